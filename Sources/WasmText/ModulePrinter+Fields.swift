// Prints imports, exports and all definitions but functions.
//
// Standard: Text Format, Modules.

import WasmModel

extension ModulePrinter {
  mutating func printImports() {
    var counts = ImportCounts()
    for item in module.imports {
      let path = PrinterStrings.quoted(item.module) + " " + PrinterStrings.quoted(item.name)
      lines.line("(import \(path) (\(text(item.description, &counts))))")
    }
  }

  /// How many imports of each kind came before.
  private struct ImportCounts {
    var functions = 0
    var tables = 0
    var memories = 0
    var globals = 0
    var tags = 0

    /// Takes the next number of an index space.
    static func next<Space>(_ count: inout Int) -> Index<Space> {
      defer { count += 1 }
      return Index(count)
    }
  }

  private func text(
    _ description: Import.Description, _ counts: inout ImportCounts
  ) -> String {
    switch description {
    case .function(let type): return functionHead(ImportCounts.next(&counts.functions), type)
    case .table(let type): return head(ImportCounts.next(&counts.tables), type)
    case .memory(let type): return head(ImportCounts.next(&counts.memories), type)
    case .global(let type): return head(ImportCounts.next(&counts.globals), type)
    case .tag(let type): return tagHead(ImportCounts.next(&counts.tags), type)
    }
  }

  private func head(_ index: TableIndex, _ type: TableType) -> String {
    "table \(names.tables.definition(index)) \(names.text(type))"
  }

  private func head(_ index: MemoryIndex, _ type: MemoryType) -> String {
    "memory \(names.memories.definition(index)) \(names.text(type))"
  }

  private func head(_ index: GlobalIndex, _ type: GlobalType) -> String {
    "global \(names.globals.definition(index)) \(names.text(type))"
  }

  private func tagHead(_ index: TagIndex, _ type: TypeIndex) -> String {
    "tag \(names.tags.definition(index)) \(typeUse(type))"
  }

  mutating func printTables() {
    let imported = module.importedTables.count
    for (position, table) in module.tables.enumerated() {
      let head = head(TableIndex(imported + position), table.type)
      lines.line("(" + PrinterLines.words(head, table.initial.map(constant)) + ")")
    }
  }

  mutating func printMemories() {
    let imported = module.importedMemories.count
    for (position, memory) in module.memories.enumerated() {
      lines.line("(\(head(MemoryIndex(imported + position), memory)))")
    }
  }

  mutating func printTags() {
    let imported = module.importedTags.count
    for (position, tag) in module.tags.enumerated() {
      lines.line("(\(tagHead(TagIndex(imported + position), tag)))")
    }
  }

  mutating func printGlobals() {
    let imported = module.importedGlobals.count
    for (position, global) in module.globals.enumerated() {
      let head = head(GlobalIndex(imported + position), global.type)
      lines.line("(" + PrinterLines.words(head, constant(global.initial)) + ")")
    }
  }

  mutating func printExports() {
    for export in module.exports {
      lines.line("(export \(PrinterStrings.quoted(export.name)) (\(text(export.description))))")
    }
  }

  private func text(_ description: Export.Description) -> String {
    switch description {
    case .function(let index): "func \(names.functions.use(index))"
    case .table(let index): "table \(names.tables.use(index))"
    case .memory(let index): "memory \(names.memories.use(index))"
    case .global(let index): "global \(names.globals.use(index))"
    case .tag(let index): "tag \(names.tags.use(index))"
    }
  }

  mutating func printStart() {
    if let start = module.start { lines.line("(start \(names.functions.use(start)))") }
  }
}
