// One side of a comparison: a strategy with its timeline, and how it is run.

import Recovery
import Stepping
import Styling
import Views
import WasmMachine
import WasmModel

/// A strategy at work.
public struct Side: Sendable {
  /// `A`, `B`, …
  public let label: String
  public internal(set) var timeline: Timeline<Worker>

  public var worker: Worker { timeline.world }
  /// As in `A reinit`.
  public var name: String { "\(label) \(timeline.world.strategy.rawValue)" }

  /// Glue and Wasm frames together; `next` and `finish` go by it.
  var depth: Int { timeline.world.realm.frames.count + timeline.world.machine.frames.count }

  /// True while a request, a call or the loading is on the way.
  var isBusy: Bool { timeline.world.canStep }
}

/// How far to run.
enum Goal {
  /// A number of moves.
  case moves(Int)
  /// To the next place that is not deeper: over calls.
  case over
  /// Out of the current frame.
  case out
  /// To the end of what is on the way, stopping at traps.
  case toStop
  /// To the end of what is on the way.
  case toEnd
}

/// Why a run stopped.
enum StopReason: Equatable {
  /// The goal was reached.
  case arrived
  /// What was on the way has ended.
  case ended
  case breakpoint(Int)
  case trap
  /// An armed fault struck.
  case fault
  case limit(Int)
  case interrupted
  /// There was nothing to run.
  case idle

  /// True if a repeated run goes on from here: `continue N` passes breakpoints and traps, `next N`
  /// only what it reached.
  func canBePassed(_ goal: Goal) -> Bool {
    switch (self, goal) {
    case (.arrived, _): true
    case (.breakpoint, .toStop), (.trap, .toStop): true
    default: false
    }
  }
}

extension Side {
  /// Runs towards a goal. `breakpoints` gives the number for a function and a pc.
  mutating func run(
    _ goal: Goal, breakpoints: [BreakpointPlace: Int], maximum: Int,
    isInterrupted: () -> Bool, each: (inout Side) -> Void = { _ in }
  ) -> StopReason {
    guard timeline.canStep else { return .idle }
    let start = depth
    let armed = timeline.world.realm.armed != nil
    var moves = 0
    while timeline.forward() {
      moves += 1
      each(&self)
      if let reason = stop(goal, start, moves, armed, breakpoints) { return reason }
      if moves >= maximum { return .limit(moves) }
      if moves & 0x3FF == 0, isInterrupted() { return .interrupted }
    }
    return .ended
  }

  private func stop(
    _ goal: Goal, _ start: Int, _ moves: Int, _ armed: Bool,
    _ breakpoints: [BreakpointPlace: Int]
  ) -> StopReason? {
    let status = timeline.world.machine.status
    if armed, timeline.world.realm.armed == nil { return .fault }
    if !timeline.world.canStep, !timeline.canStep { return .ended }
    switch goal {
    case .moves(let count): if moves >= count { return .arrived }
    case .over: if depth <= start, status.isSettled { return .arrived }
    case .out: if depth < start, status.isSettled { return .arrived }
    case .toStop, .toEnd: break
    }
    if case .toEnd = goal {} else if status.isTrap, timeline.lastMoveWasStop { return .trap }
    guard !breakpoints.isEmpty, status == .running,
      let place = timeline.world.machine.findPlace(ofFrame: 0)
    else { return nil }
    return breakpoints[BreakpointPlace(function: place.function, pc: place.pc)].map {
      .breakpoint($0)
    }
  }
}

extension Status {
  /// True where a person can look around: not in the middle of an unwinding.
  fileprivate var isSettled: Bool { if case .unwinding = self { false } else { true } }
  var isTrap: Bool {
    switch self {
    case .trapped, .exhausted, .storeExhausted: true
    default: false
    }
  }
}

/// A place in code where to stop.
struct BreakpointPlace: Hashable {
  let function: FunctionIndex
  let pc: Int
}
