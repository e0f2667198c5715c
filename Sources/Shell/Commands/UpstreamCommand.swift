// `upstream`: which real construct a line, a pass or a message models.

import Bindgen
import Course
import Recovery
import Styling
import Views
import WasmMachine

/// `upstream [LINE|NAME]`
enum UpstreamCommand: Command {
  static let card = CommandCard(
    "upstream", ["up"], .learning, usage: "upstream [NAME | LINE]",
    "What of wasm-bindgen or workers-rs this models.",
    details: """
      Without a name it tells of the line or function where the worker stands, or lists all
      constructs. NAME is a function of the glue or the shim, a key of the list, an error message,
      a function that wasm-bindgen's command line added, or a row that a lesson names in brackets.
      LINE is a line of the glue, index.js. What is our own is said to be so.
      """,
    examples: [
      "upstream", "upstream __wbg_call_guard", "upstream Module terminated", "upstream WU2",
    ])

  static func run(
    _ line: CommandLine, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    let width = session.environment.width
    let workers = session.sides.map(\.worker)
    guard !line.rest.isEmpty else {
      return workers.lazy.compactMap { here($0, width) }.first
        ?? UpstreamView.overview(width: width)
    }
    if let row = RecoveryRows(try session.catalogue().sources).find(line.rest) {
      return session.show(sheet: row.sheet)
    }
    if let lines = find(line.rest, workers, width) { return lines }
    let names = Upstream.allCases.map(\.rawValue)
    let hint = Suggestion.find(line.rest, in: names).map { "did you mean `upstream \($0)`?" }
    throw CommandError("nothing upstream is known as `\(line.rest)`", try: hint ?? "upstream")
  }

  /// Finds a line, a function, a key, or a message.
  static func find(_ word: String, _ workers: [Worker], _ width: Int) -> [StyledText]? {
    if let number = Int(word) {
      return workers.lazy.compactMap { worker in
        worker.source.findFunction(atLine: number, of: "index.js")
          .map { UpstreamView.lines($0, width: width) }
      }.first
    }
    if let upstream = Upstream(rawValue: word) { return UpstreamView.lines(upstream, width: width) }
    if let function = workers.lazy.compactMap({ $0.findFunction(word) }).first {
      return UpstreamView.lines(function, width: width)
    }
    let wanted = word.lowercased()
    let rows = Upstream.allCases.filter { $0.row.construct.lowercased().contains(wanted) }
    return rows.isEmpty ? nil : rows.flatMap { UpstreamView.lines($0, width: width) }
  }

  /// Where a worker stands, if that is in the glue or in an added function.
  private static func here(_ worker: Worker, _ width: Int) -> [StyledText]? {
    if worker.isAtWasm {
      guard let place = worker.machine.findPlace(ofFrame: 0),
        let role = worker.source.added[place.function]
      else { return nil }
      return UpstreamView.lines(Upstream(role), width: width)
    }
    guard let place = worker.scriptPlace,
      let function = worker.source.findFunction(atLine: place.line, of: place.module)
    else { return nil }
    return UpstreamView.lines(function, width: width)
  }
}
