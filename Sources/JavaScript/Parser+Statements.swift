// Statements and declarations.
//
// ECMA-262, "ECMAScript Language: Statements and Declarations".

extension Parser {
  mutating func parseStatement() throws(SyntaxError) -> Statement {
    try enter()
    defer { leave() }
    let line = self.line
    switch kind {
    case .word: return Statement(line: line, try parseWordStatement())
    case .sign where text == "{": return Statement(line: line, .block(try parseBlock()))
    case .sign where text == ";":
      advance()
      return Statement(line: line, .empty)
    default: return Statement(line: line, try parseExpressionStatement())
    }
  }

  private mutating func parseWordStatement() throws(SyntaxError) -> Statement.Kind {
    switch text {
    case "let", "const", "var":
      let declaration = try parseVariables()
      try expectSemicolon()
      return declaration
    case "function": return .function(try parseFunction(isDeclaration: true))
    case "async" where isFunctionStart: return .function(try parseFunction(isDeclaration: true))
    case "class": return .classDeclaration(try parseClass(isDeclaration: true))
    case "return": return try parseReturn()
    case "throw": return try parseThrow()
    case "if": return try parseIf()
    case "while": return try parseWhile()
    case "do": return try parseDoWhile()
    case "for": return try parseFor()
    case "try": return try parseTry()
    case "break": return try parseJump(.break)
    case "continue": return try parseJump(.continue)
    case "import" where isNext(sign: "("), "import" where isNext(sign: "."):
      return try parseExpressionStatement()
    case "import", "export":
      throw error("found `\(text)`, expected it at the top level of a module")
    case "switch", "with", "debugger":
      throw unsupported("`\(text)` statements")
    default: return try parseExpressionStatement()
    }
  }

  private mutating func parseExpressionStatement() throws(SyntaxError) -> Statement.Kind {
    let isLabel = kind == .word && isNext(sign: ":")
    if isLabel, !Vocabulary.reservedWords.contains(text) { throw unsupported("labels") }
    let expression = try parseExpression()
    try expectSemicolon()
    return .expression(expression)
  }

  /// Whether a declaration begins here.
  var isDeclarationStart: Bool {
    isFunctionStart
      || kind == .word && ["let", "const", "var", "class"].contains(text)
  }

  mutating func parseBlock() throws(SyntaxError) -> [Statement] {
    try expect(sign: "{")
    var statements: [Statement] = []
    while !eat(sign: "}") {
      if kind == .end { throw unexpected("`}`") }
      statements.append(try parseStatement())
    }
    return statements
  }

  /// The statement behind the head of an `if` or a loop: a declaration needs a block there.
  private mutating func parseBody(isLoop: Bool) throws(SyntaxError) -> Statement {
    if isDeclarationStart, !isAt(word: "var") { throw unexpected("a statement or a block") }
    guard isLoop else { return try parseStatement() }
    let outer = context.isLoop
    context.isLoop = true
    defer { context.isLoop = outer }
    return try parseStatement()
  }

  private mutating func parseCondition() throws(SyntaxError) -> Expression {
    try expect(sign: "(")
    let condition = try parseExpression()
    try expect(sign: ")")
    return condition
  }

  // MARK: Declarations

  /// `let a = 1, [b] = c`, without what ends it.
  private mutating func parseVariables(
    isHead: Bool = false
  ) throws(SyntaxError) -> Statement.Kind {
    let variableKind = VariableKind(rawValue: try parseWord()) ?? .let
    var declarators: [Declarator] = []
    repeat {
      let pattern = try parsePattern()
      // In `for (const a of b)` the value comes from the loop.
      if isHead, isAt(word: "of") || isAt(word: "in"), declarators.isEmpty {
        return .variable(variableKind, [Declarator(pattern, nil)])
      }
      let initial = try parseInitial(of: pattern)
      if initial == nil, variableKind == .const || pattern.name == nil { throw unexpected("`=`") }
      declarators.append(Declarator(pattern, initial))
    } while eat(sign: ",")
    return .variable(variableKind, declarators)
  }

  /// `= value` behind a pattern, or nothing.
  mutating func parseInitial(of pattern: Pattern) throws(SyntaxError) -> Expression? {
    guard eat(sign: "=") else { return nil }
    let value = try parseAssignment()
    return pattern.name.map { value.named($0) } ?? value
  }

  // MARK: Jumps

