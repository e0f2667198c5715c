// Playing the rest of a script behind a fault, and judging what became of it.

import WasmMachine
import WasmModel

/// Judges faults that strike while a group of inputs is on the way.
struct SweepJudge {
  private let sweep: Sweep
  private let group: Int
  /// The worker before the group.
  private let start: Worker
  /// How many requests the instances of `start` had answered since the last reset.
  private let answered: Int
  private var references: [Int?: References] = [:]

  /// What the requests of the group and behind it come to without the fault, without the struck one.
  private struct References {
    let done: [RequestEnd]
    /// The same, had the struck request never come.
    let undone: [RequestEnd]?
    /// The struck request itself.
    let struck: RequestEnd?
  }

  init(_ sweep: Sweep, group: Int, _ start: Worker) {
    self.sweep = sweep
    self.group = group
    self.start = start
    answered = start.realm.events.reduce(0) { count, event in
      switch event.kind {
      case .answered where event.request != nil: count + 1
      case .reset: 0
      default: count
      }
    }
  }

  /// Strikes a copy of a worker, lets it play the rest, and judges.
  mutating func outcome(of fault: Fault, at worker: Worker) -> SweepOutcome {
    let struck = worker.openRequest
    if references[struck] == nil { references[struck] = makeReferences(struck) }
    var struckWorker = worker
    let firstEvent = worker.realm.events.count
    struckWorker.apply(.fault(fault))
    play(&struckWorker)
    return judge(struckWorker, struck, firstEvent: firstEvent)
  }

  // MARK: Playing

  /// Runs to the end of the group, then gives the later ones.
  private func play(_ worker: inout Worker) {
    guard finish(&worker) else { return }
    for later in sweep.script.groups[(group + 1)...] {
      for input in later { worker.apply(input) }
      guard finish(&worker) else { return }
    }
  }

  /// Runs until nothing is on the way. False at the limit.
  private func finish(_ worker: inout Worker) -> Bool {
    let end = worker.ticks + sweep.maximumTicks
    while worker.canStep {
      _ = worker.run(end - worker.ticks, effort: .max, to: Worker.replayGoal)
      if worker.ticks >= end { return false }
    }
    return true
  }

  private func makeReferences(_ struck: Int?) -> References {
    let inputs = sweep.script.groups[group]
    let done = ends(giving: inputs)
    let number = struck.map { $0 - start.realm.requests.count }
    var undone: [RequestEnd]?
    if let number, let input = requestInput(number, inputs) {
      var others = inputs
      others.remove(at: input)
      undone = ends(giving: others)
    }
    return References(
      done: done.without(number), undone: undone,
      struck: number.flatMap { done.indices.contains($0) ? done[$0] : nil })
  }

  /// Which input of a group makes its request of a number, from 0.
  private func requestInput(_ number: Int, _ inputs: [Worker.Input]) -> Int? {
    var count = 0
    for (index, input) in inputs.enumerated() where input.makesRequest {
      if count == number { return index }
      count += 1
    }
    return nil
  }

  private func ends(giving inputs: [Worker.Input]) -> [RequestEnd] {
    var worker = start
    for input in inputs { worker.apply(input) }
    play(&worker)
    return ends(of: worker)
  }

  private func ends(of worker: Worker) -> [RequestEnd] {
    worker.realm.requests[start.realm.requests.count...].map { RequestEnd($0, worker.realm) }
  }

  // MARK: Judging

