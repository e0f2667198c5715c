// Sweeping: the history of a side as a script, given to workers of all strategies.

import Recovery
import Stepping
import Synchronization
import Views
import WasmMachine
import WasmModel

extension Session {
  /// Does what was ordered.
  mutating func sweep(_ order: SweepOrder) throws(CommandError) -> SweepTable {
    let index = try loadedSides()[0]
    let script = try sweepScript(index)
    let over = try describe(order, script, index)
    var sweeps: [(Sweep, Worker)] = []
    var files = source.map { WorkerFiles($0) }
    for strategy in try sweptStrategies(order) {
      let worker = try freshWorker(strategy, &files)
      var sweep = Sweep(
        order.faults, over: try range(order, in: worker), of: try script.translated(for: worker))
      sweep.maximumTicks = settings.maxTicks
      sweeps.append((sweep, worker))
    }
    let results = try play(sweeps, order.shard)
    var names: [Strategy: [FunctionIndex: String]] = [:]
    for (_, worker) in sweeps {
      let own = results.filter { $0.strategy == worker.strategy }
      names[worker.strategy] = Self.names(own, worker)
    }
    let table = SweepTable(
      module: sides[index].worker.source.name, over: over, results: results, names: names)
    guard results.contains(where: { $0.strikes > 0 }) else {
      throw CommandError(
        "\(order.faults[0].text) can strike nowhere in \(over)",
        try: "requests   (they say which ticks a request took)")
    }
    return table
  }

  private func sweptStrategies(_ order: SweepOrder) throws(CommandError) -> [Strategy] {
    if let strategies = order.strategies { return strategies }
    return try loadedSides().map { sides[$0].worker.strategy }
  }

  /// A worker to which nothing was given: like that of a side, or of another strategy.
  private func freshWorker(
    _ strategy: Strategy, _ files: inout WorkerFiles?
  ) throws(CommandError) -> Worker {
    guard let side = sides.first(where: { $0.worker.strategy == strategy }) else {
      guard var kept = files else { throw CommandError("nothing is loaded", try: "load bank") }
      defer { files = kept }
      return try makeWorker(&kept, strategy)
    }
    do {
      return try Worker(side.worker.source, strategy: strategy)
    } catch { throw CommandError("\(error)", exitCode: 3) }
  }

  // MARK: The script

  /// The inputs of a side's history, in the groups in which they can be given to any worker.
  private func sweepScript(_ index: Int) throws(CommandError) -> SweepScript {
    var scout = sides[index].timeline
    var groups: [[Worker.Input]] = []
    var next = 0
    for (place, input) in scout.inputs {
      let isTogether = next == place && !groups.isEmpty
      scout.go(to: .place(place))
      let isBusy = !groups.isEmpty && scout.world.canStep
      if isBusy && !isTogether && !input.isRequest || input.isWrite {
        throw CommandError(
          "at tick \(scout.tick) this history was changed in a way that only fits this side: "
            + "a sweep cannot give that to every strategy",
          try: "`reset`, and give the requests alone")
      }
      if isTogether || isBusy {
        groups[groups.count - 1].append(input)
      } else {
        groups.append([input])
      }
      next = place + 1
    }
    return SweepScript(groups)
  }

  /// How many requests and calls the history of a side was given.
  func requestInputs(_ index: Int) -> Int {
    sides[index].timeline.inputs.count { $0.input.isRequest }
  }

  // MARK: Ranges

  private func range(_ order: SweepOrder, in worker: Worker) throws(CommandError) -> SweepRange {
    switch order.range {
    case .ticks(let ticks): return .ticks(ticks)
    case .request(let number): return .request(number)
    case .place(let location):
      let place = try location.find(in: worker)
      if case .function(_, nil) = location { return .place(place.function, pc: nil) }
      return .place(place.function, pc: place.pc)
    }
  }

