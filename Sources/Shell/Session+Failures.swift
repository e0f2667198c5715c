// Finding what went wrong last in the history of a side: a throw, a trap, an exhaustion.

import Recovery
import Stepping
import WasmMachine

/// The last thing that went wrong on a side.
enum Failure {
  /// An exception. The timeline stands where it is on its way and no frame is left yet.
  case thrown(Timeline<Worker>)
  /// A trap or an exhaustion. The timeline stands right behind it.
  case trapped(Timeline<Worker>)
}

extension Session {
  /// Finds what went wrong last up to where a side stands; nil if nothing did. An error of the host
  /// on its way through frames that do not catch it is no event: where we stand tells of it.
  func lastFailure(_ index: Int, what: String) throws(CommandError) -> Failure? {
    let worker = sides[index].worker
    let events = Array(worker.realm.events)
    let found = Self.lastFailure(in: events)
    let request = found.flatMap { events[$0].request }
    if worker.isUnwinding, request != worker.realm.currentRequest {
      return .thrown(Self.atThrow(sides[index].timeline))
    }
    guard let number = found else { return nil }
    let scout = try scout(index, toEvent: number, what: what)
    if events[number].isCrash { return .trapped(scout) }
    return .thrown(Self.atThrow(scout))
  }

  /// The number of the event that tells of it. An exception that JavaScript threw into Wasm is no
  /// event of its own: then it is the first handler that took it.
  private static func lastFailure(in events: [Event]) -> Int? {
    let told = events.indices.last { number in
      switch events[number].kind {
      case .thrown: true
      case .trap, .exhausted: !events[..<number].isAfterPoison
      default: false
      }
    }
    let taken = events.lastIndex { $0.isTaken }
    guard let taken, taken > told ?? -1 else { return told }
    if let told, events[told].request == events[taken].request { return told }
    return events.firstIndex { $0.isTaken && $0.request == events[taken].request }
  }

  /// A copy of a side's timeline, behind the move that noted an event of its past.
  func scout(
    _ index: Int, toEvent number: Int, what: String
  ) throws(CommandError) -> Timeline<Worker> {
    var scout = sides[index].timeline
    let tick = scout.world.realm.events[number].tick
    let arrived = environment.following(what) {
      scout.go(toEvent: number, at: tick, goesOn: $0)
    }
    guard arrived else { throw Self.interruption(what) }
    return scout
  }

  /// The place at which an exception began its way, near a place at which it was on it.
  private static func atThrow(_ found: Timeline<Worker>) -> Timeline<Worker> {
    var scout = found
    if !scout.world.isUnwinding { scout.go(to: .place(scout.place - 1)) }
    while scout.world.isUnwinding, scout.place > scout.beginning.place {
      scout.go(to: .place(scout.place - 1))
    }
    scout.forward()
    return scout
  }
}

extension Worker {
  fileprivate var isUnwinding: Bool { !isSettled }
}

extension Event {
  /// True if a handler took an exception.
  fileprivate var isTaken: Bool {
    switch kind {
    case .landingPad, .caught: true
    default: false
    }
  }
}

extension ArraySlice<Event> {
  /// True if the check behind an import has just found the flag set: what comes then is its trap.
  fileprivate var isAfterPoison: Bool {
    if case .guardInWasm(let flag, _)? = last?.kind { flag != 0 } else { false }
  }
}
