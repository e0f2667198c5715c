// `requests`: all requests and what became of them.

import Recovery
import Styling
import Views

/// `requests`
enum RequestsCommand: Command {
  static let card = CommandCard(
    "requests", ["reqs"], .comparing, usage: "requests",
    "Every request and how it ended.", details: "[2] behind an outcome is instance 2.")

  static func run(
    _ line: CommandLine, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    _ = try session.loadedSides()
    return session.show(
      sheet: CostView.requests(session.sides.map { ($0.name, $0.worker.realm) }))
  }
}
