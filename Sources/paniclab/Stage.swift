// Plays a script at a terminal or in a pipe: shows each step, asks for what is next, and does it.
//
// Nothing on the screen is ever cleared or drawn again: going back is said in new lines.

import ArgumentParser
import Shell
import Styling
import Terminal

/// A script on its way before people.
struct Stage {
  /// When the script goes on.
  enum Pace {
    /// At once.
    case through
    case clock(milliseconds: Int)
    /// When somebody asks for it.
    case asked
  }

  /// Where wishes come from.
  private enum Source {
    case nobody
    case keys(KeyReader)
    case lines
  }

  let console: Console
  var player: ScriptPlayer
  private let source: Source
  /// After how long it goes on by itself, if nobody asks for anything.
  private let time: Int?
  private var isClockRunning = true
  /// Whether somebody can do something about a failure.
  private let waits: Bool
  /// Made when it is first needed: there is one readline in a process.
  private var reader: LineReader?
  private var hasWritten = false
  private var exitCode: Int32 = 0

  /// Takes a script apart, or ends the program with what is wrong with it.
  static func parse(_ text: String, file: String, _ console: Console) throws -> PlayScript {
    do throws(PlayScriptError) { return try PlayScript(text, file: file) } catch {
      console.output.write([StyledText("error: ", .error) + "\(error)"], to: .error)
      throw ExitCode(2)
    }
  }

  /// Plays a script to its end, or until somebody leaves.
  static func play(_ script: PlayScript, _ console: Console, _ pace: Pace) throws {
    var stage = Stage(script, console, pace)
    try stage.play()
    if stage.exitCode != 0, !console.isInteractive { throw ExitCode(stage.exitCode) }
  }

  private init(_ script: PlayScript, _ console: Console, _ pace: Pace) {
    self.console = console
    let keys = console.capabilities.canEditLines ? Source.keys(KeyReader()) : .lines
    switch pace {
    case .through: (source, time, waits) = (.nobody, nil, false)
    case .asked: (source, time, waits) = (keys, nil, true)
    case .clock(let milliseconds):
      // Only keys can be waited for and not come; a pipe is not looked at.
      (source, time, waits) = (.keys(KeyReader()), milliseconds, console.isInteractive)
    }
    var session = console.makeSession()
    // What a demonstration solves is nobody's progress.
    session.environment.progressPath = nil
    player = ScriptPlayer(script, session)
  }

  private mutating func play() throws {
    greet()
    if let failure = player.openingFailure { try report(failure) }
    var showsNarration = true
    while true {
      if showsNarration {
        announce(player.chapterBeginning)
        // What is said last needs no answer but the end.
        if player.isAtLastWords { player.forward() }
      }
      showQuestion()
      let wish = ask()
      showsNarration = false
      switch wish {
      case .forward:
        guard player.next != nil else { return }
        if try !forward() { return }
        showsNarration = true
      case .back: back()
      case .takeOver: if takeOver() { return }
      case .leave: return
      case .help: help()
      case .step, .nextChapter, .previousChapter: showsNarration = try travel(wish)
      case .digit, .again: break
      case .unknown(let text):
        if !text.isEmpty { say(["`\(text)` means nothing here: ? tells the keys"], .warning) }
      }
      if case .forward = wish { isClockRunning = true } else { isClockRunning = false }
    }
  }
}

// MARK: What is shown

extension Stage {
  mutating func write(_ lines: [StyledText]) {
    console.output.write(lines)
    hasWritten = hasWritten || !lines.isEmpty
  }

  /// Lines of the player itself, broken to the width.
  mutating func say(_ lines: [String], _ style: Style = .dim) {
    write(lines.flatMap { StyledText($0, style).wrapped(to: player.width, indent: 2) })
  }

  private mutating func greet() {
    if case .nobody = source { return }
    guard console.isInteractive else { return }
    let (steps, chapters) = (player.script.steps.count, player.script.chapters.count)
    let parts = chapters > 1 ? " in \(chapters) chapters" : ""
    say([
      "\(steps) steps\(parts). Enter goes on, b goes back, t takes over, q leaves, ? tells more."
    ])
  }

  /// The title of a chapter that begins, and what is said before the next step.
  private mutating func announce(_ chapter: PlayScript.Chapter?) {
    if let chapter {
      let number = (player.script.chapters.firstIndex(of: chapter) ?? 0) + 1
      let title = "\(number) of \(player.script.chapters.count): \(chapter.title)"
      write((hasWritten ? [""] : []) + [StyledText(title, .heading)])
    }
    for paragraph in player.next?.narration ?? [] {
      if hasWritten { write([""]) }
      write(Self.lines(paragraph, width: player.width))
    }
  }

