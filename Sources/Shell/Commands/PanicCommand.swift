// `panic`: what this build's panic! does, now or in the next call.

import Recovery
import Styling

/// `panic`
enum PanicCommand: Command {
  static let card = CommandCard(
    "panic", [], .failing, usage: "panic",
    "Panic here, or in the next call.",
    details: """
      If nothing is on the way, the next call meets it: inside its catch_unwind, or, in a build
      without one, in the first function that the export calls.
      A worker exports a function that panics for real: PanicLab calls it at the pc. In a module
      without one, a panic is what it ends in: `unreachable`, or a throw of __cpp_exception.
      """, examples: ["panic"])

  static func run(
    _ line: CommandLine, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    try session.fault(.panic)
  }
}