  /// The range as it is shown; an error if the history of a side lacks it.
  private func describe(
    _ order: SweepOrder, _ script: SweepScript, _ index: Int
  ) throws(CommandError) -> String {
    guard case .request(let number) = order.range else { return order.rangeText }
    var scout = sides[index].timeline
    scout.go(to: .place(scout.end.place))
    let requests = scout.world.realm.requests
    guard let request = requests.first(where: { $0.number == number }) else {
      let last = requests.map(\.number).max() ?? 0
      throw CommandError(
        "there is no request #\(number) in this history",
        try: last > 0 ? "sweep … over request \(last)" : "request NAME ARGS, before the sweep")
    }
    return "request #\(number) \(request.call.text)"
  }

  private static func names(
    _ results: [SweepResult], _ worker: Worker
  ) -> [FunctionIndex: String] {
    let functions = Set(results.flatMap { $0.points.compactMap { $0.place?.function } })
    let code = CodeText(worker.source.program.module)
    return Dictionary(uniqueKeysWithValues: functions.map { ($0, code.name($0)) })
  }

  // MARK: Playing

  /// Plays all sweeps, in so many parts that all cores have work to the end.
  private func play(
    _ sweeps: [(sweep: Sweep, worker: Worker)], _ shard: SweepShard?
  ) throws(CommandError) -> [SweepResult] {
    let parts = sweeps.count < 4 ? 4 : 1
    let progress = SweepProgress(sweeps.count * parts, environment)
    let whole = shard ?? .whole
    let work = sweeps.flatMap { sweep, worker in
      (0..<parts).map { part -> SweepWork in
        let piece = SweepShard(whole.number + part * whole.count, of: whole.count * parts)
        return {
          let results = sweep.run(worker, shard: piece, goesOn: progress.goesOn)
          progress.finishPart()
          return results
        }
      }
    }
    environment.progress("sweep", 0)
    let played = environment.sideBySide(work)
    environment.progress("sweep", 1)
    var results: [SweepResult] = []
    for number in sweeps.indices {
      let pieces = played[number * parts..<(number + 1) * parts].compactMap(\.self)
      guard pieces.count == parts, var merged = pieces.first else {
        throw Self.interruption("sweep")
      }
      for piece in pieces.dropFirst() {
        for index in merged.indices { _ = merged[index].merge(piece[index]) }
      }
      results += merged
    }
    return results
  }
}

/// How far the parts of a sweep are, for whoever waits and may end it.
private final class SweepProgress: Sendable {
  private let environment: SessionEnvironment
  private let parts: Int
  private let state = Mutex((done: 0, isEnded: false))

  init(_ parts: Int, _ environment: SessionEnvironment) {
    self.parts = parts
    self.environment = environment
  }

  /// False once somebody wants it to end.
  func goesOn() -> Bool {
    state.withLock { state in
      if environment.isInterrupted() { state.isEnded = true }
      return !state.isEnded
    }
  }

  func finishPart() {
    state.withLock { state in
      state.done += 1
      environment.progress("sweep", Double(state.done) / Double(parts))
    }
  }
}

extension SweepScript {
  /// The script with the places in code of a worker's own build.
  fileprivate func translated(for worker: Worker) throws(CommandError) -> SweepScript {
    var translated = self
    for (number, group) in groups.enumerated() {
      for (index, input) in group.enumerated() {
        guard case .arm(let armed) = input, case .place(_, _, let text) = armed.trigger else {
          continue
        }
        let place = try Location(text).find(in: worker)
        let trigger = ArmedFault.Trigger.place(place.function, pc: place.pc, text: text)
        translated.groups[number][index] = .arm(
          ArmedFault(armed.fault, trigger, request: armed.request))
      }
    }
    return translated
  }
}

extension Worker.Input {
  /// True for a value at an address or in a slot, which other builds have elsewhere.
  fileprivate var isWrite: Bool { if case .write = self { true } else { false } }

  /// True for what adds a request: it may come while another one is on the way.
  fileprivate var isRequest: Bool {
    switch self {
    case .request, .call, .run, .serve: true
    default: false
    }
  }
}
