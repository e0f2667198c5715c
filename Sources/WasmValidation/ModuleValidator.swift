// Goes through the parts of a module in the order in which they may refer to each other.
//
// Standard: Validation, Modules.

import WasmModel

/// Validates a module: all rules, and the side tables of all functions, in one pass over each.
///
/// Deliberately absent: rules about bytes, such as the number of declared locals; decoding has them.
public func validate(_ module: Module) throws(ValidationError) -> ValidatedModule {
  var validator = ModuleValidator(module)
  do throws(ValidationError.Kind) {
    return ValidatedModule(module: module, functions: try validator.run())
  } catch {
    throw ValidationError(kind: error, location: validator.location)
  }
}

/// Its methods throw the kind of an error; the place of it is ``location``.
struct ModuleValidator {
  private let module: Module
  private var context: ModuleContext
  /// The part that is being checked.
  private(set) var location = ValidationError.Location(.start)

  init(_ module: Module) {
    self.module = module
    context = ModuleContext(module)
  }

  mutating func run() throws(ValidationError.Kind) -> [ValidatedFunction] {
    try checkImports()
    try checkDefinitions()
    try checkMemoryCount()
    try checkTables()
    try checkGlobals()
    try checkElements()
    try checkData()
    try checkStart()
    try checkExports()
    return try checkFunctions()
  }

  private mutating func checkImports() throws(ValidationError.Kind) {
    for (position, item) in module.imports.enumerated() {
      location = ValidationError.Location(.import(position))
      switch item.description {
      case .function(let type): try context.check(type)
      case .table(let type): try check(type)
      case .memory(let type): try check(type)
      case .global: break
      case .tag(let type): try checkTag(type)
      }
    }
  }

  /// Checks the types of definitions; what they contain may refer to any of them.
  private mutating func checkDefinitions() throws(ValidationError.Kind) {
    for (position, function) in module.functions.enumerated() {
      locate(function, at: position)
      try context.check(function.type)
    }
    for (position, type) in module.memories.enumerated() {
      location = .init(.memory(MemoryIndex(module.importedMemories.count + position)))
      try check(type)
    }
    for (position, type) in module.tags.enumerated() {
      location = .init(.tag(TagIndex(module.importedTags.count + position)))
      try checkTag(type)
    }
  }

  /// The multiple memories of standard 3.0 are deliberately absent.
  private mutating func checkMemoryCount() throws(ValidationError.Kind) {
    location = .init(.memory(MemoryIndex(1)))
    guard context.memoryCount <= 1 else { throw .multipleMemories(context.memoryCount) }
  }

  /// Initial values of tables may use imported globals only.
  private mutating func checkTables() throws(ValidationError.Kind) {
    context.globals = module.importedGlobals
    for (position, table) in module.tables.enumerated() {
      location = .init(.table(TableIndex(module.importedTables.count + position)))
      try check(table.type)
      guard let initial = table.initial else { continue }
      try check(initial, gives: .reference(table.type.element))
    }
  }

  /// The initial value of a global may use those before it.
  private mutating func checkGlobals() throws(ValidationError.Kind) {
    for global in module.globals {
      location = .init(.global(GlobalIndex(context.globals.count)))
      try check(global.initial, gives: global.type.value)
      context.globals.append(global.type)
    }
  }

  private mutating func checkElements() throws(ValidationError.Kind) {
    for (position, segment) in module.elements.enumerated() {
      location = .init(.element(ElementIndex(position)))
      let type = ValueType.reference(segment.type)
      if case .active(let table, let offset) = segment.mode {
        try context.check(table)
        try context.requireReferences(type, in: context.element(of: table))
        try check(offset, gives: .i32)
      }
      for element in segment.elements { try check(element, gives: type) }
    }
  }

  private mutating func checkData() throws(ValidationError.Kind) {
    for (position, segment) in module.dataSegments.enumerated() {
      location = .init(.data(DataIndex(position)))
      guard case .active(let memory, let offset) = segment.mode else { continue }
      try context.check(memory)
      try check(offset, gives: .i32)
    }
  }

