// `lessons` and `progress`: what there is to learn, and what is done.

import Course
import Styling

/// `lessons`
enum LessonsCommand: Command {
  static let card = CommandCard(
    "lessons", [], .learning, usage: "lessons",
    "List the lessons and which are done.")

  static func run(
    _ line: CommandLine, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    let catalogue = try session.catalogue()
    let progress = try session.readProgress()
    var grid = Grid([.init(""), .init("id"), .init("title", isFlexible: true)])
    for lesson in catalogue.lessons {
      grid.append([
        session.state(of: lesson, progress), StyledText(lesson.id, .command),
        StyledText(lesson.title),
      ])
    }
    var sheet = Sheet(showing: grid, keys: 2)
    sheet.say(session.nextStep(catalogue, progress))
    return session.show(sheet: sheet)
  }
}

/// `progress`
enum ProgressCommand: Command {
  static let card = CommandCard(
    "progress", [], .learning, usage: "progress",
    "What you have done, and where it is kept.")

  static func run(
    _ line: CommandLine, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    let catalogue = try session.catalogue()
    let progress = try session.readProgress()
    var grid = Grid([.init(""), .init("id"), .init("hints"), .init("myths", isFlexible: true)])
    for lesson in catalogue.lessons {
      let hints = progress.findHints(lesson.id).map { StyledText("\($0)", .value) } ?? "-"
      grid.append([
        session.state(of: lesson, progress), StyledText(lesson.id, .command), hints,
        StyledText(lesson.myths.isEmpty ? "-" : lesson.myths.joined(separator: ", ")),
      ])
    }
    let done = catalogue.lessons.count { progress.done.contains($0.id) }
    var sheet = Sheet(showing: grid, keys: 2)
    sheet.say("\(done) of \(catalogue.lessons.count) lessons are done; `myth` lists the myths")
    if let path = session.environment.progressPath {
      sheet.say(StyledText("kept in \(path); `reset progress` forgets it", .dim))
    }
    sheet.say(session.nextStep(catalogue, progress))
    return session.show(sheet: sheet)
  }
}

extension Session {
  /// Whether a lesson is done, open or left for later.
  fileprivate func state(of lesson: Lesson, _ progress: CourseProgress) -> StyledText {
    if progress.done.contains(lesson.id) { return StyledText("done", .ok) }
    if self.lesson?.lesson.id == lesson.id { return StyledText("open", .emphasis) }
    return progress.skipped.contains(lesson.id) ? StyledText("skipped", .dim) : "-"
  }

  /// What a learner does now.
  fileprivate func nextStep(_ course: Catalogue, _ progress: CourseProgress) -> StyledText {
    if let lesson, lesson.hasMore || !lesson.isDone {
      return StyledText("`more` goes on with \(lesson.lesson.id)", .dim)
    }
    let left = course.lessons.filter { !progress.done.contains($0.id) }
    guard let next = left.first(where: { !progress.skipped.contains($0.id) }) ?? left.first else {
      return StyledText("all is done; `myth` lists what you can refute now", .dim)
    }
    return StyledText("`lesson \(next.id)` opens \(next.title)", .dim)
  }
}