  /// Comment lines as they are if they fit, else as one paragraph.
  private static func lines(_ paragraph: [String], width: Int) -> [StyledText] {
    if paragraph.allSatisfy({ $0.count <= width }) {
      return paragraph.map { StyledText($0, .emphasis) }
    }
    return StyledText(paragraph.joined(separator: " "), .emphasis).wrapped(to: width)
  }

  /// The command that comes next, as somebody would have typed it, without Enter.
  private var question: StyledText {
    guard let step = player.next else {
      return StyledText("[the end: Enter leaves, b goes back, t takes over] ", .dim)
    }
    guard let line = step.command else { return StyledText("[Enter goes on] ", .dim) }
    return Console.prompt + StyledText(line.command, .command)
  }

  private mutating func showQuestion() {
    if case .nobody = source, player.next?.command == nil { return }
    if player.next == nil, !console.isInteractive { return }
    if case .keys(let keys) = source, console.isInteractive { keys.begin() }
    console.output.write(question)
    hasWritten = true
  }

  private mutating func help() {
    let width = Wish.keys.map(\.key.count).max() ?? 0
    write(
      Wish.keys.flatMap { key, meaning in
        (StyledText(key, .command).padded(to: width + 2) + StyledText(meaning))
          .wrapped(to: player.width, indent: width + 2)
      } + [StyledText(player.place, .dim)])
  }
}

// MARK: What is asked for

extension Stage {
  /// Waits for a wish, and ends the line of the question.
  private mutating func ask() -> Wish {
    let wish: Wish
    switch source {
    case .nobody: wish = .forward
    case .keys(let keys): wish = ask(keys)
    case .lines:
      switch readLine(prompt: "") {
      case .line(let line): wish = Wish(line: line)
      case .cancelled, .endOfInput: wish = .leave
      }
      // At a terminal Enter was seen.
      if console.isInteractive { return wish }
    }
    if case .nobody = source, player.next?.command == nil { return wish }
    if player.next == nil, !console.isInteractive { return wish }
    console.output.write("\n")
    return wish
  }

  private mutating func ask(_ keys: KeyReader) -> Wish {
    guard console.isInteractive else {
      return player.next != nil && keys.rest(milliseconds: time ?? 0) ? .forward : .leave
    }
    defer { keys.end() }
    var wish = Wish(keys.read(milliseconds: isClockRunning && player.next != nil ? time : nil))
    while case .unknown("") = wish { wish = Wish(keys.read()) }
    guard case .digit(let first) = wish else { return wish }
    console.output.write(StyledText("   to step \(first)", .dim))
    var digits = String(first)
    while true {
      let key = keys.read()
      if key == .enter { return Int(digits).map { .step($0) } ?? .unknown(digits) }
      guard case .digit(let digit) = Wish(key) else { return key == .cancelled ? .leave : .again }
      console.output.write(StyledText(String(digit), .dim))
      digits.append(digit)
    }
  }

  /// At a terminal more lines may come behind Ctrl-D; a plain reader takes it for the end.
  mutating func forgetEndOfInput() {
    if !console.capabilities.canEditLines { reader = nil }
  }

  mutating func readLine(prompt: StyledText, for session: Session? = nil) -> LineReading {
    var lines =
      reader ?? LineReader(console.capabilities, in: console.surroundings, output: console.output)
    defer { reader = lines }
    return console.read(&lines, prompt: prompt, session)
  }
}

// MARK: What is done

extension Stage {
  /// Does the next step. False if the script itself quits.
  private mutating func forward() throws -> Bool {
    guard let played = player.forward() else { return true }
    if let response = played.response {
      console.show(response)
      hasWritten = true
    }
    if let failure = played.failure {
      try report(failure, isShown: failure.response.lines == played.response?.lines)
    }
    return played.response?.outcome != .quit
  }

  /// Says where a command failed; without anybody who could go on, the program ends.
  mutating func report(
    _ failure: ScriptPlayer.Failure, isShown: Bool = false
  ) throws {
    if !isShown { console.show(failure.response) }
    console.output.write([StyledText("  at \(failure.place)", .dim)], to: .error)
    guard case .failed(let code) = failure.response.outcome else { return }
    if exitCode == 0 { exitCode = code }
    guard waits else { throw ExitCode(code) }
    say(["the script can go on: Enter goes on, b goes back, t takes over, q leaves"])
  }
}
