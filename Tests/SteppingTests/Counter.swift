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

  static func == (a: Counter, b: Counter) -> Bool { a.state == b.state && a.mark == b.mark }

  var state: State { State(value: value, ordered: ordered, isStuck: isStuck) }

  var mark: Int { journal.end }
  var canStep: Bool { ordered > 0 && !isStuck }
  var journalCount: Int { journal.count }
  var copyCost = 1
  static let replayGoal = Goal()

  /// Where a run ends early.
  struct Goal: Sendable {
    /// The run ends at this value.
    var value: Int?
  }

  mutating func step() -> Bool {
    journal.append(state)
    if value + 1 == unlucky {
      isStuck = true
      return false
    }
    value += 1
    ordered -= 1
    return true
  }

  mutating func run(_ count: Int, to goal: Goal) -> RunOutcome {
    journal.forget(before: journal.end)
    for ticks in 0..<count {
      if !canStep || (ticks > 0 && value == goal.value) {
        return RunOutcome(ticks: ticks, stoppedShort: false)
      }
      let completed = step()
      journal.forget(before: journal.end)
      if !completed { return RunOutcome(ticks: ticks, stoppedShort: true) }
    }
    return RunOutcome(ticks: count, stoppedShort: false)
  }

  mutating func apply(_ input: Input) {
    journal.append(state)
    isStuck = false
    switch input {
    case .count(let number): ordered = number
    case .add(let number): value += number
    }
  }

  mutating func undo(to mark: Int) {
    while let old = journal.popLast(downTo: mark) {
      (value, ordered, isStuck) = (old.value, old.ordered, old.isStuck)
    }
  }

  mutating func forget(before mark: Int) { journal.forget(before: mark) }
}
