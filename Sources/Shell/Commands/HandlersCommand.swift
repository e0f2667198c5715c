// `handlers`: what covers the place of each frame.

import Styling
import Views

/// `handlers`
enum HandlersCommand: Command {
  static let card = CommandCard(
    "handlers", [], .looking, usage: "handlers",
    "Who would catch an exception thrown here?",
    details: """
      For each frame of the call on the way, innermost first: the try_table (or the legacy try)
      around its place, its clauses, and where they land: the offset in the function, and behind @
      the label as the code counts it. Then who would catch a Rust panic, and which JavaScript is
      above.
      """, examples: ["handlers"])

  static func run(
    _ line: CommandLine, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    try session.showSheets { HandlersView.sheet($0.worker) }
  }
}
