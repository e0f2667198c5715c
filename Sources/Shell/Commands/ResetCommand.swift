// `reset`: begin anew.

import Recovery
import Stepping
import Styling

/// `reset`
enum ResetCommand: Command {
  static let card = CommandCard(
    "reset", [], .session, usage: "reset",
    "Load the module anew: fresh instances, no history.",
    details: "Breakpoints stay. What happened so far is discarded and cannot be gone back to.")

  static func run(
    _ line: CommandLine, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    guard let source = session.source else {
      throw CommandError("nothing is loaded", try: "load bank")
    }
    let kept = session.stopPoints
    let discarded = session.sides.map { "\($0.name): \($0.timeline.tick) ticks" }
    try session.makeSides(source, session.sides.map(\.worker.strategy))
    session.stopPoints = kept
    return ["discarded \(discarded.joined(separator: ", ")); \(source.name) is loaded anew"]
  }
}
