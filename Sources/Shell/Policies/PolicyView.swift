// The score card of a contest.

import Styling

/// Scores as a table, the best of each column marked.
enum PolicyView {
  static func sheet(
    _ scores: [PolicyScore], _ schedule: FaultSchedule, _ policy: Policy
  ) -> Sheet {
    var sheet = Sheet()
    let struck = schedule.entries.count { $0.strike != nil }
    sheet.say(
      StyledText("POLICY \(policy.name)", .heading)
        + "  \(schedule.entries.count) requests, \(struck) of them struck, seed \(schedule.seed)")
    sheet.show(table(scores))
    sheet.say(
      "failed: with those refused.  lost: answered by an instance that was replaced.  "
        + (policy.expectations.isEmpty
          ? "corrupted: not known, the policy expects nothing."
          : "corrupted: answered while what is expected did not hold.")
        + "  cold: new instances.  * is the best.")
    return sheet
  }

  private static func table(_ scores: [PolicyScore]) -> Grid {
    let columns: [(title: String, value: (PolicyScore) -> Int?)] = [
      ("failed", { $0.failed }), ("lost", { $0.lost }), ("corrupted", { $0.corrupted }),
      ("refused", { $0.refused }), ("cold", { $0.coldStarts }), ("ticks", { $0.ticks }),
    ]
    var grid = Grid(
      [.init("", minimumWidth: 12, isFlexible: true)] + columns.map { .init($0.title, .right) })
    for (number, score) in scores.enumerated() {
      let cells = columns.map { column -> StyledText in
        guard let value = column.value(score) else { return StyledText("-", .dim) }
        let values = scores.compactMap(column.value)
        let isBest = value == values.min() && value != values.max()
        return isBest ? StyledText("* \(value)", .ok) : StyledText("\(value)")
      }
      grid.append([StyledText(score.name, number == 0 ? .emphasis : .plain)] + cells)
    }
    return grid
  }

  /// What the policy decided, a line for each failure.
  static func decisions(_ score: PolicyScore) -> Sheet {
    var sheet = Sheet()
    var grid = Grid([
      .init("#", .right), .init("request"), .init("what"), .init("done about it"),
      .init("message", isFlexible: true),
    ])
    for decision in score.decisions {
      let message = decision.message.prefix { $0 != "\n" }
      grid.append([
        StyledText("\(decision.request)", .dim), StyledText(decision.call),
        StyledText(decision.failure.rawValue), StyledText(decision.action),
        StyledText(String(message), .dim),
      ])
    }
    sheet.show(grid)
    return sheet
  }
}
