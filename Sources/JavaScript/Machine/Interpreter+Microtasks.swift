// The queue of microtasks: the embedder runs them one by one.

extension Interpreter {
  /// True if a job waits.
  public var hasMicrotasks: Bool { !microtasks.isEmpty }

  /// Takes the first job and begins an activation for it. Its outcome is undefined, or what a
  /// callback of `queueMicrotask` threw. Does nothing if no job waits.
  public mutating func beginMicrotask() {
    guard let job = microtasks.removeFirst() else { return }
    beginActivation()
    switch job {
    case .callback(let function, let arguments):
      start(.job) { machine, completion throws(JSThrow) in
        try machine.invoke(function, this: .undefined, arguments, completion)
      }
    case .adoption(let promise, let value, let then):
      let functions = makeResolvingFunctions(promise)
      let arguments = [JSValue.object(functions.resolve), .object(functions.reject)]
      start(.rejection(functions.reject, then: .job)) { machine, completion throws(JSThrow) in
        try machine.invoke(then, this: value, arguments, completion)
      }
    case .reaction(let reaction, let outcome): begin(reaction, outcome)
    }
  }

  /// Puts a call at the end of the queue.
  public mutating func enqueueMicrotask(_ function: JSValue, _ arguments: [JSValue] = []) {
    microtasks.append(.callback(function, arguments: arguments))
  }

  private mutating func begin(_ reaction: Reaction, _ outcome: Outcome) {
    switch reaction {
    case .resumption(let suspension): proceed(resume(suspension, outcome))
    case .passing(let original, let derived):
      var result = original
      if case .thrown = outcome { result = outcome }
      proceed(settle(derived, result, .job))
    case .cleanup(let callback, let derived):
      start(.finally(outcome, promise: derived, then: .job)) {
        machine, completion throws(JSThrow) in
        try machine.invoke(callback, this: .undefined, [], completion)
      }
    case .handlers(let onFulfilled, let onRejected, let derived):
      let (handler, argument) =
        switch outcome {
        case .value(let value): (onFulfilled, value)
        case .thrown(let reason): (onRejected, reason)
        }
      guard isCallable(handler) else {
        return proceed(settle(derived, outcome, .job))
      }
      start(.settle(derived, then: .job)) { machine, completion throws(JSThrow) in
        try machine.invoke(handler, this: .undefined, [argument], completion)
      }
    }
  }

  /// What a callback of `finally` gave is waited for, then the outcome goes on that it was told of.
  mutating func waitInFinally(
    for value: JSValue, _ outcome: Outcome, _ derived: ObjectID, _ then: Completion
  ) -> Next {
    var promise = makePromise()
    if let known = value.object, promiseRecord(known) != nil {
      promise = known
    } else {
      settle(promise, .value(value))
    }
    // In between stands one more promise, as with the `then` of the standard.
    let between = makePromise()
    react(to: promise, .passing(outcome, derived: between))
    resolve(derived, with: .object(between), thenMethod: thenFunction)
    return .complete(then, .value(.undefined))
  }

  private var thenFunction: JSValue { property("then", of: intrinsics.promise) ?? .undefined }
}
