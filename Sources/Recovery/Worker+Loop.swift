// The event loop: which task comes next, how it begins, and what its end means.
//
// It models that of the Workers runtime as far as recovery-spec.md section 7 shows it: microtasks
// first, then what arrived, then timers; a request whose promise nothing can settle any more is
// cancelled.

import JavaScript
import WasmMachine
import WasmModel

extension Worker {
  /// True if there is something to do though nothing is on the way.
  var hasNextTask: Bool {
    realm.script.hasMicrotasks || !realm.waiting.isEmpty || !realm.timers.isEmpty || hasHung
  }

  /// True if a request waits for a promise.
  private var hasHung: Bool {
    realm.requests[realm.firstOpenRequest...].contains { $0.outcome == nil && $0.promise != nil }
  }

  /// Begins what comes next. Tasks without a line of JavaScript are over at once.
  mutating func beginNextTask() {
    while realm.crossings.isEmpty, hasNextTask {
      if realm.script.hasMicrotasks {
        enter(.microtask)
        realm.script.beginMicrotask()
        finishScript()
      } else if let task = realm.waiting.first {
        realm.waiting.removeFirst()
        begin(task)
        finishScript()
      } else if !realm.timers.isEmpty {
        fireTimer()
        finishScript()
      } else {
        cancelHung()
        return
      }
    }
  }

  private mutating func enter(_ task: Task) {
    realm.crossings.append(
      Crossing(
        kind: .task(task), scriptFrames: realm.script.depth,
        wasmFrames: machine.frames.count))
  }

  private mutating func begin(_ task: Task) {
    enter(task)
    switch task {
    case .load(let number): realm.script.evaluate(source.scripts[number])
    case .request(let index): begin(request: index)
    case .piece(let index): begin(piece: index)
    case .errorListener, .microtask, .timer: break
    }
  }

  private mutating func begin(request index: Int) {
    let request = realm.requests[index]
    note(.request(request.call.text))
    let (module, name) =
      request.number > 0 ? ("runtime.js", "serve") : ("index.js", request.call.name)
    guard let function = realm.script.exportValue(name, of: module) ?? rawExport(request) else {
      return fail(index, "\(request.call.name) is not exported")
    }
    let arguments =
      request.number > 0
      ? [.string(request.call.name)] + request.call.arguments : request.call.arguments
    realm.script.call(function, arguments)
  }

  /// For a direct call of what the glue does not export, the function of the module itself.
  private mutating func rawExport(_ request: Request) -> JSValue? {
    guard request.number == 0,
      case .function(let address)? = instance?.findExport(request.call.name)
    else { return nil }
    return hostObject(.wasmFunction, address.value)
  }

  private mutating func begin(piece index: Int) {
    guard let piece = realm.requests[index].piece else { return }
    note(.request(piece.text))
    do {
      try realm.script.run(piece.program, in: ScriptPiece.module)
    } catch { fail(index, "\(error)") }
  }

  /// Ends a request that could not begin.
  private mutating func fail(_ index: Int, _ message: String) {
    realm.crossings.removeLast()
    let error = realm.script.makeError(class: "TypeError", message: message, cause: nil)
    settle(index, .thrown(.object(error)))
  }

  private mutating func fireTimer() {
    guard let next = realm.timers.min(by: { ($0.due, $0.number) < ($1.due, $1.number) }) else {
      return
    }
    realm.timers.removeAll { $0.number == next.number }
    realm.clock = max(realm.clock, next.due)
    note(.timer(milliseconds: realm.clock))
    enter(.timer)
    realm.script.call(next.function, [])
  }

  /// The runtime finds that nothing can settle the promise of a request: recovery-spec.md 7.5.
  private mutating func cancelHung() {
    for index in realm.requests.indices[realm.firstOpenRequest...]
    where realm.requests[index].outcome == nil && realm.requests[index].promise != nil {
      note(.cancelled(request: realm.requests[index].number))
      end(index, .hung)
    }
  }

  /// Takes the end of a task.
  mutating func finish(_ task: Task, _ outcome: Interpreter.Outcome) {
    switch task {
    case .request(let index), .piece(let index): settle(index, outcome)
    case .load, .microtask, .timer, .errorListener:
      if case .thrown(let error) = outcome { report(error, task) }
    }
    settlePromised()
    noteRejections()
  }

  /// An error that nobody caught: the listeners of `error` events see it.
  private mutating func report(_ error: JSValue, _ task: Task) {
    if case .load = task { return note(.failed(realm.describe(error))) }
    note(.uncaught(realm.describe(error)))
    guard task != .errorListener,
      let function = realm.script.exportValue("reportUncaught", of: "platform.js")
    else { return }
    enter(.errorListener)
    realm.script.call(function, [error])
  }

  /// Ends a request, or keeps the promise that it answered with.
  private mutating func settle(_ index: Int, _ outcome: Interpreter.Outcome) {
    if case .value(let value) = outcome, realm.script.promiseState(value) != nil {
      realm.requests[index].promise = value
      return
    }
    switch outcome {
    case .value(let value): end(index, .answered(value))
    case .thrown(let error): end(index, .failed(error))
    }
  }

  /// Ends the requests whose promises are settled.
  private mutating func settlePromised() {
    for index in realm.requests.indices[realm.firstOpenRequest...] {
      guard realm.requests[index].outcome == nil, let promise = realm.requests[index].promise,
        let state = realm.script.promiseState(promise)
      else { continue }
      switch state {
      case .pending: continue
      case .fulfilled(let value): end(index, .answered(value))
      case .rejected(let reason): end(index, .failed(reason))
      }
    }
  }

  private mutating func end(_ index: Int, _ outcome: Request.Outcome) {
    // Others may be on the way, so that the current one is not known.
    let request = realm.requests[index].number > 0 ? realm.requests[index].number : nil
    switch outcome {
    case .answered(let value): note(.answered(realm.describe(value)), of: request)
    case .failed(let error): note(.failed(realm.describe(error)), of: request)
    case .hung: note(.failed(WorkerText.cancelled), of: request)
    }
    realm.requests[index].outcome = outcome
    realm.requests[index].lastTick = ticks + 1
    realm.requests[index].instance = realm.instanceCount
    while realm.firstOpenRequest < realm.requests.count,
      realm.requests[realm.firstOpenRequest].outcome != nil
    { realm.firstOpenRequest += 1 }
  }

  private mutating func noteRejections() {
    guard !realm.script.hasMicrotasks else { return }
    for rejection in realm.script.takeUnhandledRejections() {
      guard !realm.requests.contains(where: { $0.promise == .object(rejection.promise) }) else {
        continue
      }
      note(.unhandledRejection(realm.describe(rejection.reason)))
    }
  }
}

/// Texts of the model of the Workers runtime.
public enum WorkerText {
  /// What a request gets whose promise never settles; recovery-spec.md section 2.3.
  public static let cancelled =
    "Workers runtime canceled this request because it detected that your Worker's code had hung "
    + "and would never generate a response."
}
