// `reverse-next`, `reverse-continue`, `reverse-finish`, `rev`: runs backwards.

import Recovery
import Stepping
import Styling

/// `reverse-next [N]`
enum ReverseNextCommand: Command {
  static let card = CommandCard(
    "reverse-next", ["rn", "rni"], .time, usage: "reverse-next [N]",
    "Go back one move, over calls.", details: "It stops inside a call at what stops runs.",
    repeats: true)

  static func run(
    _ line: CommandLine, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    try session.reverse(.over, times: try Count.parse(line.rest, usage: "reverse-next 5"))
  }
}

/// `reverse-continue [N]`
enum ReverseContinueCommand: Command {
  static let card = CommandCard(
    "reverse-continue", ["rc"], .time, usage: "reverse-continue [N]",
    "Run backwards to the last stop.",
    details: """
      A watched change and a caught event are undone: they come next. Without a stop it goes to the
      beginning. `reverse-continue N` passes N-1 stops.
      """, repeats: true)

  static func run(
    _ line: CommandLine, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    try session.reverse(.toStop, times: try Count.parse(line.rest, usage: "reverse-continue 2"))
  }
}

/// `reverse-finish`
enum ReverseFinishCommand: Command {
  static let card = CommandCard(
    "reverse-finish", ["rf"], .time, usage: "reverse-finish",
    "Go back to the call of the current function.", repeats: true)

  static func run(
    _ line: CommandLine, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    try session.reverse(.out, times: 1)
  }
}

/// `rev COMMAND`
enum ReverseCommand: Command {
  static let card = CommandCard(
    "rev", ["reverse"], .time, usage: "rev step | next | continue | finish [N]",
    "Do a running command backwards, as `rev next`.", repeats: true)

  private static let backwards = [
    "step": "back", "next": "reverse-next", "continue": "reverse-continue",
    "finish": "reverse-finish",
  ]

  static func run(
    _ line: CommandLine, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    let words = line.arguments
    let name = words.first.flatMap { CommandTable.find($0)?.card.name }
    guard let name, let other = Self.backwards[name],
      let command = CommandLine(([other] + words.dropFirst()).joined(separator: " "))
    else {
      throw CommandError(
        words.first.map { "`\($0)` cannot be done backwards" } ?? "a command is missing",
        try: "rev next   (or step, continue, finish)")
    }
    return try session.run(command)
  }
}

extension Session {
  /// Runs the sides backwards and tells where they came to.
  fileprivate mutating func reverse(
    _ goal: ReverseGoal, times: Int
  ) throws(CommandError) -> [StyledText] {
    var lines: [StyledText] = []
    if goal == .out, try loadedSides().allSatisfy({ sides[$0].worker.depth == 0 }) {
      throw CommandError("no function is on the way here", try: "back   (or reverse-continue)")
    }
    for index in try loadedSides() {
      let start = sides[index].timeline.tick
      var reason = ReverseReason.beginning
      search: for _ in 0..<times {
        reason = reverse(index, goal)
        switch reason {
        case .beginning, .interrupted: break search
        case .stop, .trap: if goal != .toStop { break search }
        case .arrived: continue
        }
      }
      lines += marked(index, report(index, reason, from: start))
    }
    return lines
  }

  private mutating func reverse(_ index: Int, _ goal: ReverseGoal) -> ReverseReason {
    let table = sides[index].table(of: stopPoints)
    return environment.following("going back") { goesOn in
      sides[index].reverse(goal, table, goesOn: goesOn)
    }
  }

  private func report(
    _ index: Int, _ reason: ReverseReason, from start: Int
  ) -> [StyledText] {
    let side = sides[index]
    let distance = start - side.timeline.tick
    let place = [StyledText("tick \(side.timeline.tick), \(distance) back", .dim)]
    switch reason {
    case .arrived: return place + nextLine(side)
    case .stop(let hits):
      return hits.map { stopLine($0, undone: true) } + place + nextLine(side)
    case .trap: return place + stopReport(side)
    case .beginning:
      return ["this is the beginning of the history"] + place + nextLine(side)
    case .interrupted:
      return [StyledText("interrupted: it is where it was", .warning)] + nextLine(side)
    }
  }
}
