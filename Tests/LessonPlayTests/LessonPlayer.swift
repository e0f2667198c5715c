// Plays lessons: a session at the start of a lesson, and what it answers to lines.

import Bundled
import Course
import Shell
import Styling
import Testing

/// A session with a lesson open.
struct LessonPlayer {
  /// What a line led to.
  struct Answer {
    let lines: [String]
    let isFailed: Bool

    /// The words of the answer; how they were broken into lines does not matter.
    var words: String { Self.words(lines.joined(separator: " ")) }

    static func words(_ text: String) -> String {
      text.split(separator: " ").joined(separator: " ")
    }

    /// True for the answer of `check` when the lesson is done.
    func says(_ text: String) -> Bool { words.contains(Self.words(text)) }
  }

  let files = FileTable()
  private var session: Session
  /// What was shown when the lesson was opened.
  private(set) var opening = Answer(lines: [], isFailed: true)

  /// Opens a lesson in a new session, whose window can be changed.
  init(_ id: String, window: (inout SessionEnvironment) -> Void = { _ in }) {
    var environment = files.environment()
    window(&environment)
    session = Session(environment)
    opening = play("lesson \(id)")
  }

  /// Plays one line, as the student types it.
  mutating func play(_ line: String) -> Answer {
    let response = session.respond(to: line)
    var isFailed = false
    if case .failed = response.outcome { isFailed = true }
    return Answer(lines: response.lines.map { $0.text(ascii: true) }, isFailed: isFailed)
  }

  /// Plays lines until one fails, and returns that one with what was printed.
  mutating func findFailure(in commands: [String]) -> String? {
    for command in commands {
      let answer = play(command)
      if answer.isFailed { return ([command] + answer.lines).joined(separator: "\n") }
    }
    return nil
  }

  /// Whether `check` says that the lesson is done.
  mutating func isDone(_ id: String) -> Bool { play("check").says("\(id) is done.") }
}

/// The lessons inside the program.
enum Lessons {
  static func all() throws -> [Lesson] { try Catalogue(read: BundledFiles.text).lessons }
}

extension Lesson: CustomTestStringConvertible {
  public var testDescription: String { id }
}
