// `call`: call an export, stopping at traps and breakpoints.

import Recovery
import Stepping
import Styling

/// `call F(ARGS)`
enum CallCommand: Command {
  static let card = CommandCard(
    "call", [], .running, usage: "call NAME(ARGS)",
    "Call an export; stop at a trap or breakpoint.",
    details: """
      `call deposit(1, 50)` and `call deposit 1 50` are the same. No shim stands above a direct
      call, so none notices that it failed; `request` goes through the shim.
      After a trap, `bt`, `stack` and `locals` show where it happened; `continue` lets the
      JavaScript side see the error.
      """, examples: ["call deposit(1, 50)"])

  static func run(
    _ line: CommandLine, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    var lines: [StyledText] = []
    for index in try session.makeIdle() {
      let worker = session.sides[index].worker
      let input = try CallText.input(line.rest, for: worker, usage: "call")
      lines += session.give(index, input)
      lines += session.run(index, .toStop)
    }
    return lines
  }
}
