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

  /// How many lines one part fills at most, unless a single section is longer.
  private static let screen = 26

  /// The sections up to and with the next prediction or task, as far as a screen holds them.
  static func part(_ session: inout Session) throws(CommandError) -> [StyledText] {
    let state = try session.openLesson()
    let sections = state.lesson.page.sections
    var lines = verdict(&session)
    var index = state.nextSection
    var hasSection = false
    while index < sections.count {
      let section = sections[index]
      if section.kind == .hints || section.kind == .keyPoints {
        index += 1
        continue
      }
      let own = section.lines(width: min(80, session.environment.width)) + [""]
      if hasSection, lines.count + own.count > screen { break }
      lines += own
      index += 1
      hasSection = true
      if section.kind.asks { break }
    }
    session.lesson?.nextSection = index
    return lines + [close(state.lesson, index)]
  }

  /// Whether the prediction of the part before came true; said once.
  private static func verdict(_ session: inout Session) -> [StyledText] {
    guard let state = session.lesson, state.nextSection > 0,
      case .predict(let id) = state.lesson.page.sections[state.nextSection - 1].kind,
      let prediction = state.lesson.page.findPrediction(id)
    else { return [] }
    let lines = CheckCommand.verdict(prediction, state)
    session.lesson?.judged.insert(id)
    return lines.isEmpty ? [] : lines + [""]
  }

  private static func close(_ lesson: Lesson, _ index: Int) -> StyledText {
    let sections = lesson.page.sections
    guard index > 0, index <= sections.count else { return "" }
    let command: (String) -> StyledText = { StyledText("`\($0)`", .command) }
    switch sections[index - 1].kind {
    case .predict(let id):
      return "say what you expect: " + command("predict \(id) VALUE") + ", then " + command("more")
    case .task(let id) where lesson.check.tasks.contains(id):
      return "when you know: " + command("answer \(id) VALUE") + "; stuck: " + command("hint")
        + "; go on: " + command("more")
    case .task:
      return "when it is done: " + command("check") + "; stuck: " + command("hint")
        + "; go on: " + command("more")
    case _ where sections[index...].contains { $0.kind != .hints && $0.kind != .keyPoints }:
      return command("more") + " goes on (or Enter)"
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
