// `hint`: a little help, then more.

import Course
import Styling

/// `hint [1|2|3]`
enum HintCommand: Command {
  static let card = CommandCard(
    "hint", [], .learning, usage: "hint [1 | 2 | 3]",
    "Show a hint; each further one says more.")

  static func run(
    _ line: CommandLine, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    let state = try session.openLesson()
    let hints = state.lesson.page.hints
    let level = line.rest.isEmpty ? min(state.hints + 1, hints.count) : Int(line.rest) ?? 0
    guard hints.indices.contains(level - 1) else {
      throw CommandError("there are hints 1 to \(hints.count)", try: "hint")
    }
    session.lesson?.hints = max(state.hints, level)
    let more = level < hints.count ? "  (`hint` again says more)" : ""
    return [StyledText("hint \(level) of \(hints.count)", .heading) + StyledText(more, .dim)]
      + Markdown(hints[level - 1]).lines(width: session.pageWidth)
  }
}
