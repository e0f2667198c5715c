// `back`: undo moves.

import Styling

/// `back [N]`
enum BackCommand: Command {
  static let card = CommandCard(
    "back", ["reverse-stepi", "rsi", "rs"], .time, usage: "back [N]",
    "Undo one move, or N: also a trap, a throw, a poison write, a reinit.",
    details: "Going forward again gives the same history; a new request begins another.",
    examples: ["back", "back 40"], repeats: true)

  static func run(
    _ line: CommandLine, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    let count = try Count.parse(line.rest, usage: "back 5")
    var lines: [StyledText] = []
    for index in try session.loadedSides() { lines += session.back(index, count) }
    return lines
  }
}
