// Plays a schedule under a policy: the part of a runtime that decides about instances.
//
// Below a policy is a worker without any recovery of its own. A new instance is a new worker, with
// new JavaScript around it, as after the runtime has thrown an isolate away.

import Recovery
import WasmMachine

/// A worker whose failures a policy decides about.
struct PolicyPlayer {
  private let policy: Policy
  /// The worker behind its loading: what each new instance is.
  private let loaded: Worker
  private var striker: Striker
  private var worker: Worker
  private(set) var score: PolicyScore
  private var number = 0
  private var isPoisoned = false
  private var reinitsNext = false
  /// How many requests to an export are still refused.
  private var held: [String: Int] = [:]
  /// The numbers of the requests at which instances were made.
  private var reinits: [Int] = []
  /// What the current instance has answered.
  private var answered = 0

  init(_ policy: Policy, _ loaded: Worker) {
    self.policy = policy
    self.loaded = loaded
    worker = loaded
    striker = Striker(loaded)
    score = PolicyScore(name: policy.name, corrupted: policy.expectations.isEmpty ? nil : 0)
  }

  /// Serves one request.
  mutating func play(_ entry: FaultSchedule.Entry) throws(CommandError) {
    number += 1
    let call = entry.request.requestText
    let export = String(call.prefix { $0 != "(" })
    if reinitsNext { try reinit() }
    if isPoisoned || held[export] ?? 0 > 0 {
      guard try refuse(call, export) else { return }
    }
    let first = worker.realm.events.count
    let start = worker.ticks
    striker.serve(entry, &worker)
    score.ticks += worker.ticks - start
    guard let failure = Self.failure(of: worker, since: first) else {
      answered += 1
      if try !holds(), let corrupted = score.corrupted { score.corrupted = corrupted + 1 }
      return
    }
    score.failed += 1
    try decide(failure.kind, failure.message, call, export)
  }

  /// A request that comes to a poisoned instance or to an export that is held back. Returns true if
  /// it is served all the same.
  private mutating func refuse(_ call: String, _ export: String) throws(CommandError) -> Bool {
    let rule = policy.action(.refused, from: export)
    if held[export] ?? 0 > 0 { held[export, default: 0] -= 1 }
    var isDone = true
    switch rule?.action {
    case .keep: isPoisoned = false
    case .reinitNow: isDone = try reinit()
    default:
      score.failed += 1
      score.refused += 1
      try decide(.refused, isPoisoned ? "the instance is poisoned" : "held back", call, export)
      return false
    }
    note(.refused, "", call, rule, isDone: isDone)
    if !isDone {
      score.failed += 1
      score.refused += 1
    }
    return isDone
  }

  private mutating func decide(
    _ failure: Policy.Failure, _ message: String, _ call: String, _ export: String
  ) throws(CommandError) {
    let rule = policy.action(failure, from: export)
    var isDone = true
    switch rule?.action {
    case nil, .failRequest, .keep: break
    case .poison: isPoisoned = true
    case .reinitNow: isDone = try reinit()
    case .reinitNext: reinitsNext = true
    case .quarantine(let count): held[export] = count
    }
    note(failure, message, call, rule, isDone: isDone)
  }

  private mutating func note(
    _ failure: Policy.Failure, _ message: String, _ call: String, _ rule: Policy.Rule?,
    isDone: Bool
  ) {
    let action = rule.map { "\($0.action.text) (line \($0.line))" } ?? "no rule: it goes on"
    score.decisions.append(
      PolicyScore.Decision(
        request: number, call: call, failure: failure, message: message,
        action: isDone ? action : "\(action): at its limit"))
  }

  // MARK: Instances

  /// Makes a new instance, unless there were too many of late: then the old one is poisoned, and the
  /// answer is false.
  @discardableResult
  private mutating func reinit() throws(CommandError) -> Bool {
    reinitsNext = false
    if let limit = policy.limit,
      reinits.count(where: { $0 > number - limit.requests }) >= limit.count
    {
      isPoisoned = true
      return false
    }
    let writes = try carriedWrites()
    worker = loaded
    for write in writes { worker.apply(.write(write)) }
    reinits.append(number)
    score.coldStarts += 1
    score.ticks += loaded.ticks
    if writes.isEmpty { score.lost += answered }
    answered = 0
    isPoisoned = false
    return true
  }

  /// What the next instance gets, if what is expected holds in this one.
  private func carriedWrites() throws(CommandError) -> [StateWrite] {
    guard !policy.carried.isEmpty, try holds() else { return [] }
    var writes: [StateWrite] = []
    for expression in policy.carried {
      let value = try expression.value(on: WorkerValues(worker, side: "A"))
      let text = "\(expression.source) = \(value)"
      let write = try Assignment(parsing: text).write(on: WorkerValues(loaded, side: "A"))
      if let target = write.target(in: loaded) { writes.append(StateWrite(target, text: text)) }
    }
    return writes
  }

  private func holds() throws(CommandError) -> Bool {
    try policy.expectations.hold(in: worker)
  }

  // MARK: Failures

  /// What became of the newest request; nil if it was answered.
  static func failure(
    of worker: Worker, since first: Int
  ) -> (kind: Policy.Failure, message: String)? {
    guard let outcome = worker.realm.requests.last?.outcome else { return (.abort, "without end") }
    switch outcome {
    case .answered: return nil
    case .hung: return (.abort, "hung")
    case .failed(let value):
      let message = worker.realm.describe(value)
      // Under panic=abort the panic hook has called the shim before the trap.
      let panicked = worker.realm.events[first...].contains {
        if case .imported("__wbg_set_critical_error", _, _) = $0.kind { true } else { false }
      }
      if worker.realm.className(value) == "PanicError" || panicked { return (.panic, message) }
      return (worker.realm.engineError(of: value) == nil ? .foreign : .abort, message)
    }
  }
}
