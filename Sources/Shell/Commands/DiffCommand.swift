// `diff`: what differs between two places in time.

import Recovery
import Stepping
import Styling
import Views

/// `diff PLACE [PLACE]`
enum DiffCommand: Command {
  static let card = CommandCard(
    "diff", [], .time, usage: "diff PLACE [PLACE]",
    "What differs between two places, or one and now.",
    details: """
      Places are named as for `goto`: ticks, begin, end, crash, poison, request N, marks. Locals
      and operands are compared if both places are in the same function. We stay where we are.
      """,
    examples: ["diff -20", "diff 100 150", "diff request 1 end"])

  static func run(
    _ line: CommandLine, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    let indices = try session.loadedSides()
    var words = line.arguments[...]
    let marks = session.marks.map(\.name)
    let first = try TimePlace(taking: &words, of: card.name, marks: marks)
    let second = words.isEmpty ? nil : try TimePlace(taking: &words, of: card.name, marks: marks)
    if let word = words.first {
      throw CommandError("two places are enough, and `\(word)` is another", try: card.examples[1])
    }
    var lines: [StyledText] = []
    for index in indices {
      let old = try session.look(at: first, on: index)
      let new = try second.map { place throws(CommandError) in
        try session.look(at: place, on: index)
      }
      let later = new ?? session.sides[index].worker
      let title = "from tick \(old.ticks) to tick \(later.ticks)"
      lines += session.marked(index, [StyledText(title, .dim)])
      lines += session.marked(
        index, DifferenceView.lines(old, later, width: .max))
    }
    return lines
  }
}

extension Session {
  /// The worker of a side at a place in time; the side stays where it is.
  fileprivate func look(at place: TimePlace, on index: Int) throws(CommandError) -> Worker {
    let what = "diff \(place.text)"
    var scout = self
    do throws(CommandError) {
      try scout.go([(index, try find(place, on: index, what: what).journey)], what: what)
    } catch {
      guard sides.count > 1, error.exitCode != CommandError.interrupted else { throw error }
      throw CommandError("\(sides[index].name): \(error.message)", try: error.hint)
    }
    return scout.sides[index].worker
  }
}
