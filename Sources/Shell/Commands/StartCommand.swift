// `start`: call an export and stop at once.

import Recovery
import Stepping
import Styling

/// `start F(ARGS)`
enum StartCommand: Command {
  static let card = CommandCard(
    "start", [], .running, usage: "start NAME(ARGS)",
    "Call an export, stop at its first instruction.", examples: ["start deposit(1, 50)"])

  static func run(
    _ line: CommandLine, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    var lines: [StyledText] = []
    for index in try session.makeIdle() {
      let worker = session.sides[index].worker
      let input = try CallText.input(line.rest, for: worker, usage: "start")
      lines += session.give(index, input)
      lines += session.runToFirstInstruction(index)
    }
    return lines
  }
}
