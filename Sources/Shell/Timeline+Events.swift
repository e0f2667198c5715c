// Places of events in a history, also of those that lie ahead.

import Recovery
import Stepping

extension Timeline<Worker> {
  /// Goes to the place behind the move or input that noted an event. Returns false if it was ended.
  mutating func go(toEvent number: Int, at tick: Int, goesOn: (Double) -> Bool) -> Bool {
    go(toFirst: { $0.realm.events.count > number }, atTick: tick, goesOn: goesOn)
  }

  /// Goes to the place behind the input that began a request. Returns false if it was ended.
  mutating func go(toRequest number: Int, at tick: Int, goesOn: (Double) -> Bool) -> Bool {
    go(
      toFirst: { worker in worker.realm.requests.contains { $0.number == number } }, atTick: tick,
      goesOn: goesOn)
  }

  /// Goes to the first place at which something has happened that was told to happen at a tick.
  mutating func go(
    toFirst hasHappened: (Worker) -> Bool, atTick tick: Int, goesOn: (Double) -> Bool
  ) -> Bool {
    var tick = tick
    repeat {
      guard go(to: .tick(tick), goesOn: goesOn) else { return false }
      tick -= 1
    } while hasHappened(world) && tick >= 0
    while !hasHappened(world), place < end.place { go(to: .place(place + 1)) }
    return true
  }
}

extension Event {
  /// True for a trap or an exhaustion.
  var isCrash: Bool {
    switch kind {
    case .trap, .exhausted: true
    default: false
    }
  }

  /// True for what set the terminated flag.
  var setsFlag: Bool { if case .flagSet = kind { true } else { false } }
}
