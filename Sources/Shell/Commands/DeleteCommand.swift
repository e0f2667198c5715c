// `delete`: remove breakpoints.

import Styling

/// `delete [N]`
enum DeleteCommand: Command {
  static let card = CommandCard(
    "delete", ["d"], .running, usage: "delete [N]", "Remove breakpoint N, or all.")

  static func run(
    _ line: CommandLine, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    if line.rest.isEmpty {
      let count = session.breakpoints.count
      session.breakpoints = []
      return ["removed \(count) breakpoint\(count == 1 ? "" : "s")"]
    }
    guard let number = Int(line.rest),
      let index = session.breakpoints.firstIndex(where: { $0.number == number })
    else { throw CommandError("no breakpoint `\(line.rest)`", try: "info breakpoints") }
    let removed = session.breakpoints.remove(at: index)
    return ["removed breakpoint \(number) at \(removed.location.text)"]
  }
}
