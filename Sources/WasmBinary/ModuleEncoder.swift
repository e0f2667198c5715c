// From a module to bytes: every section in the standard's order, empty ones left out.
//
// Standard: Binary Format, Modules.

import WasmModel

/// Writes a module in the binary format.
///
/// Custom sections stand behind their predecessors, the name section at the very end. Those that
/// speak of byte offsets (such as debug information) are kept as they are and may not fit the new
/// bytes.
public func encode(_ module: Module) -> [UInt8] {
  var encoder = ModuleEncoder(module: module)
  return encoder.encode()
}

/// The module and the bytes written so far.
struct ModuleEncoder {
  let module: Module
  private var writer = ByteWriter()

  init(module: Module) { self.module = module }

  mutating func encode() -> [UInt8] {
    writer.writeLittleEndian(ModuleDecoder.magic)
    writer.writeLittleEndian(ModuleDecoder.version)
    writeCustomSections(after: .custom)
    for section in Section.order {
      writeSection(section)
      writeCustomSections(after: section)
    }
    if module.names != Names() { writeCustom("name", encodeNames(module.names)) }
    return writer.bytes
  }

  private mutating func writeSection(_ section: Section) {
    switch section {
    case .custom: break
    case .type: writeVector(section, typeGroups, writeGroup)
    case .import: writeVector(section, module.imports, writeImport)
    case .function: writeVector(section, module.functions) { $0.writeIndex($1.type) }
    case .table: writeVector(section, module.tables, writeTable)
    case .memory: writeVector(section, module.memories) { $0.writeMemoryType($1) }
    case .tag: writeVector(section, module.tags) { $0.writeTagType($1) }
    case .global: writeVector(section, module.globals, writeGlobal)
    case .export: writeVector(section, module.exports, writeExport)
    case .start: writeNumber(section, module.start?.value)
    case .element: writeVector(section, module.elements, writeElementSegment)
    case .dataCount: writeNumber(section, needsDataCount ? module.dataSegments.count : nil)
    case .code: writeVector(section, module.functions, writeFunction)
    case .data: writeVector(section, module.dataSegments, writeDataSegment)
    }
  }

  private mutating func writeVector<Item>(
    _ section: Section, _ items: [Item], _ write: (inout ByteWriter, Item) -> Void
  ) {
    guard !items.isEmpty else { return }
    var contents = ByteWriter()
    contents.writeCount(items.count)
    for item in items { write(&contents, item) }
    writer.writeSection(section.rawValue, contents)
  }

  private mutating func writeNumber(_ section: Section, _ number: Int?) {
    guard let number else { return }
    var contents = ByteWriter()
    contents.writeCount(number)
    writer.writeSection(section.rawValue, contents)
  }

  private mutating func writeCustomSections(after predecessor: Section) {
    for section in module.customSections where section.predecessor == predecessor {
      writeCustom(section.name, section.bytes)
    }
  }

  private mutating func writeCustom(_ name: String, _ bytes: [UInt8]) {
    var contents = ByteWriter()
    contents.writeName(name)
    contents.writeBytes(bytes)
    writer.writeSection(Section.custom.rawValue, contents)
  }

  private var typeGroups: [ArraySlice<SubType>] {
    var groups: [ArraySlice<SubType>] = []
    var start = 0
    for end in module.types.indices.dropFirst() where !module.types[end].continuesGroup {
      groups.append(module.types[start..<end])
      start = end
    }
    if !module.types.isEmpty { groups.append(module.types[start...]) }
    return groups
  }

  /// Code that names data segments must know their number before it is read. Otherwise the section
  /// is left out, so that a module has one encoding, whatever it was read from.
  private var needsDataCount: Bool {
    let table = CodeTable.standard
    return module.functions.contains { function in
      function.body.indices.contains { table.namesData(function.body.opcode(at: $0)) }
    }
  }
}
