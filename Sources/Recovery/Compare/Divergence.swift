// Comparing histories: by request and logical event, never by tick.

/// Where histories part.
public struct Divergence: Hashable, Sendable {
  public let turn: Turn
  /// How many events of the turn all histories have in common, counted from its beginning.
  public let common: Int
  /// The last event that all have, as the first history has it, if there is one in this turn.
  public let last: Event?
  /// What each history has next; nil where it has nothing more in this turn.
  public let next: [LogicalEvent?]

  /// Finds the first event that not all histories have. A history that has not come so far yet is
  /// no difference.
  public static func find(_ realms: [Realm]) -> Divergence? {
    let histories = realms.map(\.turns)
    var seen: Set<Turn> = []
    let turns = histories.flatMap { $0.map(\.turn) }.filter { seen.insert($0).inserted }
    let tables = histories.map { Dictionary($0.map { ($0.turn, $0) }) { first, _ in first } }
    for turn in turns {
      if let divergence = find(turn, tables.map { $0[turn] }) { return divergence }
    }
    return nil
  }

  private static func find(_ turn: Turn, _ lanes: [TurnHistory?]) -> Divergence? {
    let longest = lanes.map { $0?.events.count ?? 0 }.max() ?? 0
    for index in 0..<longest {
      let next = lanes.map { lane -> LogicalEvent? in
        guard let lane, lane.events.indices.contains(index) else { return nil }
        return lane.events[index]
      }
      // Where a history has come so far: an event, or none because the turn is over.
      let kinds = zip(lanes, next).compactMap { lane, event -> Event.Kind?? in
        event.map { .some($0.kind) } ?? (lane?.isOver == true ? .some(nil) : nil)
      }
      guard Set(kinds).count > 1 else { continue }
      let last = index > 0 ? lanes.lazy.compactMap { $0?.events[index - 1].event }.first : nil
      return Divergence(turn: turn, common: index, last: last, next: next)
    }
    return nil
  }
}
