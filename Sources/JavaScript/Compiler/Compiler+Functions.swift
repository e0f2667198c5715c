// Functions and classes.
//
// ECMA-262, "ECMAScript Language: Functions and Classes".

extension Compiler {
  /// The number of the compiled function in the one around it.
  mutating func compileFunction(
    _ syntax: FunctionSyntax, kind: Code.Kind, selfName: String? = nil
  ) throws(CompileError) -> Int32 {
    let lineAround = line
    defer { line = lineAround }
    line = syntax.lines.lowerBound
    var function = FunctionBuilder()
    function.parts.name = syntax.name
    function.parts.kind = syntax.isArrow ? .arrow : kind
    function.parts.isAsync = syntax.isAsync
    function.parts.lines = syntax.lines
    function.parts.isWatched = watched.functions.contains(syntax.name)
    function.selfName = selfName
    function.pushScope()
    begin(function)
    let chainsAround = chains
    chains = []
    try compileParameters(syntax.parameters)
    switch syntax.body {
    case .statements(let statements):
      try declareVars(of: statements)
      try compileStatements(statements)
      builder.emit(.undefined)
    case .expression(let expression):
      builder.beginStatement(line)
      try compile(expression)
    }
    builder.emit(.return)
    chains = chainsAround
    return end()
  }

  mutating func emitFunctionExpression(_ syntax: FunctionSyntax) throws(CompileError) {
    let selfName = syntax.isArrow || syntax.name.isEmpty ? nil : syntax.name
    builder.emit(.closure(try compileFunction(syntax, kind: .function, selfName: selfName)))
  }

  // MARK: Parameters

  /// Simple parameters are variables; the others wait in hidden ones for what is made of them.
  private mutating func compileParameters(
    _ parameters: [FunctionSyntax.Parameter]
  ) throws(CompileError) {
    var variables: [Int32] = []
    for parameter in parameters {
      if case .name(let name) = parameter.pattern {
        variables.append(try declare(name, .variable))
      } else {
        variables.append(builder.hiddenVariable())
      }
    }
    let rest = parameters.firstIndex(where: \.isRest)
    builder.parts.parameterCount = rest ?? parameters.count
    builder.parts.restSlot = rest.map { Int(variables[$0]) }
    builder.parts.length =
      parameters.firstIndex { $0.initial != nil || $0.isRest } ?? parameters.count
    for (parameter, variable) in zip(parameters, variables) {
      if let initial = parameter.initial { try compileDefault(initial, variable) }
      if case .name = parameter.pattern { continue }
      for name in parameter.pattern.names {
        builder.emitDeclaration(of: try declare(name, .variable))
      }
      builder.emit(.load(variable))
      noteQuote(of: .undefined)
      try compileBinding(parameter.pattern, .initialization)
    }
  }

  private mutating func compileDefault(
    _ initial: Expression, _ variable: Int32
  ) throws(CompileError) {
    builder.emit(.load(variable))
    builder.emit(.undefined)
    builder.emit(.binary(.strictlyEqual))
    let toEnd = builder.emitJump(Instruction.jumpIfFalse)
    try compile(initial)
    builder.emit(.initialize(variable))
    builder.land(toEnd)
  }

  // MARK: Classes

  /// Leaves the class on the stack; within itself its name is a constant.
  mutating func compileClass(_ syntax: ClassSyntax) throws(CompileError) {
    let lineAround = line
    defer { line = lineAround }
    line = syntax.line
    builder.pushScope()
    var ownName: Int32?
    if !syntax.name.isEmpty {
      let variable = try declare(syntax.name, .constant)
      builder.emitDeclaration(of: variable)
      ownName = variable
    }
    if let heritage = syntax.heritage { try compile(heritage) }
    let constructor = try compileConstructor(syntax)
    builder.parts.classes.append(.init(name: syntax.name, constructor: Int(constructor)))
    builder.parts.quotes[builder.pc] = syntax.heritage?.quote ?? ""
    let index = Int32(builder.parts.classes.count - 1)
    builder.emit(.classes(index, hasHeritage: syntax.heritage != nil))
    for member in syntax.members where member.kind != .constructor { try compile(member) }
    builder.emit(.pop)
    if let ownName {
      builder.emit(.duplicate)
      builder.emit(.initialize(ownName))
    }
    builder.popScope()
  }

  private mutating func compileConstructor(_ syntax: ClassSyntax) throws(CompileError) -> Int32 {
    let kind: Code.Kind = syntax.heritage == nil ? .baseConstructor : .derivedConstructor
    let written = syntax.members.first { $0.kind == .constructor }
    guard let written else { return compileDefaultConstructor(syntax, kind) }
    var function = written.function
    function.name = syntax.name
    return try compileFunction(function, kind: kind)
  }

  /// Has no statement to stand at; that of a derived class passes all arguments on.
  private mutating func compileDefaultConstructor(
    _ syntax: ClassSyntax, _ kind: Code.Kind
  ) -> Int32 {
    var function = FunctionBuilder()
    function.parts.name = syntax.name
    function.parts.kind = kind
    function.parts.lines = syntax.line...syntax.line
    if kind == .derivedConstructor {
      let rest = function.hiddenVariable()
      function.parts.restSlot = Int(rest)
      function.emit(.load(rest))
      function.parts.quotes[function.pc] = "super"
      function.emit(.superCallSpread)
      function.emit(.pop)
    }
    function.emit(.undefined)
    function.emit(.return)
    begin(function)
    return end()
  }

  /// The class is below the prototype; members that are not static belong to the upper of the two.
  private mutating func compile(_ member: ClassSyntax.Member) throws(CompileError) {
    if member.isStatic { builder.emit(.swap) }
    let form: MemberForm =
      switch member.kind {
      case .getter: .getter
      case .setter: .setter
      case .method, .constructor: .method
      }
    switch member.key {
    case .name(let name):
      builder.emit(.method(try compileFunction(member.function, kind: .method)))
      builder.emit(.defineMember(form, builder.name(name)))
    case .computed(let key):
      builder.emit(.method(try compileFunction(member.function, kind: .method)))
      try compile(key)
      builder.emit(.swap)
      builder.emit(.defineComputedMember(form))
    }
    if member.isStatic { builder.emit(.swap) }
  }
}
