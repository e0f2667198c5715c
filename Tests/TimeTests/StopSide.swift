// A side that runs through a history and stops: what the commands `continue` and `rc` do.

import Recovery
import Stepping
import WasmMachine

@testable import Shell

extension Side {
  init(_ subject: Subject, _ limits: TimelineLimits) {
    self.init(
      label: "A", worker: subject.worker, engine: .fast, limits: limits, meter: MemoryMeter())
    timeline = subject.timeline(limits)
  }

  /// Runs forwards, at most to a place. Nil if it came to the end, or there, without a stop.
  mutating func goOn(_ table: StopTable, upTo end: Int) -> StopShown? {
    guard timeline.place < end else { return nil }
    let maximum = end - timeline.place
    let reason = run(
      .toStop, RunLimits(stops: table, maximum: maximum, isInterrupted: { false }))
    switch reason {
    case .stop(let hits): return StopShown(place: timeline.place, hits)
    case .trap: return StopShown(place: timeline.place, reasons: ["trap"])
    default: return nil
    }
  }

  /// Runs backwards. Nil if it came to the beginning.
  mutating func goBack(_ table: StopTable) -> StopShown? {
    switch reverse(.toStop, table, goesOn: { _ in true }) {
    case .stop(let hits): StopShown(place: timeline.place, hits)
    case .trap: StopShown(place: timeline.place, reasons: ["trap"])
    case .arrived, .beginning, .interrupted: nil
    }
  }
}

extension StopShown {
  fileprivate init(place: Int, _ hits: [StopHit]) {
    self.init(place: place, reasons: hits.map { "\($0.number)  \($0.detail)" }.sorted())
  }
}
