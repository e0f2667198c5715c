// `continue`: on to the next stop.

import Styling

/// `continue`
enum ContinueCommand: Command {
  static let card = CommandCard(
    "continue", ["c"], .running, usage: "continue [N]",
    "Run to the next breakpoint, trap or end.",
    details: "`continue N` passes N-1 stops.", repeats: true)

  static func run(
    _ line: CommandLine, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    let count = try Count.parse(line.rest, usage: "continue 2")
    var lines: [StyledText] = []
    for index in try session.loadedSides() {
      lines += session.run(index, .toStop, times: count)
    }
    return lines
  }
}
