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
  var stops: StopTable
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
  /// At stop points.
  case stop([StopHit])
  case trap
  /// An armed fault struck.
  case fault
  case limit(Int)
  case interrupted
  /// There was nothing to run.
  case idle

  /// True if a repeated run goes on from here: `continue N` passes stop points and traps, `next N`
  /// only what it reached.
  func canBePassed(_ goal: Goal) -> Bool {
    switch (self, goal) {
    case (.arrived, _): true
    case (.stop, .toStop), (.trap, .toStop): true
    default: false
    }
  }
}

extension Side {
  /// Runs towards a goal. `each` is called after each step.
  mutating func run(
    _ goal: Goal, _ limits: RunLimits, each: (inout Side) -> Void = { _ in }
  ) -> StopReason {
    guard timeline.canStep else { return .idle }
    let start = worker.depth
    let struck = timeline.world.realm.faultsStruck
    var watcher = StopWatcher(limits.stops, side: label)
    watcher.begin(worker, stopStates)
    var pace = Pace(isWatching: limits.stops.hasOthers)
    var moves = 0
    while true {
      let count = watcher.isAnywhere ? 0 : leapSize(goal, moves, limits.maximum, pace)
      let made: Int
      if count > 0 {
        let needs = watcher.needs(worker)
        guard let leapt = leap(count, leapGoal(goal, start, limits.stops, needs), &pace) else {
          continue
        }
        made = leapt
      } else {
        watcher.prepare(worker)
        made = timeline.forward() ? 1 : 0
        pace.stepped()
      }
      if made == 0 { return .ended }
      moves += made
      each(&self)
      let hits = counted(watcher.check(worker))
      if let reason = stop(goal, start, moves, struck, hits) { return reason }
      if moves >= limits.maximum { return .limit(moves) }
      if count > 0 || moves & 0x3FF == 0, limits.isInterrupted() { return .interrupted }
    }
  }

  /// Makes many moves at once. Nil if something that is watched may have been touched: then they are
  /// taken back.
  private mutating func leap(_ count: Int, _ goal: Worker.Goal, _ pace: inout Pace) -> Int? {
    let start = timeline.position
    let wasInPast = timeline.isInPast
    let outcome = timeline.leap(count, to: goal)
    if outcome.isTouched {
      if wasInPast {
        timeline.go(to: .place(start.place))
      } else {
        timeline.takeBack(to: start.place)
      }
      pace.wasTouched()
      return nil
    }
    pace.wasQuiet()
    // It may stand before an instruction that writes what is watched.
    if outcome.end == .reached { pace.stepNext() }
    return outcome.moves
  }

  /// Counts hits; those that are still to be passed are left out.
  private mutating func counted(_ hits: [StopHit]) -> [StopHit] {
    hits.filter { hit in
      if let left = stopStates[hit.number]?.ignored, left > 0 {
        stopStates[hit.number]?.ignored -= 1
        return false
      }
      stopStates[hit.number, default: StopState()].hits += 1
      return true
    }
  }

  /// How many moves the next leap may make; 0 if stepping is better.
  private func leapSize(_ goal: Goal, _ moves: Int, _ maximum: Int, _ pace: Pace) -> Int {
    var limit = maximum - moves
    if case .moves(let count) = goal { limit = min(limit, count - moves) }
    return pace.leap(atMost: min(limit, timeline.movesToNextInput ?? limit)) > 0
      ? pace.leap(atMost: limit) : 0
  }

  /// Where a leap must end.
  private mutating func leapGoal(
    _ goal: Goal, _ start: Int, _ table: StopTable, _ needs: StopWatcher.Needs
  ) -> Worker.Goal {
    var leapGoal = timeline.replayGoal
    leapGoal.watched = needs.watched
    leapGoal.events = needs.events
    leapGoal.depth = needs.depth
    var extra = needs.writers
    for (function, pcs) in worker.armedPlaces.sorted(by: { $0.key < $1.key }) {
      extra += pcs.sorted().map { BreakpointPlace(function: function, pc: $0) }
    }
    switch goal {
    case .over: leapGoal.depth = max(leapGoal.depth ?? 0, start)
    case .out: leapGoal.depth = max(leapGoal.depth ?? 0, start - 1)
    case .place(let place):
      leapGoal.depth = max(leapGoal.depth ?? 0, start - 1)
      extra.append(place)
    case .moves, .toStop, .toEnd: break
    }
    leapGoal.stops = stops(table, and: extra)
    return leapGoal
  }

  private func stop(
    _ goal: Goal, _ start: Int, _ moves: Int, _ struck: Int, _ hits: [StopHit]
  ) -> StopReason? {
    if timeline.world.realm.faultsStruck > struck { return .fault }
    let isOver = !timeline.world.canStep && !timeline.canStep
    if isOver, hits.isEmpty { return .ended }
    let isTrap = timeline.world.machine.status.isTrap && timeline.lastMoveWasStop
    switch goal {
    case .moves(let count) where moves >= count && hits.isEmpty: return .arrived
    case .moves, .over, .out, .place, .toStop: if isTrap { return .trap }
    case .toEnd: break
    }
    if !hits.isEmpty { return .stop(hits) }
    switch goal {
    case .over: if worker.depth <= start, worker.isSettled { return .arrived }
    case .out: if worker.depth < start, worker.isSettled { return .arrived }
    case .place(let end):
      if worker.depth < start && worker.isSettled || place == end { return .arrived }
    case .moves, .toStop, .toEnd: break
    }
    return nil
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
