// The rules of locals, globals, references, tables and `select`, and those of constants.
//
// Standard: Validation, Instructions, Variable Instructions, Reference Instructions, Table
// Instructions, Parametric Instructions, Constant Expressions.

import WasmModel

extension FunctionValidator {
  func local(_ index: LocalIndex) throws(ValidationError.Kind) -> ValueType {
    guard locals.indices.contains(index.value) else { throw .unknown(.local, index.value) }
    return locals[index.value]
  }

  mutating func checkTee(_ index: LocalIndex) throws(ValidationError.Kind) {
    let type = try local(index)
    try stacks.pop([type])
    stacks.push([type])
  }

  mutating func checkGlobalSet(_ index: GlobalIndex) throws(ValidationError.Kind) {
    let global = context.globals[index.value]
    guard global.isMutable else { throw .immutableGlobal(index) }
    try stacks.pop([global.value])
  }

  /// Without a type, `select` takes only numbers: both of one type.
  mutating func checkSelect() throws(ValidationError.Kind) {
    try stacks.pop([.i32])
    let found = stacks.top(2)
    let second = try stacks.pop(.anyOperand)
    let first = try stacks.pop(.anyOperand)
    let isNumber = first?.isNumber ?? true && second?.isNumber ?? true
    guard isNumber, first == second || first == nil || second == nil else {
      throw .typeMismatch(.operands, expected: .sameNumbers, found: found)
    }
    stacks.push([first ?? second])
  }

  mutating func checkSelect(_ types: [ValueType]) throws(ValidationError.Kind) {
    guard types.count == 1 else { throw .invalidResultArity(types.count) }
    try stacks.pop(types + types + [.i32])
    stacks.push(types)
  }

  mutating func checkIsNull() throws(ValidationError.Kind) {
    _ = try stacks.pop(.anyReference)
    stacks.push([.i32])
  }

  mutating func checkFunctionReference(_ index: FunctionIndex) throws(ValidationError.Kind) {
    guard context.references.contains(index) else { throw .undeclaredFunctionReference(index) }
    stacks.push([.funcref])
  }

  mutating func checkTableGet(_ table: TableIndex) throws(ValidationError.Kind) {
    try stacks.pop([.i32])
    stacks.push([context.element(of: table)])
  }

  mutating func checkTableSet(_ table: TableIndex) throws(ValidationError.Kind) {
    try stacks.pop([.i32, context.element(of: table)])
  }

  mutating func checkTableGrow(_ table: TableIndex) throws(ValidationError.Kind) {
    try stacks.pop([context.element(of: table), .i32])
    stacks.push([.i32])
  }

  mutating func checkTableFill(_ table: TableIndex) throws(ValidationError.Kind) {
    try stacks.pop([.i32, context.element(of: table), .i32])
  }

  mutating func checkTableInit(_ segment: ElementIndex, _ table: TableIndex)
    throws(ValidationError.Kind)
  {
    try context.requireReferences(context.element(of: segment), in: context.element(of: table))
    try stacks.pop([.i32, .i32, .i32])
  }

  mutating func checkTableCopy(_ to: TableIndex, _ from: TableIndex) throws(ValidationError.Kind) {
    try context.requireReferences(context.element(of: from), in: context.element(of: to))
    try stacks.pop([.i32, .i32, .i32])
  }

  /// Checks that an instruction may stand in a constant expression.
  func checkConstant(_ instruction: Instruction) throws(ValidationError.Kind) {
    switch (instruction.opcode, instruction.immediate) {
    case (.i32Const, _), (.i64Const, _), (.f32Const, _), (.f64Const, _): return
    case (.i32Add, _), (.i32Sub, _), (.i32Mul, _): return
    case (.i64Add, _), (.i64Sub, _), (.i64Mul, _): return
    case (.refNull, _), (.refFunc, _), (.end, _): return
    case (.globalGet, .global(let index)) where !context.globals[index.value].isMutable: return
    default: throw .constantExpressionRequired(instruction.opcode)
    }
  }
}
