// Finding the place at which the sides part.

import Recovery
import Stepping
import Views

extension Session {
  /// Finds the place of a side right before its first event that not all sides have, behind us or
  /// ahead; where it has none, behind its last event that all have.
  func findDivergence(on index: Int, _ what: String) throws(CommandError) -> FoundPlace {
    guard sides.count > 1 else {
      throw CommandError("there is only one side", try: "strategy use reinit,guard-reinit")
    }
    var scouts: [Timeline<Worker>] = []
    for side in sides.indices { scouts.append(try scout(side, what)) }
    guard let divergence = Divergence.find(scouts.map(\.world.realm)) else {
      throw CommandError(
        "no difference so far: the same events on all sides", try: "panic, then `continue`")
    }
    if let event = divergence.next[index] {
      return try place(before: event.number, event.event, scouts[index], what)
    }
    let history = scouts[index].world.realm.turns.first { $0.turn == divergence.turn }
    guard let history, history.events.indices.contains(divergence.common - 1) else {
      throw CommandError("this side has not come to \(divergence.turn.text)", try: "when")
    }
    let last = history.events[divergence.common - 1]
    var found = try place(of: last.number, last.event, scouts[index], what)
    found.note = "nothing more happens here in \(divergence.turn.text)"
    return found
  }

  private func place(
    before number: Int, _ event: Event, _ scout: Timeline<Worker>, _ what: String
  ) throws(CommandError) -> FoundPlace {
    let behind = try position(of: number, event, scout, what)
    return FoundPlace(
      journey: .destination(.place(max(0, behind.place - 1))),
      note: "next: \(EventView.sentence(event.kind))")
  }

  private func place(
    of number: Int, _ event: Event, _ scout: Timeline<Worker>, _ what: String
  ) throws(CommandError) -> FoundPlace {
    let behind = try position(of: number, event, scout, what)
    return FoundPlace(journey: .destination(.place(behind.place)))
  }

  /// The timeline, behind the move or input that noted an event.
  private func position(
    of number: Int, _ event: Event, _ scout: Timeline<Worker>, _ what: String
  ) throws(CommandError) -> Timeline<Worker> {
    var scout = scout
    let arrived = environment.following(what) {
      scout.go(toEvent: number, at: event.tick, goesOn: $0)
    }
    guard arrived else { throw Self.interruption(what) }
    return scout
  }
}
