// Properties, optional chains, calls and `new`.
//
// ECMA-262, "Left-Hand-Side Expressions".

extension Compiler {
  mutating func compileAccess(_ expression: Expression) throws(CompileError) {
    switch expression {
    case .member(let object, let key, let isOptional):
      try compile(object)
      if isOptional { emitChainLink(Instruction.leaveChainIfNullish) }
      builder.emit(.getProperty(builder.name(key)))
    case .element(let object, let key, let isOptional):
      try compile(object)
      if isOptional { emitChainLink(Instruction.leaveChainIfNullish) }
      try compile(key)
      builder.emit(.getElement)
    case .superMember(let key): builder.emit(.getSuper(builder.name(key)))
    case .optionalChain(let inner):
      chains.append([])
      try compile(inner)
      for jump in chains.removeLast() { builder.land(jump) }
    default: break
    }
  }

  /// Where the rest of the chain is left out; the jump lands behind the chain.
  private mutating func emitChainLink(_ make: (Int32) -> Instruction) {
    let jump = builder.emitJump(make)
    if chains.isEmpty { chains.append([]) }
    chains[chains.count - 1].append(jump)
  }

  // MARK: Calls

  mutating func compileCall(
    _ callee: Expression, _ arguments: [Argument], isOptional: Bool
  ) throws(CompileError) {
    switch callee {
    case .member(let object, let key, let isOptional):
      try compile(object)
      if isOptional { emitChainLink(Instruction.leaveChainIfNullish) }
      builder.emit(.getMethod(builder.name(key)))
    case .element(let object, let key, let isOptional):
      try compile(object)
      if isOptional { emitChainLink(Instruction.leaveChainIfNullish) }
      try compile(key)
      builder.emit(.getElementMethod)
    case .superMember(let key):
      builder.emit(.getSuper(builder.name(key)))
      builder.emit(.this)
    default:
      try compile(callee)
      builder.emit(.undefined)
    }
    if isOptional { emitChainLink(Instruction.leaveChainIfNoFunction) }
    let hasSpread = try compileArguments(arguments)
    builder.parts.quotes[builder.pc] = callee.quote
    builder.emit(hasSpread ? .callSpread : .call(Int32(arguments.count)))
  }

  mutating func compileNew(
    _ callee: Expression, _ arguments: [Argument]
  ) throws(CompileError) {
    try compile(callee)
    let hasSpread = try compileArguments(arguments)
    builder.parts.quotes[builder.pc] = callee.quote
    builder.emit(hasSpread ? .constructSpread : .construct(Int32(arguments.count)))
  }

  mutating func compileSuperCall(_ arguments: [Argument]) throws(CompileError) {
    let isAllowed = builders.contains { $0.parts.kind == .derivedConstructor }
    guard isAllowed else { throw error(.superOutsideMethod) }
    let hasSpread = try compileArguments(arguments)
    builder.parts.quotes[builder.pc] = "super"
    builder.emit(hasSpread ? .superCallSpread : .superCall(Int32(arguments.count)))
  }

  /// True if they stand as one array on the stack, because one of them is spread.
  private mutating func compileArguments(_ arguments: [Argument]) throws(CompileError) -> Bool {
    if arguments.contains(where: \.isSpread) {
      try compileArray(arguments)
      return true
    }
    for argument in arguments { try compile(argument.value) }
    return false
  }
}

extension Expression {
  /// As messages of V8 quote what was called or taken apart.
  var quote: String {
    switch self {
    case .undefined: "undefined"
    case .null: "null"
    case .boolean(let value): "\(value)"
    case .number(let value): numberText(value)
    case .string(let value): "\"\(value)\""
    case .identifier(let name): name
    case .this: "this"
    case .member(let object, let key, _): "\(object.quote).\(key)"
    case .element(let object, .string(let key), _): "\(object.quote).\(key)"
    case .element(let object, let key, _): "\(object.quote)[\(key.quote)]"
    case .superMember(let key): "(intermediate value).\(key)"
    case .call(let callee, _, _): "\(callee.quote)(...)"
    case .optionalChain(let inner): inner.quote
    default: "(intermediate value)"
    }
  }
}
