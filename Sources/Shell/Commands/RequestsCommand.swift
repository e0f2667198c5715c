// `requests`: all requests and what became of them.

import Recovery
import Styling
import Views

/// `requests`
enum RequestsCommand: Command {
  static let card = CommandCard(
    "requests", ["reqs"], .comparing, usage: "requests",
    "Every request and how it ended.", details: "[2] beside an outcome is instance 2.")

  static func run(
    _ line: CommandLine, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    _ = try session.loadedSides()
    let sides = session.sides.map { ($0.name, $0.worker.realm) }
    return session.show(sheet: CostView.requests(sides, width: session.environment.width))
  }
}
