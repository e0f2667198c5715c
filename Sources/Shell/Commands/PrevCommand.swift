// `prev` and `fwd`: through the stops, as through the pages of a browser.

import Stepping
import Styling

/// `prev`
enum PrevCommand: Command {
  static let card = CommandCard(
    "prev", [], .time, usage: "prev", "Back to where the last command found us.",
    details: """
      Every command that moves a side leaves a stop; `prev` and `fwd` walk through them, on all
      sides at once. Moving elsewhere forgets the stops that `fwd` would go to.
      """, examples: ["prev"])

  static func run(
    _ line: CommandLine, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    try session.walkStops(-1)
  }
}

/// `fwd`
enum FwdCommand: Command {
  static let card = CommandCard(
    "fwd", [], .time, usage: "fwd", "On to the stop that `prev` came from.")

  static func run(
    _ line: CommandLine, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    try session.walkStops(1)
  }
}

extension Session {
  /// Goes to the stop before or behind the current one.
  fileprivate mutating func walkStops(_ step: Int) throws(CommandError) -> [StyledText] {
    _ = try loadedSides()
    let number = stops.find(step: step) { bookmarks in
      zip(sides, bookmarks).allSatisfy { $0.timeline.findBranch(of: $1) != nil }
    }
    guard let number else {
      throw CommandError(
        "there is no stop \(step < 0 ? "before" : "behind") this one",
        try: step < 0 ? "back   (it undoes moves)" : "continue")
    }
    let places = stops.stops[number]
    let old = sides.map(\.timeline.bookmark)
    let moving = sides.indices.filter { old[$0] != places[$0] }
    try go(
      moving.map { ($0, .bookmark(places[$0])) }, what: step < 0 ? "prev" : "fwd")
    stops.move(to: number)
    let title = StyledText("stop \(number + 1) of \(stops.stops.count)", .dim)
    return [title] + moving.flatMap { arrival($0, from: old[$0]) }
  }
}
