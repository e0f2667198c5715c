// One side of a comparison: a strategy with its timeline.

import Recovery
import Stepping
import WasmMachine

/// A strategy at work.
public struct Side: Sendable {
  /// `A`, `B`, …
  public let label: String
  public internal(set) var timeline: Timeline<Worker>
  /// The breakpoints as they were at the last run.
  var breakpoints: BreakpointTable?

  init(label: String, worker: Worker, engine: ExecutionForm) {
    self.label = label
    timeline = Timeline(worker)
    self.engine = engine
  }

  public var worker: Worker { timeline.world }
  /// As in `A reinit`.
  public var name: String { "\(label) \(timeline.world.strategy.rawValue)" }

  /// How Wasm is executed in runs, and on the way back to where they were.
  var engine: ExecutionForm {
    get { timeline.replayGoal.form }
    set { timeline.replayGoal.form = newValue }
  }

  /// True while a request, a call or the loading is on the way.
  var isBusy: Bool { timeline.world.canStep }

  /// The place of the next instruction, if one is next.
  var place: BreakpointPlace? {
    guard timeline.world.machine.status == .running else { return nil }
    return timeline.world.machine.findPlace(ofFrame: 0).map {
      BreakpointPlace(function: $0.function, pc: $0.pc)
    }
  }

  /// The breakpoints of a session as places of this side.
  mutating func table(of breakpoints: [Breakpoint]) -> BreakpointTable {
    if let kept = self.breakpoints, kept.breakpoints == breakpoints { return kept }
    let table = BreakpointTable(breakpoints, in: worker)
    self.breakpoints = table
    return table
  }
}
