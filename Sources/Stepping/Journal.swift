// A journal: what must be undone, newest last.

/// A list of undoable changes. Positions count from the beginning of time, so that they stay
/// valid when the oldest entries are forgotten.
public struct Journal<Change: Sendable>: Sendable {
  @usableFromInline var entries: [Change] = []
  /// How many of the oldest entries are gone.
  @usableFromInline var forgotten = 0

  @inlinable
  public init() {}

  /// The position behind the newest entry.
  @inlinable
  public var end: Int { forgotten + entries.count }

  /// The position before the oldest entry that is held.
  @inlinable
  public var start: Int { forgotten }

  /// How many entries are held.
  @inlinable
  public var count: Int { entries.count }

  @inlinable
  public mutating func append(_ change: Change) { entries.append(change) }

  /// Removes and returns the newest entry, unless the journal is already down to a position.
  @inlinable
  public mutating func popLast(downTo position: Int) -> Change? {
    end > position ? entries.popLast() : nil
  }

  /// The entries from a position to the end.
  @inlinable
  public func entries(from position: Int) -> ArraySlice<Change> {
    entries[max(0, position - forgotten)...]
  }

  /// Forgets the entries before a position. They can no longer be undone.
  public mutating func forget(before position: Int) {
    let number = min(max(0, position - forgotten), entries.count)
    entries.removeFirst(number)
    forgotten += number
  }
}
