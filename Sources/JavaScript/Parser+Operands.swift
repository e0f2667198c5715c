// Operands: literals, names, members, calls, arrays and objects.
//
// ECMA-262, "Left-Hand-Side Expressions" and "Primary Expression".

extension Parser {
  // MARK: Members and calls

  /// An operand with the members and calls behind it.
  mutating func parseChain() throws(SyntaxError) -> Expression {
    var chain = isAt(word: "new") ? try parseNew() : try parsePrimary()
    var (hasOptional, links) = (false, 0)
    while let link = try parseLink(chain, allowsCall: true, hasOptional: &hasOptional) {
      chain = link
      links += 1
      try checkDepth(links)
    }
    return hasOptional ? .optionalChain(chain) : chain
  }

  /// One member, element or call of what is before it; nil if there is none.
  private mutating func parseLink(
    _ base: Expression, allowsCall: Bool, hasOptional: inout Bool
  ) throws(SyntaxError) -> Expression? {
    if case .template(isFirst: true, _) = kind { throw unsupported("tagged templates") }
    guard kind == .sign else { return nil }
    switch text {
    case ".":
      advance()
      return .member(base, try parseWord(), isOptional: false)
    case "[": return .element(base, try parseElementKey(), isOptional: false)
    case "(" where allowsCall: return .call(base, try parseArguments(), isOptional: false)
    case "?.":
      guard allowsCall else { throw unexpected("no optional member behind `new`") }
      advance()
      hasOptional = true
      if isAt(sign: "[") { return .element(base, try parseElementKey(), isOptional: true) }
      if isAt(sign: "(") { return .call(base, try parseArguments(), isOptional: true) }
      return .member(base, try parseWord(), isOptional: true)
    default: return nil
    }
  }

  private mutating func parseElementKey() throws(SyntaxError) -> Expression {
    try expect(sign: "[")
    let key = try parseInside { (parser) throws(SyntaxError) in try parser.parseExpression() }
    try expect(sign: "]")
    return key
  }

  private mutating func parseArguments() throws(SyntaxError) -> [Argument] {
    try expect(sign: "(")
    return try parseInside { (parser) throws(SyntaxError) in
      var arguments: [Argument] = []
      while !parser.eat(sign: ")") {
        arguments.append(try parser.parseArgument())
        if !parser.isAt(sign: ")"), !parser.eat(sign: ",") {
          throw parser.unexpected("`,` or `)`")
        }
      }
      return arguments
    }
  }

  private mutating func parseArgument() throws(SyntaxError) -> Argument {
    let isSpread = eat(sign: "...")
    return Argument(try parseAssignment(), isSpread: isSpread)
  }

  /// `new a.b(c)`, `new a`, `new.target`.
  private mutating func parseNew() throws(SyntaxError) -> Expression {
    try enter()
    defer { leave() }
    advance()
    if eat(sign: ".") {
      guard isAt(word: "target") else { throw unexpected("`target`") }
      guard context.allowsNewTarget else {
        throw error("found `new.target`, expected it in a function")
      }
      advance()
      return .newTarget
    }
    if isAt(word: "import") { throw unsupported("imports at run time") }
    var callee = isAt(word: "new") ? try parseNew() : try parsePrimary()
    var (hasOptional, links) = (false, 0)
    while let link = try parseLink(callee, allowsCall: false, hasOptional: &hasOptional) {
      callee = link
      links += 1
      try checkDepth(links)
    }
    return .new(callee, isAt(sign: "(") ? try parseArguments() : [])
  }

  private mutating func parseSuper() throws(SyntaxError) -> Expression {
    advance()
    if isAt(sign: "(") {
      guard context.allowsSuperCall else {
        throw unexpected("`super(…)` only in the constructor of a class that extends another")
      }
      return .superCall(try parseArguments())
    }
    guard context.allowsSuperMember else { throw unexpected("`super` only in methods") }
    if isAt(sign: "[") { throw unsupported("computed members of `super`") }
    guard eat(sign: ".") else { throw unexpected("`(` or `.`") }
    return .superMember(try parseWord())
  }

  // MARK: Primary expressions

  private mutating func parsePrimary() throws(SyntaxError) -> Expression {
    switch kind {
    case .word: return try parseWordExpression()
    case .number(let value): return literal(.number(value))
    case .bigint(let value): return literal(.bigint(value))
    case .string: return literal(.string(text))
    case .template(isFirst: true, _): return try parseTemplate()
    case .sign where text == "(": return try parseParenthesized()
    case .sign where text == "[": return .array(try parseArray())
    case .sign where text == "{": return .object(try parseObject())
    default: throw unexpected("an expression")
    }
  }

