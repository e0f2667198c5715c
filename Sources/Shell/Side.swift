// One side of a comparison: a strategy with its timeline.

import Recovery
import Stepping
import WasmMachine

/// A strategy at work.
public struct Side: Sendable {
  /// `A`, `B`, …
  public let label: String
  public internal(set) var timeline: Timeline<Worker>
  /// What became of the stop points here, by their numbers.
  var stopStates: [Int: StopState] = [:]
  /// Code is made anew for a set of places: the last ones are kept.
  private var keptTable: StopTable?
  private var keptStops: (points: [StopPoint], extra: [BreakpointPlace], stops: WorkerStops?)?

  init(
    label: String, worker: Worker, engine: ExecutionForm, limits: TimelineLimits,
    meter: MemoryMeter
  ) {
    self.label = label
    timeline = Timeline(worker, limits: limits, meter: meter)
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

  /// The stop points of a session as this side can look for them.
  mutating func table(of points: [StopPoint]) -> StopTable {
    let points = points.filter(\.isEnabled)
    if let kept = keptTable, kept.points == points { return kept }
    let table = StopTable(points, in: worker)
    keptTable = table
    return table
  }

  /// The places of a table and some more.
  mutating func stops(_ table: StopTable, and extra: [BreakpointPlace]) -> WorkerStops? {
    if extra.isEmpty { return table.stops }
    if let kept = keptStops, kept.points == table.points, kept.extra == extra { return kept.stops }
    let stops = StopTable(table.points, and: extra, in: worker).stops
    keptStops = (table.points, extra, stops)
    return stops
  }
}
