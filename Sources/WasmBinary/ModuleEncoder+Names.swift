// Writes the name section, sorted by index as the standard asks.
//
// Standard: Appendix, Custom Sections, Name Section.

import WasmModel

extension ModuleEncoder {
  func encodeNames(_ names: Names) -> [UInt8] {
    var writer = ByteWriter()
    if let name = names.module {
      var contents = ByteWriter()
      contents.writeName(name)
      writer.writeSection(NameSubsection.module, contents)
    }
    writeNameMap(&writer, NameSubsection.functions, names.functions)
    writeIndirectNameMap(&writer, NameSubsection.locals, names.locals)
    writeIndirectNameMap(&writer, NameSubsection.labels, names.labels)
    writeNameMap(&writer, NameSubsection.types, names.types)
    writeNameMap(&writer, NameSubsection.tables, names.tables)
    writeNameMap(&writer, NameSubsection.memories, names.memories)
    writeNameMap(&writer, NameSubsection.globals, names.globals)
    writeNameMap(&writer, NameSubsection.elements, names.elements)
    writeNameMap(&writer, NameSubsection.dataSegments, names.dataSegments)
    writeIndirectNameMap(&writer, NameSubsection.fields, names.fields)
    writeNameMap(&writer, NameSubsection.tags, names.tags)
    return writer.bytes
  }

  private func writeNameMap<Space>(
    _ writer: inout ByteWriter, _ subsection: UInt8, _ names: [Index<Space>: String]
  ) {
    guard !names.isEmpty else { return }
    var contents = ByteWriter()
    writeNames(&contents, names)
    writer.writeSection(subsection, contents)
  }

  private func writeIndirectNameMap<Outer, Inner>(
    _ writer: inout ByteWriter, _ subsection: UInt8,
    _ names: [Index<Outer>: [Index<Inner>: String]]
  ) {
    let names = names.filter { !$0.value.isEmpty }
    guard !names.isEmpty else { return }
    var contents = ByteWriter()
    contents.writeCount(names.count)
    for (outer, inner) in names.sorted(by: { $0.key < $1.key }) {
      contents.writeIndex(outer)
      writeNames(&contents, inner)
    }
    writer.writeSection(subsection, contents)
  }

  private func writeNames<Space>(_ writer: inout ByteWriter, _ names: [Index<Space>: String]) {
    writer.writeCount(names.count)
    for (index, name) in names.sorted(by: { $0.key < $1.key }) {
      writer.writeIndex(index)
      writer.writeName(name)
    }
  }
}
