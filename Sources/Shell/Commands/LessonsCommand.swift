// `lessons`: what there is to learn, and what is done.

import Course
import Styling

/// `lessons`
enum LessonsCommand: Command {
  static let card = CommandCard(
    "lessons", ["progress"], .learning, usage: "lessons",
    "List the lessons and which are done.")

  static func run(
    _ line: CommandLine, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    let catalogue = try session.catalogue()
    let progress = try session.readProgress()
    var grid = Grid([.init(""), .init("id"), .init("title", isFlexible: true)])
    for lesson in catalogue.lessons {
      let isDone = progress.done.contains(lesson.id)
      let isOpen = session.lesson?.lesson.id == lesson.id
      grid.append([
        StyledText(isDone ? "done" : isOpen ? "open" : "", isDone ? .ok : .dim),
        StyledText(lesson.id, .command), StyledText(lesson.title),
      ])
    }
    let kept = session.environment.progressPath.map { "progress is kept in \($0)" }
    return session.show(sheet: Sheet(showing: grid, keys: 2))
      + [StyledText("open one with `lesson L01`" + (kept.map { "; \($0)" } ?? ""), .dim)]
  }
}
