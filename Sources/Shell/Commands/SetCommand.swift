// `set`: settings, and values in the machine.

import Bindgen
import Recovery
import Stepping
import Styling
import Views
import WasmMachine

/// `set [NAME VALUE]`, `set TARGET = EXPRESSION`
enum SetCommand: Command {
  static let card = CommandCard(
    "set", ["show"], .session, usage: "set [SETTING VALUE | TARGET = EXPR]",
    "Show or change a setting; write into the state.",
    details: """
      The engine is for what runs far, as `continue` does: `fast` runs code made for speed,
      `faithful` one instruction after the other. The outcome is the same, tick by tick; what is
      stepped and shown is always faithful.
      `set release 0.2.114` loads the module again as that release of wasm-bindgen would bind it,
      `set release newest` as each strategy does by itself.
      `set TARGET = EXPR` writes into a local ($amount or local[0]), a global (global[NAME]), memory
      (u8[0x100]), %sp or %poison, as if the state had been so. It is an input: `back` undoes it,
      and the history is called modified from there on. `at LOC`, `at tick T` and `on request N`
      behind it do it there, as for `panic`: with the value that EXPR has now, or at the tick.
      engine:  fast or faithful
      context:  on or off: whether each stop shows where we stand, as `context` does
      layout:  how several sides stand on the screen, as `layout` has it
      release:  0.2.N or newest
      max-ticks:  the moves that one command may make
      memory-budget:  MiB that the snapshots of all sides may hold
      verbosity:  terse, normal or tutor: how much the report of a stop says
      width:  the columns of the terminal
      """,
    examples: [
      "set max-ticks 100000", "set engine faithful", "set release 0.2.114", "set memory-budget 64",
      "set u32[0x100] = 5",
      "set u32[0x100] = 5 at transfer",
    ])

  static func run(
    _ line: CommandLine, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    let isSetting = line.arguments.first.map { SettingNames.all.contains($0) } ?? false
    if !isSetting, line.rest.contains("=") {
      var rest = line.rest
      let time = try FaultTime(taking: &rest, of: "set")
      return try time.isNow ? session.assign(line.rest) : session.assign(rest, time)
    }
    let words = line.arguments.filter { $0 != "=" }
    guard words.count >= 2 else {
      if isSetting || words.isEmpty { return show(session) }
      throw unknown(words[0], value: "VALUE")
    }
    switch words[0] {
    case "max-ticks": session.settings.maxTicks = try number(words)
    case "width": session.environment.width = max(40, try number(words))
    case "engine": session.use(try engine(words[1]))
    case "context": session.settings.showsContext = try isOn(words[1])
    case "layout": session.use(try LayoutCommand.find(words[1]))
    case "release": return try session.use(release: try release(words[1])) + show(session)
    case "verbosity": session.settings.verbosity = try verbosity(words[1])
    case "memory-budget": session.use(memoryBudget: try number(words))
    default: throw unknown(words[0], value: words[1])
    }
    return show(session)
  }

  private static func unknown(_ name: String, value: String) -> CommandError {
    let hint = Suggestion.find(name, in: SettingNames.all).map { "set \($0) \(value)" }
    let names = SettingNames.all.joined(separator: ", ")
    return CommandError(
      "no setting `\(name)`", try: hint ?? "one of: \(names); or set \(name) = \(value)")
  }

  private static func number(_ words: [String]) throws(CommandError) -> Int {
    guard let value = Number.parse(words[1]), value > 0 else {
      throw CommandError("`\(words[1])` is no positive number", try: "set \(words[0]) 1000000")
    }
    return Int(value)
  }

  private static func isOn(_ word: String) throws(CommandError) -> Bool {
    guard word == "on" || word == "off" else {
      throw CommandError("`\(word)` is neither on nor off", try: "set context on")
    }
    return word == "on"
  }

  private static func engine(_ name: String) throws(CommandError) -> ExecutionForm {
    guard let form = ExecutionForm(rawValue: name) else {
      throw CommandError("no engine `\(name)`", try: "set engine fast   or   set engine faithful")
    }
    return form
  }

  private static func verbosity(_ name: String) throws(CommandError) -> Verbosity {
    guard let verbosity = Verbosity(rawValue: name) else {
      throw CommandError(
        "no verbosity `\(name)`", try: "set verbosity terse   or   normal   or   tutor")
    }
    return verbosity
  }

  private static func release(_ text: String) throws(CommandError) -> Release? {
    if text == "newest" { return nil }
    guard let release = Release(text) else {
      throw CommandError(
        "`\(text)` is no release of wasm-bindgen", try: "set release 0.2.114   or   newest")
    }
    return release
  }

  private static func show(_ session: Session) -> [StyledText] {
    let (settings, layout) = (session.settings, session.layoutChoice.layout.rawValue)
    return [
      "max-ticks \(settings.maxTicks)   moves that one command may make",
      "engine \(settings.engine.rawValue)   how Wasm is executed where it is not stepped",
      "release \(settings.release.map { "\($0)" } ?? "newest")   of wasm-bindgen, for binding modules",
      "memory-budget \(session.limits.bytes >> 20)   MiB that the snapshots of all sides may hold",
      "verbosity \(session.settings.verbosity.rawValue)   of the reports of stops",
      "width \(session.environment.width)   columns of the terminal",
      "layout \(settings.layout == nil ? "auto" : layout)   how several sides stand: `layout` says more",
      "context \(settings.showsContext ? "on" : "off")   whether each stop shows where we stand",
    ]
  }
}

extension Session {
  /// Binds modules as a release does from now on; what is loaded is loaded again.
  mutating func use(release: Release?) throws(CommandError) -> [StyledText] {
    let old = settings.release
    settings.release = release
    guard let source else { return [] }
    do throws(CommandError) {
      try makeSides(source, sides.map(\.worker.strategy))
    } catch {
      settings.release = old
      throw error
    }
    return ["\(source.name) is loaded anew"]
  }

  /// Lets the snapshots of all sides hold so many MiB.
  mutating func use(memoryBudget mebibytes: Int) {
    limits.bytes = min(mebibytes, 1 << 20) << 20
    for index in sides.indices { sides[index].timeline.limits.bytes = limits.bytes }
  }

  /// Runs all sides by an engine from now on.
  mutating func use(_ engine: ExecutionForm) {
    settings.engine = engine
    for index in sides.indices { sides[index].engine = engine }
  }
}
