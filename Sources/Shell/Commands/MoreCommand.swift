// `more`: the next part of the lesson.

import Course
import Styling

/// `more`
enum MoreCommand: Command {
  static let card = CommandCard(
    "more", [], .learning, usage: "more",
    "Show the next part of the lesson.", repeats: true)

  static func run(
    _ line: CommandLine, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    _ = try session.openLesson()
    return try part(&session)
  }

  /// The sections up to and with the next prediction or task.
  static func part(_ session: inout Session) throws(CommandError) -> [StyledText] {
    let state = try session.openLesson()
    let sections = state.lesson.page.sections
    var index = state.nextSection
    var lines: [StyledText] = []
    while index < sections.count {
      let section = sections[index]
      index += 1
      switch section.kind {
      case .hints, .keyPoints: continue
      default: lines += section.lines(width: min(80, session.environment.width)) + [""]
      }
      if section.kind.asks { break }
    }
    session.lesson?.nextSection = index
    return lines + [close(sections, index)]
  }

  private static func close(_ sections: [Section], _ index: Int) -> StyledText {
    guard index > 0, index <= sections.count else { return "" }
    let command: (String) -> StyledText = { StyledText("`\($0)`", .command) }
    switch sections[index - 1].kind {
    case .predict(let id):
      return "say what you expect: " + command("predict \(id) VALUE") + ", then " + command("more")
    case .task(let id):
      return "when you know: " + command("answer \(id) VALUE") + "; stuck: " + command("hint")
        + "; go on: " + command("more")
    default:
      return "that was the page: " + command("task") + " shows what to do, " + command("check")
        + " looks whether it is done"
    }
  }
}

extension Section.Kind {
  /// True for a section that asks something of the learner.
  var asks: Bool {
    switch self {
    case .predict, .task: true
    default: false
    }
  }
}
