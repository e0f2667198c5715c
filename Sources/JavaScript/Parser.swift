// What the parser of JavaScript has at hand: the next token, the context, the errors.

extension Program {
  /// Parses the text of a module.
  public init(parsing text: String, name: String) throws(SyntaxError) {
    var lexer = Lexer(text)
    lexer.run()
    var parser = Parser(lexer, module: name)
    let body = try parser.parseModule()
    self.init(
      name: name, source: lexer.sourceLines, markers: lexer.markers.mapValues(\.key),
      imports: parser.imports, body: body, exports: parser.exports)
  }
}

extension Lexer {
  /// The lines without their markers, and without the spaces at their ends.
  fileprivate var sourceLines: [String] {
    var lines: [String] = []
    for (line, start) in lineStarts.enumerated() {
      let next = line + 1 < lineStarts.count ? lineStarts[line + 1] : bytes.count
      // Behind the last newline there is no line.
      if start == bytes.count { break }
      var end = markers[line]?.start ?? next
      while end > start, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[end - 1]) { end -= 1 }
      lines.append(text(from: start, to: end))
    }
    return lines
  }
}

/// A parser by recursive descent: a method for each form, which begins at its first token and ends
/// behind its last.
struct Parser {
  let module: String
  let lexer: Lexer
  let tokens: [Token]
  var index = 0
  var context = Context()
  var imports: [ImportDeclaration] = []
  var exports: [ExportSpecifier] = []
  /// The tokens of the last expression in parentheses: some rules forbid them, others ask for them.
  var lastParenthesized: Range<Int>?
  private var depth = 0

  /// How deep forms may stand in each other: a debug build uses some 10 KiB of stack for each.
  static let maximumDepth = 400

  init(_ lexer: Lexer, module: String) {
    (self.lexer, self.module, tokens) = (lexer, module, lexer.tokens)
  }

  /// What the forms around a place allow there.
  struct Context {
    var isFunction = false
    /// `await` is allowed at the top of a module too.
    var isAsync = true
    var isLoop = false
    /// Not in the first part of the head of a `for`.
    var allowsIn = true
    var allowsSuperMember = false
    var allowsSuperCall = false
    var allowsNewTarget = false
  }

  // MARK: Tokens

  // Parts of the next token one by one: copies of all of it would make deep forms use more stack.
  var kind: Token.Kind { tokens[index].kind }
  var text: String { tokens[index].text }
  var line: Int { tokens[index].line }
  var followsNewline: Bool { tokens[index].followsNewline }

  /// The token after this one; the end again at the end.
  var nextToken: Token { tokens[min(index + 1, tokens.count - 1)] }

  mutating func advance() { index = min(index + 1, tokens.count - 1) }

  /// The line where the last token that was read ends.
  var lastLine: Int { index > 0 ? tokens[index - 1].endLine : 0 }

  func isNext(sign: String) -> Bool { nextToken.isSign(sign) }

  func isNext(word: String) -> Bool { nextToken.isWord(word) }

  func isAt(sign: String) -> Bool { tokens[index].isSign(sign) }

  func isAt(word: String) -> Bool { tokens[index].isWord(word) }

  mutating func eat(sign: String) -> Bool {
    guard isAt(sign: sign) else { return false }
    advance()
    return true
  }

  mutating func eat(word: String) -> Bool {
    guard isAt(word: word) else { return false }
    advance()
    return true
  }

  mutating func expect(sign: String) throws(SyntaxError) {
    guard eat(sign: sign) else { throw unexpected("`\(sign)`") }
  }

  mutating func expect(word: String) throws(SyntaxError) {
    guard eat(word: word) else { throw unexpected("`\(word)`") }
  }

  /// Passes a `;`, or does without. ECMA-262, "Automatic Semicolon Insertion".
  mutating func expectSemicolon() throws(SyntaxError) {
    if eat(sign: ";") || isStatementEnd { return }
    throw unexpected("`;`")
  }

  /// Whether a statement may end before this token without a `;`.
  var isStatementEnd: Bool { followsNewline || isAt(sign: "}") || kind == .end }

  /// Reads a word, reserved or not, as behind a `.`.
  mutating func parseWord() throws(SyntaxError) -> String {
    guard kind == .word else { throw unexpected("a name") }
    defer { advance() }
    return text
  }

  /// Reads the name of something that is declared here.
  mutating func parseBindingName() throws(SyntaxError) -> String {
    guard kind == .word else { throw unexpected("a name") }
    let name = text
    if Vocabulary.reservedWords.contains(name) || Vocabulary.unbindableWords.contains(name) {
      throw error("found the reserved word `\(name)`, expected a name")
    }
    advance()
    return name
  }

  // MARK: Depth

  /// Counts a form inside another; ``leave()`` counts it back.
  mutating func enter() throws(SyntaxError) {
    depth += 1
    try checkDepth(0)
  }

  mutating func leave() { depth -= 1 }

  /// Checks that a chain like `a + b + c` does not make the tree too deep.
  func checkDepth(_ links: Int) throws(SyntaxError) {
    guard depth + links <= Self.maximumDepth else {
      throw error("found more than \(Self.maximumDepth) forms in each other, expected fewer")
    }
  }

  // MARK: Errors

  /// An error at a token, this one if nothing else is said.
  func error(_ problem: String, at place: Int? = nil) -> SyntaxError {
    let token = tokens[place ?? index]
    let start = lexer.lineStarts[token.line]
    let column = lexer.text(from: start, to: token.range.lowerBound).count
    return SyntaxError(module: module, line: token.line, column: column, problem: problem)
  }

  /// The error that this token does not fit.
  func unexpected(_ expected: String) -> SyntaxError {
    if kind == .invalid { return error(text) }
    return error("found \(describe(tokens[index])), expected \(expected)")
  }

  func unsupported(_ construct: String, at place: Int? = nil) -> SyntaxError {
    error(SyntaxError.unsupported(construct), at: place)
  }

  private func describe(_ token: Token) -> String {
    switch token.kind {
    case .end: return "the end"
    case .template: return "a template"
    default:
      let text = lexer.text(from: token.range.lowerBound, to: token.range.upperBound)
      if text.count > 24 { return token.kind == .string ? "a string" : "`\(text.prefix(24))…`" }
      return "`\(text)`"
    }
  }
}

extension SyntaxError {
  /// The problem of a construct that the language has, but not the subset.
  static func unsupported(_ construct: String) -> String {
    "\(construct) are not part of the subset"
  }
}

extension Token {
  func isSign(_ sign: String) -> Bool { kind == .sign && text == sign }

  func isWord(_ word: String) -> Bool { kind == .word && text == word }
}
