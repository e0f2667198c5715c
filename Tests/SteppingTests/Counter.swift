// A toy world: a number that counts up, for tests of time.

import Stepping

/// A counter. Its ticks add 1 while some are ordered; an unlucky number stops it short, once.
struct Counter: Steppable, Equatable {
  enum Input: Sendable, Equatable {
    /// Count so many more.
    case count(Int)
    /// Add a number at once, whether or not it is counting.
    case add(Int)
  }

  private(set) var value = 0
  private(set) var ordered = 0
  /// True while it stands before an unlucky number.
  private(set) var isStuck = false
  let unlucky: Int?

  private var journal = Journal<State>()

  /// Everything that a move changes.
  struct State: Equatable, Sendable {
    let value: Int
    let ordered: Int
    let isStuck: Bool
  }

  init(unlucky: Int? = nil) { self.unlucky = unlucky }

  static func == (a: Counter, b: Counter) -> Bool { a.state == b.state }

  var state: State { State(value: value, ordered: ordered, isStuck: isStuck) }

  var mark: Int { journal.end }
  var oldestMark: Int { journal.start }
  var canStep: Bool { ordered > 0 && !isStuck }
  var journalCount: Int { journal.count }
  private(set) var effort = 0
  /// How much effort a tick takes.
  var effortOfTick = 1
  /// How many bytes a snapshot of it holds.
  var snapshotBytes = 100
  static let replayGoal = Goal()

  /// Where a run ends early.
  struct Goal: Sendable {
    /// The run ends at this value.
    var value: Int?
    /// The outcome says whether this value was there.
    var watched: Int?
  }

  /// A state to come back to.
  struct Snapshot: WorldSnapshot {
    let value: Counter
    let effort = 0
    /// The lowest and the greatest value since the snapshot before.
    var seen: ClosedRange<Int>
    let charge: MemoryCharge

    mutating func absorb(_ previous: Snapshot) {
      seen =
        min(
          seen.lowerBound, previous.seen.lowerBound)...max(
          seen.upperBound, previous.seen.upperBound)
    }

    func mayReach(_ goal: Goal, after previous: Snapshot) -> Bool {
      goal.value != nil || goal.watched.map { seen.contains($0) } ?? false
    }
  }

  private var seen = 0...0

  mutating func takeSnapshot(after previous: Snapshot?, _ meter: MemoryMeter) -> Snapshot {
    var kept = self
    kept.journal = Journal()
    let snapshot = Snapshot(
      value: kept, seen: seen, charge: MemoryCharge(meter, bytes: snapshotBytes))
    noteChangesAnew()
    journal = Journal()
    return snapshot
  }

  mutating func restore(_ snapshot: Snapshot) {
    self = snapshot.value
    noteChangesAnew()
  }

  mutating func noteChangesAnew() { seen = value...value }

  private mutating func noteValue() {
    seen = min(seen.lowerBound, value)...max(seen.upperBound, value)
  }

  mutating func step() -> Bool {
    journal.append(state)
    if value + 1 == unlucky {
      isStuck = true
      return false
    }
    value += 1
    ordered -= 1
    effort += effortOfTick
    noteValue()
    return true
  }

  mutating func run(_ count: Int, effort: Int, to goal: Goal) -> RunOutcome {
    journal.forget(before: journal.end)
    var outcome = RunOutcome(ticks: 0, .spent)
    var left = effort
    while outcome.ticks < count, left > 0, outcome.end == .spent {
      if !canStep {
        outcome.end = .idle
      } else if !step() {
        outcome.end = .stoppedShort
      } else {
        outcome.ticks += 1
        left -= effortOfTick
        if value == goal.watched { outcome.isTouched = true }
        if value == goal.value { outcome.end = .reached }
      }
      if outcome.end != .stoppedShort { journal.forget(before: journal.end) }
    }
    return outcome
  }

  mutating func apply(_ input: Input) {
    journal.append(state)
    isStuck = false
    switch input {
    case .count(let number): ordered = number
    case .add(let number): value += number
    }
    noteValue()
  }

  mutating func undo(to mark: Int) {
    while let old = journal.popLast(downTo: mark) {
      (value, ordered, isStuck) = (old.value, old.ordered, old.isStuck)
    }
  }

  mutating func forget(before mark: Int) { journal.forget(before: mark) }
}
