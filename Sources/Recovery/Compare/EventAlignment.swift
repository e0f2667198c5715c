// Histories beside each other: the same logical events in the same rows.

/// A row of events that mean the same.
public struct EventRow: Hashable, Sendable {
  let kind: Event.Kind
  /// The event in each history that has it.
  public fileprivate(set) var events: [LogicalEvent?]
}

/// Aligns histories by what happened.
public enum EventAlignment {
  /// The rows of several histories of one turn, in an order that fits each of them.
  public static func rows(_ lanes: [[LogicalEvent]]) -> [EventRow] {
    var rows: [EventRow] = []
    for (lane, events) in lanes.enumerated() {
      rows = merge(rows, events, lane: lane, of: lanes.count)
    }
    return rows
  }

  /// For the events of several histories, the numbers of the rows in which they stand.
  public static func rowNumbers(_ lanes: [[Event]]) -> [[Int]] {
    let lanes = lanes.map { events in
      events.enumerated().map { number, event in
        LogicalEvent(number: number, event: event, kind: event.kind.logical ?? event.kind)
      }
    }
    var numbers = lanes.map { Array(repeating: 0, count: $0.count) }
    for (number, row) in rows(lanes).enumerated() {
      for (lane, event) in row.events.enumerated() {
        if let event { numbers[lane][event.number] = number }
      }
    }
    return numbers
  }

  private static func merge(
    _ rows: [EventRow], _ events: [LogicalEvent], lane: Int, of count: Int
  ) -> [EventRow] {
    let difference = events.map(\.kind).difference(from: rows.map(\.kind))
    let missing = Set(difference.removals.map(\.offset))
    let added = Set(difference.insertions.map(\.offset))
    var merged: [EventRow] = []
    var (row, event) = (0, 0)
    while row < rows.count || event < events.count {
      if missing.contains(row) {
        merged.append(rows[row])
        row += 1
      } else if added.contains(event) {
        merged.append(
          EventRow(kind: events[event].kind, events: Array(repeating: nil, count: count)))
        merged[merged.count - 1].events[lane] = events[event]
        event += 1
      } else {
        merged.append(rows[row])
        merged[merged.count - 1].events[lane] = events[event]
        row += 1
        event += 1
      }
    }
    return merged
  }
}

extension CollectionDifference.Change {
  fileprivate var offset: Int {
    switch self {
    case .insert(let offset, _, _), .remove(let offset, _, _): offset
    }
  }
}
