// `abort`: a trap of any kind, now or in the next call.

import Recovery
import Styling

/// `abort [KIND]`
enum AbortCommand: Command {
  static let card = CommandCard(
    "abort", [], .failing,
    usage: "abort [\(Fault.AbortKind.allCases.map(\.rawValue).joined(separator: " | "))]",
    "Make it fail here, or in the next call.",
    details: Fault.AbortKind.allCases.map { "\($0.rawValue): \($0.summary)" }
      .joined(separator: "\n"), examples: ["abort", "abort host"])

  static func run(
    _ line: CommandLine, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    let word = line.rest.isEmpty ? Fault.AbortKind.unreachable.rawValue : line.rest
    guard let kind = Fault.AbortKind(rawValue: word) else {
      let names = Fault.AbortKind.allCases.map(\.rawValue)
      let hint = Suggestion.find(word, in: names).map { "abort \($0)" }
      throw CommandError("no kind of abort `\(word)`", try: hint ?? names.joined(separator: ", "))
    }
    return try session.fault(.abort(kind))
  }
}
