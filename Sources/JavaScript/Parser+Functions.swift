// Functions in all their forms, methods and classes.
//
// ECMA-262, "ECMAScript Language: Functions and Classes".

/// What stands before the key of a method.
enum MethodPrefix {
  case none
  case async
  case getter
  case setter
}

extension Parser {
  /// Whether `function` or `async function` stands here.
  var isFunctionStart: Bool {
    isAt(word: "function")
      || isAt(word: "async") && isNext(word: "function") && !nextToken.followsNewline
  }

  /// Whether a function that begins here has no name.
  var isAnonymousFunction: Bool {
    tokens[min(index + (isAt(word: "async") ? 2 : 1), tokens.count - 1)].isSign("(")
  }

  /// `function f(a) { … }` or `async function () { … }`.
  mutating func parseFunction(isDeclaration: Bool) throws(SyntaxError) -> FunctionSyntax {
    let line = self.line
    let isAsync = eat(word: "async")
    try expect(word: "function")
    if isAt(sign: "*") { throw unsupported("generators") }
    let name = isDeclaration || !isAt(sign: "(") ? try parseBindingName() : ""
    var inner = Context(isFunction: true, isAsync: isAsync)
    inner.allowsNewTarget = true
    return try parseRest(of: name, from: line, in: inner)
  }

  /// The parameters and the body of a function with braces.
  private mutating func parseRest(
    of name: String, from line: Int, in inner: Context
  ) throws(SyntaxError) -> FunctionSyntax {
    let outer = context
    context = inner
    defer { context = outer }
    let parameters = try parseParameters()
    let body = try parseBlock()
    return FunctionSyntax(
      name: name, parameters: parameters, body: .statements(body), isArrow: false,
      isAsync: inner.isAsync, lines: line...lastLine)
  }

  private mutating func parseParameters() throws(SyntaxError) -> [FunctionSyntax.Parameter] {
    try expect(sign: "(")
    var parameters: [FunctionSyntax.Parameter] = []
    var names: Set<String> = []
    while !eat(sign: ")") {
      let start = index
      let isRest = eat(sign: "...")
      let pattern = try parsePattern()
      for name in pattern.names where !names.insert(name).inserted {
        throw error("found a second parameter `\(name)`, expected another name", at: start)
      }
      let initial = isRest ? nil : try parseInitial(of: pattern)
      parameters.append(.init(pattern, initial: initial, isRest: isRest))
      if isRest, !isAt(sign: ")") { throw unexpected("`)` behind a rest parameter") }
      if !isAt(sign: ")"), !eat(sign: ",") { throw unexpected("`,` or `)`") }
    }
    return parameters
  }

  // MARK: Arrows

  /// Whether `a =>`, `(…) =>`, `async a =>` or `async (…) =>` stands here.
  var isArrowStart: Bool {
    if isAt(word: "async"), !nextToken.followsNewline, isArrow(at: index + 1) { return true }
    return isArrow(at: index)
  }

  private func isArrow(at place: Int) -> Bool {
    let first = tokens[min(place, tokens.count - 1)]
    let last = first.isSign("(") ? first.partner : first.kind == .word ? place : nil
    guard let last, last + 1 < tokens.count else { return false }
    return tokens[last + 1].isSign("=>") && !tokens[last + 1].followsNewline
  }

  mutating func parseArrow() throws(SyntaxError) -> FunctionSyntax {
    let line = self.line
    let isAsync = isAt(word: "async") && !isNext(sign: "=>")
    if isAsync { advance() }
    let outer = context
    defer { context = outer }
    // `this`, `super` and `new.target` are those around it.
    (context.isFunction, context.isAsync, context.isLoop) = (true, isAsync, false)
    let parameters =
      isAt(sign: "(") ? try parseParameters() : [.init(.name(try parseBindingName()))]
    try expect(sign: "=>")
    let body: FunctionSyntax.Body
    if isAt(sign: "{") {
      context.allowsIn = true
      body = .statements(try parseBlock())
    } else {
      body = .expression(try parseAssignment())
    }
    return FunctionSyntax(
      name: "", parameters: parameters, body: body, isArrow: true, isAsync: isAsync,
      lines: line...lastLine)
  }

  // MARK: Methods

  /// Reads `async`, `get` or `set` if a key stands behind it.
  mutating func parseMethodPrefix() throws(SyntaxError) -> MethodPrefix {
    if isAt(sign: "*") { throw unsupported("generators") }
    if isAt(word: "async"), isNext(sign: "*") { throw unsupported("generators", at: index + 1) }
    guard kind == .word, nextToken.isPropertyKeyStart else { return .none }
    switch text {
    case "async" where !nextToken.followsNewline:
      advance()
      return .async
    case "get":
      advance()
      return .getter
    case "set":
      advance()
      return .setter
    default: return .none
    }
  }