  private func judge(_ worker: Worker, _ struck: Int?, firstEvent: Int) -> SweepOutcome {
    let all = ends(of: worker)
    let number = struck.map { $0 - start.realm.requests.count }
    let own = number.flatMap { all.indices.contains($0) ? all[$0] : nil }
    let others = all.without(number)
    let events = worker.realm.events[firstEvent...]
    let refused = events.count { $0.kind == .refused && $0.request != own.map(\.number) }
    let losses = losses(worker)
    let references = references[struck]
    let misfit = references.flatMap { Self.misfit(others, $0) }
    let isOwnSame = own?.kind == references?.struck?.kind
    let verdict: SweepVerdict =
      if all.contains(where: \.isEndless) {
        .hung
      } else if refused > 0 {
        .refused
      } else if losses.resets > 0, losses.lost > 0 || misfit != nil {
        .lost
      } else if misfit != nil || !isOwnSame && own?.isFailed == false {
        .torn
      } else if isOwnSame {
        .ok
      } else {
        .failed
      }
    return SweepOutcome(
      verdict: verdict, failed: all.count(where: \.isFailed), refused: refused, lost: losses.lost,
      evidence: misfit ?? (verdict == .hung ? all.first(where: \.isEndless)?.line : nil),
      requests: all.map(\.line))
  }

  /// How many instances were replaced since the group began, and how many answers went with them.
  private func losses(_ worker: Worker) -> (resets: Int, lost: Int) {
    var (resets, lost, answered) = (0, 0, answered)
    for event in worker.realm.events[start.realm.events.count...] {
      switch event.kind {
      case .answered where event.request != nil: answered += 1
      case .reset:
        resets += 1
        lost += answered
        answered = 0
      default: continue
      }
    }
    return (resets, lost)
  }

  /// As in `120 (done) or 150 (not done)`.
  private static func wanted(_ done: RequestEnd?, _ undone: RequestEnd?) -> String {
    guard let done else { return "nothing" }
    guard let undone, undone.kind != done.kind else { return done.text }
    return "\(done.text) (done) or \(undone.text) (not done)"
  }

  /// The first request that ended neither as if the struck one was done, nor as if it never came; nil
  /// if all fit one of both.
  private static func misfit(_ others: [RequestEnd], _ references: References) -> String? {
    if others.isSame(references.done) { return nil }
    if let undone = references.undone, others.isSame(undone) { return nil }
    for (index, end) in others.enumerated() {
      let done = index < references.done.count ? references.done[index] : nil
      let undone = references.undone.flatMap { index < $0.count ? $0[index] : nil }
      if end.kind == done?.kind || end.kind == undone?.kind { continue }
      return "\(end.line), not " + wanted(done, undone)
    }
    // Each fits one of both, but not all the same one: what tells them apart?
    for (index, end) in others.enumerated().reversed() {
      let done = index < references.done.count ? references.done[index] : nil
      let undone = references.undone.flatMap { index < $0.count ? $0[index] : nil }
      if end.kind != done?.kind { return "\(end.line), not \(done?.text ?? "") (done)" }
      if end.kind != undone?.kind { return "\(end.line), not \(undone?.text ?? "") (not done)" }
    }
    return "\(others.count) requests, not \(references.done.count)"
  }
}

extension RequestEnd {
  /// As in `#3 balance(1) => 120`.
  fileprivate var line: String {
    let end = if case .answered = kind { "=> \(text)" } else { text }
    return (number > 0 ? "#\(number) " : "") + "\(call) \(end)"
  }
}

extension [RequestEnd] {
  /// Without the one at an index, if there is such.
  fileprivate func without(_ index: Int?) -> Self {
    guard let index, indices.contains(index) else { return self }
    var rest = self
    rest.remove(at: index)
    return rest
  }

  /// True if the same calls ended in the same way; the numbers of requests do not matter.
  fileprivate func isSame(_ others: Self) -> Bool {
    count == others.count
      && zip(self, others).allSatisfy { $0.call == $1.call && $0.kind == $1.kind }
  }
}

extension Worker {
  /// The place in ``Realm/requests`` of the request that is on the way; nil while loading.
  fileprivate var openRequest: Int? {
    if let number = realm.currentRequest {
      return realm.requests.lastIndex { $0.number == number }
    }
    return realm.requests.firstIndex { $0.outcome == nil }
  }
}

extension Worker.Input {
  /// True for what adds a request.
  fileprivate var makesRequest: Bool {
    switch self {
    case .request, .call, .run, .serve: true
    default: false
    }
  }
}
