// Expressions: operators and what they may stand between.
//
// ECMA-262, "ECMAScript Language: Expressions", from "Comma Operator" up to "Unary Operators".

extension Parser {
  /// The binary operators from the weakest to the strongest.
  private static let binaryOperators: [[String]] = [
    ["??"],
    ["||"],
    ["&&"],
    ["|"],
    ["^"],
    ["&"],
    ["==", "!=", "===", "!=="],
    ["<", ">", "<=", ">=", "in", "instanceof"],
    ["<<", ">>", ">>>"],
    ["+", "-"],
    ["*", "/", "%"],
    ["**"],
  ]

  private static let precedences: [String: Int] = {
    let rows = binaryOperators.enumerated().flatMap { row, operators in
      operators.map { ($0, row) }
    }
    return Dictionary(uniqueKeysWithValues: rows)
  }()

  private static let assignmentOperators: Set<String> = [
    "=", "+=", "-=", "*=", "/=", "%=", "**=", "<<=", ">>=", ">>>=", "&=", "|=", "^=", "&&=",
    "||=", "??=",
  ]

  private static let unaryOperators: Set<String> = ["typeof", "void", "delete", "!", "~", "+", "-"]

  // MARK: Comma, assignment, condition

  /// An expression, perhaps of several with `,` between them.
  mutating func parseExpression() throws(SyntaxError) -> Expression {
    let first = try parseAssignment()
    guard isAt(sign: ",") else { return first }
    var expressions = [first]
    while eat(sign: ",") { expressions.append(try parseAssignment()) }
    return .sequence(expressions)
  }

  /// An expression without `,`: an argument, an element, a value.
  mutating func parseAssignment() throws(SyntaxError) -> Expression {
    try enter()
    defer { leave() }
    if isArrowStart { return .function(try parseArrow()) }
    let start = index
    let left = try parseConditional()
    guard kind == .sign, Self.assignmentOperators.contains(text) else { return left }
    let sign = text
    if sign == "=", left.isLiteralPattern, !isParenthesized(from: start) {
      let pattern = try pattern(from: left, at: start)
      advance()
      return .destructuring(pattern, try parseAssignment())
    }
    try checkTarget(left, of: sign, at: start)
    advance()
    let right = try parseAssignment()
    guard case .identifier(let name) = left, Self.namingOperators.contains(sign) else {
      return .assignment(sign, left, right)
    }
    return .assignment(sign, left, right.named(name))
  }

  /// The assignments that give a function without a name that of the variable.
  private static let namingOperators: Set<String> = ["=", "&&=", "||=", "??="]

  private func checkTarget(
    _ target: Expression, of sign: String, at place: Int
  ) throws(SyntaxError) {
    switch target {
    case .identifier(let name) where !Vocabulary.unbindableWords.contains(name): return
    case .member, .element: return
    case .superMember: throw unsupported("assignments to members of `super`", at: place)
    default:
      throw error(
        "found no place to assign to, expected a variable or property for `\(sign)`", at: place)
    }
  }

  private mutating func parseConditional() throws(SyntaxError) -> Expression {
    let condition = try parseBinary(from: 0)
    guard eat(sign: "?") else { return condition }
    let consequent = try parseInside { (parser) throws(SyntaxError) in
      try parser.parseAssignment()
    }
    try expect(sign: ":")
    return .conditional(condition, consequent, try parseAssignment())
  }

  /// Parses what stands in brackets of some kind, where `in` is an operator again.
  mutating func parseInside<Result>(
    _ parse: (inout Parser) throws(SyntaxError) -> Result
  ) throws(SyntaxError) -> Result {
    let outer = context.allowsIn
    context.allowsIn = true
    defer { context.allowsIn = outer }
    return try parse(&self)
  }

  /// Whether the tokens since a place are one expression in parentheses.
  private func isParenthesized(from start: Int) -> Bool { lastParenthesized == start..<index }

  // MARK: Binary operators

  /// An operand, and all operators behind it that are at least so strong.
  private mutating func parseBinary(from minimum: Int) throws(SyntaxError) -> Expression {
    try enter()
    defer { leave() }
    let start = index
    var left = try parseUnary()
    var links = 0
    while let precedence = binaryPrecedence, precedence >= minimum {
      let (sign, place) = (text, index)
      if sign == "**", left.isUnary, !isParenthesized(from: start) {
        throw error("found `**` behind a unary operator, expected parentheses around one of them")
      }
      if sign == "??" { try checkMixing(left, from: start, at: place) }
      advance()
      links += 1
      try checkDepth(links)
      let rightStart = index
      let right = try parseBinary(from: sign == "**" ? precedence : precedence + 1)
      if sign == "??" { try checkMixing(right, from: rightStart, at: place) }
      left =
        ["&&", "||", "??"].contains(sign) ? .logical(sign, left, right) : .binary(sign, left, right)
    }
    return left
  }

  private var binaryPrecedence: Int? {
    guard kind == .sign || kind == .word else { return nil }
    if isAt(word: "in"), !context.allowsIn { return nil }
    return Self.precedences[text]
  }

  /// Checks that an operand of `??` is no `&&` or `||` without parentheses.
  private func checkMixing(
    _ operand: Expression, from start: Int, at place: Int
  ) throws(SyntaxError) {
    guard case .logical(let sign, _, _) = operand, sign != "??", !isParenthesized(from: start)
    else { return }
    throw error("found `??` beside `\(sign)`, expected parentheses around one of them", at: place)
  }

  // MARK: Unary operators

  private mutating func parseUnary() throws(SyntaxError) -> Expression {
    guard kind == .sign || kind == .word else { return try parsePostfix() }
    let (sign, place) = (text, index)
    switch sign {
    case _ where Self.unaryOperators.contains(sign):
      let operand = try parseOperand()
      if sign == "delete", case .identifier = operand {
        throw error("found a variable behind `delete`, expected a property", at: place + 1)
      }
      return .unary(sign, operand)
    case "++", "--":
      let operand = try parseOperand()
      try checkTarget(operand, of: sign, at: place + 1)
      return .update(sign, isPrefix: true, operand)
    case "await":
      guard context.isAsync else { throw error("found `await`, expected it in an async function") }
      return .await(try parseOperand())
    default: return try parsePostfix()
    }
  }

  /// What stands behind a unary operator.
  private mutating func parseOperand() throws(SyntaxError) -> Expression {
    try enter()
    defer { leave() }
    advance()
    return try parseUnary()
  }

  private mutating func parsePostfix() throws(SyntaxError) -> Expression {
    let start = index
    let operand = try parseChain()
    guard isAt(sign: "++") || isAt(sign: "--"), !followsNewline else { return operand }
    let sign = text
    try checkTarget(operand, of: sign, at: start)
    advance()
    return .update(sign, isPrefix: false, operand)
  }
}

extension Expression {
  /// Whether it may be a pattern.
  fileprivate var isLiteralPattern: Bool {
    switch self {
    case .array, .object: true
    default: false
    }
  }

  fileprivate var isUnary: Bool {
    switch self {
    case .unary, .await: true
    default: false
    }
  }
}