  /// The method of a key, from its parameters on.
  mutating func parseMethod(
    _ key: PropertyKey, _ prefix: MethodPrefix, from start: Int, allowsSuperCall: Bool = false
  ) throws(SyntaxError) -> FunctionSyntax {
    var inner = Context(isFunction: true, isAsync: prefix == .async)
    (inner.allowsSuperMember, inner.allowsNewTarget) = (true, true)
    inner.allowsSuperCall = allowsSuperCall
    let parenthesis = index
    let method = try parseRest(of: key.methodName(prefix), from: tokens[start].line, in: inner)
    switch prefix {
    case .getter where !method.parameters.isEmpty:
      throw error("found a parameter of a getter, expected none", at: parenthesis)
    case .setter where method.parameters.count != 1 || method.parameters[0].isRest:
      throw error(
        "found \(method.parameters.count) parameters of a setter, expected one", at: parenthesis)
    default: return method
    }
  }

  // MARK: Classes

  /// `class A extends B { … }`.
  mutating func parseClass(isDeclaration: Bool) throws(SyntaxError) -> ClassSyntax {
    try enter()
    defer { leave() }
    let line = self.line
    advance()
    let hasName = kind == .word && !isAt(word: "extends")
    let name = isDeclaration || hasName ? try parseBindingName() : ""
    let heritage = eat(word: "extends") ? try parseChain() : nil
    try expect(sign: "{")
    var members: [ClassSyntax.Member] = []
    while !eat(sign: "}") {
      if eat(sign: ";") { continue }
      let start = index
      let member = try parseClassMember(isDerived: heritage != nil)
      if member.kind == .constructor, members.contains(where: { $0.kind == .constructor }) {
        throw error("found a second constructor, expected one", at: start)
      }
      members.append(member)
    }
    return ClassSyntax(name: name, heritage: heritage, members: members, line: line)
  }

  private mutating func parseClassMember(
    isDerived: Bool
  ) throws(SyntaxError) -> ClassSyntax.Member {
    let start = index
    let isStatic = isAt(word: "static") && !isNext(sign: "(") && !nextToken.isFieldEnd
    if isStatic { advance() }
    if isStatic, isAt(sign: "{") { throw unsupported("static blocks") }
    let prefix = try parseMethodPrefix()
    let key = try parsePropertyKey()
    guard isAt(sign: "(") else {
      throw prefix == .none ? unsupported("fields of classes", at: start) : unexpected("`(`")
    }
    let isConstructor = key == .name("constructor") && !isStatic
    if isConstructor, prefix != .none {
      throw error("found a constructor that is more than a method, expected a method", at: start)
    }
    let method = try parseMethod(
      key, prefix, from: start, allowsSuperCall: isConstructor && isDerived)
    return ClassSyntax.Member(
      isConstructor ? .constructor : prefix.memberKind, isStatic: isStatic, key: key, method)
  }
}

extension MethodPrefix {
  fileprivate var memberKind: ClassSyntax.Member.Kind {
    switch self {
    case .none, .async: .method
    case .getter: .getter
    case .setter: .setter
    }
  }
}

extension PropertyKey {
  /// The name of a method with this key; empty if it is only known when it runs.
  fileprivate func methodName(_ prefix: MethodPrefix) -> String {
    guard case .name(let name) = self else { return "" }
    switch prefix {
    case .none, .async: return name
    case .getter: return "get \(name)"
    case .setter: return "set \(name)"
    }
  }
}

extension Token {
  fileprivate var isPropertyKeyStart: Bool {
    switch kind {
    case .word, .string, .number, .bigint: true
    case .sign: text == "["
    default: false
    }
  }

  /// Whether the word before it is the name of a field.
  fileprivate var isFieldEnd: Bool {
    kind == .sign && ["=", ";", "}"].contains(text)
  }
}

extension Expression {
  /// A function or class without a name gets this one.
  func named(_ name: String) -> Expression {
    switch self {
    case .function(var function) where function.name.isEmpty:
      function.name = name
      return .function(function)
    case .classExpression(let syntax) where syntax.name.isEmpty:
      return .classExpression(
        ClassSyntax(
          name: name, heritage: syntax.heritage, members: syntax.members, line: syntax.line))
    default: return self
    }
  }
}
