// `gc`: the JavaScript engine collects garbage.

import Recovery
import Stepping
import Styling

/// `gc`
enum CollectCommand: Command {
  static let card = CommandCard(
    "gc", [], .failing, usage: "gc",
    "Collect garbage; finalizers get their turn.",
    details: """
      An engine collects when it likes; here it does so when you say. An object of a Rust class that
      nobody can reach any more is dropped by its finalizer, which calls Wasm without a guard:
      even in an instance that is terminated.
      """)

  static func run(
    _ line: CommandLine, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    var lines: [StyledText] = []
    for index in try session.makeIdle() {
      lines += session.give(index, .collect)
      lines += session.run(index, .toEnd)
    }
    return lines
  }
}
