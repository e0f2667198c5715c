// From tokens to the commands of a script.
//
// The format is described in the reference interpreter's README, Scripts.

import WasmModel

/// Parses a `.wast` script. A module in it that is malformed is kept as an error in its place; the
/// script goes on.
public func parseScript(_ source: [UInt8]) throws(TextError) -> Script {
  var parser = ScriptParser(TokenCursor(SourceText(source)))
  return Script(commands: try parser.parseCommands())
}

/// Parses the commands of a script.
struct ScriptParser {
  var cursor: TokenCursor

  init(_ cursor: TokenCursor) { self.cursor = cursor }

  mutating func parseCommands() throws(TextError) -> [ScriptCommand] {
    if isAtModuleField { return [parseBareModule()] }
    var commands: [ScriptCommand] = []
    while !cursor.isAtEnd {
      let offset = cursor.token.start
      commands.append(ScriptCommand(kind: try parseCommand(), offset: offset))
    }
    return commands
  }

  /// True if the script is no list of commands, but just the fields of one module.
  private var isAtModuleField: Bool {
    switch cursor.openKeyword {
    case .type, .rec, .import, .func, .table, .memory, .global, .tag, .export, .start, .elem, .data:
      true
    default: false
    }
  }

  private func parseBareModule() -> ScriptCommand {
    var parser = ModuleParser(cursor)
    let module = Self.result { () throws(TextError) in try parser.parseText() }
    let contents = ScriptModule(name: nil, contents: .text(module), offset: cursor.token.start)
    return ScriptCommand(kind: .module(contents), offset: cursor.token.start)
  }

  private static func result(
    _ parse: () throws(TextError) -> Module
  ) -> Result<Module, TextError> {
    do { return .success(try parse()) } catch { return .failure(error) }
  }

  private mutating func parseCommand() throws(TextError) -> ScriptCommand.Kind {
    let word = cursor.openKeyword
    switch word {
    case .module: return try parseModuleCommand()
    case .invoke, .get: return .action(try readAction())
    default: break
    }
    try cursor.readLeftParenthesis()
    if word != nil { cursor.advance() }
    let kind: ScriptCommand.Kind
    switch word {
    case .register: kind = .register(try cursor.readName(), module: readModuleName())
    case .assertReturn: kind = .assertReturn(try readAction(), try readResults())
    case .assertException: kind = .assertException(try readAction())
    case .assertTrap: kind = try readTrapAssertion()
    case .assertExhaustion: kind = .assertExhaustion(try readAction(), try cursor.readName())
    case .assertMalformed: kind = .assertMalformed(try readModule(), try cursor.readName())
    case .assertMalformedCustom:
      kind = .assertMalformedCustom(try readModule(), try cursor.readName())
    case .assertInvalid: kind = .assertInvalid(try readModule(), try cursor.readName())
    case .assertInvalidCustom: kind = .assertInvalidCustom(try readModule(), try cursor.readName())
    case .assertUnlinkable: kind = .assertUnlinkable(try readModule(), try cursor.readName())
    default:
      if word != nil { cursor.move(to: cursor.position - 1) }
      throw cursor.unexpected("module, register, invoke, get or an assertion")
    }
    try cursor.readRightParenthesis()
    return kind
  }

  private mutating func readTrapAssertion() throws(TextError) -> ScriptCommand.Kind {
    if cursor.openKeyword == .module {
      return .assertModuleTrap(try readModule(), try cursor.readName())
    }
    return .assertTrap(try readAction(), try cursor.readName())
  }

  private mutating func readModuleName() -> String? { cursor.readIdentifierIfPresent()?.text }
}

// Modules.
extension ScriptParser {
  private mutating func parseModuleCommand() throws(TextError) -> ScriptCommand.Kind {
    let start = cursor.position
    cursor.move(to: start + 2)
    if cursor.readIf(.instance) {
      let name = readModuleName()
      let definition = readModuleName()
      try cursor.readRightParenthesis()
      return .instance(name: name, of: definition)
    }
    let isDefinition = cursor.keyword == .definition
    cursor.move(to: start)
    let module = try readModule()
    return isDefinition ? .definition(module) : .module(module)
  }

  /// Reads `(module definition? $name? ...)`.
  private mutating func readModule() throws(TextError) -> ScriptModule {
    guard cursor.openKeyword == .module else {
      if cursor.isAtLeftParenthesis { cursor.advance() }
      throw cursor.unexpected("a module")
    }
    let open = cursor.token
    cursor.move(to: cursor.position + 2)
    _ = cursor.readIf(.definition)
    let start = cursor.position
    let name = readModuleName()
    let contents: ScriptModule.Contents
    if cursor.readIf(.binary) {
      contents = .binary(try readContents())
    } else if cursor.readIf(.quote) {
      contents = .quote(try readContents())
    } else {
      cursor.move(to: start)
      var parser = ModuleParser(cursor)
      contents = .text(Self.result { () throws(TextError) in try parser.parseRest() })
      cursor.move(to: open.payload + 1)
    }
    return ScriptModule(name: name, contents: contents, offset: open.start)
  }

  private mutating func readContents() throws(TextError) -> [UInt8] {
    let bytes = try cursor.readJoinedBytes()
    try cursor.readRightParenthesis()
    return bytes
  }
}

// Actions.
extension ScriptParser {
  /// Reads `(invoke $module? "name" value*)` or `(get $module? "name")`.
  private mutating func readAction() throws(TextError) -> ScriptAction {
    let action: ScriptAction
    if cursor.readIfOpen(.invoke) {
      let module = readModuleName()
      action = .invoke(
        module: module, name: try cursor.readName(), arguments: try readArguments())
    } else if cursor.readIfOpen(.get) {
      let module = readModuleName()
      action = .get(module: module, name: try cursor.readName())
    } else {
      if cursor.isAtLeftParenthesis { cursor.advance() }
      throw cursor.unexpected("invoke or get")
    }
    try cursor.readRightParenthesis()
    return action
  }

  private mutating func readArguments() throws(TextError) -> [ScriptValue] {
    var arguments: [ScriptValue] = []
    while cursor.isAtLeftParenthesis { arguments.append(try cursor.readValue()) }
    return arguments
  }

  private mutating func readResults() throws(TextError) -> [ScriptResult] {
    var results: [ScriptResult] = []
    while cursor.isAtLeftParenthesis { results.append(try cursor.readResult(depth: 0)) }
    return results
  }
}
