// `load`: bring a module.

import Styling

/// `load FILE|NAME`
enum LoadCommand: Command {
  static let card = CommandCard(
    "load", [], .session, usage: "load FILE.wasm | NAME",
    "Load a module, a side for each strategy.",
    details: """
      NAME is an example inside PanicLab: bank. `bank.unwind-legacy` names one build of it.
      A module that is no wasm-bindgen worker gets the strategy `ignore`.
      """, examples: ["load bank"])

  static func run(
    _ line: CommandLine, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    guard !line.rest.isEmpty else {
      throw CommandError("the name of a module is missing", try: "load bank   or   load FILE.wasm")
    }
    return try session.load(line.rest)
  }
}
