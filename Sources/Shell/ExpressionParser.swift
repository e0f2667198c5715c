// Expressions: values of the side in focus, with the operators of C.

import Recovery
import WasmMachine
import WasmModel

/// Evaluates an expression while it reads it. All values are 64-bit integers; true is 1.
struct ExpressionParser {
  private let text: String
  private let tokens: [ExpressionToken]
  private var next = 0
  private let values: WorkerValues

  init(_ text: String, _ side: Side) throws(CommandError) {
    self.text = text
    tokens = try ExpressionToken.split(text)
    values = WorkerValues(side: side)
  }

  /// The value of the whole text.
  mutating func evaluate() throws(CommandError) -> Int64 {
    let value = try binary(0)
    if let extra = peek { throw error("nothing more was expected", at: extra.position) }
    return value
  }

  private var peek: ExpressionToken? { next < tokens.count ? tokens[next] : nil }

  private func error(_ message: String, at position: Int) -> CommandError {
    ExpressionToken.error(message, text, position)
  }

  private mutating func take(_ sign: String) -> Bool {
    guard peek?.kind == .sign(sign) else { return false }
    next += 1
    return true
  }

  private mutating func expect(_ sign: String) throws(CommandError) {
    if !take(sign) { throw error("`\(sign)` is missing", at: peek?.position ?? text.count) }
  }

  /// Operators by rising precedence.
  private static let levels: [[String]] = [
    ["or"], ["and"], ["==", "!=", "<", "<=", ">", ">="], ["|", "^", "&"], ["<<", ">>"],
    ["+", "-"], ["*", "/"],
  ]

  private mutating func binary(_ level: Int) throws(CommandError) -> Int64 {
    guard level < Self.levels.count else { return try unary() }
    var left = try binary(level + 1)
    while let token = peek, let name = operatorName(token), Self.levels[level].contains(name) {
      next += 1
      let right = try binary(level + 1)
      left = try apply(name, left, right, token.position)
    }
    return left
  }

  private func operatorName(_ token: ExpressionToken) -> String? {
    switch token.kind {
    case .sign(let sign): sign
    case .name(let name): name
    case .number: nil
    }
  }

  private func apply(
    _ name: String, _ a: Int64, _ b: Int64, _ position: Int
  ) throws(CommandError) -> Int64 {
    switch name {
    case "or": return a != 0 || b != 0 ? 1 : 0
    case "and": return a != 0 && b != 0 ? 1 : 0
    case "==": return a == b ? 1 : 0
    case "!=": return a != b ? 1 : 0
    case "<": return a < b ? 1 : 0
    case "<=": return a <= b ? 1 : 0
    case ">": return a > b ? 1 : 0
    case ">=": return a >= b ? 1 : 0
    case "|": return a | b
    case "^": return a ^ b
    case "&": return a & b
    case "<<": return a << b
    case ">>": return a >> b
    case "+": return a &+ b
    case "-": return a &- b
    case "*": return a &* b
    default:
      guard b != 0 else { throw error("division by zero", at: position) }
      return a.dividedReportingOverflow(by: b).partialValue
    }
  }

  private mutating func unary() throws(CommandError) -> Int64 {
    if take("-") { return 0 &- (try unary()) }
    if peek?.kind == .name("not") {
      next += 1
      return try unary() == 0 ? 1 : 0
    }
    return try primary()
  }

  private mutating func primary() throws(CommandError) -> Int64 {
    if take("(") {
      let value = try binary(0)
      try expect(")")
      return value
    }
    guard let token = peek else { throw error("a value is missing", at: text.count) }
    next += 1
    switch token.kind {
    case .number(let number): return number
    case .name("true"): return 1
    case .name("false"): return 0
    case .name(let name): return try named(name, token.position)
    case .sign(let sign): throw error("`\(sign)` is no value", at: token.position)
    }
  }

  private mutating func named(_ name: String, _ position: Int) throws(CommandError) -> Int64 {
    if name == "count", take("(") {
      guard case .name(let event)? = peek?.kind else {
        throw error("the name of an event is missing", at: peek?.position ?? text.count)
      }
      let place = peek?.position ?? 0
      next += 1
      try expect(")")
      guard let count = values.count(event) else {
        throw error("no event `\(event)` (one of: \(EventName.list))", at: place)
      }
      return count
    }
    if take("[") { return try indexed(name, position) }
    guard let value = values.register(name) ?? values.named(name) else {
      throw error("`\(name)` has no value here", at: position)
    }
    return value
  }

  private mutating func indexed(_ name: String, _ position: Int) throws(CommandError) -> Int64 {
    if case .name(let word)? = peek?.kind, name == "global", !word.hasPrefix("%") {
      next += 1
      try expect("]")
      guard let value = values.global(named: word) else {
        throw error("no global `\(word)`", at: position)
      }
      return value
    }
    let index = try binary(0)
    try expect("]")
    guard let value = values.indexed(name, index) else {
      throw error("\(name)[\(index)] is not there", at: position)
    }
    return value
  }
}

extension Session {
  /// The value of an expression on a side.
  func evaluate(_ text: String, on index: Int) throws(CommandError) -> Int64 {
    var parser = try ExpressionParser(text, sides[index])
    return try parser.evaluate()
  }
}
