// `hosterror`: an imported function throws a JavaScript error instead of running.

import Recovery
import Styling
import WasmMachine
import WasmModel

/// `hosterror ["MESSAGE"] [at import NAME] [at LOC | at tick T | on request N]`
enum HostErrorCommand: Command {
  static let card = CommandCard(
    "hosterror", [], .failing,
    usage: "hosterror [\"MESSAGE\"] [at import NAME] [at LOC | on request N]",
    "Let an imported function throw an Error.",
    details: """
      The next call of an import, or of the one that is named, throws an `Error` into Wasm and does
      not run. Handlers for every exception see it; handlers for the tag of panics do not.
      With `at LOC` or `at tick T` it is the first call behind that place.
      \(FaultText.times)
      """,
    examples: ["hosterror", "hosterror \"no network\" on request 2", "hosterror at transfer"])

  static func run(
    _ line: CommandLine, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    var rest = line.rest
    let time = try FaultTime(taking: &rest, of: "hosterror")
    var message = "told to fail"
    if !rest.isEmpty {
      guard rest.count >= 2, rest.first == "\"", rest.last == "\"" else {
        throw CommandError(
          "the message stands between quotes", try: "hosterror \"\(rest)\"")
      }
      message = String(rest.dropFirst().dropLast())
    }
    return try session.fault(time) { worker, _ throws(CommandError) in
      if let name = time.importName { try check(name, worker.source.program.module) }
      return .hostError(message, import: time.importName)
    }
  }

  private static func check(_ name: String, _ module: Module) throws(CommandError) {
    let names = names(in: module)
    guard !names.contains(name) else { return }
    let hint = Suggestion.find(name, in: names).map { "hosterror at import \($0)" }
    throw CommandError("no imported function `\(name)`", try: hint ?? "info imports")
  }

  /// The names of the imported functions.
  static func names(in module: Module) -> [String] {
    module.imports.compactMap { item in
      if case .function = item.description { item.name } else { nil }
    }
  }
}
