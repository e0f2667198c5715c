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
      let events = number < 0 ? realm.events : realm.events(ofRequest: number)
      let title =
        number < 0 ? "all events" : number == 0 ? "outside requests" : "request #\(number)"
      lines += session.marked(
        index,
        [StyledText("\(session.sides[index].name), \(title)", .heading)]
          + EventView.lines(events, width: session.environment.width - 4))
    }
    return lines
  }
}
