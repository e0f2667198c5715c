// `finish`: out of the current frame.

import Styling

/// `finish`
enum FinishCommand: Command {
  static let card = CommandCard(
    "finish", ["fin"], .running, usage: "finish",
    "Run until the current function is left.", repeats: true)

  static func run(
    _ line: CommandLine, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    var lines: [StyledText] = []
    for index in try session.loadedSides() { lines += session.run(index, .out) }
    return lines
  }
}
