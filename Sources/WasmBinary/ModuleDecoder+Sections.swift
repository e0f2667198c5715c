// The sections that declare: types, imports, functions, tables, memories, tags, globals, exports.
//
// Standard: Binary Format, Modules.

import WasmModel

extension ModuleDecoder {
  /// A malformed name section is left out, as engines do: names are only for people.
  mutating func decodeCustomSection(_ reader: inout ByteReader) throws(DecodeError) {
    let name = try reader.readName()
    var contents = reader
    let bytes = try reader.readBytes(count: reader.remaining)
    let section = CustomSection(name: name, bytes: bytes, predecessor: predecessor)
    guard name == "name" else {
      module.customSections.append(section)
      return
    }
    if let names = try? contents.readNames() { module.names = names }
  }

  mutating func decodeTypes(_ reader: inout ByteReader) throws(DecodeError) {
    for _ in 0..<(try reader.readCount()) {
      guard reader.next == TypeCode.group else {
        try decodeType(&reader, continuesGroup: false)
        continue
      }
      _ = try reader.readByte()
      for place in 0..<(try reader.readCount()) {
        try decodeType(&reader, continuesGroup: place > 0)
      }
    }
  }

  private mutating func decodeType(
    _ reader: inout ByteReader, continuesGroup: Bool
  ) throws(DecodeError) {
    module.places.types.append(reader.position)
    module.types.append(try reader.readSubType(continuesGroup: continuesGroup))
  }

  mutating func decodeImports(_ reader: inout ByteReader) throws(DecodeError) {
    for _ in 0..<(try reader.readCount()) {
      module.places.imports.append(reader.position)
      let moduleName = try reader.readName()
      let name = try reader.readName()
      let description = try readImportDescription(&reader)
      module.imports.append(Import(module: moduleName, name: name, description: description))
    }
  }

  private func readImportDescription(
    _ reader: inout ByteReader
  ) throws(DecodeError) -> Import.Description {
    let offset = reader.position
    let kind = try reader.readByte()
    switch kind {
    case 0: return .function(try reader.readIndex())
    case 1: return .table(try reader.readTableType())
    case 2: return .memory(try reader.readMemoryType())
    case 3: return .global(try reader.readGlobalType())
    case 4: return .tag(try reader.readTagType())
    default: break
    }
    if let feature = Feature.find(importKind: kind) {
      throw DecodeError(.unsupported(feature, code: UInt32(kind)), at: offset)
    }
    throw DecodeError(.malformed(.importKind, found: UInt64(kind)), at: offset)
  }

  mutating func decodeFunctionTypes(_ reader: inout ByteReader) throws(DecodeError) {
    for _ in 0..<(try reader.readCount()) { functionTypes.append(try reader.readIndex()) }
  }

  mutating func decodeTables(_ reader: inout ByteReader) throws(DecodeError) {
    for _ in 0..<(try reader.readCount()) {
      module.places.tables.append(reader.position)
      module.tables.append(try readTable(&reader))
    }
  }

  private mutating func readTable(_ reader: inout ByteReader) throws(DecodeError) -> Table {
    guard reader.next == TypeCode.tableWithInitial else {
      return Table(type: try reader.readTableType())
    }
    _ = try reader.readByte()
    try reader.readZeroByte()
    let type = try reader.readTableType()
    return Table(type: type, initial: try expressions.decodeConstant(&reader))
  }

  mutating func decodeMemories(_ reader: inout ByteReader) throws(DecodeError) {
    for _ in 0..<(try reader.readCount()) {
      module.places.memories.append(reader.position)
      module.memories.append(try reader.readMemoryType())
    }
  }

  mutating func decodeTags(_ reader: inout ByteReader) throws(DecodeError) {
    for _ in 0..<(try reader.readCount()) {
      module.places.tags.append(reader.position)
      module.tags.append(try reader.readTagType())
    }
  }

  mutating func decodeGlobals(_ reader: inout ByteReader) throws(DecodeError) {
    for _ in 0..<(try reader.readCount()) {
      module.places.globals.append(reader.position)
      let type = try reader.readGlobalType()
      let initial = try expressions.decodeConstant(&reader)
      module.globals.append(Global(type: type, initial: initial))
    }
  }

  mutating func decodeExports(_ reader: inout ByteReader) throws(DecodeError) {
    for _ in 0..<(try reader.readCount()) {
      module.places.exports.append(reader.position)
      let name = try reader.readName()
      let description = try readExportDescription(&reader)
      module.exports.append(Export(name: name, description: description))
    }
  }

  private func readExportDescription(
    _ reader: inout ByteReader
  ) throws(DecodeError) -> Export.Description {
    let offset = reader.position
    let kind = try reader.readByte()
    switch kind {
    case 0: return .function(try reader.readIndex())
    case 1: return .table(try reader.readIndex())
    case 2: return .memory(try reader.readIndex())
    case 3: return .global(try reader.readIndex())
    case 4: return .tag(try reader.readIndex())
    default: throw DecodeError(.malformed(.exportKind, found: UInt64(kind)), at: offset)
    }
  }

  mutating func decodeStart(_ reader: inout ByteReader) throws(DecodeError) {
    module.places.start = reader.position
    module.start = try reader.readIndex()
  }
}
