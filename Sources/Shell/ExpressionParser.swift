// Expressions: from words to a tree.

/// Reads expressions, targets of `set` and places to watch from one line.
struct ExpressionParser {
  private static let deepest = 60

  private let text: [Character]
  private let tokens: [ExpressionToken]
  private var next = 0
  private var depth = 0

  init(_ source: String) throws(ExpressionError) {
    text = Array(source)
    tokens = try ExpressionLexer.split(text)
  }

  // MARK: Words

  var peek: ExpressionToken? { next < tokens.count ? tokens[next] : nil }

  /// Where the next word stands, or the end.
  var position: Int { peek?.range.lowerBound ?? text.count }

  /// The next word as it was typed; nil at the end.
  var found: String? { peek.map { String(text[$0.range]) } }

  mutating func advance() { next += 1 }

  mutating func take(_ sign: String) -> Bool {
    guard peek?.kind == .sign(sign) else { return false }
    next += 1
    return true
  }

  mutating func expect(_ sign: String) throws(ExpressionError) {
    if !take(sign) { throw ExpressionError(.signMissing(sign, found), at: position) }
  }

  func expectEnd() throws(ExpressionError) {
    guard let found else { return }
    throw ExpressionError(found == "=" ? .assignmentSign : .extra(found), at: position)
  }

  /// Takes a name in quotes, or one that may hold signs: it reaches to the next space, comma, `=`
  /// or closing bracket. Nil if no name begins here.
  mutating func takeWord() -> String? {
    switch peek?.kind {
    case .text(let text)?:
      next += 1
      return text
    case .name?, .local?:
      let start = position
      let end = text[start...].firstIndex { $0.isWhitespace || ",=)]\"".contains($0) } ?? text.count
      while let peek, peek.range.lowerBound < end { next += 1 }
      return String(text[start..<end])
    default: return nil
    }
  }

  /// The part of the line from a place to the last word that was taken.
  func taken(from start: Int) -> String {
    let end = next > 0 ? tokens[next - 1].range.upperBound : start
    return String(text[min(start, end)..<end])
  }

  // MARK: Expressions

  /// An expression that is the whole line.
  mutating func whole() throws(ExpressionError) -> ExpressionNode {
    let node = try expression()
    try expectEnd()
    return node
  }

  mutating func expression() throws(ExpressionError) -> ExpressionNode { try binary(0) }

  private mutating func binary(_ lowest: Int) throws(ExpressionError) -> ExpressionNode {
    var left = try unary()
    while let found, let operation = peekedOperator(found), operation.precedence >= lowest {
      let place = position
      next += 1
      let right = try binary(operation.precedence + 1)
      left = ExpressionNode(.binary(operation, left, right), at: place)
    }
    return left
  }

  private func peekedOperator(_ found: String) -> BinaryOperator? {
    switch peek?.kind {
    case .sign?, .name?: BinaryOperator.find(found)
    default: nil
    }
  }

  private mutating func unary() throws(ExpressionError) -> ExpressionNode {
    depth += 1
    defer { depth -= 1 }
    let place = position
    if depth > Self.deepest { throw ExpressionError(.tooDeep(Self.deepest), at: place) }
    if take("-") { return ExpressionNode(.negated(try unary()), at: place) }
    if take("!") { return ExpressionNode(.not(try unary()), at: place) }
    if peek?.kind == .name("not") {
      next += 1
      return ExpressionNode(.not(try unary()), at: place)
    }
    return try primary()
  }

  /// A value that no operator stands around: also what `set` can write to.
  mutating func primary() throws(ExpressionError) -> ExpressionNode {
    let place = position
    if take("(") {
      let node = try expression()
      try expect(")")
      return node
    }
    guard let token = peek else { throw ExpressionError(.valueMissing(nil), at: place) }
    let kind: ExpressionNode.Kind
    switch token.kind {
    case .integer(let number): kind = .constant(.integer(number))
    case .decimal(let number): kind = .constant(.double(number))
    case .text(let text): kind = .constant(.text(text))
    case .local(let name): kind = .namedLocal(name)
    case .register(let name):
      guard let register = Register(rawValue: name) else {
        throw ExpressionError(.unknownRegister(name), at: place)
      }
      kind = .register(register)
    case .name(let name):
      next += 1
      return ExpressionNode(try named(name, place), at: place)
    case .sign(let sign): throw ExpressionError(.valueMissing(sign), at: place)
    }
    next += 1
    return ExpressionNode(kind, at: place)
  }

  /// What begins with a plain name, which was taken.
  private mutating func named(
    _ name: String, _ place: Int
  ) throws(ExpressionError) -> ExpressionNode.Kind {
    if peek?.kind == .sign("(") {
      guard name == "count" else { throw ExpressionError(.notCalled(name), at: place) }
      next += 1
      return try count()
    }
    if take("[") { return try indexed(name, place) }
    switch name {
    case "true": return .constant(.integer(1))
    case "false": return .constant(.integer(0))
    case "null": return .constant(.null)
    case "and", "or": throw ExpressionError(.valueMissing(name), at: place)
    default: throw ExpressionError(.unknownName(name), at: place)
    }
  }

  private mutating func indexed(
    _ name: String, _ place: Int
  ) throws(ExpressionError) -> ExpressionNode.Kind {
    let kind: ExpressionNode.Kind
    switch name {
    case "local": kind = .local(try expression())
    case "stack": kind = .operand(try expression())
    case "global":
      if let name = globalName() {
        kind = .namedGlobal(name)
      } else {
        kind = .global(try expression())
      }
    case "str", "bytes":
      let address = try expression()
      try expect(",")
      let count = try expression()
      kind = name == "str" ? .text(address, count: count) : .bytes(address, count: count)
    default:
      guard let unit = MemoryUnit(rawValue: name) else {
        throw ExpressionError(.unknownUnit(name), at: place)
      }
      kind = .memory(unit, try expression())
    }
    try expect("]")
    return kind
  }

  /// The name of a global between brackets, unless an expression stands there.
  private mutating func globalName() -> String? {
    let behind = next + 1 < tokens.count ? tokens[next + 1].kind : nil
    if case .name? = peek?.kind, behind == .sign("[") || behind == .sign("(") { return nil }
    return takeWord()
  }
}
