// Taking operands off the stack, and what is said if they are the wrong ones.
//
// Standard: Appendix, Validation Algorithm, Data Structures (`push_val`, `pop_val`).

import WasmModel

// Those that change nothing are mutating all the same: for others Swift copies this large structure.
extension FunctionValidator {
  /// How many operands the innermost block has.
  var available: Int { operands.count - Int(frame.height) }

  /// Whether the operand with so many others above it may stand where a type is expected. In
  /// unreachable code the stack has as many unknown operands as needed.
  @inline(__always)
  mutating func isOnTop(_ expected: OperandType, below others: Int = 0) -> Bool {
    let position = operands.count - 1 - others
    guard position >= Int(frame.height) else { return frame.isUnreachable }
    return typeContext.matches(operands[position], expected)
  }

  /// Whether the operand with so many others above it is there and has a type: the usual case,
  /// without the others of ``isOnTop(_:below:)``.
  @inline(__always)
  mutating func isOnTop(exactly type: OperandType, below others: Int = 0) -> Bool {
    let position = operands.count - 1 - others
    return position >= Int(frame.height) && operands[position] == type
  }

  /// Whether the operands with so many others above them may stand where these types are expected.
  mutating func areOnTop(_ expected: TypeList, below others: Int = 0) -> Bool {
    let count = expected.count
    for position in 0..<count {
      let below = others + count - 1 - position
      guard isOnTop(typeContext.type(expected, position), below: below) else { return false }
    }
    return true
  }

  /// Forgets the topmost operands, as far as there are some.
  mutating func drop(_ count: Int) { operands.drop(min(count, available)) }

  mutating func push(_ types: TypeList) {
    for position in 0..<types.count { operands.push(typeContext.type(types, position)) }
  }

  mutating func pop(_ type: OperandType) throws(ValidationError.Kind) {
    guard isOnTop(type) else { throw mismatch([type]) }
    drop(1)
  }

  /// Pops two operands, the last one first.
  mutating func pop(_ first: OperandType, _ second: OperandType) throws(ValidationError.Kind) {
    guard isOnTop(second), isOnTop(first, below: 1) else { throw mismatch([first, second]) }
    drop(2)
  }

  mutating func pop(_ first: OperandType, _ second: OperandType, _ third: OperandType)
    throws(ValidationError.Kind)
  {
    guard isOnTop(third), isOnTop(second, below: 1), isOnTop(first, below: 2) else {
      throw mismatch([first, second, third])
    }
    drop(3)
  }

  /// Pops operands of a list that is too long for the others; rare instructions take one.
  mutating func pop(_ types: [OperandType]) throws(ValidationError.Kind) {
    for (position, type) in types.enumerated() {
      guard isOnTop(type, below: types.count - 1 - position) else { throw mismatch(types) }
    }
    drop(types.count)
  }

  mutating func pop(_ types: TypeList) throws(ValidationError.Kind) {
    guard areOnTop(types) else { throw mismatch(types) }
    drop(types.count)
  }

  /// Pops operands of these types with one more on top.
  mutating func pop(_ types: TypeList, _ last: OperandType) throws(ValidationError.Kind) {
    guard isOnTop(last), areOnTop(types, below: 1) else { throw mismatch(types, last) }
    drop(types.count + 1)
  }

  /// The topmost operand, which stays; unknown in unreachable code.
  mutating func topOperand(below others: Int = 0) throws(ValidationError.Kind) -> OperandType {
    let position = operands.count - 1 - others
    if position >= Int(frame.height) { return operands[position] }
    guard frame.isUnreachable else { throw mismatch(.anyOperand, count: 1) }
    return .unknown
  }

  /// Pops a reference of any type.
  mutating func popReference() throws(ValidationError.Kind) -> OperandType {
    let found = try topOperand()
    guard found == .unknown || found.isReference else {
      throw mismatch(.anyReference, count: 1)
    }
    drop(1)
    return found == .unknown ? .unknownReference : found
  }
}

// Errors.
extension FunctionValidator {
  func mismatch(_ expected: some Sequence<OperandType>) -> ValidationError.Kind {
    let types = expected.compactMap(typeContext.findValueType)
    return mismatch(.types(types), count: types.count)
  }

  func mismatch(_ expected: TypeList) -> ValidationError.Kind {
    mismatch((0..<expected.count).map { typeContext.type(expected, $0) })
  }

  func mismatch(_ expected: TypeList, _ last: OperandType) -> ValidationError.Kind {
    mismatch((0..<expected.count).map { typeContext.type(expected, $0) } + [last])
  }

  func mismatch(_ expected: ValidationError.Expectation, count: Int) -> ValidationError.Kind {
    .typeMismatch(.operands, expected: expected, found: foundTypes(count))
  }

  /// The topmost operands of the innermost block, at most `count`.
  func foundTypes(_ count: Int) -> [ValueType?] {
    (operands.count - min(count, available)..<operands.count).map {
      typeContext.findValueType(operands[$0])
    }
  }

  func mismatch(_ subject: ValidationError.Subject, _ expected: TypeList, _ found: TypeList)
    -> ValidationError.Kind
  {
    .typeMismatch(
      subject, expected: .types(typeContext.valueTypes(expected)),
      found: typeContext.valueTypes(found))
  }
}
