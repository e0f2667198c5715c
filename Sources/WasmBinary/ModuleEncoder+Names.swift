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
    writeLocalNames(&writer, names.locals)
    writeNameMap(&writer, NameSubsection.tables, names.tables)
    writeNameMap(&writer, NameSubsection.memories, names.memories)
    writeNameMap(&writer, NameSubsection.globals, names.globals)
    writeNameMap(&writer, NameSubsection.dataSegments, names.dataSegments)
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

  private func writeLocalNames(
    _ writer: inout ByteWriter, _ names: [FunctionIndex: [LocalIndex: String]]
  ) {
    guard !names.isEmpty else { return }
    var contents = ByteWriter()
    contents.writeCount(names.count)
    for (function, locals) in names.sorted(by: { $0.key < $1.key }) {
      contents.writeIndex(function)
      writeNames(&contents, locals)
    }
    writer.writeSection(NameSubsection.locals, contents)
  }

  private func writeNames<Space>(_ writer: inout ByteWriter, _ names: [Index<Space>: String]) {
    writer.writeCount(names.count)
    for (index, name) in names.sorted(by: { $0.key < $1.key }) {
      writer.writeIndex(index)
      writer.writeName(name)
    }
  }
}
