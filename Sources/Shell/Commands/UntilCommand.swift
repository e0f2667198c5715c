// `until`: on to a place.

import Recovery
import Styling

/// `until LOC`
enum UntilCommand: Command {
  static let card = CommandCard(
    "until", ["u", "advance"], .running, usage: "until FUNCTION[+OFFSET] | *OFFSET",
    "Run to a place, or out of the function.",
    details: """
      The place is written as for `break`. It stops there, where the current function is left, at a
      breakpoint or at a trap, whichever comes first.
      """, repeats: true)

  static func run(
    _ line: CommandLine, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    guard !line.rest.isEmpty else {
      throw CommandError("a place is missing", try: "until NAME   or   until NAME+0x2e")
    }
    let location = try Location(line.rest)
    var lines: [StyledText] = []
    var missing: CommandError?
    var isFound = false
    for index in try session.loadedSides() {
      do {
        let place = try location.find(in: session.sides[index].worker)
        isFound = true
        lines += session.run(index, .place(place))
      } catch {
        missing = error
        lines += session.marked(index, [StyledText("stays: \(error.message)", .dim)])
      }
    }
    if let missing, !isFound { throw missing }
    return lines
  }
}
