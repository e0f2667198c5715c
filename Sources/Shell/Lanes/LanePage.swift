// The lines of several sides as a layout wants them: beside or below each other, or one lane alone.

import Styling

/// Lays out the lines of a command by their lanes. Lines without a lane have the whole width.
struct LanePage {
  let choice: LayoutChoice
  let width: Int
  let isASCII: Bool
  /// The letters of the sides.
  let labels: [String]
  /// The lane that the layout `one` shows.
  let shown: Int

  /// The lines to print.
  func lines(_ lines: [StyledText]) -> [StyledText] {
    let lanes = Set(lines.compactMap { $0.lane?.number }).sorted()
    guard let first = lanes.first else { return lines.flatMap { stacked($0) } }
    switch choice.layout {
    case .linear: return lines.map { linear($0) }
    case .one where lanes.count > 1: return one(lines, lanes.contains(shown) ? shown : first, lanes)
    case .side where lanes.count > 1:
      return bands(of: lines).flatMap { sideBySide($0, lanes) }
    case .stack, .one, .side: return lines.flatMap { stacked($0) }
    }
  }

  /// A lane's letter and its line, broken between words if it is too long.
  func stacked(_ line: StyledText) -> [StyledText] {
    guard let lane = line.lane else {
      return choice.layout == .linear ? [line] : broken(line, width)
    }
    return broken(line, width - Layout.label).map { label(lane.number) + $0 }
  }

  private func linear(_ line: StyledText) -> StyledText {
    guard let lane = line.lane else { return line }
    return StyledText("\(labels[lane.number]): ", .side(lane.number)) + line
  }

  private func label(_ lane: Int) -> StyledText {
    StyledText(labels[lane], .side(lane)).padded(to: Layout.label)
  }

  private func broken(_ line: StyledText, _ width: Int) -> [StyledText] {
    if line.isVerbatim { return [line] }
    let text = isASCII ? line.asciiTwin : line
    return text.displayWidth <= width ? [text] : text.wrapped(to: width, indent: 4)
  }

  // MARK: One lane

  /// The lines of the lanes that the layout `one` leaves out.
  func linesOfOthers(_ lines: [StyledText]) -> [StyledText] {
    let lanes = Set(lines.compactMap { $0.lane?.number }).sorted()
    let own = lanes.contains(shown) ? shown : lanes.first
    let others = lines.filter { line in line.lane.map { $0.number != own } ?? false }
    return others.flatMap { choice.layout == .linear ? [linear($0)] : stacked($0) }
  }

  private func one(_ lines: [StyledText], _ shown: Int, _ lanes: [Int]) -> [StyledText] {
    let own = lines.filter { $0.lane == nil || $0.lane?.number == shown }
    let notes = lanes.filter { $0 != shown }.map { lane in
      label(lane) + difference(of: lane, from: shown, in: lines)
    }
    return own.flatMap { stacked($0) } + notes
  }

  private func difference(of lane: Int, from shown: Int, in lines: [StyledText]) -> StyledText {
    let old = lines.filter { $0.lane?.number == shown }
    let new = lines.filter { $0.lane?.number == lane }
    if old.map({ $0.text() }) == new.map({ $0.text() }) { return StyledText("the same", .dim) }
    let difference = new.map(\.withoutDim).difference(from: old.map(\.withoutDim))
    let other = StyledText("   (`other`)", .dim)
    func count(_ lines: Int) -> String { "\(lines) line\(lines == 1 ? "" : "s")" }
    if difference.isEmpty { return StyledText("the same, but for ticks and places", .dim) + other }
    if difference.insertions.isEmpty {
      return "differs: \(count(difference.removals.count)) less" + other
    }
    return "differs: \(count(difference.insertions.count))" + other
  }

  // MARK: Beside each other

  /// Lines that one turn through the sides made.
  private func bands(of lines: [StyledText]) -> [[StyledText]] {
    var bands: [[StyledText]] = []
    var last: StyledText?
    for line in lines {
      let isNext: Bool
      switch (last?.lane, line.lane) {
      case (let old?, let new?): isNext = new.number < old.number
      case (nil, nil): isNext = last == nil
      default: isNext = true
      }
      if isNext { bands.append([line]) } else { bands[bands.count - 1].append(line) }
      last = line
    }
    return bands
  }

  private func sideBySide(_ band: [StyledText], _ lanes: [Int]) -> [StyledText] {
    if band.contains(where: { $0.lane == nil }) { return band.flatMap { stacked($0) } }
    let room = choice.laneWidth(lanes: lanes.count, width: width)
    let columns = lanes.map { lane in rows(of: lane, in: band, room) }
    let keys = Set(columns.flatMap(\.keys)).sorted()
    var named: Set<Int> = []
    return keys.flatMap { key in
      let cells = columns.map { $0[key] ?? [] }
      return (0..<(cells.map(\.count).max() ?? 0)).map { number in
        row(lanes, cells.map { $0.indices.contains(number) ? $0[number] : nil }, room, &named)
      }
    }
  }

  /// Lines beside each other; the first one of a lane in a band bears its letter.
  private func row(
    _ lanes: [Int], _ lines: [StyledText?], _ room: Int, _ named: inout Set<Int>
  ) -> StyledText {
    let gutter = StyledText(isASCII ? Layout.gutter.asciiTwin : Layout.gutter, .dim)
    var cells: [StyledText] = []
    for (lane, line) in zip(lanes, lines) {
      let isFirst = line != nil && named.insert(lane).inserted
      let name = StyledText(isFirst ? labels[lane] : "", .side(lane)).padded(to: Layout.label)
      cells.append((name + (line ?? "")).padded(to: room + Layout.label))
    }
    let row = cells.joined(separator: gutter)
    let blanks = row.text().reversed().prefix { $0 == " " }.count
    return row.prefix(row.displayWidth - blanks)
  }

  /// The lines of a lane by the row in which they stand.
  private func rows(of lane: Int, in band: [StyledText], _ room: Int) -> [Int: [StyledText]] {
    var rows: [Int: [StyledText]] = [:]
    var row = -1
    for line in band where line.lane?.number == lane {
      row = line.lane?.row ?? row
      rows[row, default: []] += broken(line, room)
    }
    return rows
  }
}

extension StyledText {
  /// What a line says, but for what is not the point of it: ticks, addresses, counts.
  fileprivate var withoutDim: String {
    spans.filter { $0.style != .dim }.map(\.text).joined()
  }
}
