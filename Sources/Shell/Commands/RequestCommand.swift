// `request`: send a request through the shim, to its end.

import Recovery
import Stepping
import Styling

/// `request NAME ARGS [x N] [--concurrent K]`
enum RequestCommand: Command {
  static let card = CommandCard(
    "request", ["req"], .running, usage: "request NAME [ARGS] [& NAME [ARGS]]… [x N]",
    "Send a request through the shim, to its end.",
    details: """
      A request is numbered and counts for `requests`, `compare`, `timeline` and `blast`. It stops
      early only at a breakpoint, or where an armed fault strikes.
      `x 3` behind it sends it three times, one after the other. `--concurrent 3` sends three that
      arrive one behind the other before any has ended, and `A & B` different ones: where one waits
      for a promise, the next goes on.
      """,
    examples: [
      "request deposit 1 50 x 3", "request transfer 1 2 500", "request served & balance 1",
    ])

  static func run(
    _ line: CommandLine, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    var text = line.rest
    let together = try count(&text, behind: "--concurrent")
    let count = try count(&text, behind: "x")
    let calls = pieces(text).flatMap { Array(repeating: $0, count: together) }
    let sides = try session.makeIdle()
    var inputs: [Int: [Worker.Input]] = [:]
    for index in sides {
      let worker = session.sides[index].worker
      for call in calls {
        inputs[index, default: []].append(
          try CallText.input(call, for: worker, usage: "request", isRequest: true))
      }
    }
    var lines: [StyledText] = []
    for _ in 1...count {
      for index in sides {
        for input in inputs[index] ?? [] { lines += session.give(index, input) }
        lines += session.run(index, .toEnd)
      }
      if sides.contains(where: { session.sides[$0].isBusy }) { break }
    }
    return lines
  }

  /// Takes a word and its number off the end; 1 if they are not there.
  private static func count(
    _ text: inout String, behind word: String
  ) throws(CommandError) -> Int {
    let words = text.split(separator: " ")
    guard words.count >= 3, words[words.count - 2] == word else { return 1 }
    let last = words[words.count - 1]
    guard let count = Int(last), (1...1000).contains(count) else {
      throw CommandError(
        "`\(word) \(last)` is no number from 1 to 1000", try: "request NAME ARGS \(word) 3")
    }
    text = words.dropLast(2).joined(separator: " ")
    return count
  }

  /// The requests between `&`s; those between quotes or brackets belong to a request.
  private static func pieces(_ text: String) -> [String] {
    var pieces = [""]
    var isQuoted = false
    var depth = 0
    for character in text {
      if character == "\"" || character == "'" { isQuoted.toggle() }
      if "([{".contains(character) { depth += 1 }
      if ")]}".contains(character) { depth -= 1 }
      if character == "&", !isQuoted, depth <= 0 {
        pieces.append("")
      } else {
        pieces[pieces.count - 1].append(character)
      }
    }
    return pieces.map { $0.split(separator: " ").joined(separator: " ") }
  }
}
