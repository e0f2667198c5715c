// Histories, divided into what can be compared: requests and calls, and their logical events.

/// A part of a history that strategies can be compared in.
public enum Turn: Hashable, Sendable {
  /// By its number.
  case request(Int)
  /// A direct call; they have no numbers and are counted, from 1.
  case call(Int)

  /// As in `request #2` or `call 1`.
  public var text: String {
    switch self {
    case .request(let number): "request #\(number)"
    case .call(let number): "call \(number)"
    }
  }
}

/// An event that means the same under every strategy.
public struct LogicalEvent: Hashable, Sendable {
  /// Its number among all events of its history.
  public let number: Int
  public let event: Event
  /// What it is, without what only this build knows: addresses, indices of tables.
  public let kind: Event.Kind
}

/// A turn of one history.
public struct TurnHistory: Hashable, Sendable {
  public let turn: Turn
  public internal(set) var events: [LogicalEvent]
  /// False while it is on the way: more may come.
  public internal(set) var isOver = false
}

extension Realm {
  /// The turns so far, in the order in which they began. Loading is none: builds load differently.
  public var turns: [TurnHistory] {
    var turns: [TurnHistory] = []
    var indices: [Turn: Int] = [:]
    var calls = 0
    for (number, event) in events.enumerated() {
      if case .request = event.kind, event.request == nil { calls += 1 }
      guard event.request != nil || calls > 0 else { continue }
      let turn = event.request.map { Turn.request($0) } ?? .call(calls)
      let index = indices[turn, default: turns.count]
      if index == turns.count {
        indices[turn] = index
        turns.append(TurnHistory(turn: turn, events: []))
      }
      if let kind = event.kind.logical {
        turns[index].events.append(LogicalEvent(number: number, event: event, kind: kind))
      }
      if event.kind.endsTurn { turns[index].isOver = true }
    }
    return turns
  }

  /// The events of a request that can be compared between strategies.
  public func logicalEvents(ofRequest number: Int) -> [Event] {
    events.filter { $0.request == number && $0.kind.logical != nil }
  }

  /// All events of a request; number 0 gives those outside any.
  public func events(ofRequest number: Int) -> [Event] {
    events.filter { ($0.request ?? 0) == number }
  }
}

extension Event.Kind {
  /// What an event means under every strategy; nil for what only some have: the guard's own reading
  /// of its flags.
  var logical: Event.Kind? {
    switch self {
    case .guarded, .guardInWasm, .imported("__wbg_set_critical_error", _, _): nil
    case .imported(let function, _, let text?): .imported(function, [], text: text)
    case .hook: .hook(index: 0)
    default: self
    }
  }

  fileprivate var endsTurn: Bool {
    switch self {
    case .answered, .failed, .cancelled: true
    default: false
    }
  }
}
