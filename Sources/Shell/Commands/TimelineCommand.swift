// `timeline`: all requests over time, as a picture.

import Recovery
import Stepping
import Styling
import Views

/// `timeline [T1 T2]`
enum TimelineCommand: Command {
  static let card = CommandCard(
    "timeline", [], .comparing, usage: "timeline [T1 T2]",
    "Draw all requests over time, side below side.",
    details: """
      A row is a request; requests that were on the way together overlap. A row (init) is the making
      of a new instance. With two ticks it draws only what lies between them, at a larger scale.
      It goes to where each side stands; `goto end` first to see all of a history.
      """, examples: ["timeline", "timeline 150 300"])

  static func run(
    _ line: CommandLine, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    let sides = try session.loadedSides().map { session.sides[$0] }
    let range = try range(line.arguments)
    return session.show(
      sheet: TimelineView.sheet(
        sides.map { ($0.label, $0.name, $0.worker.realm, $0.timeline.tick) }, from: range,
        width: session.environment.width))
  }

  private static func range(_ words: [String]) throws(CommandError) -> ClosedRange<Int>? {
    if words.isEmpty { return nil }
    let numbers = words.compactMap { Number.parse($0) }.map { Int($0) }
    guard words.count == 2, numbers.count == 2, numbers[0] >= 0, numbers[0] < numbers[1] else {
      throw CommandError(
        "a timeline goes from a tick to a later one, not `\(words.joined(separator: " "))`",
        try: "timeline 150 300")
    }
    return numbers[0]...numbers[1]
  }
}
