// `poison`: may the instance be trusted?

import Styling
import Views

/// `poison`
enum PoisonCommand: Command {
  static let card = CommandCard(
    "poison", [], .looking, usage: "poison",
    "May the instance be trusted? Who set the flag?",
    examples: ["poison"])

  static func run(
    _ line: CommandLine, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    try session.showSheets { PoisonView.sheet($0.worker) }
  }
}
