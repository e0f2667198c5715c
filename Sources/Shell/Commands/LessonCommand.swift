// `lesson`: open a lesson, or go on to another one.

import Course
import Styling

/// `lesson [ID | next | prev | restart | jump TASK]`
enum LessonCommand: Command {
  static let card = CommandCard(
    "lesson", [], .learning, usage: "lesson [ID | next | prev | restart | jump TASK]",
    "Open a lesson: `lesson L01`.",
    details: """
      Without an id: the open lesson from its first part, or the one that you were in last.
      `restart` begins anew, with fresh instances and no answers. `jump T2` begins anew and plays
      the solution up to task T2, for those who fell behind.
      """, examples: ["lesson L01"], goesOn: "more")

  static func run(
    _ line: CommandLine, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    let words = line.rest.split(separator: " ").map(String.init)
    switch words.first {
    case nil:
      guard session.lesson != nil else { return try open(resumed(session), &session) }
      session.lesson?.next = PagePlace()
      session.lesson?.shown = []
      return try MoreCommand.part(&session)
    case "jump":
      guard words.count == 2 else {
        throw CommandError("the id of a task is missing", try: "lesson jump T2")
      }
      return try jump(words[1], &session)
    default:
      guard words.count == 1 else {
        throw CommandError("`lesson` takes one word", try: "lesson \(words[0])")
      }
      return try open(find(words[0], session), &session)
    }
  }

  private static func find(_ word: String, _ session: Session) throws(CommandError) -> Lesson {
    let step: Int
    switch word {
    case "restart": return try session.openLesson().lesson
    case "next": step = 1
    case "prev": step = -1
    default:
      do { return try session.findLesson(word) } catch {
        throw CommandError(error.message, try: error.hint.map { $0 + ", next, prev, restart" })
      }
    }
    let lessons = try session.catalogue().lessons
    let current = try session.openLesson().lesson.id
    let index = (lessons.firstIndex { $0.id == current } ?? 0) + step
    guard lessons.indices.contains(index) else {
      throw CommandError(
        "\(current) is the \(step > 0 ? "last" : "first") lesson", try: "lessons")
    }
    return lessons[index]
  }

  /// The lesson that was open last, or the first that is not done.
  private static func resumed(_ session: Session) throws(CommandError) -> Lesson {
    let (lessons, progress) = (try session.catalogue().lessons, try session.readProgress())
    let open = lessons.first { $0.id == progress.current }
    let next = lessons.first { !progress.done.contains($0.id) }
    guard let lesson = open ?? next ?? lessons.first else {
      throw CommandError("there is no lesson", try: "lessons")
    }
    return lesson
  }

  /// Opens a lesson, runs its start script and shows the first part.
  static func open(
    _ lesson: Lesson, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    try begin(lesson, &session)
    let note: [StyledText] =
      session.isLinear
      ? [StyledText("the page shows columns; what you type is answered one fact a line", .dim)] : []
    return [StyledText(lesson.id, .dim)] + note + (try MoreCommand.part(&session))
  }

  /// Opens a lesson and runs its start script. If that fails, the lesson from before stays open.
  private static func begin(_ lesson: Lesson, _ session: inout Session) throws(CommandError) {
    var progress = try session.readProgress()
    let kept = (session.lesson, session.happenings)
    session.lesson = LessonState(lesson: lesson)
    session.happenings = []
    do { try play(lesson.start.commands, &session) } catch {
      (session.lesson, session.happenings) = kept
      throw CommandError("\(lesson.start.file): \(error.message)", try: error.hint)
    }
    session.lesson?.usedCommands = []
    progress.open(lesson.id)
    try session.write(progress)
  }

  private static func play(_ commands: [String], _ session: inout Session) throws(CommandError) {
    for command in commands {
      guard let line = CommandLine(command) else { continue }
      _ = try session.run(line)
    }
  }

  /// Begins anew and plays the solution up to a task.
  private static func jump(
    _ id: String, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    let lesson = try session.openLesson().lesson
    let ids = lesson.page.tasks.map(\.id)
    let task = id.uppercased()
    guard ids.contains(task), let lines = lesson.solution.lines(before: task) else {
      throw CommandError(
        "\(lesson.id) has no task `\(id)`", try: "lesson jump \(ids.joined(separator: " | "))")
    }
    try begin(lesson, &session)
    do { try play(lines.map(\.command), &session) } catch {
      throw CommandError("\(lesson.solution.file): \(error.message)", try: error.hint)
    }
    let section = lesson.page.sections.firstIndex { $0.kind == .task(task) } ?? 0
    session.lesson?.next = PagePlace(section: section)
    let played =
      lines.isEmpty
      ? "begun anew" : "begun anew, and the solution played up to \(task): \(lines.count) lines"
    return [StyledText("\(lesson.id), \(played)", .dim)] + (try MoreCommand.part(&session))
  }
}
