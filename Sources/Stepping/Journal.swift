// A journal: what must be undone, newest last.

/// A list of undoable changes. Positions count from the beginning of time, so that they stay
/// valid when the oldest entries are forgotten.
public struct Journal<Change: Sendable>: Sendable {
  private var entries: [Change] = []
  /// How many of the oldest entries are gone.
  public private(set) var forgotten = 0

  public init() {}

  /// The position behind the newest entry.
  public var end: Int { forgotten + entries.count }

  /// How many entries are held.
  public var count: Int { entries.count }

  public mutating func append(_ change: Change) { entries.append(change) }

  /// Removes and returns the newest entry, unless the journal is already down to a position.
  public mutating func popLast(downTo position: Int) -> Change? {
    end > position ? entries.popLast() : nil
  }

  /// The entries from a position to the end.
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
