// Statements: where a person can stand, blocks and their variables, conditions and loops.
//
// ECMA-262, "ECMAScript Language: Statements and Declarations".

extension Compiler {
  /// The statements of a block or a body, whose scope is the innermost.
  mutating func compileStatements(_ statements: [Statement]) throws(CompileError) {
    try declareNames(of: statements)
    for statement in statements { try compile(statement) }
  }

  mutating func compileBlock(_ statements: [Statement]) throws(CompileError) {
    builder.pushScope()
    try compileStatements(statements)
    builder.popScope()
  }

  /// Names of a block exist from its beginning; functions have their values too.
  private mutating func declareNames(of statements: [Statement]) throws(CompileError) {
    var functions: [(variable: Int32, syntax: FunctionSyntax)] = []
    for statement in statements {
      line = statement.line
      switch statement.kind {
      case .variable(.var, _): break
      case .variable(let kind, let declarators):
        for name in declarators.flatMap(\.pattern.names) {
          builder.emitDeclaration(of: try declare(name, kind == .const ? .constant : .variable))
        }
      case .function(let syntax):
        let variable = try declare(syntax.name, .variable)
        builder.emitDeclaration(of: variable)
        functions.append((variable, syntax))
      case .classDeclaration(let syntax):
        builder.emitDeclaration(of: try declare(syntax.name, .variable))
      default: break
      }
    }
    for (variable, syntax) in functions {
      builder.emit(.closure(try compileFunction(syntax, kind: .function)))
      builder.emit(.initialize(variable))
    }
  }

  mutating func declare(
    _ name: String, _ kind: FunctionBuilder.Variable.Kind
  ) throws(CompileError) -> Int32 {
    guard let variable = builder.declare(name, kind) else { throw error(.alreadyDeclared(name)) }
    return variable
  }

  /// The `var`s of a whole function, which are undefined at first.
  mutating func declareVars(of statements: [Statement]) throws(CompileError) {
    for name in statements.flatMap(\.varNames) where !builder.isDeclaredInInnermostScope(name) {
      let variable = builder.declareInFunction(name)
      builder.emitDeclaration(of: variable)
      builder.emit(.undefined)
      builder.emit(.initialize(variable))
    }
  }

  mutating func compile(_ statement: Statement) throws(CompileError) {
    line = statement.line
    switch statement.kind {
    case .empty, .function: break
    case .block(let statements): try compileBlock(statements)
    case .try(let block, let handler, let finalizer):
      try compileTry(block, handler, finalizer)
    case .while(let test, let body):
      try compileLoop(line: line, test: test, update: nil, body: body, renewed: [])
    case .doWhile(let body, let test): try compileDoWhile(body, test)
    case .for(let initial, let test, let update, let body):
      try compileFor(initial, test, update, body)
    default:
      builder.beginStatement(line)
      try compileSimple(statement)
    }
  }

  /// Statements that begin with a boundary of their own.
  private mutating func compileSimple(_ statement: Statement) throws(CompileError) {
    switch statement.kind {
    case .expression(let expression): try compileExpressionStatement(expression)
    case .variable(let kind, let declarators):
      for declarator in declarators { try compile(declarator, kind) }
    case .classDeclaration(let syntax):
      try compileClass(syntax)
      try compileBinding(.name(syntax.name), .initialization)
    case .return(let value): try compileReturn(value)
    case .throw(let value):
      try compile(value)
      builder.emit(.throw)
    case .if(let test, let then, let otherwise): try compileIf(test, then, otherwise)
    case .forOf(let kind, let pattern, let iterable, let body):
      try compileForOf(kind, pattern, iterable, body)
    case .break: try compileBreak()
    case .continue: try compileContinue()
    default: break
    }
  }

  private mutating func compileExpressionStatement(
    _ expression: Expression
  ) throws(CompileError) {
    try compile(expression)
    if let result = builder.resultVariable {
      builder.emit(.initialize(result))
    } else {
      builder.emit(.pop)
    }
  }

  private mutating func compile(
    _ declarator: Declarator, _ kind: VariableKind
  ) throws(CompileError) {
    if let initial = declarator.initial {
      try compile(initial)
    } else if kind == .var {
      return
    } else {
      builder.emit(.undefined)
    }
    noteQuote(of: declarator.initial ?? .undefined)
    try compileBinding(declarator.pattern, .initialization)
  }

