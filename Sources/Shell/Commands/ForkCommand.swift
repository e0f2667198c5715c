// `fork`: a future of its own from here on.

import Stepping
import Styling

/// `fork NAME`
enum ForkCommand: Command {
  static let card = CommandCard(
    "fork", [], .time, usage: "fork NAME", "Begin a branch here, and go on in it.",
    details: """
      What lies ahead stays in the branch that is left. `switch` goes from branch to branch, `forks`
      lists them, `drop` forgets one.
      """, examples: ["fork what-if"])

  static func run(
    _ line: CommandLine, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    let indices = try session.loadedSides()
    let name = try GivenName.check(line.rest, for: "branch")
    for index in indices {
      let branches = session.sides[index].timeline.branches
      if branches.contains(where: { $0.name == name }) {
        throw CommandError("there is a branch `\(name)` already", try: "switch \(name)")
      }
    }
    return indices.flatMap { index -> [StyledText] in
      let old = session.sides[index].timeline.branch
      session.sides[index].timeline.fork(name)
      let tick = session.sides[index].timeline.tick
      return session.marked(
        index,
        [
          StyledText("branch \(name)", .heading) + " from tick \(tick) on"
            + StyledText("   (`switch \(old)` goes back to what it left)", .dim)
        ])
    }
  }
}