  private mutating func literal(_ expression: Expression) -> Expression {
    advance()
    return expression
  }

  private mutating func parseWordExpression() throws(SyntaxError) -> Expression {
    switch text {
    case "undefined": return literal(.undefined)
    case "null": return literal(.null)
    case "true": return literal(.boolean(true))
    case "false": return literal(.boolean(false))
    case "this": return literal(.this)
    case "super": return try parseSuper()
    case "class": return .classExpression(try parseClass(isDeclaration: false))
    case _ where isFunctionStart: return .function(try parseFunction(isDeclaration: false))
    case "import" where isNext(sign: "("): throw unsupported("imports at run time")
    case "import" where isNext(sign: "."): throw unsupported("uses of `import.meta`")
    case "yield": throw unsupported("generators")
    case _ where Vocabulary.reservedWords.contains(text): throw unexpected("an expression")
    default: return .identifier(try parseWord())
    }
  }

  private mutating func parseParenthesized() throws(SyntaxError) -> Expression {
    let start = index
    advance()
    let expression = try parseInside { (parser) throws(SyntaxError) in
      try parser.parseExpression()
    }
    try expect(sign: ")")
    lastParenthesized = start..<index
    return expression
  }

  private mutating func parseTemplate() throws(SyntaxError) -> Expression {
    var texts: [String] = []
    var expressions: [Expression] = []
    while case .template(_, let isLast) = kind {
      texts.append(text)
      advance()
      if isLast { return .template(texts, expressions) }
      expressions.append(
        try parseInside { (parser) throws(SyntaxError) in try parser.parseExpression() })
    }
    throw unexpected("`}`")
  }

  private mutating func parseArray() throws(SyntaxError) -> [Argument?] {
    advance()
    return try parseInside { (parser) throws(SyntaxError) in
      var elements: [Argument?] = []
      while !parser.eat(sign: "]") {
        if parser.eat(sign: ",") {
          elements.append(nil)
          continue
        }
        elements.append(try parser.parseArgument())
        if !parser.isAt(sign: "]"), !parser.eat(sign: ",") {
          throw parser.unexpected("`,` or `]`")
        }
      }
      return elements
    }
  }

  // MARK: Objects

  private mutating func parseObject() throws(SyntaxError) -> [ObjectMember] {
    advance()
    return try parseInside { (parser) throws(SyntaxError) in
      var members: [ObjectMember] = []
      while !parser.eat(sign: "}") {
        members.append(try parser.parseObjectMember())
        if !parser.isAt(sign: "}"), !parser.eat(sign: ",") {
          throw parser.unexpected("`,` or `}`")
        }
      }
      return members
    }
  }

  private mutating func parseObjectMember() throws(SyntaxError) -> ObjectMember {
    if eat(sign: "...") { return .spread(try parseAssignment()) }
    let (start, prefix) = (index, try parseMethodPrefix())
    let (isName, name) = (kind == .word, text)
    let key = try parsePropertyKey()
    if prefix != .none || isAt(sign: "(") {
      let method = try parseMethod(key, prefix, from: start)
      switch prefix {
      case .getter: return .getter(key, method)
      case .setter: return .setter(key, method)
      case .none, .async: return .property(key, .function(method))
      }
    }
    if eat(sign: ":") {
      if key == .name("__proto__") { throw unsupported("prototypes in literals", at: start) }
      let value = try parseAssignment()
      if case .name(let name) = key { return .property(key, value.named(name)) }
      return .property(key, value)
    }
    if isAt(sign: "="), isName { throw unsupported("defaults in patterns") }
    guard isName else { throw unexpected("`:`") }
    if Vocabulary.reservedWords.contains(name) { throw unexpected("`:` behind a reserved word") }
    return .property(key, name == "undefined" ? .undefined : .identifier(name))
  }

  /// `a`, `'a'`, `1` or `[a]`.
  mutating func parsePropertyKey() throws(SyntaxError) -> PropertyKey {
    switch kind {
    case .word: return .name(try parseWord())
    case .string:
      defer { advance() }
      return .name(text)
    case .number(let value):
      guard let integer = Int(exactly: value), integer < 1 << 53 else {
        throw unsupported("keys that are not integers")
      }
      advance()
      return .name(String(integer))
    case .bigint(let value):
      advance()
      return .name(String(value))
    case .sign where text == "[":
      advance()
      let key = try parseInside { (parser) throws(SyntaxError) in try parser.parseAssignment() }
      try expect(sign: "]")
      return .computed(key)
    default: throw unexpected("a key")
    }
  }
}
