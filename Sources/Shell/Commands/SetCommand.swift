// `set` and its settings.

import Bindgen
import Recovery
import Styling
import WasmMachine

/// `set [NAME VALUE]`
enum SetCommand: Command {
  static let card = CommandCard(
    "set", ["show"], .session, usage: "set [engine NAME | release 0.2.N | max-ticks N | width N]",
    "Show the settings, or change one.",
    details: """
      The engine is for what runs far, as `continue` does: `fast` runs code made for speed,
      `faithful` one instruction after the other. The outcome is the same, tick by tick; what is
      stepped and shown is always faithful.
      `set release 0.2.114` loads the module again as that release of wasm-bindgen would bind it,
      `set release newest` as each strategy does by itself.
      """, examples: ["set max-ticks 100000", "set engine faithful", "set release 0.2.114"])

  static func run(
    _ line: CommandLine, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    let words = line.arguments
    guard words.count >= 2 else { return show(session) }
    switch words[0] {
    case "max-ticks": session.settings.maxTicks = try number(words)
    case "width": session.environment.width = max(40, try number(words))
    case "engine": session.use(try engine(words[1]))
    case "release": return try session.use(release: try release(words[1])) + show(session)
    default:
      let hint = Suggestion.find(words[0], in: SettingNames.all).map { "set \($0) \(words[1])" }
      throw CommandError(
        "no setting `\(words[0])`",
        try: hint ?? "set max-ticks N, set engine fast, set release 0.2.N or set width N")
    }
    return show(session)
  }

  private static func number(_ words: [String]) throws(CommandError) -> Int {
    guard let value = Number.parse(words[1]), value > 0 else {
      throw CommandError("`\(words[1])` is no positive number", try: "set \(words[0]) 1000000")
    }
    return Int(value)
  }

  private static func engine(_ name: String) throws(CommandError) -> ExecutionForm {
    guard let form = ExecutionForm(rawValue: name) else {
      throw CommandError("no engine `\(name)`", try: "set engine fast   or   set engine faithful")
    }
    return form
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
    [
      "max-ticks \(session.settings.maxTicks)   moves that one command may make",
      "engine \(session.settings.engine.rawValue)   how Wasm is executed where it is not stepped",
      "release \(session.settings.release.map { "\($0)" } ?? "newest")   of wasm-bindgen, for binding modules",
      "width \(session.environment.width)   columns of the terminal",
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

  /// Runs all sides by an engine from now on.
  mutating func use(_ engine: ExecutionForm) {
    settings.engine = engine
    for index in sides.indices { sides[index].engine = engine }
  }
}
