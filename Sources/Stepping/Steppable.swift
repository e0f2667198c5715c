// What a world must be able to do to have a past and a future.

/// A world that moves in ticks and can take each tick back. It is deterministic: what reaches it
/// from outside is an ``Input``.
public protocol Steppable {
  /// Something from outside: a call, a request, a fault.
  associatedtype Input: Sendable
  /// A place in the journals of the world.
  associatedtype Mark: Sendable
  /// How to run, and where a run ends early.
  associatedtype Goal: Sendable

  /// The goal of a run that ends nowhere early: for moves that are made again.
  static var replayGoal: Goal { get }

  /// The place behind the newest change.
  var mark: Mark { get }
  /// True if there is something to do next.
  var canStep: Bool { get }
  /// How many undoable changes are held; a measure of memory.
  var journalCount: Int { get }
  /// About how many changes take as much memory as a copy of the world without its journals.
  var copyCost: Int { get }

  /// Does the next thing. Called only while ``canStep``. Returns false if it stopped short, as at a
  /// trap: the instruction is then not complete and the move is not a tick.
  mutating func step() -> Bool
  /// Does at least one thing and at most `count`, with the outcome of as many calls of ``step()``,
  /// and forgets how to undo anything. Called only while ``canStep`` and with a positive count.
  mutating func run(_ count: Int, to goal: Goal) -> RunOutcome
  /// Takes an input in. This is not a tick.
  mutating func apply(_ input: Input)
  /// Undoes every change behind a mark.
  mutating func undo(to mark: Mark)
  /// Forgets how to undo what happened before a mark.
  mutating func forget(before mark: Mark)
}
