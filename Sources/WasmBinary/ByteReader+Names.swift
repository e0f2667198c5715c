// Reads the name section.
//
// Standard: Appendix, Custom Sections, Name Section. The names of labels, types, element segments
// and fields are skipped: nothing shows them.

import WasmModel

extension ByteReader {
  /// The names, or an error that the caller ignores: names never make a module malformed.
  mutating func readNames() throws(DecodeError) -> Names {
    var names = Names()
    while !isAtEnd {
      let subsection = try readByte()
      let size = Int(try readUnsigned32())
      var reader = try readPart(part, size: size)
      switch subsection {
      case NameSubsection.module: names.module = try reader.readName()
      case NameSubsection.functions: names.functions = try reader.readNameMap()
      case NameSubsection.locals: names.locals = try reader.readLocalNames()
      case NameSubsection.tables: names.tables = try reader.readNameMap()
      case NameSubsection.memories: names.memories = try reader.readNameMap()
      case NameSubsection.globals: names.globals = try reader.readNameMap()
      case NameSubsection.dataSegments: names.dataSegments = try reader.readNameMap()
      case NameSubsection.tags: names.tags = try reader.readNameMap()
      default: continue
      }
      try reader.expectEnd()
    }
    return names
  }

  private mutating func readNameMap<Space>() throws(DecodeError) -> [Index<Space>: String] {
    var names: [Index<Space>: String] = [:]
    for _ in 0..<(try readCount()) {
      let index: Index<Space> = try readIndex()
      names[index] = try readName()
    }
    return names
  }

  private mutating func readLocalNames() throws(DecodeError)
    -> [FunctionIndex: [LocalIndex: String]]
  {
    var names: [FunctionIndex: [LocalIndex: String]] = [:]
    for _ in 0..<(try readCount()) {
      let function: FunctionIndex = try readIndex()
      names[function] = try readNameMap()
    }
    return names
  }
}

/// The numbers of the subsections.
enum NameSubsection {
  static let module: UInt8 = 0
  static let functions: UInt8 = 1
  static let locals: UInt8 = 2
  static let tables: UInt8 = 5
  static let memories: UInt8 = 6
  static let globals: UInt8 = 7
  static let dataSegments: UInt8 = 9
  static let tags: UInt8 = 11
}
