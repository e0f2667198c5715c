// Where runs must stop, found by looking at every place: the oracle of stop points.

import Recovery
import Stepping
import WasmMachine

@testable import Shell

/// All places of a history at which some stop points have something to say.
struct StopLog {
  private(set) var rows: [Row] = []

  /// One place.
  struct Row: Equatable {
    let place: Int
    /// What the move that led here did, as in `1  7 -> 8`, sorted.
    var changes: [String] = []
    /// The numbers of breakpoints here.
    var breakpoints: [String] = []
    var isTrap = false
  }

  init(_ run: StraightRun, of subject: Subject, _ points: [StopPoint]) {
    var walker = Walker(run, of: subject)
    var observer = PointObserver(points, walker.worker)
    while let (event, _) = walker.advance() {
      var row = Row(place: walker.place)
      row.changes = observer.changes(walker.worker)
      guard event != .input else { continue }
      row.breakpoints = observer.breakpoints(walker.worker)
      row.isTrap = event == .stop && walker.worker.machine.status.isTrap
      if row != Row(place: row.place) { rows.append(row) }
    }
  }

  /// Where a run forwards from a place stops, and why.
  func stop(behind place: Int) -> StopShown? {
    let index = rows.partitioningIndex { $0.place > place }
    guard index < rows.count else { return nil }
    let row = rows[index]
    if row.isTrap { return StopShown(place: row.place, reasons: ["trap"]) }
    return StopShown(place: row.place, reasons: (row.changes + row.breakpoints).sorted())
  }

  /// Where a run backwards from a place stops, and why: before a change, and at what is there
  /// between two moves, if it is not where the run begins.
  func stop(before place: Int) -> StopShown? {
    for row in rows[..<rows.partitioningIndex { $0.place > place }].reversed() {
      if row.place < place, !row.breakpoints.isEmpty {
        return StopShown(place: row.place, reasons: row.breakpoints)
      }
      if !row.changes.isEmpty { return StopShown(place: row.place - 1, reasons: row.changes) }
      if row.place < place, row.isTrap { return StopShown(place: row.place, reasons: ["trap"]) }
    }
    return nil
  }
}

/// A stop, with what is said there.
struct StopShown: Equatable {
  let place: Int
  /// Sorted.
  let reasons: [String]
}

/// Looks at what points watch, move by move.
private struct PointObserver {
  private let points: [StopPoint]
  private var values: [Int: Value] = [:]
  private var events: Int
  private var places: [BreakpointPlace: [StopPoint]] = [:]

  init(_ points: [StopPoint], _ worker: Worker) {
    self.points = points
    events = worker.realm.events.count
    for point in points {
      if case .place(let location) = point.kind, let place = try? location.find(in: worker) {
        places[place, default: []].append(point)
      }
      if case .value(let target, _) = point.kind {
        values[point.number] = value(of: target.expression, worker)
      }
    }
  }

  private func value(of expression: Expression, _ worker: Worker) -> Value? {
    try? expression.value(on: WorkerValues(worker, side: "A"))
  }

  private func holds(_ point: StopPoint, _ worker: Worker) -> Bool {
    guard let condition = point.condition else { return true }
    return (try? condition.holds(on: WorkerValues(worker, side: "A"))) ?? true
  }

  mutating func changes(_ worker: Worker) -> [String] {
    var found: [String] = []
    for point in points {
      switch point.kind {
      case .place: continue
      case .value(let target, _):
        let (old, new) = (values[point.number], value(of: target.expression, worker))
        values[point.number] = new
        guard old != new, holds(point, worker) else { continue }
        let texts = [old, new].map { $0.map { "\($0)" } ?? "nothing" }
        found.append("\(point.number)  \(texts.joined(separator: " -> "))")
      case .event(let name, let details):
        for event in worker.realm.events.dropFirst(events) {
          let detail = EventWord.of(event.kind).detail
          guard EventName.of(event.kind) == name.word, holds(point, worker),
            details.allSatisfy({ detail.contains($0) })
          else { continue }
          let words = [name.word] + detail.split(separator: " ").map(String.init)
          found.append("\(point.number)  \(words.joined(separator: " "))")
        }
      }
    }
    events = worker.realm.events.count
    return found.sorted()
  }

  func breakpoints(_ worker: Worker) -> [String] {
    guard !places.isEmpty, worker.machine.status == .running,
      let place = worker.machine.findPlace(ofFrame: 0),
      let found = places[BreakpointPlace(function: place.function, pc: place.pc)]
    else { return [] }
    return found.filter { holds($0, worker) }.map { "\($0.number)  " }.sorted()
  }
}

extension Array {
  /// The index of the first element that satisfies a condition which all behind it satisfy, too.
  fileprivate func partitioningIndex(where isBehind: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if isBehind(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
