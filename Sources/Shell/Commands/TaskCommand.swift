// `task`: what is to be done.

import Course
import Styling

/// `task [ID]`
enum TaskCommand: Command {
  static let card = CommandCard(
    "task", [], .learning, usage: "task [ID]", "Show the tasks and your answers.",
    details: "Without an id: the tasks that the page has come to.")

  static func run(
    _ line: CommandLine, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    let state = try session.openLesson()
    let answered = Set(state.lesson.check.tasks)
    let (tasks, ahead) = try choose(line.rest, state)
    let note =
      ahead.isEmpty
      ? [] : [StyledText("further on: \(ahead.joined(separator: ", ")) (`more`)", .dim)]
    return tasks.flatMap { task in
      [StyledText("Task \(task.id)", .heading)]
        + Markdown(task.text).lines(width: session.pageWidth)
        + [Self.note(task, state, answered), ""]
    } + note
  }

  /// What was answered to a task, or how it is answered.
  private static func note(
    _ task: CourseTask, _ state: LessonState, _ answered: Set<String>
  ) -> StyledText {
    if let answer = state.answers[task.id] {
      return StyledText("  your answer: \(answer)", .value)
    }
    let isAnswered = answered.contains(task.id)
    return StyledText(
      isAnswered
        ? "  no answer yet (`answer \(task.id) VALUE`)"
        : "  no answer to give: `check` looks at what you did", .dim)
  }

  /// The task that is asked for, or those that the person has come to, and the ids of the others.
  private static func choose(
    _ id: String, _ state: LessonState
  ) throws(CommandError) -> (tasks: [CourseTask], ahead: [String]) {
    let all = state.lesson.page.tasks
    if !id.isEmpty {
      guard let task = state.lesson.page.findTask(id) else {
        let ids = all.map(\.id).joined(separator: ", ")
        throw CommandError("\(state.lesson.id) has no task `\(id)`", try: "one of: \(ids)")
      }
      return ([task], [])
    }
    let reached = all.filter { !state.tasksAhead.contains($0.id) }
    let shown = reached.isEmpty ? Array(all.prefix(1)) : reached
    return (shown, all.map(\.id).filter { id in !shown.contains { $0.id == id } })
  }
}
