// Lets exports and imports pass values of JavaScript and several results.

import WasmModel

extension Passes {
  /// Adds the table of external references, and an adapter for each function whose compiled type is
  /// not the one that JavaScript sees.
  ///
  /// Rust knows neither external references nor several results: it passes indices into the table,
  /// and stores results in memory. All uses of an imported function then go to its adapter.
  ///
  /// Recovery: section 4, order of the passes; section 4.10 for the table.
  mutating func adaptValues() {
    guard bindings.isDeclared else { return }
    let table = addTable()
    replaceTableFunctions(table)
    let adapters = AdapterCode(module, table)
    adaptImports(adapters)
    adaptExports(adapters)
  }

  /// The first 1024 places stay free, as in the heap of builds without external references.
  private mutating func addTable() -> TableIndex {
    let index = TableIndex(module.tableTypes.count)
    let limits = Limits(minimum: 1024, maximum: nil)
    module.tables.append(Table(type: TableType(element: .externref, limits: limits)))
    module.names.tables[index] = "__wbindgen_externrefs"
    module.exports.append(Export(name: "__wbindgen_externrefs", description: .table(index)))
    isChanged = true
    return index
  }

  private mutating func replaceTableFunctions(_ table: TableIndex) {
    let operand = Instruction(.localGet, .local(LocalIndex(0)))
    let null = Instruction(.refNull, .heapType(.extern))
    replaceImport(
      .growTable, .tableFunction,
      body: [null, operand, Instruction(.tableGrow, .table(table)), Instruction(.end)])
    replaceImport(
      .setNull, .tableFunction,
      body: [operand, null, Instruction(.tableSet, .table(table)), Instruction(.end)])
  }

  private mutating func adaptImports(_ code: AdapterCode) {
    let signatures = bindings.importSignatures.filter { $0.value.needsAdapter }
    let originals = signatures.keys.compactMap(findImport).sorted().map { describe($0) }
    var adapters: [FunctionIndex: FunctionIndex] = [:]
    for (position, original) in originals.enumerated() {
      adapters[original.index] = FunctionIndex(nextFunction.value + position)
    }
    if adapters.isEmpty { return }
    replaceUses { adapters[$0] ?? $0 }
    for position in module.imports.indices {
      let item = module.imports[position]
      guard item.module == Intrinsic.module, let signature = signatures[item.name] else { continue }
      module.imports[position].description = .function(typeIndex(of: signature.bound))
    }
    let names = module.imports.filter {
      if case .function = $0.description { true } else { false }
    }.map(\.name)
    for original in originals {
      guard let signature = signatures[names[original.index.value]] else { continue }
      addFunction(
        .importAdapter, for: original.name, type: original.type, locals: [.i32, .externref],
        body: code.importAdapter(of: original, signature))
    }
  }

  private mutating func adaptExports(_ code: AdapterCode) {
    let signatures = bindings.exportSignatures
    var adapters: [FunctionIndex: FunctionIndex] = [:]
    for (position, export) in module.exports.enumerated() {
      guard case .function(let index) = export.description,
        let signature = signatures[export.name], signature.needsAdapter
      else { continue }
      let original = describe(index)
      module.names.functions[index] = original.name
      adapters[index] = nextFunction
      module.exports[position].description = .function(nextFunction)
      addFunction(
        .exportAdapter, for: original.name, type: typeIndex(of: signature.bound),
        locals: [.i32, .i32], body: code.exportAdapter(of: original, signature))
    }
    declareReferences(to: adapters)
  }
}
