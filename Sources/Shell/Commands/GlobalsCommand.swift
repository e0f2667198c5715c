// `globals`: the globals.

import Styling
import Views

/// `globals`
enum GlobalsCommand: Command {
  static let card = CommandCard(
    "globals", [], .looking, usage: "globals", "Show the globals of the current instance.")

  static func run(
    _ line: CommandLine, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    try session.showSheets { StateView.globals($0.worker) }
  }
}
