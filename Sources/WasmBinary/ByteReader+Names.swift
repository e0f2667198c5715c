// Reads the name section.
//
// Standard: Appendix, Custom Sections, Name Section.

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
      case NameSubsection.locals: names.locals = try reader.readIndirectNameMap()
      case NameSubsection.labels: names.labels = try reader.readIndirectNameMap()
      case NameSubsection.types: names.types = try reader.readNameMap()
      case NameSubsection.tables: names.tables = try reader.readNameMap()
      case NameSubsection.memories: names.memories = try reader.readNameMap()
      case NameSubsection.globals: names.globals = try reader.readNameMap()
      case NameSubsection.elements: names.elements = try reader.readNameMap()
      case NameSubsection.dataSegments: names.dataSegments = try reader.readNameMap()
      case NameSubsection.fields: names.fields = try reader.readIndirectNameMap()
      case NameSubsection.tags: names.tags = try reader.readNameMap()
      default: continue
      }
      try reader.expectEnd()
    }
    return names
  }

  private mutating func readNameMap<Space>() throws(DecodeError) -> [Index<Space>: String] {
    let count = try readCount()
    var names = [Index<Space>: String](minimumCapacity: min(count, remaining / 2))
    for _ in 0..<count {
      let index: Index<Space> = try readIndex()
      names[index] = try readName()
    }
    return names
  }

  /// Names within things that have an index themselves.
  private mutating func readIndirectNameMap<Outer, Inner>() throws(DecodeError)
    -> [Index<Outer>: [Index<Inner>: String]]
  {
    var names: [Index<Outer>: [Index<Inner>: String]] = [:]
    for _ in 0..<(try readCount()) {
      let outer: Index<Outer> = try readIndex()
      let inner: [Index<Inner>: String] = try readNameMap()
      // An empty list says nothing.
      if !inner.isEmpty { names[outer] = inner }
    }
    return names
  }
}

/// The numbers of the subsections.
enum NameSubsection {
  static let module: UInt8 = 0
  static let functions: UInt8 = 1
  static let locals: UInt8 = 2
  static let labels: UInt8 = 3
  static let types: UInt8 = 4
  static let tables: UInt8 = 5
  static let memories: UInt8 = 6
  static let globals: UInt8 = 7
  static let elements: UInt8 = 8
  static let dataSegments: UInt8 = 9
  static let fields: UInt8 = 10
  static let tags: UInt8 = 11
}
