// `back`: undo moves.

import Styling

/// `back [N]`
enum BackCommand: Command {
  static let card = CommandCard(
    "back", ["reverse-stepi", "rsi", "rs"], .time, usage: "back [N]",
    "Undo one move, or N.",
    details:
      "A trap, a throw, a poison write and a reinit are undone like anything else. Going forward again "
      + "gives the same history; a new request begins another.",
    examples: ["back", "back 40"], repeats: true)

  static func run(
    _ line: CommandLine, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    let count = try Count.parse(line.rest, usage: "back 5")
    var lines: [StyledText] = []
    for index in try session.loadedSides() { lines += try session.back(index, count) }
    return lines
  }
}
