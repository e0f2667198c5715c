// `start`: call an export and stop at once.

import Recovery
import Styling

/// `start F(ARGS)`
enum StartCommand: Command {
  static let card = CommandCard(
    "start", [], .running, usage: "start NAME(ARGS)",
    "Call an export and stop at its first instruction.", examples: ["start deposit(1, 50)"])

  static func run(
    _ line: CommandLine, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    var lines: [StyledText] = []
    for index in try session.loadedSides() {
      let call = try CallText.parse(line.rest, for: session.sides[index].worker, usage: "start")
      try session.give(index, .call(call))
      lines += session.runToFirstInstruction(index)
    }
    return lines
  }
}
