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
    return try validator.run()
  } catch {
    throw ValidationError(kind: error, location: validator.location)
  }
}

/// Its methods throw the kind of an error; the place of it is ``location``.
struct ModuleValidator {
  let module: Module
  /// The part that is being checked.
  var location = ValidationError.Location(.start)

  init(_ module: Module) { self.module = module }

  /// First the types of everything, then what is computed with them.
  mutating func run() throws(ValidationError.Kind) -> ValidatedModule {
    let types = try checkTypes()
    let spaces = try checkIndexSpaces(types)
    let context = ModuleContext(types, spaces, module)
    var validator = FunctionValidator(context)
    try checkTables(&validator)
    try checkGlobals(&validator)
    try checkElements(&validator)
    try checkData(&validator)
    try checkStart(context)
    try checkExports(context)
    return ValidatedModule(
      module: module, functions: try checkFunctions(&validator), context: context)
  }

  /// Sets the location to a part; its offset is known if the module has places.
  mutating func locate(_ part: ValidationError.Part, _ places: [Int], _ position: Int) {
    let offset = places.indices.contains(position) ? places[position] : nil
    location = .init(part, offset: offset)
  }
}

// Functions and constant expressions.
extension ModuleValidator {
  private mutating func checkFunctions(_ validator: inout FunctionValidator)
    throws(ValidationError.Kind) -> [ValidatedFunction]
  {
    let imported = validator.context.functions.count - module.functions.count
    var validated: [ValidatedFunction] = []
    validated.reserveCapacity(module.functions.count)
    for position in module.functions.indices {
      do throws(ValidationError.Kind) {
        validated.append(
          try checkFunction(position, FunctionIndex(imported + position), &validator))
      } catch {
        locateFunction(position, imported + position)
        locateInstruction(validator, module.functions[position].offsets)
        throw error
      }
    }
    return validated
  }

  private func checkFunction(
    _ position: Int, _ index: FunctionIndex, _ validator: inout FunctionValidator
  ) throws(ValidationError.Kind) -> ValidatedFunction {
    let type = module.functions[position].type
    let locals = module.functions[position].locals
    try validator.check(
      module.functions[position].body, try validator.typeContext.signature(type), locals: locals)
    return ValidatedFunction(
      index: index, type: module.functionType(type), declaredLocals: locals, validator.finish())
  }

  /// Checks a constant expression of the part that is being checked.
  mutating func check(
    _ expression: ConstantExpression, gives type: OperandType,
    _ validator: inout FunctionValidator
  ) throws(ValidationError.Kind) {
    do throws(ValidationError.Kind) {
      try validator.checkConstant(expression.body, gives: type)
    } catch {
      // An expression made by a pass has offset 0, which no expression of a file has.
      let offset = expression.offset == 0 ? location.offset : expression.offset
      location = .init(location.part, pc: validator.pc, offset: offset)
      throw error
    }
  }

  /// Sets the location to a function.
  mutating func locateFunction(_ position: Int, _ index: Int) {
    let index = FunctionIndex(index)
    let offset = module.functions[position].bodyOffset
    // A function made by a pass has offset 0, which no function of a file has.
    location = .init(
      .function(index, name: module.displayName(of: index)), offset: offset == 0 ? nil : offset)
  }

  /// Sets the location to the instruction of the function that is being checked, if that has come to
  /// one.
  private mutating func locateInstruction(
    _ validator: FunctionValidator, _ offsets: InstructionOffsets
  ) {
    let pc = validator.pc
    guard validator.isOpen || pc > 0 else { return }
    let offset = offsets.indices.contains(pc) ? offsets[pc] : location.offset
    location = .init(location.part, pc: pc, offset: offset)
  }
}
