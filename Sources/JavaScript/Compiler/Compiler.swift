// From the tree of a program to the code of the stack machine.

/// Compiles a module or a piece of program. The function that is on the way is the last builder;
/// before it stand the functions around it.
struct Compiler {
  private(set) var builders: [FunctionBuilder] = []
  let module: String
  let source: [String]
  let watched: Watched
  private var digest: CodeDigest
  /// The line of the statement on the way, for errors.
  var line = 0
  /// How messages quote the expression that a pattern takes apart.
  var patternQuote = ""
  /// Jumps to the ends of the optional chains on the way.
  var chains: [[Int]] = []
  /// Names that are captures of the outermost function: imports, or what a piece sees of a module.
  private var externals: [String: (index: Int, isConstant: Bool)] = [:]

  var builder: FunctionBuilder {
    _read { yield builders[builders.count - 1] }
    _modify { yield &builders[builders.count - 1] }
  }

  private init(module: String, source: [String], watched: Watched) {
    (self.module, self.source, self.watched) = (module, source, watched)
    digest = CodeDigest(module: module, source: source, watched: watched)
  }

  func error(_ kind: CompileError.Kind) -> CompileError {
    CompileError(kind: kind, module: module, line: line)
  }

  // MARK: Programs

  static func compile(module program: Program, watched: Watched) throws(CompileError) -> Code {
    var compiler = Compiler(module: program.name, source: program.source, watched: watched)
    compiler.beginProgram(program)
    for item in program.imports {
      compiler.line = item.line
      let name = moduleName(item.module)
      try compiler.addExternal(
        item.local, isConstant: true, .imported(name: item.imported ?? "*", module: name))
    }
    let code = try compiler.finishProgram(program.body)
    let known = Set(code.topLevel.map(\.name)).union(compiler.externals.keys)
    for export in program.exports where !known.contains(export.local) {
      throw compiler.error(.exportOfUnknownName(export.local))
    }
    return code
  }

  /// A piece that sees variables of a module.
  static func compile(
    piece program: Program, in module: String, seeing variables: [(name: String, isConstant: Bool)],
    watched: Watched
  ) throws(CompileError) -> Code {
    var compiler = Compiler(module: module, source: program.source, watched: watched)
    compiler.beginProgram(program)
    for (name, isConstant) in variables {
      try compiler.addExternal(name, isConstant: isConstant, .variable(name))
    }
    let result = compiler.builder.hiddenVariable()
    compiler.builder.resultVariable = result
    compiler.builder.emit(.undefined)
    compiler.builder.emit(.initialize(result))
    return try compiler.finishProgram(program.body)
  }

  /// Without the `./` that may stand before a name in an import.
  static func moduleName(_ specifier: String) -> String {
    specifier.hasPrefix("./") ? String(specifier.dropFirst(2)) : specifier
  }

  private mutating func beginProgram(_ program: Program) {
    var builder = FunctionBuilder()
    builder.isTopLevel = true
    builder.parts.kind = .module
    builder.parts.lines = 0...max(0, program.source.count - 1)
    builder.pushScope()
    begin(builder)
  }

  private mutating func addExternal(
    _ name: String, isConstant: Bool, _ external: Code.External
  ) throws(CompileError) {
    guard externals[name] == nil else { throw error(.alreadyDeclared(name)) }
    let index = builder.cell(for: .init(level: -1, variable: externals.count), from: .external)
    builder.parts.externals.append(external)
    externals[name] = (Int(index), isConstant)
  }

  private mutating func finishProgram(_ body: [Statement]) throws(CompileError) -> Code {
    try declareVars(of: body)
    try compileStatements(body)
    if let result = builder.resultVariable {
      builder.emit(.load(result))
    } else {
      builder.emit(.undefined)
    }
    builder.emit(.return)
    return builder.finish()
  }

  // MARK: Functions

  mutating func begin(_ function: FunctionBuilder) {
    builders.append(function)
    builder.parts.module = module
    builder.parts.source = source
    builder.parts.identity = digest.next()
  }

  /// Ends the innermost function and gives its number in the one around it.
  mutating func end() -> Int32 {
    let captures = builder.captures
    let code = builder.finish()
    builders.removeLast()
    return builder.addFunction(code, captures: captures)
  }

  // MARK: Names

  enum Resolution {
    case variable(Int32, isConstant: Bool)
    case cell(Int32, isConstant: Bool)
    case global
  }

  /// What a name refers to at this place.
  mutating func resolve(_ name: String) -> Resolution {
    for level in builders.indices.reversed() {
      if let variable = builders[level].find(name) { return reach(variable, at: level) }
    }
    if let external = externals[name] {
      let index = reachCapture(external.index, at: 0)
      return .cell(index, isConstant: external.isConstant)
    }
    if name == "arguments", let level = innermostFunctionWithArguments {
      let variable = builders[level].declareInFunction(name)
      builders[level].parts.argumentsSlot = Int(variable)
      return reach(Int(variable), at: level)
    }
    for level in builders.indices.reversed() where builders[level].selfName == name {
      let variable = builders[level].declareInFunction(name)
      builders[level].parts.selfSlot = Int(variable)
      return reach(Int(variable), at: level)
    }
    return .global
  }

  private var innermostFunctionWithArguments: Int? {
    builders.indices.last { builders[$0].parts.kind != .arrow && !builders[$0].isTopLevel }
  }

  /// A variable of the function at a level, as the innermost function refers to it.
  private mutating func reach(_ variable: Int, at level: Int) -> Resolution {
    let isConstant = builders[level].variables[variable].kind == .constant
    let innermost = builders.count - 1
    if level == innermost { return .variable(Int32(variable), isConstant: isConstant) }
    builders[level].capture(variable)
    let key = FunctionBuilder.CaptureKey(level: level, variable: variable)
    var index = builders[level + 1].cell(for: key, from: .ownVariable(variable))
    for inner in stride(from: level + 2, through: innermost, by: 1) {
      index = builders[inner].cell(for: key, from: .ownCapture(Int(index)))
    }
    return .cell(index, isConstant: isConstant)
  }

  /// A capture of the function at a level, as the innermost function refers to it.
  private mutating func reachCapture(_ capture: Int, at level: Int) -> Int32 {
    let key = FunctionBuilder.CaptureKey(level: -1, variable: capture)
    var index = Int32(capture)
    for inner in stride(from: level + 1, to: builders.count, by: 1) {
      index = builders[inner].cell(for: key, from: .ownCapture(Int(index)))
    }
    return index
  }
}

/// The functions and variables whose use is told of.
struct Watched: Sendable {
  var functions: Set<String> = []
  var variables: Set<String> = []
}
