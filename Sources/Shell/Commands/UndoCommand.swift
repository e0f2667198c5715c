// `undo` and `redo`: take a command back, and do it again.

import Stepping
import Styling

/// `undo`
enum UndoCommand: Command {
  static let card = CommandCard(
    "undo", [], .time, usage: "undo", "Take back what the last command changed.",
    details: """
      Commands that only show something are skipped. Whatever was changed is as it was: time on
      each side, branches, marks, breakpoints and the focus. The last 100 commands can be taken
      back, up to the last `load`, `reset` or `strategy use`.
      """, examples: ["undo"])

  static func run(
    _ line: CommandLine, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    let old = session.sides.map(\.timeline.bookmark)
    return ["undone: " + StyledText(try session.undo(), .command)] + session.arrivals(from: old)
  }
}

/// `redo`
enum RedoCommand: Command {
  static let card = CommandCard(
    "redo", [], .time, usage: "redo", "Do again what `undo` took back.")

  static func run(
    _ line: CommandLine, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    let old = session.sides.map(\.timeline.bookmark)
    return ["done again: " + StyledText(try session.redo(), .command)] + session.arrivals(from: old)
  }
}
