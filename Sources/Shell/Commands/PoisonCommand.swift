// `poison`: may the instance be trusted?

import Styling
import Views

/// `poison`
enum PoisonCommand: Command {
  static let card = CommandCard(
    "poison", [], .looking, usage: "poison",
    "May the instance be trusted? The flag, the glue.")

  static func run(
    _ line: CommandLine, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    try session.show { StateView.poison($0) }
  }
}
