// `forks`: the branches of the history.

import Stepping
import Styling

/// `forks`
enum ForksCommand: Command {
  static let card = CommandCard(
    "forks", ["branches"], .time, usage: "forks", "List the branches of the history.",
    details: "`*` is the branch we are in; the others part from it at the tick in the last column.",
    examples: ["forks"])

  static func run(
    _ line: CommandLine, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    let indices = try session.loadedSides()
    let sides = indices.map { session.sides[$0] }
    if sides.allSatisfy({ $0.timeline.branches.count == 1 }) {
      return [
        "one branch so far, \(sides.first?.timeline.branch ?? ""): `fork NAME` begins another"
      ]
    }
    var grid = Grid([
      .init(""), .init("branch"), .init("side"), .init("at tick", .right), .init("end", .right),
      .init("parts at", .right),
    ])
    var names: [String] = []
    for branch in sides.flatMap(\.timeline.branches) where !names.contains(branch.name) {
      names.append(branch.name)
    }
    for name in names {
      for index in indices {
        let branches = session.sides[index].timeline.branches
        guard let branch = branches.first(where: { $0.name == name }) else { continue }
        grid.append(row(branch, index, session))
      }
    }
    return session.show(sheet: Sheet(showing: grid, keys: 3))
  }

  private static func row(
    _ branch: BranchSummary, _ index: Int, _ session: Session
  ) -> [StyledText] {
    [
      StyledText(branch.isCurrent ? "*" : "", .emphasis), StyledText(branch.name, .command),
      StyledText(session.sides[index].name, .side(index)), StyledText("\(branch.position.tick)"),
      StyledText("\(branch.end.tick)"), StyledText(branch.parting.map { "\($0.tick)" } ?? "", .dim),
    ]
  }
}
