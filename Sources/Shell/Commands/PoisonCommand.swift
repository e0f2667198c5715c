// `poison`: may the instance be trusted?

import Styling
import Views

/// `poison`
enum PoisonCommand: Command {
  static let card = CommandCard(
    "poison", [], .looking, usage: "poison",
    "Show the terminated flag, what the glue remembers, and what last went wrong.")

  static func run(
    _ line: CommandLine, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    try session.show { StateView.poison($0) }
  }
}
