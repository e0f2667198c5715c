// Serving requests of a schedule, with faults in the middle of them.

import JavaScript
import Recovery
import WasmMachine

/// Strikes where a part of a request's Wasm instructions is done.
struct Striker {
  private let loaded: Worker
  /// How many instructions a call takes on a new instance without a fault.
  private var lengths: [String: Int] = [:]
  /// How many ticks a request may take.
  private static let maximumTicks = 10_000_000

  init(_ loaded: Worker) { self.loaded = loaded }

  /// Lets a worker serve a request to its end.
  mutating func serve(_ entry: FaultSchedule.Entry, _ worker: inout Worker) {
    guard let strike = entry.strike else {
      worker.apply(entry.request)
      return Self.finish(&worker)
    }
    let length = length(of: entry.request)
    worker.apply(entry.request)
    _ = Self.step(&worker, Int(strike.part * Double(length)))
    if worker.canBeStruck { worker.apply(.fault(strike.fault)) }
    Self.finish(&worker)
  }

  /// Steps to the instruction of a number, from 0, or to the end; gives how many there were.
  private static func step(_ worker: inout Worker, _ number: Int) -> Int {
    let end = worker.ticks + maximumTicks
    var count = 0
    while worker.canStep, worker.ticks < end {
      if worker.canBeStruck {
        if count == number { return count }
        count += 1
      }
      _ = worker.step()
      worker.forget(before: worker.mark)
    }
    return count
  }

  private static func finish(_ worker: inout Worker) {
    let end = worker.ticks + maximumTicks
    while worker.canStep, worker.ticks < end {
      _ = worker.run(end - worker.ticks, effort: .max, to: Worker.replayGoal)
    }
  }

  private mutating func length(of request: Worker.Input) -> Int {
    let text = request.requestText
    if let known = lengths[text] { return known }
    var worker = loaded
    worker.apply(request)
    let length = Self.step(&worker, .max)
    lengths[text] = length
    return length
  }
}

extension Worker.Input {
  /// The text of a request, as in `deposit(1, 50)`; empty for other inputs.
  var requestText: String {
    switch self {
    case .request(let call): call.text
    case .serve(let piece): piece.text
    default: ""
    }
  }
}

extension [Policy.Expectation] {
  /// True if all hold in a worker on which nothing is on the way.
  func hold(in worker: Worker) throws(CommandError) -> Bool {
    for expectation in self {
      switch expectation {
      case .expression(let expression):
        guard try expression.holds(on: WorkerValues(worker, side: "A")) else { return false }
      case .script(let piece):
        var copy = worker
        copy.apply(.run(piece))
        while copy.canStep { _ = copy.run(1_000_000, effort: .max, to: Worker.replayGoal) }
        guard case .answered(.boolean(true))? = copy.realm.requests.last?.outcome else {
          return false
        }
      }
    }
    return true
  }
}
