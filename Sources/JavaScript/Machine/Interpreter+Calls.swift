// Calls and constructions of whatever can be called.
//
// ECMA-262, "ECMAScript Function Objects", "Built-in Function Objects", "Bound Function Exotic
// Objects". Both give a result that is there at once, or nil if it will go to the completion.

extension Interpreter {
  mutating func invoke(
    _ callee: JSValue, this receiver: JSValue, _ given: [JSValue], _ completion: Completion
  ) throws(JSThrow) -> JSValue? {
    var (callee, this, arguments) = (callee, receiver, given)
    while true {
      guard let id = callee.object else { throw isNoFunction(callee) }
      switch objects[id.index].kind {
      case .closure(let closure):
        if closure.code.isClass { throw isClass(closure.code.name) }
        try enter(closure, id, this: this, newTarget: .undefined, arguments, completion)
        return nil
      case .native(let native):
        let call = NativeCall(
          this: this, arguments: arguments, newTarget: .undefined, function: id)
        return try run(native, call, completion)
      case .hostFunction(let host):
        ask(.call(host.tag, this: this, arguments: arguments), completion)
        return nil
      case .bound(let target, let boundThis):
        arguments = objects[id.index].elements + arguments
        (callee, this) = (target, boundThis)
      case .proxy(let target, let handler):
        guard isCallable(.object(target)) else { throw isNoFunction(callee) }
        callee = .object(target)
        guard let trap = try trap("apply", of: handler) else { break }
        arguments = [.object(target), this, .object(makeArray(arguments))]
        (callee, this) = (trap, .object(handler))
      default: throw isNoFunction(callee)
      }
    }
  }

  mutating func construct(
    _ callee: JSValue, _ given: [JSValue], newTarget given2: JSValue, _ completion: Completion
  ) throws(JSThrow) -> JSValue? {
    var (callee, arguments, newTarget) = (callee, given, given2)
    while true {
      guard let id = callee.object, isConstructor(callee) else { throw isNoConstructor(callee) }
      switch objects[id.index].kind {
      case .closure(let closure):
        let construction = Completion.Construction(
          function: id, arguments: arguments, newTarget: newTarget)
        if closure.code.kind == .derivedConstructor {
          return try enter(construction, prototype: nil, completion)
        }
        let prototype = try get(
          newTarget, "prototype", .prototype(construction, then: completion))
        guard let prototype else { return nil }
        return try enter(construction, prototype: prototype.object, completion)
      case .native(let native):
        let call = NativeCall(
          this: .undefined, arguments: arguments, newTarget: newTarget, function: id)
        return try run(native, call, completion)
      case .hostFunction(let host):
        ask(.construct(host.tag, arguments: arguments, newTarget: newTarget), completion)
        return nil
      case .bound(let target, _):
        arguments = objects[id.index].elements + arguments
        if newTarget == callee { newTarget = target }
        callee = target
      case .proxy(let target, let handler):
        callee = .object(target)
        guard let trap = try trap("construct", of: handler) else { break }
        let values = [callee, .object(makeArray(arguments)), newTarget]
        return try invokeThen(
          trap, this: .object(handler), values, .mustBeObject(then: completion)
        ) { (machine, value) throws(JSThrow) in
          guard value.object == nil else { return value }
          throw machine.madeNoObject(value)
        }
      default: throw isNoConstructor(callee)
      }
    }
  }

  /// Invokes; a result that is there at once is made into what the completion would make of it.
  mutating func invokeThen(
    _ callee: JSValue, this: JSValue, _ arguments: [JSValue], _ completion: Completion,
    _ finish: (inout Interpreter, JSValue) throws(JSThrow) -> JSValue?
  ) throws(JSThrow) -> JSValue? {
    guard let value = try invoke(callee, this: this, arguments, completion) else { return nil }
    return try finish(&self, value)
  }

  private mutating func run(
    _ native: Native, _ call: NativeCall, _ completion: Completion
  ) throws(JSThrow) -> JSValue? {
    switch native.body {
    case .value(let body): try body(&self, call)
    case .calling(let body): try body(&self, call, completion)
    }
  }

  // MARK: Frames

  /// Begins the call of a function written in JavaScript.
  private mutating func enter(
    _ closure: Closure, _ function: ObjectID, this: JSValue, newTarget: JSValue,
    _ arguments: [JSValue], _ completion: Completion, isConstruction: Bool = false
  ) throws(JSThrow) {
    guard callers.count < frameLimit else {
      throw JSThrow(value: error("RangeError", "Maximum call stack size exceeded"))
    }
    let code = closure.code
    let isArrow = code.kind == .arrow
    if code.isWatched { notices.append(.entered(function: code.name, arguments: arguments)) }
    var frame = CallFrame(
      code: code, slots: slots(for: code, arguments, function), cells: closure.captures,
      this: isArrow ? closure.this : this, newTarget: isArrow ? closure.newTarget : newTarget,
      function: function, isConstruction: isConstruction,
      promise: code.isAsync ? makePromise() : nil, completion: completion)
    if code.cellCount > 0 { makeCells(of: &frame) }
    pushFrame(frame)
  }

