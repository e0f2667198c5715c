// `request`: send a request through the shim, to its end.

import Recovery
import Stepping
import Styling

/// `request NAME ARGS [x N]`
enum RequestCommand: Command {
  static let card = CommandCard(
    "request", ["req"], .running, usage: "request NAME [ARGS] [x N]",
    "Send a request through the shim, to its end.",
    details: """
      `x 3` behind it sends it three times. A request is numbered and counts for `requests`, `compare` and `blast`. It stops early only
      at a breakpoint, or where an armed `panic` or `abort` strikes.
      """, examples: ["request deposit 1 50 x 3", "request transfer 1 2 500"])

  static func run(
    _ line: CommandLine, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    let (text, count) = try times(line.rest)
    let sides = try session.makeIdle()
    var lines: [StyledText] = []
    for _ in 1...count {
      for index in sides {
        let worker = session.sides[index].worker
        let input = try CallText.input(text, for: worker, usage: "request", isRequest: true)
        lines += session.give(index, input)
        lines += session.run(index, .toEnd)
      }
      if sides.contains(where: { session.sides[$0].isBusy }) { break }
    }
    return lines
  }

  private static func times(_ text: String) throws(CommandError) -> (String, Int) {
    let words = text.split(separator: " ")
    guard words.count >= 3, words[words.count - 2] == "x" else { return (text, 1) }
    guard let count = Int(words[words.count - 1]), (1...1000).contains(count) else {
      throw CommandError(
        "`x \(words[words.count - 1])` is no number from 1 to 1000", try: "request NAME ARGS x 3")
    }
    return (words.dropLast(2).joined(separator: " "), count)
  }
}
