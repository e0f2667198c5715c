// A lesson that is being worked on.

import Course
import Recovery
import Styling

/// What a session remembers of the open lesson.
struct LessonState: Sendable {
  let lesson: Lesson
  /// Where the part of the page begins that `more` shows next.
  var next = PagePlace()
  /// Where the parts begin that were shown.
  var shown: [PagePlace] = []
  var answers: [String: String] = [:]
  var predictions: [String: String] = [:]
  /// The predictions whose verdict was given.
  var judged: Set<String> = []
  /// The predictions that Enter did not pass by at once.
  var reminded: Set<String> = []
  /// The highest level of hints that was shown.
  var hints = 0
  /// The commands that were used since the lesson was opened.
  var usedCommands: Set<String> = []
  /// True once a check of this lesson passed since it was opened.
  var isDone = false

  /// The prediction that the page asks for now, if nothing was said of it.
  var openPrediction: String? {
    lesson.page.predictions.map(\.id).first { asks($0) && predictions[$0] == nil }
  }

  /// True if a prediction is the last that was shown of the page.
  func asks(_ prediction: String) -> Bool {
    guard next.section > 0, next.piece == 0 else { return false }
    return lesson.page.sections[next.section - 1].kind == .predict(prediction)
  }

  /// Whether `more` has something left to show.
  var hasMore: Bool {
    lesson.page.sections.dropFirst(next.section).contains { !$0.kind.isForLater }
  }

  /// The tasks on parts of the page that were not shown yet; an answer to one says that the person
  /// has come to it.
  var tasksAhead: [String] {
    let ids = lesson.page.sections.dropFirst(next.section).compactMap { section in
      if case .task(let id) = section.kind { id } else { nil }
    }
    let last = ids.lastIndex { answers[$0] != nil }
    return Array(ids.dropFirst(last.map { $0 + 1 } ?? 0))
  }
}

/// A place in the page of a lesson.
struct PagePlace: Hashable, Sendable {
  var section = 0
  /// The piece of the section.
  var piece = 0
}

/// An event by name, and the function in which it happened.
struct Happening: Hashable, Sendable {
  let event: String
  let function: String?
}

extension Session {
  /// The open lesson; an error if there is none.
  func openLesson() throws(CommandError) -> LessonState {
    guard let lesson else {
      throw CommandError("no lesson is open", try: "lesson L01   (`lessons` lists them)")
    }
    return lesson
  }

  /// What Enter says, once, instead of showing the page behind a question that nobody answered.
  mutating func remindOfPrediction() -> StyledText? {
    guard let id = lesson?.openPrediction, lesson?.reminded.insert(id).inserted == true else {
      return nil
    }
    return "\(id) waits: " + StyledText("`predict \(id) VALUE`", .command) + "; "
      + StyledText("`more`", .command) + " goes on without it"
  }

  /// Loads the catalogue of lessons. Lessons that cannot be read are left out.
  func catalogue() throws(CommandError) -> Catalogue { try loadCourse().course }

  /// Finds a lesson by id, number or slug.
  func findLesson(_ name: String) throws(CommandError) -> Lesson {
    let (course, errors) = try loadCourse()
    if let lesson = course.find(name) { return lesson }
    let hint = "one of: \(course.lessons.map(\.id).joined(separator: ", "))"
    guard let error = errors.first else { throw CommandError("no lesson `\(name)`", try: hint) }
    throw CommandError("no lesson `\(name)` that can be read; \(error)", try: hint)
  }

  /// The text of a file of the course.
  func courseText(_ path: String) -> String? {
    environment.courseFile(path).map { String(decoding: $0, as: UTF8.self) }
  }

  private func loadCourse() throws(CommandError) -> (course: Catalogue, errors: [CourseError]) {
    do { return try Catalogue.load { courseText($0) } } catch {
      throw CommandError("the lessons cannot be read: \(error)")
    }
  }

  /// Remembers what the last command made happen.
  mutating func noteHappenings(_ command: String) {
    lesson?.usedCommands.insert(command)
    for side in sides {
      let seen = seenEvents[side.label] ?? 0
      let events = side.worker.realm.events
      for event in events.dropFirst(min(seen, events.count)) {
        happenings.insert(Self.happening(event.kind))
      }
      seenEvents[side.label] = events.count
    }
  }

  private static func happening(_ kind: Event.Kind) -> Happening {
    let name = EventName.of(kind)
    switch kind {
    case .trap(_, let function), .exhausted(let function), .landingPad(let function):
      return Happening(event: name, function: function)
    case .thrown(_, let function), .caught(_, let function):
      return Happening(event: name, function: function)
    default: return Happening(event: name, function: nil)
    }
  }

  /// The progress of the person, or an empty one.
  func readProgress() throws(CommandError) -> CourseProgress {
    guard let path = environment.progressPath else { return CourseProgress() }
    switch environment.readFile(path) {
    case .failure(.missing): return CourseProgress()
    case .failure(let problem):
      throw CommandError(
        "\(path) cannot be read: \(problem.reason)", try: "mend or move this file; it is kept")
    case .success(let bytes):
      do { return try CourseProgress(String(decoding: bytes, as: UTF8.self), file: path) } catch {
        throw CommandError("\(error)", try: "mend or remove this line; nothing was lost")
      }
    }
  }

  /// Writes the progress of the person.
  func write(_ progress: CourseProgress) throws(CommandError) {
    guard let path = environment.progressPath else { return }
    if let problem = environment.writeFile(path, progress.text) {
      throw CommandError("\(path) was not written: \(problem.reason)")
    }
  }
}
