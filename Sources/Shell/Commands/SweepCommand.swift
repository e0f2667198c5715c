// `sweep`: the same fault at every tick of a range.

import Recovery
import Styling
import Views

/// `sweep FAULT over RANGE`
enum SweepCommand: Command {
  static let card = CommandCard(
    "sweep", [], .failing,
    usage: "sweep FAULT[,FAULT] over request N | ticks A..B | LOC [--strategies LIST]",
    "Fail at every tick of a range, and see the rest.",
    details: """
      FAULT is `panic` or `abort KIND`. At each tick at which it can strike, a fork of the worker is
      struck and given all that the history gave behind it: so ask questions after the request first.
      What became of it is one of: \(verdicts)
      LOC is a function, or a place in one. Ticks are those of each strategy by itself.
      --strategies all, or a list, takes others than the sides. --shard 1/2 does the first half and
      --json writes it, so that two machines can share it: `sweep … --shard 1/2 --json > one.json`
      and `sweep --merge one.json two.json`.
      `sweep` shows the last one again, `sweep at TICK` what a fault there led to; `disassemble`
      marks where it is dangerous to stop, until `sweep off`.
      """,
    examples: ["sweep panic over request 1", "sweep panic,abort over request 1 --strategies all"])

  private static var verdicts: String {
    SweepVerdict.allCases.map { "\n  \($0.sign) \($0.rawValue): \($0.summary)" }.joined()
  }

  static func run(
    _ line: CommandLine, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    let words = line.arguments
    switch words.first {
    case nil: return try show(session) { $0.sheet(width: session.environment.width) }
    case "off":
      session.sweep = nil
      return ["the marks of the sweep are gone"]
    case "at": return try show(at: words.dropFirst().first, session)
    case "--merge": return try merge(Array(words.dropFirst()), &session)
    default:
      let order = try SweepOrder(line.rest)
      let table = try session.sweep(order)
      session.sweep = table
      if order.isJSON { return table.lines.map { StyledText(verbatim: $0) } }
      return try show(session) { $0.sheet(width: session.environment.width) }
        + silence(order, session) + advice(session)
    }
  }

  private static func show(
    _ session: Session, _ sheet: (SweepView) -> Sheet
  ) throws(CommandError) -> [StyledText] {
    guard let table = session.sweep else {
      throw CommandError("there was no sweep yet", try: SweepOrder.usage)
    }
    return session.show(sheet: sheet(table.view))
  }

  private static func show(
    at text: String?, _ session: Session
  ) throws(CommandError) -> [StyledText] {
    guard let tick = text.flatMap({ Int($0) }) else {
      throw CommandError("`\(text ?? "")` is no tick", try: "sweep at 371")
    }
    let lines = try show(session) { $0.sheet(at: tick) }
    guard lines.isEmpty, let table = session.sweep else { return lines }
    let ticks = table.results.flatMap(\.points).map(\.tick)
    throw CommandError(
      "the sweep has no point at tick \(tick)",
      try: "a tick from \(ticks.min() ?? 0) to \(ticks.max() ?? 0)")
  }

  private static func merge(
    _ files: [String], _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    guard !files.isEmpty else {
      throw CommandError("the files are missing", try: "sweep --merge one.json two.json")
    }
    var merged: SweepTable?
    for file in files {
      let bytes: [UInt8]
      switch session.environment.readFile(file) {
      case .success(let found): bytes = found
      case .failure(let problem): throw CommandError("\(file): \(problem.reason)")
      }
      let table = try SweepTable(reading: String(decoding: bytes, as: UTF8.self), file: file)
      if merged == nil { merged = table } else { try merged?.merge(table, file: file) }
    }
    session.sweep = merged
    let missing = merged?.results.contains { $0.outcomes.contains { $0 == nil } } ?? false
    return try show(session) { $0.sheet(width: session.environment.width) }
      + (missing ? ["some shards are missing: their points are shown as ?"] : [])
  }

  /// A warning if nobody asks behind the swept request what it left.
  private static func silence(_ order: SweepOrder, _ session: Session) -> [StyledText] {
    guard case .request(let number) = order.range, let index = session.focused.first,
      session.requestInputs(index) <= number
    else { return [] }
    return StyledText(
      "nothing was asked behind request #\(number): what it left in memory was not looked at. Give "
        + "a request after it, and sweep again", .warning
    ).wrapped(to: session.environment.width, indent: 4)
  }

  /// What to do next.
  private static func advice(_ session: Session) -> [StyledText] {
    guard session.suggestsCommands, let table = session.sweep else { return [] }
    let dangerous = table.results.flatMap { result in
      result.stretches.map { (strategy: result.strategy, stretch: $0) }
    }.filter { $0.stretch.outcome?.verdict ?? .ok > .failed }
    let worst = dangerous.max {
      $0.stretch.outcome?.verdict ?? .ok < $1.stretch.outcome?.verdict ?? .ok
    }
    guard let (strategy, stretch) = worst else { return [] }
    let function = stretch.first.place.flatMap { table.names[strategy]?[$0.function] }
    let code = function.map { "  `dis \($0)`" } ?? ""
    return [
      StyledText("next: ", .dim) + StyledText("`sweep at \(stretch.first.tick)`\(code)", .command)
    ]
  }
}
