// `when`: where we are in time.

import Recovery
import Stepping
import Styling
import Views

/// `when`
enum WhenCommand: Command {
  static let card = CommandCard(
    "when", [], .time, usage: "when", "Say where we are in time.")

  static func run(
    _ line: CommandLine, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    var lines: [StyledText] = []
    for index in try session.loadedSides() {
      let side = session.sides[index]
      let request = side.worker.realm.currentRequest.map { "  request #\($0)" } ?? ""
      let ahead = side.timeline.hasFuture ? "  (inputs lie ahead: `continue` gives them again)" : ""
      var own: [StyledText] = [
        "tick \(side.timeline.tick)\(request)  instance \(side.label)."
          + "\(side.worker.realm.instanceCount)\(ahead)"
      ]
      if let preview = MovePreview(side.worker) {
        own.append(preview.line(width: session.environment.width))
      }
      lines += session.marked(index, own)
    }
    return lines
  }
}
