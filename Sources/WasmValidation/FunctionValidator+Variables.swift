// The rules of locals, globals, `drop` and `select`, and those of constants.
//
// Standard: Validation, Instructions, Variable Instructions, Parametric Instructions, Constant
// Expressions.

import WasmModel

extension FunctionValidator {
  mutating func checkLocalGet(_ index: Int) throws(ValidationError.Kind) {
    let type = try local(index)
    guard !type.isUnset else { throw .uninitializedLocal(LocalIndex(index)) }
    operands.push(type)
  }

  mutating func checkLocalSet(_ index: Int) throws(ValidationError.Kind) {
    let type = try local(index)
    try pop(type.markedSet)
    if type.isUnset { noteSet(index, type) }
  }

  mutating func checkLocalTee(_ index: Int) throws(ValidationError.Kind) {
    let type = try local(index)
    try pop(type.markedSet)
    operands.push(type.markedSet)
    if type.isUnset { noteSet(index, type) }
  }

  private func local(_ index: Int) throws(ValidationError.Kind) -> OperandType {
    guard index < locals.count else { throw .unknown(.local, index) }
    return locals[index]
  }

  /// Notes that a local without a default is set up to the end of the block.
  private mutating func noteSet(_ index: Int, _ type: OperandType) {
    locals[index] = type.markedSet
    setLocals.append(Int32(index))
  }

  func global(_ index: GlobalIndex) throws(ValidationError.Kind) -> GlobalEntry {
    guard index.value < globalCount else { throw .unknown(.global, index.value) }
    return context.globals[index.value]
  }

  mutating func checkGlobalSet(_ index: GlobalIndex) throws(ValidationError.Kind) {
    let global = try global(index)
    guard global.isMutable else { throw .immutableGlobal(index) }
    try pop(global.type)
  }

  mutating func checkDrop() throws(ValidationError.Kind) {
    if try topOperand() == .v128 { sideTable.addVectorOperand(at: pc) }
    drop(1)
  }

  /// Without a type, `select` takes only numbers or vectors: both of one type.
  mutating func checkSelect() throws(ValidationError.Kind) {
    guard isOnTop(.i32) else { throw mismatch([.i32]) }
    let second = try topOperand(below: 1)
    let first = try topOperand(below: 2)
    let type = first == .unknown ? second : first
    guard type == .unknown || type.isNumberOrVector, second == .unknown || second == type else {
      drop(1)
      throw mismatch(.sameNumbers, count: 2)
    }
    if type == .v128 { sideTable.addVectorOperand(at: pc) }
    drop(3)
    operands.push(type)
  }

  mutating func checkSelect(_ types: [ValueType]) throws(ValidationError.Kind) {
    guard types.count == 1 else { throw .invalidResultArity(types.count) }
    let type = try typeContext.packed(types[0])
    try pop(type, type, .i32)
    operands.push(type)
  }
}

// Constant expressions.
extension FunctionValidator {
  /// Checks that an instruction may stand in a constant expression.
  func checkConstant(_ opcode: Opcode) throws(ValidationError.Kind) {
    switch opcode {
    case .i32Const, .i64Const, .f32Const, .f64Const, .v128Const, .refNull, .refFunc, .end: return
    case .i32Add, .i32Sub, .i32Mul, .i64Add, .i64Sub, .i64Mul: return
    case .refI31, .structNew, .structNewDefault, .arrayNew, .arrayNewDefault, .arrayNewFixed: return
    case .anyConvertExtern, .externConvertAny: return
    case .globalGet:
      let index = GlobalIndex(number: UInt32(truncatingIfNeeded: body.number(at: pc)))
      if !(try global(index).isMutable) { return }
    default: break
    }
    throw .constantExpressionRequired(opcode)
  }
}
