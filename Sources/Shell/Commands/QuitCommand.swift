// `quit`

import Styling

/// `quit`
enum QuitCommand: Command {
  static let card = CommandCard(
    "quit", ["q", "exit"], .session, usage: "quit", "Leave; Ctrl-D does the same.")

  static func run(
    _ line: CommandLine, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    session.isQuitting = true
    return []
  }
}
