// Variables get their values: names, patterns, and assignments to what can be assigned to.
//
// ECMA-262, "Destructuring Binding Patterns", "Assignment Operators".

extension Compiler {
  enum BindingForm {
    /// The variable's first value.
    case initialization
    case assignment
  }

  /// Keeps how messages quote the expression whose value a pattern takes apart.
  mutating func noteQuote(of expression: Expression) { patternQuote = expression.quote }

  /// Binds the value on the top, and pops it.
  mutating func compileBinding(_ pattern: Pattern, _ form: BindingForm) throws(CompileError) {
    switch pattern {
    case .name(let name): emitBinding(name, form)
    case .object(let members):
      let key = builder.name(members.first?.key ?? "")
      builder.emit(.requireObject(key: key, text: builder.name(patternQuote)))
      for (key, value) in members {
        builder.emit(.duplicate)
        builder.emit(.getProperty(builder.name(key)))
        try compileBinding(value, form)
      }
      builder.emit(.pop)
    case .array(let elements):
      builder.parts.quotes[builder.pc] = patternQuote
      builder.emit(.toArray)
      for (index, element) in elements.enumerated() {
        guard let element else { continue }
        builder.emit(.duplicate)
        builder.emit(.element(Int32(index)))
        try compileBinding(element, form)
      }
      builder.emit(.pop)
    }
  }

  private mutating func emitBinding(_ name: String, _ form: BindingForm) {
    emitNotice(name)
    builder.parts.quotes[builder.pc] = name
    switch (form, resolve(name)) {
    case (.initialization, .variable(let variable, _)): builder.emit(.initialize(variable))
    case (.initialization, .cell(let cell, _)): builder.emit(.initializeCell(cell))
    case (.assignment, .variable(_, isConstant: true)), (.assignment, .cell(_, isConstant: true)):
      builder.emit(.assignedConstant)
    case (.assignment, .variable(let variable, _)): builder.emit(.store(variable))
    case (.assignment, .cell(let cell, _)): builder.emit(.storeCell(cell))
    case (_, .global): builder.emit(.storeGlobal(builder.name(name)))
    }
  }

  private mutating func emitNotice(_ name: String) {
    if watched.variables.contains(name) { builder.emit(.assigned(builder.name(name))) }
  }

  mutating func emitLoad(_ name: String) {
    // For the message if its declaration has not been reached.
    builder.parts.quotes[builder.pc] = name
    switch resolve(name) {
    case .variable(let variable, _): builder.emit(.load(variable))
    case .cell(let cell, _): builder.emit(.loadCell(cell))
    case .global: builder.emit(.loadGlobal(builder.name(name)))
    }
  }

  // MARK: Assignments

  mutating func compileAssignment(
    _ text: String, _ target: Expression, _ value: Expression
  ) throws(CompileError) {
    switch target {
    case .identifier(let name):
      try compileNewValue(text, value, targetHeight: 0) {
        $0.emitLoad(name)
      } assign: {
        $0.builder.emit(.duplicate)
        $0.emitBinding(name, .assignment)
      }
    case .member(let object, let key, _):
      try compile(object)
      let name = builder.name(key)
      try compileNewValue(text, value, targetHeight: 1) {
        $0.builder.emit(.duplicate)
        $0.builder.emit(.getProperty(name))
      } assign: {
        $0.emitNotice(key)
        $0.builder.emit(.setProperty(name))
      }
    case .element(let object, let key, _):
      try compile(object)
      try compile(key)
      try compileNewValue(text, value, targetHeight: 2) {
        $0.builder.emit(.duplicatePair)
        $0.builder.emit(.getElement)
      } assign: {
        $0.builder.emit(.setElement)
      }
    default: throw error(.noAssignmentTarget)
    }
  }

  /// The value of an assignment: the right side, or what an operator makes of it and the value
  /// that was there. What the target needs is below on the stack, so many operands.
  private mutating func compileNewValue(
    _ text: String, _ value: Expression, targetHeight: Int, load: (inout Compiler) -> Void,
    assign: (inout Compiler) -> Void
  ) throws(CompileError) {
    let operation = String(text.dropLast())
    if operation.isEmpty {
      try compile(value)
      return assign(&self)
    }
    load(&self)
    guard let skip = logicalJump(operation) else {
      try compile(value)
      builder.emit(.binary(try binaryOperator(operation)))
      return assign(&self)
    }
    let toOld = builder.emitJump(skip)
    try compile(value)
    assign(&self)
    let toEnd = builder.emitJump(Instruction.jump)
    builder.land(toOld)
    for _ in 0..<targetHeight {
      builder.emit(.swap)
      builder.emit(.pop)
    }
    builder.land(toEnd)
  }

  // MARK: Updates

  /// `++` and `--`; the value is the old one if they stand behind.
  mutating func compileUpdate(
    _ text: String, isPrefix: Bool, _ target: Expression
  ) throws(CompileError) {
    let old = builder.hiddenVariable()
    switch target {
    case .identifier(let name):
      emitLoad(name)
      emitUpdate(text, old)
      emitBinding(name, .assignment)
      return emitUpdateResult(isPrefix, old, text)
    case .member(let object, let key, _):
      try compile(object)
      builder.emit(.duplicate)
      builder.emit(.getProperty(builder.name(key)))
      emitUpdate(text, old)
      emitNotice(key)
      builder.emit(.setProperty(builder.name(key)))
    case .element(let object, let key, _):
      try compile(object)
      try compile(key)
      builder.emit(.duplicatePair)
      builder.emit(.getElement)
      emitUpdate(text, old)
      builder.emit(.setElement)
    default: throw error(.noAssignmentTarget)
    }
    builder.emit(.pop)
    emitUpdateResult(isPrefix, old, text)
  }

  private mutating func emitUpdate(_ text: String, _ old: Int32) {
    builder.emit(.toNumeric)
    builder.emit(.duplicate)
    builder.emit(.initialize(old))
    builder.emit(.increment(text == "++" ? 1 : -1))
  }

  private mutating func emitUpdateResult(_ isPrefix: Bool, _ old: Int32, _ text: String) {
    builder.emit(.load(old))
    if isPrefix { builder.emit(.increment(text == "++" ? 1 : -1)) }
  }

  // MARK: Operators

  func binaryOperator(_ text: String) throws(CompileError) -> BinaryOperator {
    guard let found = BinaryOperator(rawValue: text) else { throw error(.unknownOperator(text)) }
    return found
  }

  func logicalJump(_ text: String) -> ((Int32) -> Instruction)? {
    switch text {
    case "&&": Instruction.jumpIfFalseElsePop
    case "||": Instruction.jumpIfTrueElsePop
    case "??": Instruction.jumpUnlessNullishElsePop
    default: nil
    }
  }
}
