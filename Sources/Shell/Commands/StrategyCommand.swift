// `strategy`: which recovery strategies stand side by side.

import Recovery
import Stepping
import Styling

/// `strategy [list|use A[,B]]`
enum StrategyCommand: Command {
  static let card = CommandCard(
    "strategy", ["strat"], .comparing, usage: "strategy [list | use A[,B…]]",
    "List strategies, or choose some to compare.",
    details: """
      `strategy use` loads the module again: every side begins with a fresh instance. A module that
      a strategy does not fit stays as it is, and the next `load` uses the strategies.
      """, examples: ["strategy list", "strategy use reinit,guard-reinit"])

  static func run(
    _ line: CommandLine, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    let words = line.arguments
    switch words.first {
    case nil, "list", "show": return list(session)
    case "use": return try use(words.dropFirst().joined(separator: ","), &session)
    default: return try use(line.rest, &session)
    }
  }

  private static func list(_ session: Session) -> [StyledText] {
    var grid = Grid([
      .init(""), .init("name"), .init("no."), .init("build"),
      .init("what it does", isFlexible: true),
    ])
    for strategy in Strategy.allCases {
      let sides = session.sides.filter { $0.worker.strategy == strategy }.map(\.label)
      grid.append([
        StyledText(sides.joined(separator: ","), .emphasis),
        StyledText(strategy.rawValue, .command), StyledText(strategy.number),
        StyledText(strategy.build.rawValue), StyledText(strategy.summary),
      ])
    }
    return session.show(sheet: Sheet(showing: grid, keys: 2))
  }

  private static func use(
    _ text: String, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    let words = text.split { $0 == "," || $0 == " " }.map(String.init)
    guard !words.isEmpty else {
      throw CommandError("a strategy is missing", try: "strategy use reinit,guard-reinit")
    }
    guard words.count <= 6 else {
      throw CommandError("at most 6 strategies fit side by side, \(words.count) were given")
    }
    var chosen: [Strategy] = []
    for word in words { chosen.append(try find(word)) }
    guard let source = session.source else {
      session.strategies = chosen
      return ["the next `load` uses \(chosen.map(\.rawValue).joined(separator: ", "))"]
    }
    let discarded = session.sides.map(\.name).joined(separator: ", ")
    let ticks = session.sides.map { "\($0.timeline.tick)" }.joined(separator: " and ")
    let kept = session.stopPoints
    session.strategies = chosen
    if let reason = session.findMisfit(source, chosen) {
      return StyledText("\(source.name) stays as it is: \(reason)", .warning)
        .wrapped(to: session.environment.width, indent: 2)
        + ["the next `load` uses \(chosen.map(\.rawValue).joined(separator: ", "))"]
    }
    try session.makeSides(source, chosen)
    session.stopPoints = kept
    return ["discarded \(discarded) at tick \(ticks); \(source.name) is loaded anew"]
      + session.sides.enumerated().map { index, side in
        StyledText("  side \(side.name)", .side(index)) + ": \(side.worker.strategy.summary)"
      }
  }

  /// Finds a strategy by its name or its number.
  static func find(_ word: String) throws(CommandError) -> Strategy {
    let found = Strategy.allCases.first {
      $0.rawValue == word || $0.number.lowercased() == word.lowercased()
    }
    if let found { return found }
    let names = Strategy.allCases.map(\.rawValue)
    let hint = Suggestion.find(word, in: names).map { "did you mean `\($0)`?" }
    throw CommandError(
      "no strategy `\(word)`", try: hint ?? "one of: \(names.joined(separator: ", "))")
  }
}
