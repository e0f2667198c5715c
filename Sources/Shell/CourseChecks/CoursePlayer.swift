// A session for checking lessons: 80 columns of ASCII, no file is written, nobody waits.

import Course
import Styling

/// Plays lines of a lesson.
struct CoursePlayer {
  /// What a line led to.
  struct Answer {
    let lines: [String]
    let isFailed: Bool

    /// The answer as one text.
    var text: String { lines.joined(separator: " ") }
  }

  private var session: Session

  /// A new session in which nothing is open.
  init(courseFile: @escaping @Sendable (String) -> [UInt8]?) {
    var environment = SessionEnvironment(
      readFile: { _ in .failure(.missing) },
      writeFile: { _, _ in FileProblem("a check writes no files") })
    environment.isASCII = true
    environment.courseFile = courseFile
    session = Session(environment)
  }

  /// Plays one line, as a person types it.
  mutating func play(_ line: String) -> Answer {
    let response = session.respond(to: line)
    var isFailed = false
    if case .failed = response.outcome { isFailed = true }
    return Answer(lines: response.lines.map { $0.text(ascii: true) }, isFailed: isFailed)
  }

  /// Plays lines until one fails; returns that one and what was said.
  mutating func findFailure(in lines: [Script.Line]) -> (Script.Line, String)? {
    for line in lines {
      let answer = play(line.command)
      if answer.isFailed { return (line, answer.text) }
    }
    return nil
  }

  /// What the check of the open lesson says now.
  func verdict() throws(CommandError) -> CheckVerdict {
    try session.judge(session.openLesson())
  }

  /// Holds a check that belongs to no lesson against the session.
  func verdict(_ check: CheckScript) throws(CourseError) -> CheckVerdict {
    try check.evaluate(session.checkContext(nil))
  }
}
