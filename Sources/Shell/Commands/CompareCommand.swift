// `compare`: where the sides part.

import Recovery
import Styling
import Views

/// `compare`
enum CompareCommand: Command {
  static let card = CommandCard(
    "compare", ["cmp"], .comparing, usage: "compare",
    "All requests side by side; the first difference.",
    details: "Sides are compared by request and event, never by tick: they run different code.")

  static func run(
    _ line: CommandLine, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    _ = try session.loadedSides()
    guard session.sides.count > 1 else {
      throw CommandError(
        "there is only one side", try: "strategy use reinit,guard-reinit")
    }
    var lines = session.show(
      sheet: CostView.requests(session.sides.map { ($0.name, $0.worker.realm) }))
    let first = session.sides[0]
    for other in session.sides.dropFirst() {
      lines += ReportView.divergence(
        Divergence.find(first.worker.realm, other.worker.realm), first.name, other.name)
    }
    return lines.map { $0.truncated(to: session.environment.width) }
  }
}
