// `bt`: the frames.

import Styling
import Views

/// `bt`
enum BacktraceCommand: Command {
  static let card = CommandCard(
    "bt", ["backtrace", "where"], .looking, usage: "bt [full]",
    "Show the frames, innermost first.",
    details: "`bt full` adds the locals of each Wasm frame.")

  static func run(
    _ line: CommandLine, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    guard line.rest.isEmpty || line.rest == "full" else {
      throw CommandError("`\(line.rest)` means nothing here", try: "bt   or   bt full")
    }
    let isFull = line.rest == "full"
    return try session.showSheets { StateView.backtrace($0.worker, isFull: isFull) }
  }
}
