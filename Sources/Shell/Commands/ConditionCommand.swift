// `condition`, `ignore` and `commands`: what a stop point asks, passes and does.

import Styling

/// `condition N [EXPR]`
enum ConditionCommand: Command {
  static let card = CommandCard(
    "condition", [], .stopping, usage: "condition N [EXPRESSION]",
    "Let a stop point stop only if this is true.",
    details: "Without an expression it stops always again.")

  static func run(
    _ line: CommandLine, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    guard let word = line.arguments.first else {
      throw CommandError("the number of a breakpoint is missing", try: "condition 1 %sp < 65000")
    }
    let index = try session.findStopPoint(word)
    let number = session.stopPoints[index].number
    let text = String(line.rest.drop { $0 != " " }.drop { $0 == " " })
    if text.isEmpty {
      session.stopPoints[index].condition = nil
      return ["\(session.stopPoints[index].noun) \(number) stops always"]
    }
    session.stopPoints[index].condition = try Expression(parsing: text)
    return ["\(session.stopPoints[index].noun) \(number) stops if \(text)"]
  }
}

/// `ignore N K`
enum IgnoreCommand: Command {
  static let card = CommandCard(
    "ignore", [], .stopping, usage: "ignore N COUNT",
    "Let a stop point pass so many times.")

  static func run(
    _ line: CommandLine, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    let words = line.arguments
    guard words.count == 2, let count = Number.parse(words[1]), count >= 0 else {
      throw CommandError("a number and a count are wanted", try: "ignore 1 10")
    }
    let point = session.stopPoints[try session.findStopPoint(words[0])]
    for index in try session.loadedSides() {
      session.sides[index].stopStates[point.number, default: StopState()].ignored = Int(count)
    }
    return ["\(point.noun) \(point.number) passes \(count) time\(count == 1 ? "" : "s")"]
  }
}

/// `commands N`
enum CommandsCommand: Command {
  static let card = CommandCard(
    "commands", [], .stopping, usage: "commands N   (then lines, and `end`)",
    "Do some lines whenever a stop point stops.",
    details: """
      The lines that follow are kept, up to `end`. They are done behind the report of the stop;
      the last one may be `continue`. No lines at all take them away.
      """)

  static func run(
    _ line: CommandLine, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    guard let word = line.arguments.first else {
      throw CommandError("the number of a breakpoint is missing", try: "commands 1")
    }
    let point = session.stopPoints[try session.findStopPoint(word)]
    session.collecting = StopCommands(number: point.number)
    return [
      StyledText("lines for \(point.noun) \(point.number), up to `end`:", .dim)
    ]
  }
}

/// Lines that are being typed for a stop point.
struct StopCommands: Hashable, Sendable {
  let number: Int
  var lines: [String] = []
}

extension Session {
  /// Takes a line in for the stop point that lines are typed for.
  mutating func collect(_ text: String, for commands: StopCommands) -> [StyledText] {
    let line = CommandLine(text)
    guard line?.word == "end" else {
      if line != nil { collecting?.lines.append(text) }
      return []
    }
    collecting = nil
    guard let index = stopPoints.firstIndex(where: { $0.number == commands.number }) else {
      return []
    }
    stopPoints[index].commands = commands.lines
    let count = commands.lines.count
    return [
      "\(stopPoints[index].noun) \(commands.number) does \(count) line\(count == 1 ? "" : "s")"
    ]
  }

  /// How many lines stop points may do behind one command.
  private static var mostStopCommands: Int { 10_000 }

  /// Sees to what stopped: does its lines, and removes what stops once.
  mutating func finishStops() throws(CommandError) -> [StyledText] {
    var lines: [StyledText] = []
    var done = 0
    while let number = stopped.first {
      stopped.removeFirst()
      guard let point = stopPoints.first(where: { $0.number == number }) else { continue }
      if point.isTemporary { stopPoints.removeAll { $0.number == number } }
      for text in point.commands {
        guard let command = CommandLine(text) else { continue }
        guard done < Self.mostStopCommands, !environment.isInterrupted() else {
          stopped = []
          lines.append(StyledText("the lines of \(point.noun) \(number) end here", .warning))
          return lines
        }
        done += 1
        lines.append(StyledText("(\(number)) \(text)", .dim))
        lines += try run(command)
      }
    }
    return lines
  }
}
