// From bytes to a module: the header, the sections and their order.
//
// Standard: Binary Format, Modules.

import WasmModel

/// Reads a module in the binary format. It is well-formed then, but not validated.
public func decode(_ bytes: [UInt8]) throws(DecodeError) -> Module {
  try ByteReader.read(bytes) { (reader) throws(DecodeError) in
    var decoder = ModuleDecoder()
    return try decoder.decode(&reader)
  }
}

/// What is known of a module while its sections are read.
struct ModuleDecoder {
  var module = Module()
  /// The function section: a type for each body of the code section.
  var functionTypes: [TypeIndex] = []
  var expressions = ExpressionDecoder()
  /// The bodies of the newest functions, as positions in what the decoder of expressions has read.
  var unsettled: [Range<Int>] = []
  /// All declared locals so far.
  var localCount = 0
  /// The groups of the function that is read.
  var localGroups: [LocalGroup] = []
  var knownLocals: [[LocalGroup]: [ValueType]] = [:]
  private var last = Section.custom
  /// The last section that was not empty: the encoder leaves empty ones out, so no custom section
  /// should stand behind one.
  private(set) var predecessor = Section.custom

  /// A module in the binary format begins with these bytes, as little-endian numbers.
  static let magic: UInt32 = 0x6D73_6100
  static let version: UInt32 = 1

  mutating func decode(_ reader: inout ByteReader) throws(DecodeError) -> Module {
    try readHeader(&reader)
    while !reader.isAtEnd { try decodeSection(&reader) }
    try checkCounts(at: reader.position)
    module.byteCount = reader.end
    return module
  }

  private func readHeader(_ reader: inout ByteReader) throws(DecodeError) {
    let magic = try reader.readLittleEndian(UInt32.self)
    guard magic == Self.magic else {
      throw DecodeError(.magicHeaderNotDetected(found: magic), at: 0)
    }
    let version = try reader.readLittleEndian(UInt32.self)
    guard version == Self.version else {
      throw DecodeError(.unknownBinaryVersion(found: version), at: 4)
    }
  }

  private mutating func decodeSection(_ reader: inout ByteReader) throws(DecodeError) {
    let section = try readSectionID(&reader)
    let offset = reader.position
    let size = Int(try reader.readUnsigned32())
    guard size <= reader.remaining else {
      throw DecodeError(.lengthOutOfBounds(declared: size, left: reader.remaining), at: offset)
    }
    var contents = try reader.readPart(.section(section), size: size)
    try decodeContents(of: section, &contents)
    try contents.expectEnd()
    if section != .custom, !isEmpty(section) { predecessor = section }
  }

  private mutating func readSectionID(_ reader: inout ByteReader) throws(DecodeError) -> Section {
    let offset = reader.position
    let id = try reader.readByte()
    guard let section = Section(rawValue: id) else {
      throw DecodeError(.malformedSectionID(id), at: offset)
    }
    guard section != .custom else { return section }
    guard section.place > last.place else {
      let kind = DecodeError.Kind.unexpectedContentAfterLastSection(found: section, after: last)
      throw DecodeError(kind, at: offset)
    }
    last = section
    return section
  }

  private mutating func decodeContents(
    of section: Section, _ reader: inout ByteReader
  ) throws(DecodeError) {
    switch section {
    case .custom: try decodeCustomSection(&reader)
    case .type: try decodeTypes(&reader)
    case .import: try decodeImports(&reader)
    case .function: try decodeFunctionTypes(&reader)
    case .table: try decodeTables(&reader)
    case .memory: try decodeMemories(&reader)
    case .tag: try decodeTags(&reader)
    case .global: try decodeGlobals(&reader)
    case .export: try decodeExports(&reader)
    case .start: try decodeStart(&reader)
    case .element: try decodeElements(&reader)
    case .dataCount: module.dataCount = Int(try reader.readUnsigned32())
    case .code: try decodeCode(&reader)
    case .data: try decodeData(&reader)
    }
  }

  private func isEmpty(_ section: Section) -> Bool {
    switch section {
    case .type: module.types.isEmpty
    case .import: module.imports.isEmpty
    case .function: functionTypes.isEmpty
    case .table: module.tables.isEmpty
    case .memory: module.memories.isEmpty
    case .tag: module.tags.isEmpty
    case .global: module.globals.isEmpty
    case .export: module.exports.isEmpty
    case .element: module.elements.isEmpty
    case .code: module.functions.isEmpty
    case .data: module.dataSegments.isEmpty
    case .custom, .start, .dataCount: false
    }
  }

  /// The numbers that two sections must agree on; one of the two may be missing.
  private func checkCounts(at offset: Int) throws(DecodeError) {
    let bodies = module.functions.count
    guard functionTypes.count == bodies else {
      let functions = functionTypes.count
      throw DecodeError(
        .functionAndCodeInconsistent(functions: functions, bodies: bodies), at: offset)
    }
    let segments = module.dataSegments.count
    if let count = module.dataCount, count != segments {
      throw DecodeError(
        .dataCountAndDataInconsistent(count: count, segments: segments), at: offset)
    }
    if module.dataCount == nil, let user = expressions.firstDataUser {
      throw DecodeError(.dataCountSectionRequired(by: user.opcode), at: user.offset)
    }
  }
}
