// Running backwards: to the last place where a run forwards would have stopped.

import Recovery
import Stepping
import WasmMachine
import WasmModel
import WasmValidation

/// How far to run backwards.
enum ReverseGoal {
  /// To the last place that is not deeper: over calls.
  case over
  /// To where the current function was called.
  case out
  /// To the last stop.
  case toStop
}

/// Where a run backwards came to.
enum ReverseReason {
  case arrived
  case stop([StopHit])
  case trap
  case beginning
  case interrupted
}

extension Side {
  /// Runs backwards. What a move did is undone when it stops for it: the move comes next.
  mutating func reverse(
    _ goal: ReverseGoal, _ table: StopTable, goesOn: @escaping (Double) -> Bool
  ) -> ReverseReason {
    let start = worker.depth
    // The newest move is looked at.
    if stopStates.values.contains(where: { $0.scope != nil }) { timeline.unfold() }
    var search = PastStops(self, goal, table, depth: start)
    let runGoal = search.goal(for: &self)
    let upper = timeline.place
    let finding = timeline.findLast(upTo: upper, runGoal, goesOn: goesOn) { here, isStart in
      search.look(here, isStart: isStart, upper)
    }
    switch finding {
    case .interrupted: return .interrupted
    case .nothing:
      timeline.go(to: .place(timeline.beginning.place))
      return .beginning
    case .found(let place):
      let isOfMove = search.reason.isOfMove
      timeline.go(to: .place(isOfMove ? place - 1 : place))
      return search.reason
    }
  }
}

extension ReverseReason {
  /// True if a move is undone for it.
  fileprivate var isOfMove: Bool {
    if case .stop(let hits) = self { hits.allSatisfy(\.isOfMove) } else { false }
  }
}

extension Side {
  /// True if a frame is there, and was before the newest move.
  fileprivate func hadBefore(_ scope: StopScope) -> Bool {
    guard scope.isAlive(in: worker), let mark = timeline.lastMoveMark else { return false }
    return worker.machine.frames.count > scope.frame + 1
      || !worker.machine.changes(since: mark.machine).contains {
        if case .frameEntered = $0 { true } else { false }
      }
  }
}

/// Looks for stops in the past of a side.
private struct PastStops {
  private var watcher: StopWatcher
  private let states: [Int: StopState]
  /// Watchpoints on locals of frames that are not there before the present.
  private let gone: Set<Int>
  private let goal: ReverseGoal
  private let depth: Int
  /// Why the last place that was found is one.
  private(set) var reason = ReverseReason.beginning

  init(_ side: Side, _ goal: ReverseGoal, _ table: StopTable, depth: Int) {
    watcher = StopWatcher(table, side: side.label, isInPast: true)
    watcher.begin(side.worker, side.stopStates)
    states = side.stopStates
    let known = side.stopStates
    gone = Set(known.keys.filter { known[$0]?.scope.map { !side.hadBefore($0) } ?? false })
    (self.goal, self.depth) = (goal, depth)
  }

  /// What a run must end at for nothing to be missed.
  mutating func goal(for side: inout Side) -> Worker.Goal {
    var result = side.timeline.replayGoal
    let needs = watcher.needs(side.worker)
    (result.watched, result.events) = (needs.watched, needs.events)
    result.isAnywhere = watcher.isAnywhereInPast
    // Where the frame of a watched local was entered, there were fewer.
    result.depth = needs.depth
    switch goal {
    case .over: result.depth = max(depth, needs.depth ?? 0)
    case .out: result.depth = max(depth - 1, needs.depth ?? 0)
    case .toStop: result.endsAtTraps = true
    }
    result.stops = side.stops(watcher.table, and: needs.writers)
    return result
  }

  mutating func look(_ here: Timeline<Worker>, isStart: Bool, _ upper: Int) -> Bool {
    let worker = here.world
    defer { watcher.prepare(worker) }
    if isStart {
      watcher.begin(worker, states)
      return false
    }
    let hits = watcher.check(worker).filter {
      !gone.contains($0.number) && ($0.isOfMove || here.place < upper)
    }
    if !hits.isEmpty {
      let ofMove = hits.filter(\.isOfMove)
      reason = .stop(hits.count > ofMove.count ? hits.filter { !$0.isOfMove } : ofMove)
      return true
    }
    guard here.place < upper else { return false }
    return isGoal(here, worker)
  }

  private mutating func isGoal(_ here: Timeline<Worker>, _ worker: Worker) -> Bool {
    switch goal {
    case .over where worker.depth <= depth && worker.isSettled,
      .out where worker.depth < depth && worker.isSettled:
      reason = .arrived
    case .toStop where here.lastMoveWasStop && worker.machine.status.isTrap: reason = .trap
    default: return false
    }
    return true
  }
}
