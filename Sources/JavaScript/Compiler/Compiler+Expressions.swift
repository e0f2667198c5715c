// Expressions: literals, operators, and the properties and calls of other files put together.
//
// ECMA-262, "ECMAScript Language: Expressions".

extension Compiler {
  /// Leaves the value on the stack.
  mutating func compile(_ expression: Expression) throws(CompileError) {
    switch expression {
    case .undefined: builder.emit(.undefined)
    case .null: emitConstant(.null)
    case .boolean(let value): emitConstant(.boolean(value))
    case .number(let value): emitConstant(.number(value))
    case .bigint(let value): emitConstant(.bigint(value))
    case .string(let value): emitConstant(.string(value))
    case .template(let texts, let values): try compileTemplate(texts, values)
    case .identifier(let name): emitLoad(name)
    case .this: builder.emit(.this)
    case .newTarget: builder.emit(.newTarget)
    case .array(let elements): try compileArray(elements)
    case .object(let members): try compileObject(members)
    case .function(let syntax): try emitFunctionExpression(syntax)
    case .classExpression(let syntax): try compileClass(syntax)
    case .unary(let text, let operand): try compileUnary(text, operand)
    case .update(let text, let isPrefix, let target):
      try compileUpdate(text, isPrefix: isPrefix, target)
    case .binary(let text, let left, let right): try compileBinary(text, left, right)
    case .logical(let text, let left, let right): try compileLogical(text, left, right)
    case .assignment(let text, let target, let value):
      try compileAssignment(text, target, value)
    case .destructuring(let pattern, let value): try compileDestructuring(pattern, value)
    case .conditional(let test, let then, let otherwise):
      try compileConditional(test, then, otherwise)
    case .sequence(let expressions): try compileSequence(expressions)
    case .member, .element, .superMember, .optionalChain: try compileAccess(expression)
    case .call(let callee, let arguments, let isOptional):
      try compileCall(callee, arguments, isOptional: isOptional)
    case .superCall(let arguments): try compileSuperCall(arguments)
    case .new(let callee, let arguments): try compileNew(callee, arguments)
    case .await(let operand): try compileAwait(operand)
    }
  }

  private mutating func emitConstant(_ value: JSValue) {
    builder.emit(.constant(builder.constant(value)))
  }

  private mutating func compileTemplate(
    _ texts: [String], _ values: [Expression]
  ) throws(CompileError) {
    for (index, text) in texts.enumerated() {
      emitConstant(.string(text))
      if index < values.count { try compile(values[index]) }
    }
    builder.emit(.concatenate(Int32(texts.count + values.count)))
  }

  // MARK: Arrays and objects

  /// The elements as an array; holes are undefined here.
  mutating func compileArray(_ elements: [Argument?]) throws(CompileError) {
    let plain = elements.prefix { $0?.isSpread != true }
    for element in plain { try compile(element?.value ?? .undefined) }
    builder.emit(.array(Int32(plain.count)))
    for element in elements.dropFirst(plain.count) {
      let value = element?.value ?? .undefined
      try compile(value)
      builder.parts.quotes[builder.pc] = value.quote
      builder.emit(element?.isSpread == true ? .appendAll : .append)
    }
  }

  private mutating func compileObject(_ members: [ObjectMember]) throws(CompileError) {
    builder.emit(.object)
    for member in members {
      switch member {
      case .spread(let source):
        try compile(source)
        builder.emit(.copyProperties)
      case .property(.name(let key), let value):
        try compileMemberValue(value)
        builder.emit(.defineProperty(builder.name(key)))
      case .property(.computed(let key), let value):
        try compile(key)
        try compileMemberValue(value)
        builder.emit(.defineElement)
      case .getter(let key, let syntax): try compileAccessor(key, .listedGetter, syntax)
      case .setter(let key, let syntax): try compileAccessor(key, .listedSetter, syntax)
      }
    }
  }

  /// The name of a method does not stand for the method within it.
  private mutating func compileMemberValue(_ value: Expression) throws(CompileError) {
    guard case .function(let syntax) = value else { return try compile(value) }
    builder.emit(.closure(try compileFunction(syntax, kind: .function)))
  }

  private mutating func compileAccessor(
    _ key: PropertyKey, _ form: MemberForm, _ syntax: FunctionSyntax
  ) throws(CompileError) {
    switch key {
    case .name(let name):
      builder.emit(.method(try compileFunction(syntax, kind: .method)))
      builder.emit(.defineMember(form, builder.name(name)))
    case .computed(let expression):
      try compile(expression)
      builder.emit(.closure(try compileFunction(syntax, kind: .method)))
      builder.emit(.defineComputedMember(form))
    }
  }

  // MARK: Operators

  private mutating func compileUnary(
    _ text: String, _ operand: Expression
  ) throws(CompileError) {
    switch (text, operand) {
    case ("delete", _): return try compileDelete(operand)
    case ("typeof", .identifier(let name)):
      if case .global = resolve(name) {
        builder.emit(.typeofGlobal(builder.name(name)))
        return
      }
      emitLoad(name)
    default: try compile(operand)
    }
    guard let found = UnaryOperator(rawValue: text) else { throw error(.unknownOperator(text)) }
    builder.emit(.unary(found))
  }

  private mutating func compileDelete(_ operand: Expression) throws(CompileError) {
    switch operand {
    case .member(let object, let key, _):
      try compile(object)
      builder.emit(.deleteProperty(builder.name(key)))
    case .element(let object, let key, _):
      try compile(object)
      try compile(key)
      builder.emit(.deleteElement)
    default:
      try compile(operand)
      builder.emit(.pop)
      emitConstant(.boolean(true))
    }
  }

  private mutating func compileBinary(
    _ text: String, _ left: Expression, _ right: Expression
  ) throws(CompileError) {
    try compile(left)
    try compile(right)
    builder.parts.quotes[builder.pc] = right.quote
    builder.emit(.binary(try binaryOperator(text)))
  }

  private mutating func compileLogical(
    _ text: String, _ left: Expression, _ right: Expression
  ) throws(CompileError) {
    guard let make = logicalJump(text) else { throw error(.unknownOperator(text)) }
    try compile(left)
    let jump = builder.emitJump(make)
    try compile(right)
    builder.land(jump)
  }

  private mutating func compileConditional(
    _ test: Expression, _ then: Expression, _ otherwise: Expression
  ) throws(CompileError) {
    try compile(test)
    let toElse = builder.emitJump(Instruction.jumpIfFalse)
    try compile(then)
    let toEnd = builder.emitJump(Instruction.jump)
    builder.land(toElse)
    try compile(otherwise)
    builder.land(toEnd)
  }

  private mutating func compileSequence(_ expressions: [Expression]) throws(CompileError) {
    for (index, expression) in expressions.enumerated() {
      if index > 0 { builder.emit(.pop) }
      try compile(expression)
    }
  }

  private mutating func compileDestructuring(
    _ pattern: Pattern, _ value: Expression
  ) throws(CompileError) {
    try compile(value)
    builder.emit(.duplicate)
    noteQuote(of: value)
    try compileBinding(pattern, .assignment)
  }

  private mutating func compileAwait(_ operand: Expression) throws(CompileError) {
    if builder.isTopLevel {
      builder.parts.isAsync = true
    } else if !builder.parts.isAsync {
      throw error(.awaitOutsideAsyncFunction)
    }
    try compile(operand)
    builder.emit(.await)
  }
}