  private mutating func compileIf(
    _ test: Expression, _ then: Statement, _ otherwise: Statement?
  ) throws(CompileError) {
    try compile(test)
    let toElse = builder.emitJump(Instruction.jumpIfFalse)
    try compile(then)
    guard let otherwise else { return builder.land(toElse) }
    let toEnd = builder.emitJump(Instruction.jump)
    builder.land(toElse)
    try compile(otherwise)
    builder.land(toEnd)
  }

  // MARK: Loops

  private mutating func compileFor(
    _ initial: Statement?, _ test: Expression?, _ update: Expression?, _ body: Statement
  ) throws(CompileError) {
    let head = line
    builder.pushScope()
    if let initial { try compileStatements([initial]) }
    var renewed: [Int32] = []
    if case .variable(.let, let declarators) = initial?.kind {
      renewed = declarators.flatMap(\.pattern.names).compactMap { builder.find($0) }.map {
        Int32($0)
      }
    }
    try compileLoop(line: head, test: test, update: update, body: body, renewed: renewed)
    builder.popScope()
  }

  /// The test is a boundary also if there is none: a loop cannot run on without one.
  private mutating func compileLoop(
    line head: Int, test: Expression?, update: Expression?, body: Statement, renewed: [Int32]
  ) throws(CompileError) {
    let begin = builder.pc
    builder.beginStatement(head)
    var toEnd: Int?
    if let test {
      try compile(test)
      toEnd = builder.emitJump(Instruction.jumpIfFalse)
    }
    builder.exits.append(.loop(breaks: [], continues: []))
    try compile(body)
    let (breaks, continues) = leaveLoop()
    for jump in continues { builder.land(jump) }
    for variable in renewed { builder.emit(.renew(variable)) }
    if let update {
      line = head
      builder.beginStatement(head)
      try compile(update)
      builder.emit(.pop)
    }
    builder.emit(.jump(Int32(begin)))
    for jump in breaks + [toEnd].compactMap({ $0 }) { builder.land(jump) }
  }

  private mutating func compileDoWhile(
    _ body: Statement, _ test: Expression
  ) throws(CompileError) {
    let head = line
    let begin = builder.pc
    builder.exits.append(.loop(breaks: [], continues: []))
    try compile(body)
    let (breaks, continues) = leaveLoop()
    for jump in continues { builder.land(jump) }
    line = head
    builder.beginStatement(head)
    try compile(test)
    builder.emit(.jumpIfTrue(Int32(begin)))
    for jump in breaks { builder.land(jump) }
  }

  private mutating func compileForOf(
    _ kind: VariableKind, _ pattern: Pattern, _ iterable: Expression, _ body: Statement
  ) throws(CompileError) {
    let head = line
    try compile(iterable)
    let slot = builder.hiddenVariable()
    _ = builder.hiddenVariable()
    builder.parts.quotes[builder.pc] = iterable.quote
    builder.emit(.beginIteration(slot))
    let toFirst = builder.emitJump(Instruction.jump)
    let begin = builder.pc
    builder.beginStatement(head)
    builder.land(toFirst)
    let toEnd = builder.emitJump { .nextElement(slot, end: $0) }
    builder.pushScope()
    if kind != .var {
      for name in pattern.names {
        builder.emitDeclaration(of: try declare(name, kind == .const ? .constant : .variable))
      }
    }
    noteQuote(of: .undefined)
    try compileBinding(pattern, .initialization)
    builder.exits.append(.loop(breaks: [], continues: []))
    try compile(body)
    let (breaks, continues) = leaveLoop()
    builder.popScope()
    for jump in continues { builder.retarget(jump, to: begin) }
    builder.emit(.jump(Int32(begin)))
    for jump in breaks + [toEnd] { builder.land(jump) }
  }

  private mutating func leaveLoop() -> (breaks: [Int], continues: [Int]) {
    guard case .loop(let breaks, let continues) = builder.exits.removeLast() else {
      preconditionFailure("a loop leaves what it entered")
    }
    return (breaks, continues)
  }
}
