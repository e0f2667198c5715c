// `solution`: one way to do it.

import Course
import Styling

/// `solution`
enum SolutionCommand: Command {
  static let card = CommandCard(
    "solution", [], .learning, usage: "solution",
    "Show one way to do it.")

  static func run(
    _ line: CommandLine, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    let state = try session.openLesson()
    return [StyledText("one way to do it; type these lines, then `check`:", .heading)]
      + state.lesson.solution.commands.map { StyledText("  \($0)", .command) }
  }
}
