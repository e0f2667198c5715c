// Histories side by side: the same events in one row, where they part, and what differs now.

import Recovery
import Styling
import WasmMachine

/// A side of a comparison.
public struct ComparedSide: Sendable {
  /// As in `A`.
  public let label: String
  public let worker: Worker

  public init(_ label: String, _ worker: Worker) {
    self.label = label
    self.worker = worker
  }

  var name: String { "\(label) \(worker.strategy.rawValue)" }
}

/// Views of several sides, compared by logical event.
public enum CompareView {
  /// Which rows are shown.
  public enum Extent: Hashable, Sendable {
    /// Those around the first difference.
    case divergence
    case turn(Turn)
    case all
  }

  /// How many rows stand before the first difference, and from it on.
  private static let (before, after) = (2, 6)

  /// The comparison; the last line says it in a sentence.
  public static func sheet(_ sides: [ComparedSide], _ extent: Extent) -> Sheet {
    let divergence = Divergence.find(sides.map(\.worker.realm))
    var sheet = Sheet()
    if sides.count > 2 { tellPairs(sides, &sheet) }
    for turn in turns(extent, divergence, sides) {
      show(turn, divergence, sides, isWhole: extent != .divergence, &sheet)
    }
    let differences = StateComparison.differences(sides)
    for difference in differences { sheet.state(difference.label, StyledText(difference.text)) }
    sheet.say(summary(divergence, differences, sides))
    return sheet
  }

  private static func turns(
    _ extent: Extent, _ divergence: Divergence?, _ sides: [ComparedSide]
  ) -> [Turn] {
    switch extent {
    case .divergence: return divergence.map { [$0.turn] } ?? []
    case .turn(let turn): return [turn]
    case .all:
      var seen: Set<Turn> = []
      return sides.flatMap { $0.worker.realm.turns.map(\.turn) }
        .filter { seen.insert($0).inserted }
    }
  }

  /// Where each other side parts from the first one.
  private static func tellPairs(_ sides: [ComparedSide], _ sheet: inout Sheet) {
    for other in sides.dropFirst() {
      let divergence = Divergence.find([sides[0].worker.realm, other.worker.realm])
      let text = divergence.map { found -> StyledText in
        "part in \(found.turn.text): " + parting(found, [sides[0], other])
      }
      sheet.state("\(sides[0].label) and \(other.name)", text ?? "the same events so far")
    }
  }

  // MARK: A turn

  private static func show(
    _ turn: Turn, _ divergence: Divergence?, _ sides: [ComparedSide], isWhole: Bool,
    _ sheet: inout Sheet
  ) {
    let lanes = sides.map { side in
      side.worker.realm.turns.first { $0.turn == turn }?.events ?? []
    }
    let rows = EventAlignment.rows(lanes)
    let first = divergence?.turn == turn ? divergence?.common : nil
    let shown = isWhole ? rows.indices : range(around: first ?? 0, rows.count)
    let names = sides.map(\.name).joined(separator: ", ")
    sheet.say(StyledText(turn.text, .heading) + StyledText(", ticks of \(names)", .dim))
    if shown.lowerBound > 0 {
      sheet.say(StyledText("  … \(shown.lowerBound) rows before, the same in all", .dim))
    }
    sheet.show(table(rows[shown], first, sides), keys: 3)
    if shown.upperBound < rows.count {
      let more = "  … \(rows.count - shown.upperBound) more rows: `compare \(command(turn))`"
      sheet.say(StyledText(more, .dim))
    }
  }

  /// What `compare` calls a turn.
  private static func command(_ turn: Turn) -> String {
    switch turn {
    case .request(let number): "\(number)"
    case .call: "all"
    }
  }

  private static func range(around first: Int, _ count: Int) -> Range<Int> {
    // One row more is no longer than the line that says so.
    let start = first - before <= 1 ? 0 : first - before
    let end = first + after >= count - 1 ? count : first + after
    return start..<end
  }

  private static func table(
    _ rows: ArraySlice<EventRow>, _ first: Int?, _ sides: [ComparedSide]
  ) -> Grid {
    var grid = Grid(
      [.init(""), .init(""), .init("", minimumWidth: 6, isFlexible: true)]
        + sides.map { .init($0.label, .right) })
    for (number, row) in zip(rows.indices, rows) {
      let parts = row.events.compactMap { $0.map { EventView.parts($0.event.kind) } }
      guard let (word, _, style) = parts.first else { continue }
      let details = parts.map(\.detail)
      let ticks = row.events.map { $0.map { StyledText("\($0.event.tick)") } ?? "" }
      grid.append(
        [number == first ? StyledText("≠", .warning) : "", StyledText(word, style)]
          // The index of a hook, for one, can differ between builds.
          + [StyledText(Set(details).count == 1 ? details[0] : details.joined(separator: " / "))]
          + ticks)
    }
    return grid
  }

  // MARK: In a sentence

  /// As in `A, B trap unreachable in f; C throw __cpp_exception in g`.
  private static func parting(_ divergence: Divergence, _ sides: [ComparedSide]) -> StyledText {
    let texts = divergence.next.map {
      $0.map { EventView.sentence($0.event.kind) } ?? "nothing more"
    }
    var told: Set<String> = []
    return texts.filter { told.insert($0).inserted }.map { text in
      let indices = sides.indices.filter { texts[$0] == text }
      let labels = indices.map { StyledText(sides[$0].label, .side($0)) }
      return labels.joined(separator: ", ") + " \(text)"
    }.joined(separator: "; ")
  }

  private static func summary(
    _ divergence: Divergence?, _ differences: [StateComparison.Difference],
    _ sides: [ComparedSide]
  ) -> StyledText {
    let now =
      differences.isEmpty
      ? ". Nothing else differs now"
      : ". Differ now: " + differences.map(\.short).joined(separator: ", ")
    guard let divergence else {
      return StyledText("no difference so far", .heading) + ": the same events in all\(now)"
    }
    return StyledText("first difference", .heading) + ": \(divergence.turn.text): "
      + parting(divergence, sides) + "\(now)"
  }
}
