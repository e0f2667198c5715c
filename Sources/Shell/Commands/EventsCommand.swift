// `events`: what happened in a request.

import Recovery
import Styling
import Views

/// `events [N|all]`
enum EventsCommand: Command {
  static let card = CommandCard(
    "events", [], .comparing, usage: "events [REQUEST | all]",
    "What happened in the last request, in order.",
    examples: ["events", "events all"])

  static func run(
    _ line: CommandLine, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    var lines: [StyledText] = []
    for index in try session.loadedSides() {
      let realm = session.sides[index].worker.realm
      let number: Int
      if line.rest.isEmpty {
        number = realm.requests.map(\.number).max() ?? 0
      } else if line.rest == "all" {
        number = -1
      } else if let given = Int(line.rest), realm.requests.contains(where: { $0.number == given }) {
        number = given
      } else {
        throw CommandError("no request `\(line.rest)`", try: "requests")
      }
      let events = Self.events(realm, number)
      let title = number < 0 ? "all events" : number == 0 ? "last call" : "request #\(number)"
      lines += session.marked(
        index,
        [StyledText("\(session.sides[index].name), \(title)", .heading)]
          + EventView.lines(events, width: session.environment.width - 4))
    }
    return lines
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
