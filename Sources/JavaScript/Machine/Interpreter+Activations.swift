// What the embedder does: it begins calls, steps, answers requests and takes outcomes.

extension Interpreter {
  /// What the innermost activation is at.
  public var status: Status { activations.last?.status ?? .idle }

  /// Begins to call a function. An activation. Like those of all others, its call stands at the
  /// first statement then.
  public mutating func call(
    _ function: JSValue, this: JSValue = .undefined, _ arguments: [JSValue]
  ) {
    beginActivation()
    start(.activation) { machine, completion throws(JSThrow) in
      try machine.invoke(function, this: this, arguments, completion)
    }
  }

  /// Begins `new function(…)`. An activation.
  public mutating func construct(_ function: JSValue, _ arguments: [JSValue]) {
    beginActivation()
    start(.activation) { machine, completion throws(JSThrow) in
      try machine.construct(function, arguments, newTarget: function, completion)
    }
  }

  /// Runs to the next statement, in whichever function, or until the status changes. Does nothing
  /// unless the status is running.
  public mutating func step() {
    guard !isStopped else { return }
    if case .statement = current.code.instructions[current.pc] { current.pc += 1 }
    while !isStopped {
      do throws(JSThrow) {
        try execute()
        return
      } catch {
        proceed(.raise(error.value))
      }
    }
  }

  /// Answers the request of the status; the statement goes on at the next step.
  public mutating func answer(_ outcome: Outcome) {
    guard case .awaitsHost = status, let index = activations.indices.last else { return }
    let completion = activations[index].completion
    activations[index].status = .running
    activations[index].completion = .discard
    isStopped = false
    proceed(.complete(completion, outcome))
  }

  /// Takes the outcome of the innermost activation and ends it; undefined if it is not finished.
  public mutating func takeOutcome() -> Outcome {
    guard case .finished(let outcome) = status else { return .value(.undefined) }
    activations.removeLast()
    if case .running = status { isStopped = false } else { isStopped = true }
    return outcome
  }

  // MARK: Within

  mutating func beginActivation() {
    activations.append(Activation())
    isStopped = false
  }

  /// Begins a call whose outcome, or an error of beginning it, goes to the completion.
  mutating func start(
    _ completion: Completion,
    _ body: (inout Interpreter, Completion) throws(JSThrow) -> JSValue?
  ) {
    proceed(outcome(of: completion) { machine throws(JSThrow) in try body(&machine, completion) })
    reachFirstStatement()
  }

  /// Runs what comes before the first statement of a call that has just begun: functions get their
  /// values, parameters what is missing.
  mutating func reachFirstStatement() {
    guard !isStopped, current.pc == 0 else { return }
    if case .statement = current.code.instructions[0] { return }
    step()
  }

  mutating func finish(_ outcome: Outcome) {
    if let index = activations.indices.last { activations[index].status = .finished(outcome) }
    isStopped = true
  }

  /// Stops until the embedder has answered.
  mutating func ask(_ request: HostRequest, _ completion: Completion) {
    if let index = activations.indices.last {
      activations[index].status = .awaitsHost(request)
      activations[index].completion = completion
    }
    isStopped = true
  }
}
