// The picture of all requests over time: a block for each side, a row for each request.

import Recovery
import Styling

/// Draws timelines.
public struct TimelineView {
  /// A side: its letter, its name, its history, and the tick at which it stands.
  public typealias TimelineSide = (label: String, name: String, realm: Realm, tick: Int)

  private let blocks: [(side: TimelineSide, rows: [TimelineRow])]
  private let range: ClosedRange<Int>
  private let labelWidth: Int
  private let outcomeWidth: Int
  /// How many ticks a column of the picture is.
  private let scale: Int
  private let columns: Int
  private let width: Int

  /// A timeline of some sides, from a tick to a tick; of everything behind the loading if there is no
  /// range.
  public static func sheet(
    _ sides: [TimelineSide], from range: ClosedRange<Int>?, width: Int
  ) -> Sheet {
    let view = TimelineView(sides, range, width)
    var sheet = Sheet()
    guard view.blocks.contains(where: { !$0.rows.isEmpty }) else {
      sheet.say(
        "nothing is there to draw: no requests yet, or none in these ticks (try `request NAME ARGS`)"
      )
      return sheet
    }
    sheet.draw(view.lines, saying: view.facts)
    return sheet
  }

  private init(_ sides: [TimelineSide], _ wanted: ClosedRange<Int>?, _ width: Int) {
    let all = sides.map { TimelineRows(label: $0.label, $0.realm, now: $0.tick).all }
    let firsts = sides.map { $0.realm.requests.first?.firstTick ?? $0.tick }
    let range = wanted ?? (firsts.min() ?? 0)...max(firsts.min() ?? 0, sides.map(\.tick).max() ?? 0)
    self.range = range
    let rows = all.map { rows in
      rows.filter { $0.ticks.overlaps(range) && (wanted != nil || $0.ticks.lowerBound > 0) }
    }
    blocks = Array(zip(sides, rows))
    let shown = rows.flatMap { $0 }
    let labels = shown.map { StyledText($0.label).displayWidth }.max() ?? 0
    let outcomes = shown.map(\.outcome.displayWidth).max() ?? 0
    self.width = width
    labelWidth = min(labels, width / 4)
    outcomeWidth = min(outcomes, width / 3)
    let room = max(10, width - labelWidth - outcomeWidth - 6)
    scale = Self.roundScale(range.count, room)
    columns = min(room, (range.count + scale - 1) / scale)
  }

  /// The least number of ticks of the form 1, 2, 3, 4, 5, 6 or 8 times a power of ten that makes them fit.
  private static func roundScale(_ ticks: Int, _ room: Int) -> Int {
    var power = 1
    while true {
      for factor in [1, 2, 3, 4, 5, 6, 8] where power * factor * room >= ticks {
        return power * factor
      }
      power *= 10
    }
  }

  // MARK: Lines

  private var lines: [StyledText] {
    let several = blocks.count > 1 ? "; one scale, own ticks for each side" : ""
    let unit = scale == 1 ? "1 tick" : "\(scale) ticks"
    var lines: [StyledText] = [
      StyledText("TIMELINE", .heading) + "  ticks \(range.lowerBound)-\(range.upperBound)",
      StyledText("a column is \(unit)\(several)", .dim),
    ]
    for (number, block) in blocks.enumerated() {
      lines.append(axis(StyledText(block.side.name, .side(number))))
      lines += block.rows.map(line)
      lines += (StyledText("  blast  ", .dim) + Self.blast(block.side.realm))
        .wrapped(to: width, indent: 9)
    }
    return lines + legend
  }

  /// The name of a side and the ticks above the columns.
  private func axis(_ name: StyledText) -> StyledText {
    var line = name.truncated(to: labelWidth + 3).padded(to: labelWidth + 4)
    var column = 0
    while column < columns {
      let text = "|\(range.lowerBound + column * scale)"
      guard column + text.count <= columns || column == 0 else { break }
      if column > 0 { line = line.padded(to: labelWidth + 4 + column) }
      line += StyledText(text, .dim)
      column += max(10, text.count + 1)
    }
    return line
  }

  private func line(_ row: TimelineRow) -> StyledText {
    StyledText("  ") + name(of: row).padded(to: labelWidth) + "  " + bar(row) + "  "
      + row.outcome.truncated(to: outcomeWidth, ascii: true)
  }

  /// The label; without its arguments where there is no room for them.
  private func name(of row: TimelineRow) -> StyledText {
    let whole = StyledText(row.label)
    if whole.displayWidth <= labelWidth { return whole }
    let name = row.label.first == "(" ? row.label : String(row.label.prefix { $0 != "(" })
    return StyledText(name).truncated(to: labelWidth, ascii: true)
  }

  /// The signs of a row, one a column.
  private func bar(_ row: TimelineRow) -> StyledText {
    signs(row).map { sign in
      sign.map { StyledText(String($0.rawValue), $0.style) } ?? " "
    }.joined()
  }

  private func signs(_ row: TimelineRow) -> [TimelineSign?] {
    var signs = [TimelineSign?](repeating: nil, count: columns)
    func draw(_ ticks: ClosedRange<Int>, _ sign: TimelineSign) {
      guard ticks.overlaps(range) else { return }
      let clamped = ticks.clamped(to: range)
      for column in self.column(clamped.lowerBound)...self.column(clamped.upperBound) {
        signs[column] = sign
      }
    }
    // A bar ends behind its last tick.
    let last = max(row.ticks.lowerBound, row.ticks.upperBound - 1)
    draw(row.ticks.lowerBound...last, .runs)
    if row.begins > row.ticks.lowerBound { draw(row.ticks.lowerBound...row.begins - 1, .waits) }
    for mark in row.marks { draw(mark.ticks, mark.sign) }
    if let end = row.end { draw(last...last, end) }
    return signs
  }

  private func column(_ tick: Int) -> Int {
    min(columns - 1, max(0, (tick - range.lowerBound) / scale))
  }

  /// As in `failed 1  lost 3  cold starts 1`.
  private static func blast(_ realm: Realm) -> StyledText {
    let cost = Cost(realm)
    let counts = [
      ("failed", cost.failed), ("lost", cost.lostState), ("refused", cost.refused),
      ("cold starts", cost.coldStarts), ("drops run", cost.destructors),
      ("drops missed", cost.missedDestructors),
    ]
    let shown = counts.filter { $0.1 > 0 || $0.0 == "failed" }
    return shown.map { StyledText("\($0.0) ") + StyledText("\($0.1)", .value) }
      .joined(separator: "  ")
  }

  /// The signs that are there, and what they mean.
  private var legend: [StyledText] {
    let used = Set(blocks.flatMap { $0.rows.flatMap { signs($0).compactMap { $0 } } })
    let entries = TimelineSign.allCases.filter(used.contains).map { sign in
      StyledText(String(sign.rawValue), sign.style) + StyledText(" \(sign.meaning)", .dim)
    }
    return entries.map { StyledText("  ") + $0 }
  }

  // MARK: Facts

  private var facts: [Sheet.Fact] {
    var facts: [Sheet.Fact] = [
      Sheet.Fact("timeline", "ticks \(range.lowerBound)-\(range.upperBound)")
    ]
    for (side, rows) in blocks {
      facts += rows.map { row in
        let what = row.label.hasPrefix("#") ? "request \(row.label)" : row.label
        return Sheet.Fact("\(side.name), \(what)", row.fact)
      }
      facts.append(Sheet.Fact("\(side.name), blast", Self.blast(side.realm)))
    }
    return facts
  }
}
