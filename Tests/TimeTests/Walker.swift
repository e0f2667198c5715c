// Goes through a history place by place: the slow and simple way that the fast ones must agree with.

import Recovery
import Stepping

/// A plain worker on its way through a history that is known.
struct Walker {
  private(set) var worker: Worker
  private(set) var place = 0
  private let end: Int
  private var inputs: ArraySlice<(place: Int, input: Worker.Input)>

  /// What led to a place.
  enum Event: Sendable { case tick, stop, input }

  init(_ run: StraightRun, of subject: Subject) {
    (worker, end, inputs) = (subject.worker, run.end.place, run.inputs[...])
  }

  /// True if an input comes next.
  var isAtInput: Bool { inputs.first?.place == place }

  /// Comes to the next place. What it changed can be looked at until the next one. Nil at the end.
  mutating func advance() -> (event: Event, mark: Worker.Mark)? {
    guard place < end else { return nil }
    worker.forget(before: worker.mark)
    let mark = worker.mark
    if isAtInput, let next = inputs.popFirst() {
      worker.apply(next.input)
      place += 1
      return (.input, mark)
    }
    guard worker.canStep else { return nil }
    let completed = worker.step()
    place += 1
    return (completed ? .tick : .stop, mark)
  }
}
