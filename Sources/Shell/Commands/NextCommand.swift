// `next`: over calls.

import Styling

/// `next [N]`
enum NextCommand: Command {
  static let card = CommandCard(
    "next", ["n", "ni"], .running, usage: "next [N]",
    "Like step, but over calls.",
    details: "If the call throws, it stops at the handler.", examples: ["next"],
    repeats: true)

  static func run(
    _ line: CommandLine, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    let count = try Count.parse(line.rest, usage: "next 5")
    var lines: [StyledText] = []
    for index in try session.loadedSides() {
      lines += session.run(index, .over, times: count)
    }
    return lines
  }
}
