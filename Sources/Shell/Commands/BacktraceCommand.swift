// `bt`: the frames.

import Styling
import Views

/// `bt`
enum BacktraceCommand: Command {
  static let card = CommandCard(
    "bt", ["backtrace", "where"], .looking, usage: "bt",
    "Show the frames, innermost first.")

  static func run(
    _ line: CommandLine, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    try session.show { StateView.backtrace($0) }
  }
}