  private mutating func parseReturn() throws(SyntaxError) -> Statement.Kind {
    guard context.isFunction else { throw error("found `return`, expected it in a function") }
    advance()
    let value = isAt(sign: ";") || isStatementEnd ? nil : try parseExpression()
    try expectSemicolon()
    return .return(value)
  }

  private mutating func parseThrow() throws(SyntaxError) -> Statement.Kind {
    advance()
    if followsNewline { throw unexpected("an expression on the line of `throw`") }
    let value = try parseExpression()
    try expectSemicolon()
    return .throw(value)
  }

  private mutating func parseJump(_ jump: Statement.Kind) throws(SyntaxError) -> Statement.Kind {
    guard context.isLoop else { throw error("found `\(text)`, expected it in a loop") }
    advance()
    if kind == .word, !followsNewline { throw unsupported("labels") }
    try expectSemicolon()
    return jump
  }

  // MARK: Branches and loops

  private mutating func parseIf() throws(SyntaxError) -> Statement.Kind {
    advance()
    let condition = try parseCondition()
    let consequent = try parseBody(isLoop: false)
    let alternate = eat(word: "else") ? try parseBody(isLoop: false) : nil
    return .if(condition, then: consequent, else: alternate)
  }

  private mutating func parseWhile() throws(SyntaxError) -> Statement.Kind {
    advance()
    let condition = try parseCondition()
    return .while(condition, body: try parseBody(isLoop: true))
  }

  private mutating func parseDoWhile() throws(SyntaxError) -> Statement.Kind {
    advance()
    let body = try parseBody(isLoop: true)
    try expect(word: "while")
    let condition = try parseCondition()
    // Behind this one a `;` may be missing on the same line too.
    _ = eat(sign: ";")
    return .doWhile(body: body, condition)
  }

  private mutating func parseFor() throws(SyntaxError) -> Statement.Kind {
    advance()
    if isAt(word: "await") { throw unsupported("`for await` loops") }
    try expect(sign: "(")
    let initial = try parseForInitial()
    if isAt(word: "in") { throw unsupported("`for…in` loops") }
    if isAt(word: "of") { return try parseForOf(initial) }
    try expect(sign: ";")
    let test = isAt(sign: ";") ? nil : try parseExpression()
    try expect(sign: ";")
    let update = isAt(sign: ")") ? nil : try parseExpression()
    try expect(sign: ")")
    return .for(
      initial: initial, test: test, update: update, body: try parseBody(isLoop: true))
  }

  private mutating func parseForInitial() throws(SyntaxError) -> Statement? {
    if isAt(sign: ";") { return nil }
    let line = self.line
    let outer = context.allowsIn
    context.allowsIn = false
    defer { context.allowsIn = outer }
    let isDeclaration = isDeclarationStart && !isFunctionStart && !isAt(word: "class")
    return isDeclaration
      ? Statement(line: line, try parseVariables(isHead: true))
      : Statement(line: line, .expression(try parseExpression()))
  }

  private mutating func parseForOf(_ initial: Statement?) throws(SyntaxError) -> Statement.Kind {
    guard case .variable(let kind, let declarators) = initial?.kind, declarators.count == 1,
      declarators[0].initial == nil
    else { throw unsupported("`for…of` loops without one declaration") }
    advance()
    let iterable = try parseAssignment()
    try expect(sign: ")")
    return .forOf(kind, declarators[0].pattern, iterable, body: try parseBody(isLoop: true))
  }

  // MARK: Exceptions

  private mutating func parseTry() throws(SyntaxError) -> Statement.Kind {
    advance()
    let block = try parseBlock()
    let handler = isAt(word: "catch") ? try parseCatch() : nil
    var finalizer: Finalizer?
    if isAt(word: "finally") {
      let line = self.line
      advance()
      finalizer = Finalizer(line: line, body: try parseBlock())
    }
    if handler == nil, finalizer == nil { throw unexpected("`catch` or `finally`") }
    return .try(block: block, handler: handler, finalizer: finalizer)
  }

  private mutating func parseCatch() throws(SyntaxError) -> CatchClause {
    let line = self.line
    advance()
    var parameter: Pattern?
    if eat(sign: "(") {
      parameter = try parsePattern()
      try expect(sign: ")")
    }
    return CatchClause(line: line, parameter: parameter, body: try parseBlock())
  }
}
