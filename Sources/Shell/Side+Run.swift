// Running a side: step by step at first, then in leaps.

import Recovery
import Stepping
import WasmMachine

/// How far to run.
enum Goal {
  /// A number of moves.
  case moves(Int)
  /// To the next place that is not deeper: over calls.
  case over
  /// Out of the current frame.
  case out
  /// To a place, or out of the current frame.
  case place(BreakpointPlace)
  /// To the end of what is on the way, stopping at traps.
  case toStop
  /// To the end of what is on the way.
  case toEnd
}

/// What ends a run besides its goal.
struct RunLimits {
  var breakpoints: BreakpointTable?
  /// How many moves the run may make.
  var maximum: Int
  var isInterrupted: () -> Bool
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
  /// So many moves are stepped before a run leaps, so that the history of what is short is all there
  /// and `back` is immediate. A leap of fewer is not worth the copy that it keeps.
  private static let steppedMoves = 4096
  /// How many moves a leap makes before it is asked whether the person interrupts: in a moment with
  /// the fast engine, in the blink of an eye with the faithful one.
  private static let leapMoves = 1_000_000

  /// Runs towards a goal. `each` is called after each move of a short run.
  mutating func run(
    _ goal: Goal, _ limits: RunLimits, each: (inout Side) -> Void = { _ in }
  ) -> StopReason {
    guard timeline.canStep else { return .idle }
    let start = worker.depth
    let armed = timeline.world.realm.armed != nil
    let leapGoal = leapGoal(goal, start, limits.breakpoints)
    var moves = 0
    while true {
      let count = moves < Self.steppedMoves ? 0 : leapSize(goal, moves, limits.maximum)
      let made = count > 0 ? timeline.leap(count, to: leapGoal) : timeline.forward() ? 1 : 0
      if made == 0 { return .ended }
      moves += made
      each(&self)
      if let reason = stop(goal, start, moves, armed, limits.breakpoints) { return reason }
      if moves >= limits.maximum { return .limit(moves) }
      if count > 0 || moves & 0x3FF == 0, limits.isInterrupted() { return .interrupted }
    }
  }

  /// How many moves the next leap may make; 0 if stepping is better.
  private func leapSize(_ goal: Goal, _ moves: Int, _ maximum: Int) -> Int {
    var size = min(Self.leapMoves, maximum - moves)
    if case .moves(let count) = goal { size = min(size, count - moves) }
    let possible = min(size, timeline.movesToNextInput ?? size)
    return possible < Self.steppedMoves ? 0 : size
  }

  /// Where a leap must end.
  private func leapGoal(_ goal: Goal, _ start: Int, _ table: BreakpointTable?) -> Worker.Goal {
    var leapGoal = timeline.replayGoal
    leapGoal.stops = table?.stops
    switch goal {
    case .over: leapGoal.depth = start
    case .out: leapGoal.depth = start - 1
    case .place(let place):
      leapGoal.depth = start - 1
      leapGoal.stops = BreakpointTable(table?.breakpoints ?? [], and: place, in: worker).stops
    case .moves, .toStop, .toEnd: break
    }
    return leapGoal
  }

  private func stop(
    _ goal: Goal, _ start: Int, _ moves: Int, _ armed: Bool, _ table: BreakpointTable?
  ) -> StopReason? {
    if armed, timeline.world.realm.armed == nil { return .fault }
    if !timeline.world.canStep, !timeline.canStep { return .ended }
    let isTrap = timeline.world.machine.status.isTrap && timeline.lastMoveWasStop
    switch goal {
    case .moves(let count) where moves >= count: return .arrived
    case .moves, .over, .out, .place, .toStop: if isTrap { return .trap }
    case .toEnd: break
    }
    switch goal {
    case .over: if worker.depth <= start, worker.isSettled { return .arrived }
    case .out: if worker.depth < start, worker.isSettled { return .arrived }
    case .place(let end):
      if worker.depth < start && worker.isSettled || place == end { return .arrived }
    case .moves, .toStop, .toEnd: break
    }
    guard let table, !table.numbers.isEmpty, let place else { return nil }
    return table.numbers[place].map { .breakpoint($0) }
  }
}

extension Status {
  var isTrap: Bool {
    switch self {
    case .trapped, .exhausted, .storeExhausted: true
    default: false
    }
  }
}
