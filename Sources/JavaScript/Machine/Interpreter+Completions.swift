// How outcomes travel: to what waits for them, from frame to frame, to handlers.
//
// No call of JavaScript is a call of Swift: what has to be done next is a value, and one loop does
// it until a frame can go on.

extension Interpreter {
  /// What has to be done before a frame can go on.
  enum Next {
    case nothing
    case complete(Completion, Outcome)
    /// An exception in the innermost frame.
    case raise(JSValue)
  }

  /// Does what has to be done.
  mutating func proceed(_ first: Next) {
    var next = first
    while true {
      switch next {
      case .nothing: return
      case .complete(let completion, let outcome): next = advance(completion, outcome)
      case .raise(let value):
        if enterHandler(value) { return }
        next = endFrame(.thrown(value))
      }
    }
  }

  /// The result of a body goes to a completion, or the body has begun a call that will.
  mutating func outcome(
    of completion: Completion, _ body: (inout Interpreter) throws(JSThrow) -> JSValue?
  ) -> Next {
    do throws(JSThrow) {
      guard let value = try body(&self) else { return .nothing }
      return .complete(completion, .value(value))
    } catch {
      return .complete(completion, .thrown(error.value))
    }
  }

  private mutating func enterHandler(_ value: JSValue) -> Bool {
    guard let target = current.code.handler(at: current.pc - 1) else { return false }
    current.slots.removeLast(current.slots.count - current.code.slotCount)
    current.slots.append(value)
    current.pc = target
    return true
  }

  // MARK: Frames

  mutating func pushFrame(_ frame: CallFrame) {
    var below = frame
    swap(&current, &below)
    callers.append(below)
  }

  mutating func popFrame() -> CallFrame {
    var above = callers.removeLast()
    swap(&current, &above)
    return above
  }

  /// Takes the innermost frame away, whose call has this outcome.
  mutating func endFrame(_ outcome: Outcome) -> Next {
    if current.code.isWatched { notices.append(.left(function: current.code.name, outcome)) }
    let frame = popFrame()
    if let promise = frame.promise {
      return settle(promise, outcome, .replaced(.object(promise), then: frame.completion))
    }
    guard frame.isConstruction, case .value(let value) = outcome, value.object == nil else {
      return .complete(frame.completion, outcome)
    }
    if frame.this.isUninitialized {
      return .complete(frame.completion, .thrown(superWasNotCalled()))
    }
    return .complete(frame.completion, .value(frame.this))
  }

  // MARK: Completions

  private mutating func advance(_ completion: Completion, _ outcome: Outcome) -> Next {
    switch outcome {
    case .value(let value): advance(completion, value: value)
    case .thrown(let value): advance(completion, thrown: value)
    }
  }

  private mutating func advance(_ completion: Completion, value: JSValue) -> Next {
    switch completion {
    case .activation: finish(.value(value))
    case .job: finish(.value(.undefined))
    case .push: push(value)
    case .pushBelow: current.slots.insert(value, at: current.slots.count - 1)
    case .discard: break
    case .operand(let index): retry(with: value, at: index)
    case .this: return bindThis(value)
    case .truth(let message, let then): return truth(value, message, then)
    case .replaced(let other, let then): return .complete(then, .value(other))
    case .mustBeObject(let then):
      guard value.object == nil else { return .complete(then, .value(value)) }
      return .complete(then, .thrown(madeNoObject(value).value))
    case .prototype(let construction, let then):
      return outcome(of: then) { machine throws(JSThrow) in
        try machine.enter(construction, prototype: value.object, then)
      }
    case .walk(let walk, let then): return advance(walk, value, then)
    case .properties(let walk, let then): return advance(walk, value, then)
    case .instance(let object):
      return outcome(of: .push) { machine throws(JSThrow) in
        try machine.isInstance(object, prototype: value, .push)
      }
    case .ancestry(let wanted, let then):
      return outcome(of: then) { machine throws(JSThrow) in
        try machine.hasAncestor(value, wanted, then)
      }
    case .keys(let listing, let then): return .complete(then, .value(list(value, listing)))
    case .settle(let promise, let then):
      return settle(promise, .value(value), then)
    case .executor(let promise, let then): return .complete(then, .value(.object(promise)))
    case .rejection(_, let then): return .complete(then, .value(.undefined))
    case .thenOf(let object, let promise, let then):
      resolve(promise, with: object, thenMethod: value)
      return .complete(then, .value(.undefined))
    case .wait(let promise): return suspend(on: promise)
    case .finally(let other, let promise, let then):
      return waitInFinally(for: value, other, promise, then)
    }
    return .nothing
  }

  private mutating func advance(_ completion: Completion, thrown value: JSValue) -> Next {
    switch completion {
    case .activation, .job: finish(.thrown(value))
    case .push, .pushBelow, .discard, .operand, .this, .instance, .wait: return .raise(value)
    case .truth(_, let then), .replaced(_, let then), .mustBeObject(let then),
      .prototype(_, let then), .walk(_, let then), .properties(_, let then), .ancestry(_, let then),
      .keys(_, let then):
      return .complete(then, .thrown(value))
    case .settle(let promise, let then), .finally(_, let promise, let then):
      reject(promise, value)
      return .complete(then, .value(.undefined))
    case .executor(let promise, let then):
      settle(promise, .thrown(value))
      return .complete(then, .value(.object(promise)))
    case .rejection(let function, let then):
      return self.outcome(of: then) { machine throws(JSThrow) in
        try machine.invoke(.object(function), this: .undefined, [value], then)
      }
    case .thenOf(_, let promise, let then):
      reject(promise, value)
      return .complete(then, .value(.undefined))
    }
    return .nothing
  }

  /// An operand has become a primitive value: the instruction is executed again.
  private mutating func retry(with value: JSValue, at index: Int) {
    current.slots[index] = value
    current.pc -= 1
  }

  private mutating func bindThis(_ value: JSValue) -> Next {
    guard current.this.isUninitialized else {
      return .raise(error("ReferenceError", "Super constructor may only be called once"))
    }
    current.this = value
    push(value)
    return .nothing
  }

  private mutating func truth(
    _ value: JSValue, _ message: String?, _ then: Completion
  ) -> Next {
    if let message, !value.isTruthy {
      return .complete(then, .thrown(error("TypeError", message)))
    }
    return .complete(then, .value(.boolean(value.isTruthy)))
  }
}
