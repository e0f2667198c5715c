// The loop that executes instructions: one row for each.

extension Interpreter {
  /// Executes until the next statement begins or the machine stops. An exception is thrown to
  /// ``step()``, which finds who catches it.
  mutating func execute() throws(JSThrow) {
    while !isStopped {
      let instruction = current.code.instructions[current.pc]
      if case .statement = instruction { return }
      current.pc += 1
      switch instruction {
      case .statement, .nothing: break
      case .constant(let index): push(current.code.constants[Int(index)])
      case .undefined: push(.undefined)
      case .this: try pushThis()
      case .newTarget: push(current.newTarget)
      case .pop: _ = pop()
      case .duplicate: push(top)
      case .duplicatePair: duplicatePair()
      case .swap: current.slots.swapAt(current.slots.count - 1, current.slots.count - 2)
      case .load(let slot): try load(slot)
      case .store(let slot): try store(slot)
      case .initialize(let slot): current.slots[Int(slot)] = pop()
      case .declare(let slot): current.slots[Int(slot)] = .uninitialized
      case .renew: break
      case .loadCell(let cell): try loadCell(cell)
      case .storeCell(let cell): try storeCell(cell)
      case .initializeCell(let cell): cells[current.cells[Int(cell)].index] = pop()
      case .declareCell(let cell): current.cells[Int(cell)] = makeCell(.uninitialized)
      case .renewCell(let cell): renewCell(cell)
      case .loadGlobal(let name): try loadGlobal(name)
      case .storeGlobal(let name): try storeGlobal(name)
      case .typeofGlobal(let name): typeofGlobal(name)
      case .assignedConstant: throw typeError("Assignment to constant variable.")
      case .getProperty(let name): try getProperty(name)
      case .getElement: try getElement()
      case .setProperty(let name): try setProperty(name)
      case .setElement: try setElement()
      case .getMethod(let name): try getMethod(name)
      case .getElementMethod: try getElementMethod()
      case .getSuper(let name): try getSuper(name)
      case .deleteProperty(let name): try deleteProperty(name)
      case .deleteElement: try deleteElement()
      case .call(let count): try call(count)
      case .callSpread: try callSpread()
      case .construct(let count): try constructCall(count)
      case .constructSpread: try constructSpread()
      case .superCall(let count): try superCall(count)
      case .superCallSpread: try superCallSpread()
      case .closure(let index): push(.object(makeClosure(index, home: nil)))
      case .method(let index): push(.object(makeClosure(index, home: top.object)))
      case .classes(let index, let hasHeritage): try makeClass(index, hasHeritage)
      case .return: proceed(endFrame(.value(pop())))
      case .throw: throw thrown()
      case .await: proceed(wait(for: pop()))
      case .array(let count): makeArrayLiteral(count)
      case .append: appendElement()
      case .appendAll: try appendAll()
      case .object: push(.object(makeObject()))
      case .defineProperty(let name): defineProperty(name)
      case .defineElement: defineElement()
      case .defineMember(let form, let name): defineMember(form, name)
      case .defineComputedMember(let form): defineComputedMember(form)
      case .copyProperties: try copyProperties()
      case .concatenate(let count): try concatenate(count)
      case .unary(let operation): try unary(operation)
      case .binary(let operation): try binary(operation)
      case .toNumeric: try toNumeric()
      case .increment(let amount): increment(amount)
      case .jump(let target): current.pc = Int(target)
      case .jumpIfFalse(let target): if !pop().isTruthy { current.pc = Int(target) }
      case .jumpIfTrue(let target): if pop().isTruthy { current.pc = Int(target) }
      case .jumpIfFalseElsePop(let target): jumpElsePop(!top.isTruthy, target)
      case .jumpIfTrueElsePop(let target): jumpElsePop(top.isTruthy, target)
      case .jumpUnlessNullishElsePop(let target): jumpElsePop(!top.isNullish, target)
      case .leaveChainIfNullish(let target): leaveChain(if: top.isNullish, 1, target)
      case .leaveChainIfNoFunction(let target): leaveChain(if: belowTop.isNullish, 2, target)
      case .beginIteration(let slot): try beginIteration(slot)
      case .nextElement(let slot, let end): nextElement(slot, end)
      case .toArray: push(.object(makeArray(try elementsOfIterable(pop()))))
      case .element(let index): element(Int(index))
      case .requireObject(let key, let text): try requireObject(key, text)
      case .jumpIfEntered(let slot, let way, let target):
        if current.slots[Int(slot)] == .number(Double(way)) { current.pc = Int(target) }
      case .enterFinally(let slot, let way, let target):
        current.slots[Int(slot)] = .number(Double(way))
        current.pc = Int(target)
      case .assigned(let name):
        notices.append(.assigned(variable: current.code.names[Int(name)], top))
      }
    }
  }

