// `stack`: the operand stack.

import Styling
import Views

/// `stack`
enum StackCommand: Command {
  static let card = CommandCard(
    "stack", [], .looking, usage: "stack", "Show the operand stack, top first."
  )

  static func run(
    _ line: CommandLine, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    try session.showSheets { StateView.operands($0.worker) }
  }
}
