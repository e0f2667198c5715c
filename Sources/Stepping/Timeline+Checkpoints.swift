// Checkpoints: when they are made, and which of them are dropped when they are too many.

extension Timeline {
  /// True if the world has come far enough beyond the last checkpoint. Another one is made behind a
  /// completed tick only: then it is the first place at its tick.
  @inlinable
  var isCheckpointDue: Bool {
    base == history.checkpoints.count - 1 && effortToCheckpoint <= 0
      && place == history.end.place && past.last.map { $0.event == .tick } ?? true
  }

  /// How much work may be done before the next checkpoint.
  @inlinable
  var effortToCheckpoint: Int { history.checkpoints[base].dueEffort - now.effort }

  /// What keeps the present. Taking snapshots takes a tenth of the time of running, or more only where
  /// they would else lie too far apart.
  static func checkpoint(
    _ number: Int, _ position: Position, _ effort: Int, _ snapshot: World.Snapshot,
    _ limits: TimelineLimits
  ) -> Checkpoint<World> {
    let distance = min(10 * snapshot.effort, limits.widestSpacing)
    return Checkpoint(
      number: number, position: position, effort: effort,
      dueEffort: effort + max(limits.spacing, distance), snapshot: snapshot)
  }

  /// Keeps the present. What came before can no longer be undone by the journal.
  @usableFromInline
  mutating func makeCheckpoint() {
    if !notesAreWhole {
      makeNotesWhole()
      guard place > history.checkpoints[base].position.place else { return }
    }
    let snapshot = now.takeSnapshot(after: history.checkpoints[base].snapshot, meter)
    past.removeAll(keepingCapacity: true)
    history.checkpoints.append(
      Self.checkpoint(checkpointsMade, position, now.effort, snapshot, limits))
    checkpointsMade += 1
    base = history.checkpoints.count - 1
    while meter.bytes > limits.bytes || history.checkpoints.count > limits.checkpoints,
      dropCheckpoint()
    {}
  }

  /// Drops the checkpoint that is missed least. Returns false if none can be dropped.
  private mutating func dropCheckpoint() -> Bool {
    if dropCheckpointOfOthers() { return true }
    guard let number = leastMissed else { return false }
    drop(history.checkpoints[number].number)
    return true
  }

  /// The checkpoint without which the way between its neighbours is shortest, in comparison with how
  /// long ago it was; never the first, the last or the one that the world came from.
  private var leastMissed: Int? {
    var least: (number: Int, loss: Double)?
    let efforts = history.checkpoints.map(\.effort)
    for number in efforts.indices.dropFirst().dropLast() where number != base {
      let age = now.effort - efforts[number]
      // What is less than this much work ago is as good as near.
      let loss = Double(efforts[number + 1] - efforts[number - 1]) / Double(age + 1_000_000_000)
      if least.map({ loss < $0.loss }) ?? true { least = (number, loss) }
    }
    return least?.number
  }

  /// Drops a checkpoint that only other branches have, if there is one.
  private mutating func dropCheckpointOfOthers() -> Bool {
    guard !others.isEmpty else { return false }
    let own = Set(history.checkpoints.map(\.number))
    for other in others {
      if let last = other.history.checkpoints.last, !own.contains(last.number) {
        drop(last.number)
        return true
      }
    }
    return false
  }

  /// Drops a checkpoint in all branches.
  private mutating func drop(_ number: Int) {
    if history.drop(number) < base { base -= 1 }
    for index in others.indices { _ = others[index].history.drop(number) }
  }
}

extension History {
  /// Drops a checkpoint, if it is here. Returns its index, or the greatest number.
  fileprivate mutating func drop(_ number: Int) -> Int {
    guard let index = checkpoints.firstIndex(where: { $0.number == number }) else { return .max }
    let dropped = checkpoints.remove(at: index)
    if index < checkpoints.count { checkpoints[index].snapshot.absorb(dropped.snapshot) }
    return index
  }
}

// MARK: What people are told

/// What a timeline holds.
public struct TimelineSummary: Hashable, Sendable {
  /// How many snapshots this branch has.
  public let checkpoints: Int
  /// What all snapshots of the meter hold, in bytes.
  public let bytes: Int
  /// How many bytes they may hold.
  public let limit: Int
  /// The most ticks between two snapshots, or between the last one and the end.
  public let widestGap: Int
  /// How many of the newest moves and inputs are undone by the journal.
  public let steps: Int
  public let inputs: Int
}

extension Timeline {
  /// Where the snapshots of this branch were taken, the beginning included.
  public var checkpoints: [Position] { history.checkpoints.map(\.position) }

  public var summary: TimelineSummary {
    let ticks = history.checkpoints.map(\.position.tick) + [history.end.tick]
    return TimelineSummary(
      checkpoints: history.checkpoints.count, bytes: meter.bytes, limit: limits.bytes,
      widestGap: zip(ticks, ticks.dropFirst()).map { $1 - $0 }.max() ?? 0, steps: past.count,
      inputs: history.inputs.count)
  }
}