  // MARK: The operand stack

  mutating func push(_ value: JSValue) { current.slots.append(value) }

  mutating func pop() -> JSValue { current.slots.removeLast() }

  var top: JSValue { current.slots[current.slots.count - 1] }

  private var belowTop: JSValue { current.slots[current.slots.count - 2] }

  private mutating func duplicatePair() {
    let (a, b) = (belowTop, top)
    push(a)
    push(b)
  }

  private mutating func jumpElsePop(_ condition: Bool, _ target: Int32) {
    if condition { current.pc = Int(target) } else { _ = pop() }
  }

  private mutating func leaveChain(if condition: Bool, _ height: Int, _ target: Int32) {
    guard condition else { return }
    current.slots.removeLast(height)
    push(.undefined)
    current.pc = Int(target)
  }

  // MARK: Variables

  private mutating func pushThis() throws(JSThrow) {
    if current.this.isUninitialized { throw JSThrow(value: superWasNotCalled()) }
    push(current.this)
  }

  private mutating func load(_ slot: Int32) throws(JSThrow) {
    let value = current.slots[Int(slot)]
    if value.isUninitialized { throw isNotInitialized(quotedName) }
    push(value)
  }

  private mutating func store(_ slot: Int32) throws(JSThrow) {
    if current.slots[Int(slot)].isUninitialized { throw isNotInitialized(quotedName) }
    current.slots[Int(slot)] = pop()
  }

  private mutating func loadCell(_ cell: Int32) throws(JSThrow) {
    let value = cells[current.cells[Int(cell)].index]
    if value.isUninitialized { throw isNotInitialized(quotedName) }
    push(value)
  }

  private mutating func storeCell(_ cell: Int32) throws(JSThrow) {
    let index = current.cells[Int(cell)].index
    if cells[index].isUninitialized { throw isNotInitialized(quotedName) }
    cells[index] = pop()
  }

  private var quotedName: String { current.code.quotes[current.pc - 1] ?? "variable" }

  private mutating func renewCell(_ cell: Int32) {
    let value = cells[current.cells[Int(cell)].index]
    current.cells[Int(cell)] = makeCell(value)
  }

  // MARK: Globals

  private mutating func loadGlobal(_ name: Int32) throws(JSThrow) {
    let key = current.code.names[Int(name)]
    switch lookUp(key, from: intrinsics.global) {
    case .value(let value): push(value)
    case .missing: throw isNotDefined(key)
    default:
      let value = try get(.object(intrinsics.global), key, .push)
      if let value { push(value) }
    }
  }

  private mutating func storeGlobal(_ name: Int32) throws(JSThrow) {
    let key = current.code.names[Int(name)]
    if case .missing = lookUp(key, from: intrinsics.global) { throw isNotDefined(key) }
    let global = JSValue.object(intrinsics.global)
    _ = try set(global, key, pop(), receiver: global, isStrict: true, .discard)
  }

  private mutating func typeofGlobal(_ name: Int32) {
    let key = current.code.names[Int(name)]
    switch lookUp(key, from: intrinsics.global) {
    case .value(let value): push(.string(typeName(value)))
    case .missing: push(.string("undefined"))
    // What a getter would give is not asked for.
    default: push(.string("object"))
    }
  }

  private mutating func thrown() -> JSThrow {
    let value = pop()
    if current.code.isWatched {
      notices.append(.threw(function: current.code.name, value))
    }
    return JSThrow(value: value)
  }
}
