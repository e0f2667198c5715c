// The history of one branch: inputs, snapshots, and how far it goes.

/// A place in a history.
public struct Position: Hashable, Sendable, Comparable {
  /// How many moves and inputs there were.
  public var place: Int
  /// How many of them were completed ticks.
  public var tick: Int

  @inlinable
  public init(place: Int, tick: Int) { (self.place, self.tick) = (place, tick) }

  @inlinable
  public static func < (a: Position, b: Position) -> Bool { a.place < b.place }
}

/// A place of one branch among several.
public struct Bookmark: Hashable, Sendable {
  /// The number of the branch.
  public let branch: Int
  public let position: Position
}

/// What happened in one branch, as it must be known to go anywhere in it.
@usableFromInline
struct History<World: Steppable>: Sendable {
  /// Counted in the order in which branches were made; it never changes.
  let number: Int
  @usableFromInline var name: String
  /// The branches that it has its beginning from, and up to which place.
  var ancestors: [(branch: Int, position: Position)] = []
  /// By place; the first one is that of the beginning.
  @usableFromInline var checkpoints: [Checkpoint<World>]
  /// By place.
  @usableFromInline var inputs: [(place: Int, input: World.Input)] = []
  /// The last place that was ever reached.
  @usableFromInline var end = Position(place: 0, tick: 0)

  /// Drops what lies behind a place.
  mutating func cut(at position: Position) {
    checkpoints.removeAll { $0.position.place > position.place }
    inputs.removeAll { $0.place >= position.place }
    end = position
  }

  /// The number of the last checkpoint that is not behind a position.
  func checkpoint(notBehind isBehind: (Position) -> Bool) -> Int {
    max(0, checkpoints.partitioningIndex { isBehind($0.position) } - 1)
  }

  /// True if a place of another branch, or of this one, lies in this one.
  func contains(_ bookmark: Bookmark) -> Bool {
    if bookmark.branch == number { return bookmark.position.place <= end.place }
    return ancestors.contains {
      $0.branch == bookmark.branch && bookmark.position <= $0.position
    }
  }

  /// The last place that is common to this branch and another one.
  func parting(from other: History) -> Position {
    let own = ancestors + [(number, end)]
    let foreign = other.ancestors + [(other.number, other.end)]
    let common = own.flatMap { one in
      foreign.filter { $0.branch == one.branch }.map { min($0.position, one.position) }
    }
    return common.max() ?? Position(place: 0, tick: 0)
  }
}

/// A snapshot and where it was taken.
@usableFromInline
struct Checkpoint<World: Steppable>: Sendable {
  /// The same in all branches that share it.
  let number: Int
  @usableFromInline let position: Position
  /// That of the world when it was taken.
  let effort: Int
  /// That of the world when the next one is due.
  @usableFromInline let dueEffort: Int
  @usableFromInline var snapshot: World.Snapshot
}

extension Array {
  /// The index of the first element that satisfies a condition which all behind it satisfy, too.
  func partitioningIndex(where isBehind: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if isBehind(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
