// `more`: the next part of the lesson.

import Course
import Styling

/// `more [back]`
enum MoreCommand: Command {
  static let card = CommandCard(
    "more", [], .learning, usage: "more [back]",
    "Show the next part of the lesson.",
    details: "`more back` shows the part before once more.",
    repeats: true)

  static func run(
    _ line: CommandLine, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    let state = try session.openLesson()
    switch line.rest {
    case "": return try part(&session)
    case "back":
      guard state.shown.count > 1 else {
        throw CommandError("this is the first part of \(state.lesson.id)", try: "more")
      }
      session.lesson?.shown.removeLast(2)
      session.lesson?.next = state.shown[state.shown.count - 2]
      return try part(&session)
    default: throw CommandError("`more \(line.rest)` is unknown", try: "more   or   more back")
    }
  }

  /// The pieces up to and with the next prediction or task, as far as a screen holds them.
  static func part(_ session: inout Session) throws(CommandError) -> [StyledText] {
    let state = try session.openLesson()
    let pages = state.lesson.page.sections
    let room = max(session.environment.height - 4, 8)
    var lines = verdict(&session)
    var place = state.next
    var isEmpty = true
    reading: while place.section < pages.count {
      let section = pages[place.section]
      let pieces = section.kind.isForLater ? [] : session.pieces(of: section)
      while place.piece < pieces.count {
        let piece = pieces[place.piece] + [""]
        if !isEmpty, lines.count + piece.count > room { break reading }
        lines += piece
        place.piece += 1
        isEmpty = false
      }
      place = PagePlace(section: place.section + 1)
      if section.kind.asks { break }
    }
    if !isEmpty { session.lesson?.shown.append(state.next) }
    session.lesson?.next = place
    return lines + close(state, place).wrapped(to: session.pageWidth, indent: 2)
  }

  /// Whether the predictions of the parts before came true; said once.
  private static func verdict(_ session: inout Session) -> [StyledText] {
    guard let state = session.lesson else { return [] }
    let ids = state.lesson.page.sections.prefix(state.next.section).compactMap { section in
      if case .predict(let id) = section.kind { id } else { nil }
    }
    let lines = CheckCommand.verdicts(ids, &session)
    return lines.isEmpty ? [] : lines + [""]
  }

  /// What to do now: the last line of a part.
  private static func close(_ state: LessonState, _ place: PagePlace) -> StyledText {
    let lesson = state.lesson
    let sections = lesson.page.sections
    let command: (String) -> StyledText = { StyledText("`\($0)`", .command) }
    let more = command("more") + " goes on (or Enter)"
    guard place.piece == 0, place.section > 0, place.section <= sections.count else { return more }
    let isLast = sections[place.section...].allSatisfy(\.kind.isForLater)
    let goesOn = isLast ? command("check") + " when all is done" : "go on: " + command("more")
    switch sections[place.section - 1].kind {
    case .predict(let id):
      return "say what you expect: " + command("predict \(id) VALUE") + ", then " + command("more")
    case .task(let id) where lesson.check.tasks.contains(id):
      return "when you know: " + command("answer \(id) VALUE") + "; stuck: " + command("hint")
        + "; " + goesOn
    case .task:
      return "when it is done: " + command("check") + "; stuck: " + command("hint")
        + (isLast ? "" : "; " + goesOn)
    case _ where !isLast: return more
    case _ where state.isDone:
      return "that was the page; \(lesson.id) is done: " + command("lesson next") + " goes on, "
        + command("progress") + " shows how far"
    default:
      return "that was the page: " + command("task") + " shows what to do, " + command("check")
        + " looks whether it is done"
    }
  }
}

extension Session {
  /// Whether the person has done a lesson.
  fileprivate func isDone(_ id: String) throws(CommandError) -> Bool {
    try readProgress().done.contains(id)
  }

  /// How wide the text of a lesson is.
  var pageWidth: Int { min(80, environment.width) }

  /// The pieces of a section; without the lines below headings where each line is a fact.
  fileprivate func pieces(of section: Section) -> [[StyledText]] {
    let pieces = section.pieces(width: pageWidth, ascii: environment.isASCII)
    if !environment.isLinear { return pieces }
    return pieces.map { $0.filter { !$0.isRule } }
  }
}

extension StyledText {
  /// True for a line that only underlines.
  fileprivate var isRule: Bool {
    !isEmpty && text().allSatisfy { "─═-=".contains($0) }
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

  /// True for a section that other commands show.
  var isForLater: Bool { self == .hints || self == .keyPoints }
}
