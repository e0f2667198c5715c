// `blast`: what each failure cost.

import Recovery
import Styling
import Views

/// `blast`
enum BlastCommand: Command {
  static let card = CommandCard(
    "blast", ["cost"], .comparing, usage: "blast",
    "What each failure cost each strategy.")

  static func run(
    _ line: CommandLine, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    _ = try session.loadedSides()
    return session.show(
      sheet: CostView.costs(session.sides.map { ($0.name, $0.worker.realm) }))
  }
}
