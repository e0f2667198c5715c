// `events`: what happened in a request.

import Recovery
import Styling
import Views

/// `events [N|all]`
enum EventsCommand: Command {
  static let card = CommandCard(
    "events", [], .comparing, usage: "events [REQUEST | all]",
    "What happened in the last request or call.",
    examples: ["events", "events all"])

  static func run(
    _ line: CommandLine, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    let indices = try session.loadedSides()
    var lanes: [(title: String, events: [Event])] = []
    for index in indices { lanes.append(try events(line.rest, session.sides[index])) }
    let rows = EventAlignment.rowNumbers(lanes.map(\.events))
    return indices.enumerated().flatMap { number, index -> [StyledText] in
      let title = StyledText(lanes[number].title, .heading)
      let lines = zip(lanes[number].events, rows[number]).flatMap { event, row in
        session.lines(of: event).map { $0.inRow(row) }
      }
      return session.marked(index, [title] + lines)
    }
  }

  /// The events that were asked for, and what they are.
  private static func events(
    _ text: String, _ side: Side
  ) throws(CommandError) -> (title: String, events: [Event]) {
    let realm = side.worker.realm
    let number: Int
    if text.isEmpty {
      number =
        realm.events.last { if case .request = $0.kind { true } else { false } }?.request ?? 0
    } else if text == "all" {
      number = -1
    } else if let given = Int(text), realm.requests.contains(where: { $0.number == given }) {
      number = given
    } else {
      throw CommandError("no request `\(text)`", try: "requests")
    }
    let title = number < 0 ? "all events" : number == 0 ? "last call" : "request #\(number)"
    return ("\(side.name), \(title)", EventView.shown(events(realm, number)))
  }

  /// The events of a request, all for -1, and for 0 those of the last direct call.
  private static func events(_ realm: Realm, _ number: Int) -> [Event] {
    if number < 0 { return Array(realm.events) }
    let events = realm.events(ofRequest: number)
    guard number == 0 else { return events }
    let last = events.lastIndex { if case .request = $0.kind { true } else { false } }
    return Array(events[(last ?? 0)...])
  }
}

extension Session {
  /// An event as the layout wants it.
  fileprivate func lines(of event: Event) -> [StyledText] {
    layoutChoice.layout == .linear
      ? [EventView.fact(event).line]
      : EventView.lines(event, width: laneWidth, ascii: environment.isASCII)
  }
}
