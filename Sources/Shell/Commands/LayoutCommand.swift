// `layout`: how several sides stand on the screen; `other`: the lanes that are not shown.

import Styling

/// `layout [side|stack|one|linear|auto]`
enum LayoutCommand: Command {
  static let card = CommandCard(
    "layout", [], .comparing, usage: "layout [side | stack | one | linear | auto]",
    "How several sides stand on the screen.",
    details: """
      side:  beside each other, from 110 columns on
      stack:  below each other, from 72 columns on
      one:  one side, and a line that says whether others differ (`other` shows them)
      linear:  every fact on a line of its own, nothing cut, for screen readers
      auto:  by the width of the terminal
      """, examples: ["layout", "layout stack", "layout linear"])

  static let names = Layout.allCases.map(\.rawValue) + ["auto"]

  static func run(
    _ line: CommandLine, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    if !line.rest.isEmpty { session.use(try find(line.rest)) }
    let choice = session.layoutChoice
    var sheet = sheet(choice, session.settings.layout == nil)
    if session.sides.count == 1 { sheet.say("there is one side only: nothing stands beside it") }
    return session.show(sheet: sheet)
  }

  private static func sheet(_ choice: LayoutChoice, _ isAuto: Bool) -> Sheet {
    var sheet = Sheet()
    sheet.state(
      "layout",
      StyledText(choice.layout.rawValue, .emphasis) + "\(isAuto ? ", by itself" : "")"
        + ": \(choice.reason)")
    return sheet
  }

  /// The layout of a name that was typed; nil for `auto`.
  static func find(_ name: String) throws(CommandError) -> Layout? {
    if name == "auto" { return nil }
    if let layout = Layout(rawValue: name) { return layout }
    let hint = Suggestion.find(name, in: names).map { "layout \($0)" }
    throw CommandError(
      "no layout `\(name)`", try: hint ?? "layout " + names.joined(separator: " | "))
  }
}

/// `other`
enum OtherCommand: Command {
  static let card = CommandCard(
    "other", [], .comparing, usage: "other", "What the last command said of the other sides.",
    details: "Where the screen has room for one side only (`layout`), this shows the others.",
    examples: ["other"])

  static func run(
    _ line: CommandLine, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    _ = try session.loadedSides()
    guard session.sides.count > 1 else {
      throw CommandError("there is only one side", try: "strategy use reinit,guard-reinit")
    }
    let lines = session.page.linesOfOthers(session.lastLanes)
    guard !lines.isEmpty else {
      throw CommandError(
        "no command has shown lines of other sides yet", try: "when   or   request served")
    }
    return lines
  }
}
