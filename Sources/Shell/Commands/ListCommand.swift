// `list`: the text of the module that is loaded.

import Styling

/// `list [LINE [COUNT] | FUNCTION]`
enum ListCommand: Command {
  static let card = CommandCard(
    "list", ["l"], .looking, usage: "list [LINE [COUNT] | FUNCTION]",
    "The text of the module, with numbers of lines.",
    details: """
      Alone it goes on behind the last line that was shown; so does an empty line. `list 20` begins
      at line 20, `list 20 5` shows 5 lines, `list handle` begins at the function `$handle`.
      A module has a text if it was loaded from one: FILE.wat, or a module of a lesson. For others
      there is `disassemble NAME`. `edit` changes the text.
      """, repeats: true, goesOn: "list")

  /// How many lines fit on a small screen, with the prompt.
  private static let count = 16

  static func run(
    _ line: CommandLine, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    var text = try session.loadedText()
    let (first, count) = try range(line.arguments, text)
    let last = min(text.lines.count, first + count - 1)
    text.shown = last
    session.source?.text = text
    guard first <= last else {
      throw CommandError(
        "\(text.name) ends at line \(text.lines.count)", try: "list 1   begins again")
    }
    return (first...last).map { Self.numbered($0, in: text) }
  }

  /// A line behind its number.
  static func numbered(_ number: Int, in text: ModuleText) -> StyledText {
    StyledText(" \(text.margin(number)) | ", .dim)
      + StyledText(text.findLine(number) ?? "", .code)
  }

  private static func range(
    _ words: [String], _ text: ModuleText
  ) throws(CommandError) -> (first: Int, count: Int) {
    if let word = words.dropFirst(2).first {
      throw CommandError("a line and a count are enough, and `\(word)` is more", try: "list 20 5")
    }
    guard let word = words.first else { return (text.shown + 1, Self.count) }
    var count = Self.count
    if words.count == 2 {
      guard let number = Int(words[1]), (1...100_000).contains(number) else {
        throw CommandError("`\(words[1])` is no number of lines", try: "list \(word) 5")
      }
      count = number
    }
    if let number = Int(word) {
      guard text.findLine(number) != nil else { throw EditCommand.noLine(number, text) }
      return (number, count)
    }
    guard let line = text.findFunction(word) else {
      throw CommandError(
        "`\(word)` is neither a line of \(text.name) nor a function with `(func $NAME` in it",
        try: "list 1   or   info funcs")
    }
    return (line, count)
  }
}

extension Session {
  /// The text of the module that is loaded; an error if it has none.
  func loadedText() throws(CommandError) -> ModuleText {
    guard let source else {
      throw CommandError("nothing is loaded", try: "load bank   or   load FILE.wat")
    }
    guard let text = source.text else {
      throw CommandError(
        "\(source.name) was loaded from a binary, and has no text", try: "disassemble NAME")
    }
    return text
  }
}
