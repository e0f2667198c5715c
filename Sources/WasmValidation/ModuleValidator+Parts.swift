// The rules of initial values, segments, exports and the start function.
//
// Standard: Validation, Modules.

import WasmModel

extension ModuleValidator {
  /// Initial values of tables may use imported globals only.
  mutating func checkTables(_ validator: inout FunctionValidator) throws(ValidationError.Kind) {
    let tables = validator.context.tables
    let imported = tables.count - module.tables.count
    validator.globalCount = validator.context.globals.count - module.globals.count
    for (position, table) in module.tables.enumerated() {
      locate(.table(TableIndex(imported + position)), module.places.tables, position)
      let element = tables[imported + position].element
      if let initial = table.initial {
        try check(initial, gives: element, &validator)
      } else if !element.isDefaultable {
        throw .initialValueRequired(table.type.element)
      }
    }
  }

  /// The initial value of a global may use those before it.
  mutating func checkGlobals(_ validator: inout FunctionValidator) throws(ValidationError.Kind) {
    let globals = validator.context.globals
    for (position, global) in module.globals.enumerated() {
      let index = globals.count - module.globals.count + position
      locate(.global(GlobalIndex(index)), module.places.globals, position)
      validator.globalCount = index
      try check(global.initial, gives: globals[index].type, &validator)
    }
    validator.globalCount = globals.count
  }

  mutating func checkElements(_ validator: inout FunctionValidator) throws(ValidationError.Kind) {
    let context = validator.context
    for (position, segment) in module.elements.enumerated() {
      locate(.element(ElementIndex(position)), module.places.elements, position)
      let type = context.elements[position]
      if case .active(let index, let offset) = segment.mode {
        let table = try context.table(index)
        try context.types.requireReferences(type, in: table.element)
        try check(offset, gives: table.address, &validator)
      }
      for element in segment.elements { try check(element, gives: type, &validator) }
    }
  }

  mutating func checkData(_ validator: inout FunctionValidator) throws(ValidationError.Kind) {
    for (position, segment) in module.dataSegments.enumerated() {
      guard case .active(let memory, let offset) = segment.mode else { continue }
      locate(.data(DataIndex(position)), module.places.dataSegments, position)
      try check(offset, gives: try validator.context.memory(memory), &validator)
    }
  }

  mutating func checkStart(_ context: ModuleContext) throws(ValidationError.Kind) {
    guard let start = module.start else { return }
    locate(.start, module.places.start.map { [$0] } ?? [], 0)
    let signature = try context.signature(of: start)
    guard signature.parameters.isEmpty, signature.results.isEmpty else {
      throw .startFunctionType(module.functionType(context.functions[start.value]))
    }
  }

  mutating func checkExports(_ context: ModuleContext) throws(ValidationError.Kind) {
    // By bytes: Swift takes strings for equal that Unicode only calls equivalent.
    var names: Set<[UInt8]> = []
    for (position, export) in module.exports.enumerated() {
      locate(.export(export.name), module.places.exports, position)
      switch export.description {
      case .function(let index): try context.check(index)
      case .table(let index): _ = try context.table(index)
      case .memory(let index): _ = try context.memory(index)
      case .global(let index): try context.check(index)
      case .tag(let index): _ = try context.payload(of: index)
      }
      let isNew = names.insert(Array(export.name.utf8)).inserted
      guard isNew else { throw .duplicateExportName(export.name) }
    }
  }
}
