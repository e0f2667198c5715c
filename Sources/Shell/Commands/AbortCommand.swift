// `abort`: a trap of any kind, now, in the next call, or when it is told to.

import Recovery
import Styling

/// `abort [KIND] [at LOC | at tick T | on request N]`
enum AbortCommand: Command {
  static let card = CommandCard(
    "abort", [], .failing, usage: "abort [KIND] [at LOC | at tick T | on request N]",
    "Make it fail here, or at a place or time.",
    details: Fault.AbortKind.allCases.map { "\($0.rawValue): \($0.summary)" }
      .joined(separator: "\n") + "\n\(FaultText.times)",
    examples: ["abort", "abort host", "abort oob at transfer", "abort stack on request 3"])

  static func run(
    _ line: CommandLine, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    var rest = line.rest
    let time = try FaultTime(taking: &rest, of: "abort")
    try FaultText.checkEnd("", time, "abort")
    let word = rest.isEmpty ? Fault.AbortKind.unreachable.rawValue : rest
    guard let kind = Fault.AbortKind(rawValue: word) else {
      let names = Fault.AbortKind.allCases.map(\.rawValue)
      let hint = Suggestion.find(word, in: names).map { "abort \($0)" }
      throw CommandError("no kind of abort `\(word)`", try: hint ?? names.joined(separator: ", "))
    }
    return try session.fault(time) { _, _ throws(CommandError) in .abort(kind) }
  }
}
