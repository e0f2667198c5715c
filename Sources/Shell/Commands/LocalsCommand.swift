// `locals`: the locals.

import Styling
import Views

/// `locals`
enum LocalsCommand: Command {
  static let card = CommandCard(
    "locals", [], .looking, usage: "locals", "Show the locals of the current frame.")

  static func run(
    _ line: CommandLine, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    try session.showSheets { StateView.locals($0.worker) }
  }
}
