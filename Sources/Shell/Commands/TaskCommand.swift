// `task`: what is to be done.

import Course
import Styling

/// `task`
enum TaskCommand: Command {
  static let card = CommandCard(
    "task", [], .learning, usage: "task", "Show the tasks and your answers.")

  static func run(
    _ line: CommandLine, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    let state = try session.openLesson()
    let answered = Set(state.lesson.check.tasks)
    return state.lesson.page.tasks.flatMap { task -> [StyledText] in
      let answer = state.answers[task.id]
      let note: StyledText =
        if let answer {
          StyledText("  your answer: \(answer)", .value)
        } else if answered.contains(
          task.id)
        {
          StyledText("  no answer yet (`answer \(task.id) VALUE`)", .dim)
        } else {
          StyledText("  no answer to give: `check` looks at what you did", .dim)
        }
      return [StyledText("Task \(task.id)", .heading)]
        + Markdown(task.text).lines(width: min(80, session.environment.width)) + [note, ""]
    }
  }
}
