// Who wrote a value last.

import Recovery
import Stepping
import WasmMachine

/// The last move, or input, that wrote a value.
struct LastWrite {
  /// The side as it was directly before, and directly behind.
  let before: Timeline<Worker>
  let after: Timeline<Worker>
  /// True if a local has its value since its function was entered.
  let isEntry: Bool
}

/// What became of a search for a writer.
enum WriterFinding {
  case found(LastWrite)
  case nobody
  case interrupted
}

extension Side {
  /// Finds who wrote one of some places last.
  mutating func findLastWriter(
    of expression: Expression, at locations: [StorageLocation],
    goesOn: @escaping (Double) -> Bool
  ) -> WriterFinding {
    var search = WriterSearch(expression, locations, self)
    let goal = search.goal(for: &self)
    let finding = timeline.findLast(upTo: timeline.place, goal, goesOn: goesOn) { here, isStart in
      search.look(here, isStart: isStart)
    }
    switch finding {
    case .nothing: return .nobody
    case .interrupted: return .interrupted
    case .found(let place):
      var after = timeline
      after.go(to: .place(place))
      var before = after
      before.go(to: .place(place - 1))
      return .found(LastWrite(before: before, after: after, isEntry: search.isEntry))
    }
  }
}

/// Looks for writes in the past of a side.
private struct WriterSearch {
  private let expression: Expression
  private let locations: [StorageLocation]
  private let side: String
  private let scope: StopScope?
  /// The value before the newest move, for what is made of events.
  private var value: Value?
  private(set) var isEntry = false

  init(_ expression: Expression, _ locations: [StorageLocation], _ side: Side) {
    (self.expression, self.locations, self.side) = (expression, locations, side.label)
    scope = locations.contains(where: \.isLocal) ? StopScope(side.worker) : nil
  }

  func goal(for side: inout Side) -> Worker.Goal {
    var goal = side.timeline.replayGoal
    var writers: [BreakpointPlace] = []
    for location in locations {
      switch location {
      case .memory(let memory, let range): goal.watched.append(.init(memory, range))
      case .events: goal.events.formUnion(EventWord.all)
      case .global, .local: writers += WriterPlaces.find(location, in: side.worker)
      }
    }
    // Where the frame of a local was entered, there were fewer.
    goal.depth = scope.map { $0.scriptDepth + $0.frame }
    goal.stops = writers.isEmpty ? nil : side.stops(StopTable([], in: side.worker), and: writers)
    return goal
  }

  mutating func look(_ here: Timeline<Worker>, isStart: Bool) -> Bool {
    let worker = here.world
    let old = value
    if locations.contains(.events) {
      value = try? expression.value(on: WorkerValues(worker, side: side))
    }
    guard !isStart, let mark = here.newestMark else { return false }
    if locations.contains(.events), value != old { return true }
    for change in worker.machine.changes(since: mark.machine) {
      if isEntryOfFrame(change, worker) {
        isEntry = true
        return true
      }
      if writes(change) {
        isEntry = false
        return true
      }
    }
    return false
  }

  private func isEntryOfFrame(_ change: Change, _ worker: Worker) -> Bool {
    guard let scope, case .frameEntered = change else { return false }
    return worker.machine.frames.count == scope.frame + 1
  }

  private func writes(_ change: Change) -> Bool {
    locations.contains { location in
      switch (location, change) {
      case (.memory(let memory, let range), .memory(let address, _, let written, let width)):
        return memory == written && range.overlaps(Int(address)..<Int(address) + Int(width))
      case (.memory(let memory, let range), .memoryRange(let address, let old, let written)):
        return memory == written && range.overlaps(address..<address + old.count)
      case (.global(let global), .global(let written, _)): return global == written
      case (.local(_, _, let slots), .slot(let index, _)): return slots.contains(Int(index))
      case (.local(_, _, let slots), .slots(let index, let old)):
        return slots.overlaps(Int(index)..<Int(index) + old.count)
      default: return false
      }
    }
  }
}
