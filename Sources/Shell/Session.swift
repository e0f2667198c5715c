// A session: everything that the REPL remembers, and one line in, one response out.

import Bindgen
import Recovery
import Stepping
import Styling
import Views
import WasmMachine

/// What a line led to.
public struct Response: Sendable {
  /// What to print.
  public let lines: [StyledText]
  public let outcome: Outcome

  public enum Outcome: Hashable, Sendable {
    case done
    /// With the exit code for a script that ends here.
    case failed(Int32)
    case quit
  }
}

/// The REPL as a function from a line to a response. It prints nothing and opens no file.
public struct Session: Sendable {
  public internal(set) var sides: [Side] = []
  /// The side that commands act on, or nil for all.
  var focus: Int?
  /// The strategies that the next `load` uses.
  var strategies: [Strategy] = [.reinit, .guardReinit]
  var source: ModuleSource?
  /// Break-, watch- and catchpoints, by number.
  var stopPoints: [StopPoint] = []
  /// How many there ever were.
  var stopPointsMade = 0
  /// The numbers of those that stopped the command that is done.
  var stopped: [Int] = []
  /// Lines that are being typed for one of them.
  var collecting: StopCommands?
  var settings = Settings()
  var lesson: LessonState?
  /// What happened on any side since the lesson was opened; going back does not unsay it.
  var happenings: Set<Happening> = []
  /// How many events of each side are among them.
  var seenEvents: [String: Int] = [:]
  public var environment: SessionEnvironment
  /// False where nobody can type what a report suggests.
  public var suggestsCommands = true
  /// Places in time with a name.
  var marks: [Mark] = []
  var stops = StopList()
  var undoList = UndoList()
  /// How often modules were loaded.
  var loads = 0
  /// The name of the branch that keeps a future which the command on the way ends.
  var keptFutureName = ""
  /// What the timelines of new sides keep at hand.
  package var limits = TimelineLimits()
  /// What the snapshots of all sides hold.
  let meter = MemoryMeter()
  /// What the last sweep found.
  var sweep: SweepTable?
  /// The innermost frames before the command that moved sides last.
  var lastFrames: [String: FrameImage] = [:]
  /// What the last command printed of several sides.
  var lastLanes: [StyledText] = []
  private var lastRepeatable: String?
  var isQuitting = false

  public init(_ environment: SessionEnvironment) {
    self.environment = environment
    use(nil as Layout?)
  }

  /// Answers one line.
  public mutating func respond(to line: String) -> Response {
    if let collecting { return Response(lines: collect(line, for: collecting), outcome: .done) }
    let isEmpty = line.allSatisfy { $0 == " " || $0 == "\t" || $0 == "\r" }
    guard let command = CommandLine(isEmpty ? lastRepeatable ?? "" : line) else {
      return Response(lines: [], outcome: .done)
    }
    if isEmpty, command.word == MoreCommand.card.name, let reminder = remindOfPrediction() {
      return Response(lines: reminder.wrapped(to: pageWidth, indent: 2), outcome: .done)
    }
    do {
      stopped = []
      let (places, frames, loaded) = (sides.map(\.timeline.bookmark), frames, loads)
      var lines = try run(command)
      lines += try finishStops()
      if loaded == loads { lines += noteStop(from: places, frames) }
      if !isEmpty { lastRepeatable = emptyLine(behind: command, line) }
      return Response(
        lines: try write(layOut(lines), to: command.output), outcome: isQuitting ? .quit : .done)
    } catch {
      return Response(lines: error.lines, outcome: .failed(error.exitCode))
    }
  }

  /// What an empty line does behind a command; nil if nothing.
  private func emptyLine(behind command: CommandLine, _ line: String) -> String? {
    guard let card = CommandTable.find(command.word)?.card else { return nil }
    if lesson != nil, card.name == ContinueCommand.card.name, !sides.contains(where: \.isBusy) {
      return MoreCommand.card.name
    }
    return card.goesOn ?? (card.repeats ? line : nil)
  }

  /// Runs a command and returns what it prints.
  mutating func run(_ line: CommandLine) throws(CommandError) -> [StyledText] {
    if line.word.isEmpty {
      throw CommandError("a command is missing behind `@\(line.side ?? "")`", try: "@B step")
    }
    guard let command = CommandTable.find(line.word) else {
      if line.word.hasSuffix("?"), let asked = CommandTable.find(String(line.word.dropLast())) {
        return HelpCommand.lines(asked.card, width: environment.width)
      }
      throw CommandTable.unknown(line)
    }
    let kept = focus
    let side = try line.side.map { name throws(CommandError) in try find(side: name) }
    let before = beginCommand()
    if let side { focus = side }
    defer {
      if line.side != nil { focus = kept }
      noteHappenings(command.card.name)
      endCommand(line, before)
    }
    return try command.run(line, &self)
  }

  /// Finds a side by its letter or its strategy; `all` gives nil.
  func find(side name: String) throws(CommandError) -> Int? {
    if name == "all" || name == "both" { return nil }
    if let index = sides.firstIndex(where: {
      $0.label.lowercased() == name.lowercased() || $0.worker.strategy.rawValue == name
    }) {
      return index
    }
    let names = sides.map(\.name).joined(separator: ", ")
    throw CommandError(
      "no side `\(name)`", try: names.isEmpty ? "load bank" : "one of: \(names), all")
  }

  private func write(_ lines: [StyledText], to file: String?) throws(CommandError) -> [StyledText] {
    guard let file else { return lines }
    let text = lines.map { $0.text() + "\n" }.joined()
    if let problem = environment.writeFile(file, text) {
      throw CommandError("\(file) was not written: \(problem.reason)")
    }
    return ["wrote \(lines.count) lines to \(file)"]
  }

  /// The numbers of the sides that commands act on.
  var focused: [Int] { focus.map { [$0] } ?? Array(sides.indices) }

  /// The numbers of the sides that commands act on; an error if nothing is loaded.
  func loadedSides() throws(CommandError) -> [Int] {
    if sides.isEmpty {
      throw CommandError("nothing is loaded", try: "load bank   or   load FILE.wasm")
    }
    return focused
  }
}

/// What can be set.
struct Settings: Sendable {
  /// How many moves a command may make.
  var maxTicks = 100_000_000
  /// How Wasm is executed in runs.
  var engine = ExecutionForm.fast
  /// How much the reports of stops say.
  var verbosity = Verbosity.normal
  /// How several sides are shown; nil chooses by width.
  var layout: Layout?
  /// Whether each stop shows where we stand.
  var showsContext = false
  /// The release of wasm-bindgen that modules are bound with; nil for that of the strategy.
  var release: Release?
}
