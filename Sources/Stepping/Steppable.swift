// What a world must be able to do to have a past and a future.

/// A world that moves in ticks and can take each tick back. It is deterministic: what reaches it
/// from outside is an ``Input``.
public protocol Steppable: Sendable {
  /// Something from outside: a call, a request, a fault.
  associatedtype Input: Sendable
  /// A place in the journals of the world.
  associatedtype Mark: Sendable
  /// How to run, where a run ends early, and what is watched meanwhile.
  associatedtype Goal: Sendable
  /// A state to come back to.
  associatedtype Snapshot: WorldSnapshot where Snapshot.Goal == Goal

  /// The goal of a run that ends nowhere early: for moves that are made again.
  static var replayGoal: Goal { get }

  /// The place behind the newest change.
  var mark: Mark { get }
  /// The place before the oldest change that can be undone.
  var oldestMark: Mark { get }
  /// True if there is something to do next.
  var canStep: Bool { get }
  /// How many undoable changes are held; a measure of memory.
  var journalCount: Int { get }
  /// How much work was done since the world was made. An instruction that is run takes about 1; what
  /// takes longer takes accordingly more. Going back need not lower it.
  var effort: Int { get }

  /// Does the next thing. Called only while ``canStep``. Returns false if it stopped short, as at a
  /// trap: the instruction is then not complete and the move is not a tick.
  mutating func step() -> Bool
  /// Does at least one thing and at most `count`, and ends soon after it took `effort`, with the
  /// outcome of as many calls of ``step()``; forgets how to undo anything but a last move that
  /// stopped short. Called only while ``canStep`` and with positive numbers.
  mutating func run(_ count: Int, effort: Int, to goal: Goal) -> RunOutcome
  /// Takes an input in. This is not a tick.
  mutating func apply(_ input: Input)
  /// Undoes every change behind a mark.
  mutating func undo(to mark: Mark)
  /// Forgets how to undo what happened before a mark.
  mutating func forget(before mark: Mark)

  /// Keeps the present. What did not change since the snapshot before is shared with it; nil says
  /// that there is none. From now on it is noted what changes. The journal is empty.
  mutating func takeSnapshot(after previous: Snapshot?, _ meter: MemoryMeter) -> Snapshot
  /// Makes the world what it was. From now on it is noted what changes. The journal is empty.
  mutating func restore(_ snapshot: Snapshot)
  /// The world is where a snapshot was taken: from now on it is noted what changes.
  mutating func noteChangesAnew()
}

/// A state of a world to come back to.
public protocol WorldSnapshot: Sendable {
  associatedtype Goal

  /// How much work it was to take it.
  var effort: Int { get }
  /// Takes over what changed before: the snapshot before this one, from which that is told, is
  /// dropped.
  mutating func absorb(_ previous: Self)
  /// False if a run from the snapshot before to this one cannot have reached the goal or touched what
  /// it watches.
  func mayReach(_ goal: Goal, after previous: Self) -> Bool
}
