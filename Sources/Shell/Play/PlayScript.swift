// A script of commands as it is played before people: in steps, with what is said before each.

/// A `.lab` file taken apart.
///
/// A line is a command; `# TEXT` is said before the command that follows; other lines that begin with
/// `#`, such as `## TEXT`, are neither said nor done. Directives: `#lab: chapter NAME` begins a part,
/// `#lab: pause` waits without a command, `#lab: hide` and `#lab: show` stand around commands and
/// comments that nobody sees, `#lab: say TEXT` is said even there, and `#lab: width N` lays out for N
/// columns from there on.
public struct PlayScript: Hashable, Sendable {
  /// A command and where it stands.
  public struct Line: Hashable, Sendable {
    public let number: Int
    public let command: String
  }

  /// A command with what belongs to it.
  public struct Step: Hashable, Sendable {
    /// What is said before it: paragraphs, and the lines of each.
    public let narration: [[String]]
    /// The number of its chapter, if it is in one.
    public let chapter: Int?
    /// The command; none where the script only waits.
    public let command: Line?
    /// The commands behind it that nobody sees.
    public internal(set) var hidden: [Line] = []
    /// The columns to lay out for; nil for those of the terminal.
    public let width: Int?
  }

  /// A part with a title.
  public struct Chapter: Hashable, Sendable {
    public let title: String
    /// The number of its first step, from 0.
    public let start: Int
  }

  /// The name of the file, for errors.
  public let file: String
  /// The hidden commands before the first step.
  public let opening: [Line]
  public let steps: [Step]
  public let chapters: [Chapter]

  /// Takes a script apart.
  public init(_ text: String, file: String) throws(PlayScriptError) {
    var reader = PlayScriptReader(file: file)
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (index, line) in lines.enumerated() {
      try reader.read(line.drop { $0 == " " || $0 == "\t" }, number: index + 1)
    }
    try reader.finish()
    self.file = file
    opening = reader.opening
    steps = reader.steps
    chapters = reader.chapters
  }
}

/// Reads the lines of a script one after the other.
private struct PlayScriptReader {
  let file: String
  var opening: [PlayScript.Line] = []
  var steps: [PlayScript.Step] = []
  var chapters: [PlayScript.Chapter] = []
  private var narration: [[String]] = []
  private var isParagraphOpen = false
  private var width: Int?
  /// The line of the `hide` that is open.
  private var hideLine: Int?
  /// The line of the last chapter.
  private var chapterLine = 0

  init(file: String) { self.file = file }

  mutating func read(_ text: Substring, number: Int) throws(PlayScriptError) {
    if text.hasPrefix("#lab") {
      try direct(text, number)
    } else if text.hasPrefix("# ") {
      if hideLine == nil { say(text.dropFirst(2)) }
    } else if text.isEmpty || text.hasPrefix("#") {
      isParagraphOpen = false
    } else {
      add(PlayScript.Line(number: number, command: String(text)))
    }
  }

  mutating func finish() throws(PlayScriptError) {
    if let hideLine { throw PlayScriptError(.openHide, file: file, line: hideLine) }
    if !narration.isEmpty { addStep(nil) }
    if let last = chapters.last, last.start == steps.count {
      throw PlayScriptError(.emptyChapter(last.title), file: file, line: chapterLine)
    }
    if steps.isEmpty { throw PlayScriptError(.noCommand, file: file, line: 1) }
  }

  private mutating func say(_ text: Substring) {
    if !isParagraphOpen { narration.append([]) }
    narration[narration.count - 1].append(String(text))
    isParagraphOpen = true
  }

  private mutating func add(_ line: PlayScript.Line) {
    if hideLine == nil {
      addStep(line)
    } else if steps.isEmpty {
      opening.append(line)
    } else {
      steps[steps.count - 1].hidden.append(line)
    }
  }

  private mutating func addStep(_ line: PlayScript.Line?) {
    steps.append(
      PlayScript.Step(
        narration: narration, chapter: chapters.isEmpty ? nil : chapters.count - 1,
        command: line, width: width))
    narration = []
    isParagraphOpen = false
  }

  /// Obeys a line such as `#lab: chapter A trap`.
  private mutating func direct(_ text: Substring, _ number: Int) throws(PlayScriptError) {
    func error(_ kind: PlayScriptError.Kind) -> PlayScriptError {
      PlayScriptError(kind, file: file, line: number)
    }
    guard text.hasPrefix("#lab:") else { throw error(.noColon(String(text))) }
    let words = text.dropFirst("#lab:".count).split(maxSplits: 1, whereSeparator: \.isWhitespace)
    let name = String(words.first ?? "")
    guard let directive = PlayDirective(rawValue: name) else { throw error(.unknown(name)) }
    var rest = (words.count > 1 ? words[1] : "").drop(while: \.isWhitespace)
    while rest.last?.isWhitespace ?? false { rest.removeLast() }
    if rest.isEmpty, let missing = directive.argument { throw error(.missing(directive, missing)) }
    if !rest.isEmpty, directive.argument == nil { throw error(.surplus(directive, String(rest))) }
    switch directive {
    case .chapter:
      if let last = chapters.last, last.start == steps.count, narration.isEmpty {
        throw PlayScriptError(.emptyChapter(last.title), file: file, line: chapterLine)
      }
      // What was said last belongs to the chapter before.
      if !narration.isEmpty { addStep(nil) }
      chapters.append(PlayScript.Chapter(title: String(rest), start: steps.count))
      chapterLine = number
    case .pause:
      if hideLine != nil { throw error(.hidden(directive)) }
      addStep(nil)
    case .say: say(rest)
    case .hide:
      if hideLine != nil { throw error(.hidden(directive)) }
      hideLine = number
      isParagraphOpen = false
    case .show:
      if hideLine == nil { throw error(.notHidden) }
      hideLine = nil
      isParagraphOpen = false
    case .width:
      guard let columns = Int(rest), PlayDirective.widths.contains(columns) else {
        throw error(.badWidth(String(rest)))
      }
      width = columns
    }
  }
}
