// `info time`: what the history of each side takes.

import Stepping
import Styling

extension Session {
  /// A column for each side, and what all of them hold together.
  func timeReport() throws(CommandError) -> [StyledText] {
    let indices = try loadedSides()
    let facts = indices.map { Self.facts(sides[$0]) }
    var grid = Grid(
      [.init("")] + indices.map { .init(sides[$0].name, .right, minimumWidth: 8) })
    for row in facts[0].indices {
      grid.append(
        [StyledText(facts[0][row].name, .dim)] + facts.map { StyledText("\($0[row].number)") })
    }
    return show(sheet: Sheet(showing: grid)) + [
      "snapshots hold \(Self.size(meter.bytes)) of \(Self.size(limits.bytes))"
        + StyledText("   (`set memory-budget MIB` changes that)", .dim)
    ]
  }

  private static func facts(_ side: Side) -> [(name: String, number: Int)] {
    let (timeline, summary) = (side.timeline, side.timeline.summary)
    return [
      ("tick", timeline.tick),
      ("ticks of this history", timeline.end.tick),
      ("moves and inputs", timeline.end.place),
      ("inputs", summary.inputs),
      ("changes by hand", side.changesByHand),
      ("branches", timeline.branches.count),
      ("checkpoints", summary.checkpoints),
      ("most ticks between two", summary.widestGap),
      ("moves in the journal", summary.steps),
    ]
  }

  /// As in `12 KiB` or `1.5 MiB`.
  private static func size(_ bytes: Int) -> String {
    if bytes < 1 << 20 { return "\((bytes + 1023) >> 10) KiB" }
    let tenths = (bytes * 10 + (1 << 19)) >> 20
    return tenths % 10 == 0 ? "\(tenths / 10) MiB" : "\(tenths / 10).\(tenths % 10) MiB"
  }
}
