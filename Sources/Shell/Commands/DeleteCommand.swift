// `delete`, `enable`, `disable`: which stop points there are.

import Styling

/// `delete [N…]`
enum DeleteCommand: Command {
  static let card = CommandCard(
    "delete", ["d"], .stopping, usage: "delete [N…]",
    "Remove stop points by number, or all.")

  static func run(
    _ line: CommandLine, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    if line.rest.isEmpty {
      let count = session.stopPoints.count
      session.stopPoints = []
      return ["removed \(count) breakpoint\(count == 1 ? "" : "s")"]
    }
    var numbers: Set<Int> = []
    for word in line.arguments {
      numbers.insert(session.stopPoints[try session.findStopPoint(word)].number)
    }
    let removed = session.stopPoints.filter { numbers.contains($0.number) }
    session.stopPoints.removeAll { numbers.contains($0.number) }
    return removed.map { "removed \($0.noun) \($0.number)  \($0.text)" }
  }
}

/// `enable [N…]`
enum EnableCommand: Command {
  static let card = CommandCard(
    "enable", [], .stopping, usage: "enable [N…]", "Let stop points stop again, or all.")

  static func run(
    _ line: CommandLine, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    try session.setStopPoints(line.arguments, isEnabled: true)
  }
}

/// `disable [N…]`
enum DisableCommand: Command {
  static let card = CommandCard(
    "disable", [], .stopping, usage: "disable [N…]",
    "Keep stop points, but stop at none of them.")

  static func run(
    _ line: CommandLine, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    try session.setStopPoints(line.arguments, isEnabled: false)
  }
}

extension Session {
  fileprivate mutating func setStopPoints(
    _ words: [String], isEnabled: Bool
  ) throws(CommandError) -> [StyledText] {
    var indices = Array(stopPoints.indices)
    if !words.isEmpty {
      indices = []
      for word in words { indices.append(try findStopPoint(word)) }
    }
    for index in indices { stopPoints[index].isEnabled = isEnabled }
    if indices.isEmpty { return ["no breakpoints (set one with `break NAME`)"] }
    return indices.map {
      "\(isEnabled ? "enabled" : "disabled") \(stopPoints[$0].noun) \(stopPoints[$0].number)"
        + "  \(stopPoints[$0].text)"
    }
  }
}