  private mutating func checkStart() throws(ValidationError.Kind) {
    guard let start = module.start else { return }
    location = .init(.start)
    try context.check(start)
    let type = context.type(of: start)
    guard type == FunctionType([], []) else { throw .startFunctionType(type) }
  }

  private mutating func checkExports() throws(ValidationError.Kind) {
    // By bytes: Swift takes strings for equal that Unicode only calls equivalent.
    var names: Set<[UInt8]> = []
    for export in module.exports {
      location = .init(.export(export.name))
      switch export.description {
      case .function(let index): try context.check(index)
      case .table(let index): try context.check(index)
      case .memory(let index): try context.check(index)
      case .global(let index): try context.check(index)
      case .tag(let index): try context.check(index)
      }
      let isNew = names.insert(Array(export.name.utf8)).inserted
      guard isNew else { throw .duplicateExportName(export.name) }
    }
  }
}

extension ModuleValidator {
  private mutating func checkFunctions() throws(ValidationError.Kind) -> [ValidatedFunction] {
    var validated: [ValidatedFunction] = []
    for (position, function) in module.functions.enumerated() {
      var validator = FunctionValidator(
        context, type: context.type(function.type), locals: function.locals, body: function.body)
      do throws(ValidationError.Kind) {
        try validator.run()
      } catch {
        locate(function, at: position, pc: validator.pc)
        throw error
      }
      validated.append(ValidatedFunction(functionIndex(position), validator))
    }
    return validated
  }

  /// Checks a constant expression of the part that is being checked.
  private mutating func check(_ expression: ConstantExpression, gives type: ValueType)
    throws(ValidationError.Kind)
  {
    var validator = FunctionValidator(
      context, type: FunctionType([], [type]), locals: [], body: expression.body, isConstant: true)
    do throws(ValidationError.Kind) {
      try validator.run()
    } catch {
      // An expression made by a pass has offset 0, which no expression of a file has.
      let offset = expression.offset == 0 ? nil : expression.offset
      location = .init(location.part, pc: validator.pc, offset: offset)
      throw error
    }
  }

  private func check(_ type: TableType) throws(ValidationError.Kind) {
    try check(type.limits)
    let largest = max(type.limits.minimum, type.limits.maximum ?? 0)
    guard largest <= UInt32.max else { throw .tableTooLarge(elements: largest) }
  }

  private func check(_ type: MemoryType) throws(ValidationError.Kind) {
    let largest = max(type.limits.minimum, type.limits.maximum ?? 0)
    guard largest <= 65536 else { throw .memoryTooLarge(pages: largest) }
    try check(type.limits)
  }

  private func check(_ limits: Limits) throws(ValidationError.Kind) {
    guard let maximum = limits.maximum, limits.minimum > maximum else { return }
    throw .minimumAboveMaximum(minimum: limits.minimum, maximum: maximum)
  }

  private func checkTag(_ index: TypeIndex) throws(ValidationError.Kind) {
    try context.check(index)
    let results = context.type(index).results
    guard results.isEmpty else { throw .nonEmptyTagResult(results) }
  }

  private func functionIndex(_ position: Int) -> FunctionIndex {
    FunctionIndex(context.functions.count - module.functions.count + position)
  }

  /// Sets the location to a function, or to one instruction of it.
  private mutating func locate(_ function: Function, at position: Int, pc: Int? = nil) {
    let index = functionIndex(position)
    let offset = pc.flatMap { function.offsets.indices.contains($0) ? function.offsets[$0] : nil }
    location = .init(
      .function(index, name: module.displayName(of: index)), pc: pc, offset: offset)
  }
}

extension ValidatedFunction {
  /// Takes what the validator of the function found.
  init(_ index: FunctionIndex, _ validator: FunctionValidator) {
    self.init(
      index: index, type: validator.type, locals: validator.locals,
      caughtSlots: validator.stacks.maximumCatchDepth,
      maximumHeight: validator.stacks.maximumHeight,
      sideTable: validator.sideTable.build())
  }
}
