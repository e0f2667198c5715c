// `context`: where we stand, in one block.

import Recovery
import Stepping
import Styling
import Views

/// `context`
enum ContextCommand: Command {
  static let card = CommandCard(
    "context", ["ctx"], .looking, usage: "context",
    "Where we stand: code, operands, locals, handlers.",
    details: """
      The code around the next instruction or glue line, the operand stack, locals (`*` changed
      since the last stop), the tries around the pc, innermost first, the flag, and the request.
      `set context on` shows it at each stop.
      """, examples: ["context"])

  static func run(
    _ line: CommandLine, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    session.contexts(of: try session.loadedSides())
  }
}

extension Session {
  /// The context of sides.
  func contexts(of indices: [Int]) -> [StyledText] {
    showSheets(
      of: indices,
      indices.map { index in
        ContextView.sheet(
          sides[index].worker, title: stateLine(index), since: lastFrames[sides[index].label])
      })
  }

  /// What the innermost frames are now, by the labels of their sides.
  var frames: [String: FrameImage] {
    var frames: [String: FrameImage] = [:]
    for side in sides { frames[side.label] = FrameImage(side.worker) }
    return frames
  }

  /// Notes what frames were before a command that moved sides. Returns what is shown at a stop.
  mutating func noteStop(from old: [Bookmark], _ frames: [String: FrameImage]) -> [StyledText] {
    let moved = sides.indices.filter { $0 < old.count && sides[$0].timeline.bookmark != old[$0] }
    if moved.isEmpty { return [] }
    lastFrames = frames
    return settings.showsContext ? contexts(of: moved) : []
  }
}
