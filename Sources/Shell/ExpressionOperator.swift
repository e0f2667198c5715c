// The operators of expressions, and what they compute.

/// An operator between two values.
enum BinaryOperator: String, CaseIterable, Hashable, Sendable {
  case or
  case and
  case equal = "=="
  case unequal = "!="
  case less = "<"
  case atMost = "<="
  case greater = ">"
  case atLeast = ">="
  case bitOr = "|"
  case bitXor = "^"
  case bitAnd = "&"
  case shiftLeft = "<<"
  case shiftRight = ">>"
  case plus = "+"
  case minus = "-"
  case times = "*"
  case divided = "/"
  case remainder = "%"

  /// Finds the operator that a sign or a word stands for.
  static func find(_ text: String) -> BinaryOperator? {
    switch text {
    case "&&": .and
    case "||": .or
    default: BinaryOperator(rawValue: text)
    }
  }

  /// Operators with a higher one are applied first; those with the same one from the left.
  var precedence: Int {
    switch self {
    case .or: 0
    case .and: 1
    case .equal, .unequal, .less, .atMost, .greater, .atLeast: 2
    case .bitOr, .bitXor, .bitAnd: 3
    case .shiftLeft, .shiftRight: 4
    case .plus, .minus: 5
    case .times, .divided, .remainder: 6
    }
  }

  /// What `and` and `or` are if the left side decides it.
  func shortcut(_ left: Bool) -> Bool? {
    switch self {
    case .and where !left: false
    case .or where left: true
    default: nil
    }
  }

  /// Computes the value. Integers wrap around; a sum with a float is a float.
  func apply(_ left: Value, _ right: Value) throws(ExpressionProblem) -> Value {
    switch (self, left, right) {
    case (.or, _, _), (.and, _, _):
      let sides = (try truth(left), try truth(right))
      return Value(self == .or ? sides.0 || sides.1 : sides.0 && sides.1)
    case (.equal, _, _): return Value(try areEqual(left, right))
    case (.unequal, _, _): return Value(!(try areEqual(left, right)))
    case (_, .integer(let a), .integer(let b)): return .integer(try integer(a, b))
    default: break
    }
    guard let a = left.number, let b = right.number else {
      throw .wrongOperand(rawValue, "numbers", left.number == nil ? left : right)
    }
    if let isSo = comparison(a, b) { return Value(isSo) }
    if case .double = left { return .double(try float(a, b, left, right)) }
    if case .double = right { return .double(try float(a, b, left, right)) }
    return .single(try float(Float(a), Float(b), left, right))
  }

  private func truth(_ value: Value) throws(ExpressionProblem) -> Bool {
    guard let truth = value.truth else { throw .noTruth(value) }
    return truth
  }

  /// Anything can be compared with null.
  private func areEqual(_ left: Value, _ right: Value) throws(ExpressionProblem) -> Bool {
    switch (left, right) {
    case (.null, _), (_, .null): return left == right
    case (.text(let a), .text(let b)): return a == b
    case (.integer(let a), .integer(let b)): return a == b
    default:
      guard let a = left.number, let b = right.number else {
        throw .incomparable(left, right)
      }
      return a == b
    }
  }

  private func comparison<Number: Comparable>(_ a: Number, _ b: Number) -> Bool? {
    switch self {
    case .less: a < b
    case .atMost: a <= b
    case .greater: a > b
    case .atLeast: a >= b
    default: nil
    }
  }

  private func integer(_ a: Int64, _ b: Int64) throws(ExpressionProblem) -> Int64 {
    switch self {
    case .bitOr: return a | b
    case .bitXor: return a ^ b
    case .bitAnd: return a & b
    case .shiftLeft: return a << b
    case .shiftRight: return a >> b
    case .plus: return a &+ b
    case .minus: return a &- b
    case .times: return a &* b
    case .divided, .remainder:
      guard b != 0 else { throw .divisionByZero }
      return self == .divided
        ? a.dividedReportingOverflow(by: b).partialValue
        : a.remainderReportingOverflow(dividingBy: b).partialValue
    default: return comparison(a, b) == true ? 1 : 0
    }
  }

  private func float<Number: BinaryFloatingPoint>(
    _ a: Number, _ b: Number, _ left: Value, _ right: Value
  ) throws(ExpressionProblem) -> Number {
    switch self {
    case .plus: return a + b
    case .minus: return a - b
    case .times: return a * b
    case .divided: return a / b
    case .remainder: return a.truncatingRemainder(dividingBy: b)
    default:
      if case .integer = left { throw .wrongOperand(rawValue, "integers", right) }
      throw .wrongOperand(rawValue, "integers", left)
    }
  }
}
