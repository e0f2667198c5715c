// `unmark`: remove a mark.

import Styling

/// `unmark NAME`
enum UnmarkCommand: Command {
  static let card = CommandCard(
    "unmark", ["delete-mark"], .time, usage: "unmark NAME", "Remove a mark.")

  static func run(
    _ line: CommandLine, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    let mark = try session.findMark(line.rest)
    session.marks.removeAll { $0.name == mark.name }
    return ["removed mark \(mark.name)"]
  }
}
