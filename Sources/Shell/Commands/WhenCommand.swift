// `when`: where we are in time.

import Stepping
import Styling

/// `when`
enum WhenCommand: Command {
  static let card = CommandCard(
    "when", [], .time, usage: "when", "Say where we are in time.",
    details: """
      The tick, how far the history goes, the request on the way, the instance, how many marks
      there are, the branch if there are several, and `modified` if `set` changed the state.
      """, examples: ["when"])

  static func run(
    _ line: CommandLine, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    var lines: [StyledText] = []
    for index in try session.loadedSides() {
      let side = session.sides[index]
      let marks = session.marks.count { $0.bookmarks[side.label] != nil }
      let more = marks > 0 ? ["\(marks) mark\(marks == 1 ? "" : "s")"] : []
      lines += session.marked(index, [session.stateLine(index, more)])
      lines += session.marked(index, session.here(index))
      if side.timeline.hasFuture {
        let note = "  inputs lie ahead: `continue` gives them again"
        lines += session.marked(index, [StyledText(note, .dim)])
      }
    }
    return lines
  }
}
