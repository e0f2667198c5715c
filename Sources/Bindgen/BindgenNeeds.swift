// What a module must export so that its adapters, wrappers and glue can do their work.

import WasmModel

/// Checks that a module exports all that is needed.
func checkNeeds(of module: Module, _ bindings: Bindings) throws(BindgenError) {
  let uses = Use.all(of: bindings, module)
  for need in Need.all where uses.contains(need.use) && !need.isMet(by: module) {
    throw .missingExport(need.name, reason: need.use.rawValue)
  }
}

/// Something that a module does, for which the glue needs an export.
private enum Use: String {
  case handler = "the abort handler"
  case flag = "the terminated flag"
  case lowering = "parameters in memory"
  case lifting = "results in memory"
  case values = "values of JavaScript"
  case catching = "imports that catch"
  case closures = "closures"
  case severalResults = "functions with several results"

  static func all(of bindings: Bindings, _ module: Module) -> Set<Use> {
    var uses = Set(bindings.allTypes.flatMap { all(of: $0.type, $0.place) })
    if module.findExport(TerminatedFlag.name) != nil { uses.insert(.flag) }
    if module.findExport("__abort_handler") != nil { uses.insert(.handler) }
    if bindings.imports.contains(where: \.catches) { uses.formUnion([.catching, .values]) }
    if !bindings.closures.isEmpty { uses.formUnion([.closures, .values]) }
    if bindings.exportSignatures.values.contains(where: \.storesResults) {
      uses.insert(.severalResults)
    }
    return uses
  }

  private static func all(of type: BoundType, _ place: TypePlace) -> [Use] {
    switch type {
    case .string, .bytes:
      place == .exportParameter || place == .importResult ? [.lowering] : [.lifting]
    case .value: [.values]
    case .result(let type): [.values] + (type.map { all(of: $0, place) } ?? [])
    case .i32, .u32, .i64, .u64, .f32, .f64, .bool, .object, .stackClosure: []
    }
  }
}

/// An export and what needs it.
private struct Need {
  let name: String
  let kind: Kind
  let use: Use

  enum Kind {
    case memory
    case table
    case stackPointer
    case function(FunctionType)
  }

  init(_ name: String, _ kind: Kind, _ use: Use) {
    (self.name, self.kind, self.use) = (name, kind, use)
  }

  /// A function of numbers of 32 bits.
  init(_ name: String, _ parameters: Int, _ results: Int, _ use: Use) {
    let type = FunctionType(
      Array(repeating: .i32, count: parameters), Array(repeating: .i32, count: results))
    self.init(name, .function(type), use)
  }

  // swift-format-ignore
  static let all = [
    Need("memory",                      .memory,       .flag),
    Need("__indirect_function_table",   .table,        .handler),
    Need("memory",                      .memory,       .lowering),
    Need("__wbindgen_malloc",           2, 1,          .lowering),
    Need("__wbindgen_realloc",          4, 1,          .lowering),
    Need("memory",                      .memory,       .lifting),
    Need("__wbindgen_free",             3, 0,          .lifting),
    Need("__externref_table_alloc",     0, 1,          .values),
    Need("__externref_table_dealloc",   1, 0,          .values),
    Need("__wbindgen_exn_store",        1, 0,          .catching),
    Need("__wbindgen_destroy_closure",  2, 0,          .closures),
    Need("__stack_pointer",             .stackPointer, .severalResults),
  ]

  func isMet(by module: Module) -> Bool {
    switch (kind, module.findExport(name)?.description) {
    case (.memory, .memory), (.table, .table): true
    case (.stackPointer, _): module.findStackPointer() != nil
    case (.function(let type), .function(let index)):
      module.findFunctionType(module.functionTypes[index.value]) == type
    default: false
    }
  }
}

extension Module {
  /// Finds the shadow stack pointer: an exported mutable i32.
  func findStackPointer() -> GlobalIndex? {
    guard case .global(let index)? = findExport("__stack_pointer")?.description else { return nil }
    let types = globalTypes
    let expected = GlobalType(value: .i32, isMutable: true)
    return types.indices.contains(index.value) && types[index.value] == expected ? index : nil
  }
}
