// `lesson`: open a lesson.

import Course
import Styling

/// `lesson ID`
enum LessonCommand: Command {
  static let card = CommandCard(
    "lesson", [], .learning, usage: "lesson [ID | next]",
    "Open a lesson: `lesson L01`.",
    details: "Without an id: the first part of the open lesson again.", examples: ["lesson L01"])

  static func run(
    _ line: CommandLine, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    if line.rest.isEmpty {
      _ = try session.openLesson()
      session.lesson?.nextSection = 0
      return try MoreCommand.run(line, &session)
    }
    let lesson = try find(line.rest, session)
    return try open(lesson, &session)
  }

  private static func find(_ id: String, _ session: Session) throws(CommandError) -> Lesson {
    let catalogue = try session.catalogue()
    if id == "next" {
      let current = try session.openLesson().lesson.id
      guard let next = catalogue.findLesson(after: current) else {
        throw CommandError("\(current) is the last lesson", try: "lessons")
      }
      return next
    }
    return try session.findLesson(id)
  }

  /// Opens a lesson and runs its start script.
  private static func open(
    _ lesson: Lesson, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    var progress = try session.readProgress()
    let kept = session.lesson
    session.lesson = LessonState(lesson: lesson)
    do {
      for command in lesson.start.commands {
        guard let line = CommandLine(command) else { continue }
        _ = try session.run(line)
      }
    } catch {
      session.lesson = kept
      throw CommandError("\(lesson.start.file): \(error.message)", try: error.hint)
    }
    session.lesson?.usedCommands = []
    progress.open(lesson.id)
    try session.write(progress)
    return [StyledText(lesson.id, .dim)] + (try MoreCommand.part(&session))
  }
}
