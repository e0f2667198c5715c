// `watch`, `rwatch` and `awatch`: stop when a value is written or read.

import Recovery
import Styling

/// `watch EXPR`
enum WatchCommand: Command {
  static let card = CommandCard(
    "watch", [], .stopping, usage: "watch EXPRESSION | ADDRESS[,LENGTH] [if EXPRESSION]",
    "Stop when a value changes, in both directions.",
    details: """
      Memory (u32[0x100], or 0x100,4), globals, locals, %poison, %sp, and what is made of them.
      A local is watched in the frame that is innermost now. A run forwards stops behind the change,
      a run backwards before it. What changes with every move, as %tick, is looked at move by
      move: that is slow. Instead of rwatch and awatch, `watch -r` and `watch -rw` do as well.
      """,
    examples: ["watch %poison", "watch u32[0x10890]", "watch 0x10890,8"])

  static func run(
    _ line: CommandLine, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    for (flag, access) in [
      ("-rw ", StopPoint.Access.both), ("-r ", .read), ("-w ", .change),
    ] where line.rest.hasPrefix(flag) {
      return try set(String(line.rest.dropFirst(flag.count)), access, &session)
    }
    return try set(line.rest, .change, &session)
  }

  static func set(
    _ text: String, _ access: StopPoint.Access, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    guard !text.isEmpty else {
      throw CommandError("what to watch is missing", try: "\(access.rawValue) u32[0x100]")
    }
    let (words, condition) = try StopCondition.split(text)
    let target = try WatchTarget(parsing: words)
    let indices = try session.loadedSides()
    var scopes: [Int: StopScope] = [:]
    var lines: [StyledText] = []
    for index in indices {
      let worker = session.sides[index].worker
      let names = WorkerValues(side: session.sides[index])
      let locations = try target.expression.locations(on: names)
      if locations?.isEmpty == true { _ = try target.locations(on: names) }
      if (locations ?? []).contains(where: \.isLocal) { scopes[index] = StopScope(worker) }
      let value = try target.expression.value(on: names)
      lines += session.marked(index, ["\(target.label) is \(value)"])
    }
    let point = session.addStopPoint(.value(target, access), condition)
    for (index, scope) in scopes {
      session.sides[index].stopStates[point.number, default: StopState()].scope = scope
    }
    return [StyledText("watchpoint \(point.number)", .heading)] + lines
  }
}

extension StorageLocation {
  var isLocal: Bool { if case .local = self { true } else { false } }
}

/// `rwatch EXPR`
enum ReadWatchCommand: Command {
  static let card = CommandCard(
    "rwatch", [], .stopping, usage: "rwatch EXPRESSION | ADDRESS[,LENGTH]",
    "Stop when a value is read by an instruction.",
    details: "It looks at every instruction: long runs take long.",
    examples: ["rwatch u32[0x10890]"])

  static func run(
    _ line: CommandLine, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    try WatchCommand.set(line.rest, .read, &session)
  }
}

/// `awatch EXPR`
enum AccessWatchCommand: Command {
  static let card = CommandCard(
    "awatch", [], .stopping, usage: "awatch EXPRESSION | ADDRESS[,LENGTH]",
    "Stop when a value is read or written.",
    details: "It looks at every instruction: long runs take long.",
    examples: ["awatch u32[0x10890]"])

  static func run(
    _ line: CommandLine, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    try WatchCommand.set(line.rest, .both, &session)
  }
}
