// `edit`: change the text of the module, and load it again.

import Styling

/// `edit LINE [TEXT | + TEXT | -]`, `edit undo`
enum EditCommand: Command {
  static let card = CommandCard(
    "edit", [], .session, usage: "edit LINE [TEXT | + TEXT | -] | undo",
    "Change a line of the text, and load the module.",
    details: """
      `edit 12 i32.const 7` replaces line 12, `edit 12 + nop` adds a line behind it, `edit 12 -`
      removes it; `edit 12` shows it. `edit undo` takes the last change back. Nobody needs to type
      the spaces at the beginning: they stay as they are.
      A text that is no valid module changes nothing; the error shows the place. Else the changed
      module is loaded, without history. Files stay as they are: `load` brings the original.
      """)

  static func run(
    _ line: CommandLine, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    let text = try session.loadedText()
    let words = line.rest.split(separator: " ", maxSplits: 1).map(String.init)
    guard let word = words.first else {
      throw CommandError("the number of a line is missing", try: "list   shows them; edit 12 TEXT")
    }
    if word == "undo", words.count == 1 { return try undo(text, &session) }
    guard let number = Int(word) else {
      throw CommandError("`\(word)` is no number of a line", try: "edit 12 TEXT   or   edit undo")
    }
    guard words.count == 2 else { return try show(number, text) }
    let edit = try read(number, words[1], text)
    return try replace(text, by: text.applying(edit), told: told(edit, text), &session)
  }

  /// The error for a line that is not there.
  static func noLine(_ number: Int, _ text: ModuleText) -> CommandError {
    CommandError(
      "\(text.name) has the lines 1 to \(text.lines.count), and no \(number)", try: "list")
  }

  private static func read(
    _ number: Int, _ rest: String, _ text: ModuleText
  ) throws(CommandError) -> ModuleText.Edit {
    let adds = rest == "+" || rest.hasPrefix("+ ")
    guard text.findLine(number) != nil || (adds && number == 0) else { throw noLine(number, text) }
    if adds {
      return .insert(behind: number, String(rest.dropFirst().drop { $0 == " " }))
    }
    return rest == "-" ? .remove(number) : .replace(number, with: rest)
  }

  private static func show(
    _ number: Int, _ text: ModuleText
  ) throws(CommandError) -> [StyledText] {
    guard text.findLine(number) != nil else { throw noLine(number, text) }
    return [
      ListCommand.numbered(number, in: text),
      StyledText(
        "replace it: `edit \(number) TEXT`   add behind it: `edit \(number) + TEXT`", .dim),
      StyledText("remove it: `edit \(number) -`", .dim),
    ]
  }

  private static func undo(
    _ text: ModuleText, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    guard let earlier = text.withoutLastChange, let last = text.changes.last else {
      throw CommandError("\(text.name) is as it was loaded", try: "edit 12 TEXT")
    }
    return try replace(
      text, by: earlier, told: told(last.edit, earlier, isUndone: true), &session)
  }

  /// Loads the changed text. If it is no module, everything stays as it is.
  private static func replace(
    _ text: ModuleText, by changed: ModuleText, told: [StyledText], _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    guard let source = session.source else { throw CommandError("nothing is loaded") }
    do {
      _ = try session.load(source.with(changed))
    } catch {
      let meant = error.hint.flatMap { $0.hasPrefix("did you mean") ? $0 : nil }
      throw CommandError(
        error.message, excerpt: error.excerpt,
        try: (meant ?? "another text;") + " nothing was changed", exitCode: error.exitCode)
    }
    let count = changed.changes.count
    let sum = count == 0 ? "as it was at first" : count == 1 ? "1 change" : "\(count) changes"
    return told + [StyledText("\(source.name) is loaded anew: \(sum)")]
  }

  /// What an edit does to a text: a `-` before lines that go, a `+` before lines that come.
  private static func told(
    _ edit: ModuleText.Edit, _ before: ModuleText, isUndone: Bool = false
  ) -> [StyledText] {
    let after = before.applying(edit)
    let (old, new) = isUndone ? (after, before) : (before, after)
    func marked(_ sign: String, _ number: Int, _ text: ModuleText) -> StyledText {
      StyledText(sign, .changed) + ListCommand.numbered(number, in: text)
    }
    switch edit {
    case .replace(let line, _): return [marked("-", line, old), marked("+", line, new)]
    case .insert(let line, _):
      return isUndone ? [marked("-", line + 1, old)] : [marked("+", line + 1, new)]
    case .remove(let line):
      return isUndone ? [marked("+", line, new)] : [marked("-", line, old)]
    }
  }
}
