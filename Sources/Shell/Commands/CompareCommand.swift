// `compare`: where the sides part.

import Recovery
import Stepping
import Styling
import Views

/// `compare [N|all]`
enum CompareCommand: Command {
  static let card = CommandCard(
    "compare", ["cmp"], .comparing, usage: "compare [N | all]",
    "Where the sides part, event beside event.",
    details: """
      Sides are compared by request and event, never by tick: they run different code. Events that
      are the same stand in one row, with their ticks; `≠` is the first difference. Shown are the
      rows around it; `compare 2` shows a whole request, `compare all` every one and the direct
      calls. How modules were loaded and what guards read of their flags is not compared.
      `goto divergence` goes there.
      """, examples: ["compare", "compare all"])

  static func run(
    _ line: CommandLine, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    _ = try session.loadedSides()
    guard session.sides.count > 1 else {
      throw CommandError(
        "there is only one side", try: "strategy use reinit,guard-reinit")
    }
    let sides = session.sides.map { ComparedSide($0.label, $0.worker) }
    let sheet = CompareView.sheet(sides, try extent(line.rest, session))
    let ahead = session.sides.filter(\.timeline.hasFuture).map(\.label)
    var more = Sheet()
    if !ahead.isEmpty {
      more.say(
        StyledText(
          "what lies ahead of \(ahead.joined(separator: ", ")) is not compared: `goto end`", .dim))
    }
    return session.show(sheet: more) + session.show(sheet: sheet)
  }

  private static func extent(
    _ text: String, _ session: Session
  ) throws(CommandError) -> CompareView.Extent {
    if text.isEmpty { return .divergence }
    if text == "all" { return .all }
    guard let number = Int(text) else {
      throw CommandError("`\(text)` is no request", try: "compare 1   or   compare all")
    }
    guard session.sides.contains(where: { $0.worker.realm.hasRequest(number) }) else {
      throw CommandError("there is no request #\(number) so far", try: "requests")
    }
    return .turn(.request(number))
  }
}

extension Realm {
  fileprivate func hasRequest(_ number: Int) -> Bool {
    requests.contains { $0.number == number && number > 0 }
  }
}