  /// Begins the call of a constructor: `this` is a new object, unless `super()` makes it.
  mutating func enter(
    _ construction: Completion.Construction, prototype: ObjectID?, _ completion: Completion
  ) throws(JSThrow) -> JSValue? {
    guard case .closure(let closure) = objects[construction.function.index].kind else {
      return nil
    }
    var this = JSValue.uninitialized
    if closure.code.kind != .derivedConstructor {
      this = .object(makeObject(prototype: prototype ?? intrinsics.object))
    }
    try enter(
      closure, construction.function, this: this, newTarget: construction.newTarget,
      construction.arguments, completion, isConstruction: true)
    return nil
  }

  private mutating func slots(
    for code: Code, _ arguments: [JSValue], _ function: ObjectID
  ) -> [JSValue] {
    var slots: [JSValue] = []
    slots.reserveCapacity(code.slotCount + CallFrame.usualOperands)
    for index in 0..<code.parameterCount {
      slots.append(index < arguments.count ? arguments[index] : .undefined)
    }
    for _ in code.parameterCount..<max(code.parameterCount, code.slotCount) {
      slots.append(.uninitialized)
    }
    if let rest = code.restSlot {
      slots[rest] = .object(makeArray(Array(arguments.dropFirst(code.parameterCount))))
    }
    if let place = code.argumentsSlot { slots[place] = .object(makeArray(arguments)) }
    if let place = code.selfSlot { slots[place] = .object(function) }
    return slots
  }

  /// Captured variables get their cells when they are declared; those that have a value from the
  /// beginning, and those at the top of a module, get them now.
  mutating func makeCells(of frame: inout CallFrame) {
    frame.cells += Array(repeating: .none, count: frame.code.cellCount)
    for (slot, cell) in frame.code.boxed { frame.cells[cell] = makeCell(frame.slots[slot]) }
    for variable in frame.code.topLevel { frame.cells[variable.cell] = makeCell(.uninitialized) }
  }

  mutating func makeCell(_ value: JSValue) -> CellID {
    if let id = freeCells.popLast() {
      cells[id.index] = value
      return id
    }
    cells.append(value)
    return CellID(cells.count - 1)
  }

  // MARK: Instructions

  mutating func call(_ count: Int32) throws(JSThrow) {
    let base = current.slots.count - Int(count)
    let arguments = Array(current.slots[base...])
    current.slots.removeLast(Int(count))
    try call(arguments)
  }

  mutating func callSpread() throws(JSThrow) { try call(popArguments()) }

  private mutating func call(_ arguments: [JSValue]) throws(JSThrow) {
    let this = pop()
    let callee = pop()
    guard isCallable(callee) else { throw isNot("a function") }
    if let value = try invoke(callee, this: this, arguments, .push) { push(value) }
  }

  mutating func constructCall(_ count: Int32) throws(JSThrow) {
    let base = current.slots.count - Int(count)
    let arguments = Array(current.slots[base...])
    current.slots.removeLast(Int(count))
    try constructCall(arguments)
  }

  mutating func constructSpread() throws(JSThrow) { try constructCall(popArguments()) }

  private mutating func constructCall(_ arguments: [JSValue]) throws(JSThrow) {
    let callee = pop()
    guard isConstructor(callee) else { throw isNot("a constructor") }
    if let value = try construct(callee, arguments, newTarget: callee, .push) { push(value) }
  }

  mutating func superCall(_ count: Int32) throws(JSThrow) {
    let base = current.slots.count - Int(count)
    let arguments = Array(current.slots[base...])
    current.slots.removeLast(Int(count))
    try superCall(arguments)
  }

  mutating func superCallSpread() throws(JSThrow) { try superCall(popArguments()) }

  /// The constructor above is the prototype of the class.
  private mutating func superCall(_ arguments: [JSValue]) throws(JSThrow) {
    let parent = current.function.flatMap { objects[$0.index].prototype }
    let callee = parent.map { JSValue.object($0) } ?? .null
    guard isConstructor(callee) else {
      throw typeError("Super constructor \(text(callee)) of anonymous class is not a constructor")
    }
    let newTarget = current.newTarget
    if let value = try construct(callee, arguments, newTarget: newTarget, .this) {
      proceed(.complete(.this, .value(value)))
    }
  }

  private mutating func popArguments() -> [JSValue] {
    pop().object.map { objects[$0.index].elements } ?? []
  }

  /// The error that what is called here is not what it should be, as the source has it.
  private mutating func isNot(_ what: String) -> JSThrow {
    typeError("\(current.code.quotes[current.pc - 1] ?? "(intermediate value)") is not \(what)")
  }
}
