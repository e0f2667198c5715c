// The top level of a module: imports, exports and what is declared.
//
// ECMA-262, "ECMAScript Language: Scripts and Modules".

extension Parser {
  /// The name of the constant that stands for an exported expression.
  static let defaultName = "*default*"

  mutating func parseModule() throws(SyntaxError) -> [Statement] {
    var body: [Statement] = []
    while kind != .end {
      switch text {
      case "import" where kind == .word: try parseImport()
      case "export" where kind == .word: body += try parseExport()
      default: body.append(try parseStatement())
      }
    }
    return body
  }

  // MARK: Imports

  private mutating func parseImport() throws(SyntaxError) {
    if isNext(sign: "(") { throw unsupported("imports at run time") }
    if isNext(sign: ".") { throw unsupported("uses of `import.meta`") }
    let line = self.line
    advance()
    if kind == .string { throw unsupported("imports without names") }
    var names: [(imported: String?, local: String)] = []
    if kind == .word {
      names.append(("default", try parseBindingName()))
      if eat(sign: ",") { names += try parseImportClause() }
    } else {
      names = try parseImportClause()
    }
    try expect(word: "from")
    let module = try parseModuleName()
    for (imported, local) in names {
      imports.append(
        ImportDeclaration(imported: imported, local: local, module: module, line: line))
    }
  }

  /// `* as a` or `{ a, b as c }`.
  private mutating func parseImportClause()
    throws(SyntaxError) -> [(imported: String?, local: String)]
  {
    if eat(sign: "*") {
      try expect(word: "as")
      return [(nil, try parseBindingName())]
    }
    guard eat(sign: "{") else { throw unexpected("`{`, `*` or a name") }
    var names: [(imported: String?, local: String)] = []
    while !eat(sign: "}") {
      if isNext(word: "as") {
        let imported = try parseWord()
        advance()
        names.append((imported, try parseBindingName()))
      } else {
        let name = try parseBindingName()
        names.append((name, name))
      }
      if !isAt(sign: "}") { try expect(sign: ",") }
    }
    return names
  }

  private mutating func parseModuleName() throws(SyntaxError) -> String {
    guard kind == .string else { throw unexpected("the name of a module, in quotes") }
    let name = text
    advance()
    try expectSemicolon()
    return name
  }

  // MARK: Exports

  private mutating func parseExport() throws(SyntaxError) -> [Statement] {
    let line = self.line
    advance()
    switch text {
    case "*" where kind == .sign: throw unsupported("exports of other modules' names")
    case "{" where kind == .sign:
      try parseExportNames()
      return []
    case "default" where kind == .word:
      advance()
      return [try parseDefaultExport(line)]
    case _ where isDeclarationStart:
      let statement = Statement(line: line, try parseStatement().kind)
      for name in statement.declaredNames { export(name, as: name) }
      return [statement]
    default: throw unexpected("a declaration, `default`, or names in braces")
    }
  }

  /// `{ a, b as c }`.
  private mutating func parseExportNames() throws(SyntaxError) {
    advance()
    while !eat(sign: "}") {
      let isReserved = Vocabulary.reservedWords.contains(text)
      if isReserved { throw error("found the reserved word `\(text)`, expected a name") }
      let local = try parseWord()
      export(local, as: eat(word: "as") ? try parseWord() : local)
      if !isAt(sign: "}") { try expect(sign: ",") }
    }
    if isAt(word: "from") { throw unsupported("exports of other modules' names") }
    try expectSemicolon()
  }

  private mutating func parseDefaultExport(_ line: Int) throws(SyntaxError) -> Statement {
    let isFunction = isFunctionStart && !isAnonymousFunction
    let isClass = isAt(word: "class") && nextToken.kind == .word && !isNext(word: "extends")
    if isFunction || isClass {
      let statement = Statement(line: line, try parseStatement().kind)
      for name in statement.declaredNames { export(name, as: "default") }
      return statement
    }
    let isDeclaration = isFunctionStart || isAt(word: "class")
    let value = try parseAssignment().named("default")
    if !isDeclaration { try expectSemicolon() }
    export(Self.defaultName, as: "default")
    return Statement(line: line, .variable(.const, [Declarator(.name(Self.defaultName), value)]))
  }

  private mutating func export(_ local: String, as exported: String) {
    exports.append(ExportSpecifier(exported: exported, local: local))
  }
}

extension Statement {
  /// The names that a declaration declares.
  var declaredNames: [String] {
    switch kind {
    case .variable(_, let declarators): declarators.flatMap(\.pattern.names)
    case .function(let function): [function.name]
    case .classDeclaration(let syntax): [syntax.name]
    default: []
    }
  }
}
