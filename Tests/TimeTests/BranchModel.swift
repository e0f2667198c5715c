// Several futures, as a plain model remembers them: the oracle of branches.

import Recovery
import Stepping

/// Inputs, and digests at places, of each branch.
struct BranchModel {
  /// By the names of the branches.
  private(set) var branches: [String: Future] = [:]
  private(set) var current = ""

  struct Future {
    var inputs: [(place: Int, input: Worker.Input)] = []
    var digests: [Int: UInt64] = [:]
    /// Where the world is in it, or was when it left.
    var position = Position(place: 0, tick: 0)
    var end = Position(place: 0, tick: 0)

    /// What it has in common with a branch that leaves it at a place.
    func upTo(_ position: Position) -> Future {
      Future(
        inputs: inputs.filter { $0.place < position.place },
        digests: digests.filter { $0.key <= position.place }, position: position, end: position)
    }
  }

  init(_ timeline: Timeline<Worker>) {
    current = timeline.branch
    branches[current] = Future()
    note(timeline)
  }

  var future: Future { branches[current] ?? Future() }
  var others: [String] { branches.keys.filter { $0 != current }.sorted() }

  /// Notes where a timeline stands. Returns what is wrong.
  @discardableResult
  mutating func note(_ timeline: Timeline<Worker>) -> String? {
    guard timeline.branch == current else { return "in branch \(timeline.branch), not \(current)" }
    let digest = timeline.world.digest
    let known = branches[current]?.digests.updateValue(digest, forKey: timeline.place)
    branches[current]?.position = timeline.position
    if timeline.place > future.end.place { branches[current]?.end = timeline.position }
    if let known, known != digest { return "another digest at \(timeline.position)" }
    return timeline.end == future.end ? nil : "its end is \(timeline.end), not \(future.end)"
  }

  /// An input was given where the world stood; the name is what the old future has now.
  mutating func give(_ input: Worker.Input, keeping old: String?) {
    let here = future.position
    if let old {
      var kept = future
      branches[current] = kept.upTo(here)
      kept.position = kept.end
      branches[old] = kept
    }
    branches[current]?.inputs.append((here.place, input))
    let behind = Position(place: here.place + 1, tick: here.tick)
    branches[current]?.position = behind
    branches[current]?.end = behind
  }

  mutating func fork(_ name: String) {
    branches[name] = future.upTo(future.position)
    current = name
  }

  mutating func switchBranch(to name: String) { current = name }

  mutating func drop(_ name: String) { branches[name] = nil }

  /// Plays a branch on a plain worker. Returns what is wrong.
  func replay(_ name: String, on subject: Subject) -> String? {
    guard let future = branches[name] else { return "no branch \(name)" }
    var worker = subject.worker
    var inputs = future.inputs[...]
    for place in 0...future.end.place {
      if let digest = future.digests[place], digest != worker.digest {
        return "branch \(name): a plain worker has another digest at place \(place)"
      }
      if inputs.first?.place == place, let next = inputs.popFirst() {
        worker.apply(next.input)
      } else if place < future.end.place {
        _ = worker.step()
      }
      worker.forget(before: worker.mark)
    }
    return nil
  }
}
