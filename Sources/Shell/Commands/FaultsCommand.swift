// `faults` and `disarm`: which faults wait, and taking them away.

import Recovery
import Styling

/// `faults`
enum FaultsCommand: Command {
  static let card = CommandCard(
    "faults", [], .failing, usage: "faults", "The faults that are armed, and those that struck.",
    examples: ["faults"])

  static func run(
    _ line: CommandLine, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    try session.showSheets { side in
      let realm = side.worker.realm
      var sheet = Sheet()
      if realm.armed.isEmpty { sheet.say("no fault is armed") }
      for armed in realm.armed {
        sheet.state("armed \(armed.number)", "`\(armed.fault.text)` \(armed.whenText)")
      }
      for event in realm.events {
        guard case .fault(let text) = event.kind else { continue }
        let request = event.request.map { ", request #\($0)" } ?? ""
        sheet.state("struck", "`\(text)` at tick \(event.tick)\(request)")
      }
      return sheet
    }
  }
}

/// `disarm [N]`
enum DisarmCommand: Command {
  static let card = CommandCard(
    "disarm", [], .failing, usage: "disarm [N]", "Remove an armed fault, or all.",
    details: "The numbers are those that `faults` shows.", examples: ["disarm"])

  static func run(
    _ line: CommandLine, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    let indices = try session.loadedSides()
    var number: Int?
    if !line.rest.isEmpty {
      guard let found = Number.parse(line.rest), found > 0 else {
        throw CommandError("`\(line.rest)` is not the number of a fault", try: "faults")
      }
      number = Int(found)
    }
    let matching = indices.filter { index in
      session.sides[index].worker.realm.armed.contains { number == nil || $0.number == number }
    }
    guard !matching.isEmpty else {
      guard let number else { return ["no fault is armed"] }
      throw CommandError("no fault \(number) is armed", try: "faults")
    }
    var lines: [StyledText] = []
    for index in matching {
      let before = session.sides[index].worker.realm.armed
      lines += session.give(index, .disarm(number))
      for armed in before where number == nil || armed.number == number {
        let text = StyledText("disarmed \(armed.number): `\(armed.fault.text)` \(armed.whenText)")
        lines += session.marked(
          index, text.wrapped(to: session.laneWidth, indent: 4))
      }
    }
    return lines
  }
}
