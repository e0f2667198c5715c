// What `paniclab dev check` looks at, and what it finds.

/// A rule that the files of the course keep; its raw value is the name under which it fails.
public enum CourseRule: String, CaseIterable, Sendable {
  case format
  case hints
  case missing
  case orphan
  case module
  case page
  case path
  case start
  case solution
  case needed
  case wrong
  case transcript
  case command
  case source
  case myth

  /// What it asks, in a few words.
  public var summary: String {
    switch self {
    case .format: "each file can be read, and what files say of one another agrees"
    case .hints: "each lesson has three hints with text"
    case .missing: "each file that is named is there"
    case .orphan: "each file belongs to a lesson, a myth or the guides"
    case .module: "a module's text assembles to the binary beside it"
    case .page: "a page is ASCII, short, and fits 64 columns; it asks and it predicts"
    case .path: "a path has what its lessons require, in order"
    case .start: "the start of a lesson does not pass its check"
    case .solution: "the solution passes, and without its optional lines too"
    case .needed: "the check notices when any other line of the solution is left out"
    case .wrong: "each wrong answer fails, and gets its feedback and no other"
    case .transcript: "what a page shows is what the lab prints"
    case .command: "each command that is used exists"
    case .source: "each statement about upstream names its row, and says if it is derived"
    case .myth: "each myth belongs to a lesson, and its script shows the reality"
    }
  }
}

/// A mistake in the course.
public struct CourseFinding: Hashable, Sendable {
  public let rule: CourseRule
  /// A path, with a line if one line is to blame: `Lessons/02-x/lesson.md:31`.
  public let place: String
  /// What was found, what was expected, and what to do.
  public let text: String

  init(_ rule: CourseRule, _ place: String, line: Int? = nil, _ text: String) {
    self.rule = rule
    self.place = line.map { "\(place):\($0)" } ?? place
    self.text = text
  }
}
