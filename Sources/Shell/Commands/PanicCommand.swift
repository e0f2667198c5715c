// `panic`: what this build's panic! does, now or in the next call.

import Recovery
import Styling

/// `panic`
enum PanicCommand: Command {
  static let card = CommandCard(
    "panic", [], .failing, usage: "panic",
    "Panic here, or in the next call.",
    details: """
      A worker exports a function that panics for real: PanicLab calls it at the pc. In a module
      without one, a panic is what it ends in: `unreachable`, or a throw of __cpp_exception.
      """, examples: ["panic"])

  static func run(
    _ line: CommandLine, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    try session.fault(.panic)
  }
}
