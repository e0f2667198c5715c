// Promises are made, resolved, rejected and waited for.
//
// ECMA-262, "Promise Resolve Functions", "PerformPromiseThen", "Await".

extension Interpreter {
  // MARK: For the embedder

  /// A pending promise.
  public mutating func makePromise() -> ObjectID {
    makeObject(.promise(PromiseRecord()), prototype: intrinsics.promise)
  }

  /// Resolves a promise, which adopts the state of a value that is a promise or has a `then`, or
  /// rejects it. Does nothing if it has been resolved.
  public mutating func settle(_ promise: ObjectID, _ outcome: Outcome) {
    guard let record = promiseRecord(promise), !record.isLocked else { return }
    switch outcome {
    case .thrown(let reason): reject(promise, reason)
    case .value(let value):
      guard let object = value.object, case .value(let then) = lookUp("then", from: object) else {
        return resolve(promise, with: value, thenMethod: .undefined)
      }
      resolve(promise, with: value, thenMethod: then)
    }
  }

  /// What a promise is at; nil for other values.
  public func promiseState(_ value: JSValue) -> PromiseState? {
    value.object.flatMap { promiseRecord($0)?.state }
  }

  /// The promises that have been rejected since this was last asked and that nobody has asked for
  /// their outcome.
  public mutating func takeUnhandledRejections() -> [(promise: ObjectID, reason: JSValue)] {
    if rejections.isEmpty { return [] }
    let candidates = rejections
    rejections = []
    return candidates.compactMap { promise in
      guard let record = promiseRecord(promise), !record.isHandled,
        case .rejected(let reason) = record.state
      else { return nil }
      return (promise, reason)
    }
  }

  func promiseRecord(_ id: ObjectID) -> PromiseRecord? {
    guard case .promise(let record) = objects[id.index].kind else { return nil }
    return record
  }

  // MARK: Settling

  /// Settles with an outcome of the program; what comes next goes on with `then`.
  mutating func settle(
    _ promise: ObjectID, _ outcome: Outcome, _ then: Completion
  ) -> Next {
    switch outcome {
    case .thrown(let reason):
      reject(promise, reason)
      return .complete(then, .value(.undefined))
    case .value(let value):
      return self.outcome(of: then) { machine throws(JSThrow) in
        try machine.resolve(promise, value, then)
      }
    }
  }

  /// Resolves a promise. Undefined, or nil if a function is called first to get the `then` of the
  /// value.
  mutating func resolve(
    _ promise: ObjectID, _ value: JSValue, _ completion: Completion
  ) throws(JSThrow) -> JSValue? {
    guard value.object != nil, value.object != promise, !isHostObject(value) else {
      resolve(promise, with: value, thenMethod: .undefined)
      return .undefined
    }
    do throws(JSThrow) {
      let then = Completion.thenOf(value, promise: promise, then: completion)
      guard let method = try get(value, "then", then) else { return nil }
      resolve(promise, with: value, thenMethod: method)
    } catch {
      reject(promise, error.value)
    }
    return .undefined
  }

  /// No object of the embedder is asked whether it has a `then`.
  private func isHostObject(_ value: JSValue) -> Bool {
    guard let id = value.object, case .host = objects[id.index].kind else { return false }
    return true
  }

  mutating func resolve(_ promise: ObjectID, with value: JSValue, thenMethod: JSValue) {
    lock(promise)
    if value.object == promise {
      return reject(promise, error("TypeError", "Chaining cycle detected for promise #<Promise>"))
    }
    if isCallable(thenMethod) {
      microtasks.append(.adoption(promise: promise, value: value, then: thenMethod))
    } else {
      conclude(promise, .fulfilled(value), .value(value))
    }
  }

  mutating func reject(_ promise: ObjectID, _ reason: JSValue) {
    lock(promise)
    guard let record = promiseRecord(promise), record.state == .pending else { return }
    if !record.isHandled { rejections.append(promise) }
    conclude(promise, .rejected(reason), .thrown(reason))
  }

  private mutating func lock(_ promise: ObjectID) {
    guard var record = promiseRecord(promise), !record.isLocked else { return }
    record.isLocked = true
    objects[promise.index].kind = .promise(record)
  }

  private mutating func conclude(
    _ promise: ObjectID, _ state: PromiseState, _ outcome: Outcome
  ) {
    guard var record = promiseRecord(promise), record.state == .pending else { return }
    let reactions = record.reactions
    record.state = state
    record.reactions = []
    objects[promise.index].kind = .promise(record)
    for reaction in reactions { microtasks.append(.reaction(reaction, outcome)) }
  }

  /// Tells of the outcome now, as a microtask, or when there is one.
  mutating func react(to promise: ObjectID, _ reaction: Reaction) {
    guard var record = promiseRecord(promise) else { return }
    record.isHandled = true
    switch record.state {
    case .pending: record.reactions.append(reaction)
    case .fulfilled(let value): microtasks.append(.reaction(reaction, .value(value)))
    case .rejected(let reason): microtasks.append(.reaction(reaction, .thrown(reason)))
    }
    objects[promise.index].kind = .promise(record)
  }

  // MARK: await

  /// The innermost frame waits for a value, which becomes a promise if it is none.
  mutating func wait(for value: JSValue) -> Next {
    if let promise = value.object, promiseRecord(promise) != nil { return suspend(on: promise) }
    let promise = makePromise()
    return outcome(of: .wait(promise)) { machine throws(JSThrow) in
      try machine.resolve(promise, value, .wait(promise))
    }
  }

  /// Moves the innermost frame to the heap until a promise is settled; its caller goes on.
  mutating func suspend(on promise: ObjectID) -> Next {
    var frame = popFrame()
    let completion = frame.completion
    var isFirst = true
    if case .job = completion { isFirst = false }
    if isFirst, frame.code.isWatched {
      notices.append(.left(function: frame.code.name, nil))
    }
    frame.completion = .job
    react(to: promise, .resumption(makeObject(.suspension(frame), prototype: nil)))
    return .complete(completion, .value(frame.promise.map { .object($0) } ?? .undefined))
  }

  /// A frame goes on where it waited.
  mutating func resume(_ suspension: ObjectID, _ outcome: Outcome) -> Next {
    guard case .suspension(let frame) = objects[suspension.index].kind else {
      return .complete(.job, .value(.undefined))
    }
    release(suspension)
    pushFrame(frame)
    switch outcome {
    case .value(let value):
      push(value)
      return .nothing
    case .thrown(let value): return .raise(value)
    }
  }
}
