// A table in columns that never wraps: it gives up part of its flexible column instead.

/// Rows of cells that line up, two spaces apart.
public struct Grid: Hashable, Sendable {
  /// What the cells of a column have in common.
  public struct Column: Hashable, Sendable {
    let title: StyledText
    let alignment: Alignment
    let minimumWidth: Int
    let isFlexible: Bool

    /// A column. A flexible one is truncated, down to its minimal width, when the table is too wide.
    public init(
      _ title: String = "", _ alignment: Alignment = .left, minimumWidth: Int = 0,
      isFlexible: Bool = false
    ) {
      self.title = StyledText(title, .heading)
      self.alignment = alignment
      self.minimumWidth = minimumWidth
      self.isFlexible = isFlexible
    }
  }

  private static let gap = 2
  let columns: [Column]
  private(set) var rows: [[StyledText]]

  /// A table; the row of titles is left out when no column has one.
  public init(_ columns: [Column], rows: [[StyledText]] = []) {
    self.columns = columns
    self.rows = rows
  }

  /// Adds a row at the end. Cells that are left out are empty.
  public mutating func append(_ row: [StyledText]) { rows.append(row) }

  /// The table as lines of at most `width` columns, without spaces at their ends.
  public func lines(width: Int = .max, ascii: Bool = false) -> [StyledText] {
    let cells = cellRows(ascii: ascii)
    let widths = fit(naturalWidths(cells), into: width)
    return cells.map { row in
      let padded = columns.indices.map { column in
        row[column].truncated(to: widths[column], ascii: ascii)
          .padded(to: widths[column], columns[column].alignment)
      }
      let line = padded.joined(separator: StyledText(String(repeating: " ", count: Self.gap)))
      return line.trimmed.truncated(to: width, ascii: ascii)
    }
  }

  /// Titles and rows, each with one cell a column and no newline in a cell.
  private func cellRows(ascii: Bool) -> [[StyledText]] {
    let titles = columns.map(\.title)
    let hasTitles = titles.contains { !$0.isEmpty }
    return ((hasTitles ? [titles] : []) + rows).map { row in
      columns.indices.map { column in
        if column >= row.count { return "" }
        let cell = row[column].lines.joined(separator: " ")
        return ascii ? cell.asciiTwin : cell
      }
    }
  }

  private func naturalWidths(_ cells: [[StyledText]]) -> [Int] {
    columns.indices.map { column in
      cells.reduce(columns[column].minimumWidth) { max($0, $1[column].displayWidth) }
    }
  }

  /// Takes what is too much from the flexible columns, the last one first.
  private func fit(_ natural: [Int], into width: Int) -> [Int] {
    var widths = natural
    var excess = widths.reduce(0, +) + Self.gap * max(0, columns.count - 1) - width
    for column in columns.indices.reversed() where columns[column].isFlexible && excess > 0 {
      let given = min(excess, max(0, widths[column] - columns[column].minimumWidth))
      widths[column] -= given
      excess -= given
    }
    return widths
  }
}

extension StyledText {
  /// The text without the spaces at its end.
  var trimmed: StyledText {
    var kept = StyledText()
    var spaces = StyledText()
    for span in spans {
      for character in span.text {
        spaces.append(String(character), span.style)
        if character == " " { continue }
        kept += spaces
        spaces = StyledText()
      }
    }
    return kept
  }
}
