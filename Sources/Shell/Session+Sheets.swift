// How a view, a sheet, comes to the screen.

import Styling

extension Session {
  /// Shows a view of each focused side. In linear mode, a last line names what differs.
  func showSheets(_ view: (Side) -> Sheet) throws(CommandError) -> [StyledText] {
    let indices = try loadedSides()
    return showSheets(of: indices, indices.map { view(sides[$0]) })
  }

  /// Shows a sheet of each of some sides.
  func showSheets(of indices: [Int], _ sheets: [Sheet]) -> [StyledText] {
    var lines: [StyledText] = []
    for (index, sheet) in zip(indices, sheets) { lines += marked(index, self.lines(of: sheet)) }
    guard layoutChoice.layout == .linear, sheets.count > 1 else { return lines }
    var labels = Sheet.labels(ofDifferencesIn: sheets)
    // A list that takes longer to hear than the views themselves helps nobody.
    if labels.count > 8 { labels = labels.prefix(7) + ["and \(labels.count - 7) more"] }
    return lines
      + [
        StyledText("differs: ", .heading)
          + StyledText(labels.isEmpty ? "nothing" : labels.joined(separator: "; "))
      ]
  }

  /// Shows a view that is not of one side, as a table with a column for each.
  func show(sheet: Sheet) -> [StyledText] {
    layoutChoice.layout == .linear
      ? sheet.linearLines
      : sheet.lines(width: environment.width, ascii: environment.isASCII)
  }

  /// The lines of a view of one side, as wide as its lane.
  func lines(of sheet: Sheet) -> [StyledText] {
    layoutChoice.layout == .linear
      ? sheet.linearLines : sheet.lines(width: laneWidth, ascii: environment.isASCII)
  }
}

extension Sheet {
  /// The labels under which sheets say different things, in order. A listing of code counts as one,
  /// a row of a table as well.
  /// Sentences have no label: where nothing else differs, `what is said` stands for them.
  static func labels(ofDifferencesIn sheets: [Sheet]) -> [String] {
    let facts = sheets.map(\.comparedFacts)
    let tables = facts.map { facts in
      Dictionary(grouping: facts, by: \.label).mapValues { $0.map { $0.value.text() } }
    }
    var labels: [String] = []
    for fact in facts.joined() where !labels.contains(fact.label) {
      if Set(tables.map { $0[fact.label] }).count > 1 { labels.append(fact.label) }
    }
    let named = labels.filter { !$0.isEmpty }
    return named.isEmpty && !labels.isEmpty ? ["what is said"] : named
  }
}
