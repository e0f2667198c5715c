// Many short elements in columns, as `util.inspect` sets them.

/// Sets more than six elements in rows and columns.
struct ElementColumns {
  let indentation: Int
  /// Of a line.
  let width: Int

  /// Columns are about so much wider than high.
  private static let proportion = 2.5
  private static let mostColumns = 15
  /// Columns for each level of objects that may stand on a line.
  private static let columnsOfThreeLevels = 12

  /// The rows, or the elements if they are too long. Of a list that is cut the last item says so.
  func grouped(_ items: [String], isCut: Bool, isNumeric: Bool) -> [String] {
    let elements = isCut ? Array(items.dropLast()) : items
    let widths = elements.map { $0.utf16.count + 2 }
    let (longest, total) = (widths.max() ?? 0, widths.reduce(0, +))
    let areShort = total > 5 * longest || longest <= 8
    guard longest * 3 + indentation < width, areShort else { return items }
    let average = Double(total) / Double(items.count)
    let columns = columns(elements.count, longest, average)
    guard columns > 1 else { return items }
    return rows(elements, widths, columns, isNumeric) + items.suffix(isCut ? 1 : 0)
  }

  private func columns(_ count: Int, _ longest: Int, _ average: Double) -> Int {
    let bias = (Double(longest) - average).squareRoot()
    let biased = max(Double(longest) - 3 - bias, 1)
    let square = (Self.proportion * biased * Double(count)).squareRoot() / biased
    return min(
      Int((square + 0.5).rounded(.down)), (width - indentation) / longest,
      Self.columnsOfThreeLevels, Self.mostColumns)
  }

  private func rows(
    _ items: [String], _ widths: [Int], _ columns: Int, _ isNumeric: Bool
  ) -> [String] {
    let columnWidths = (0..<columns).map { column in
      stride(from: column, to: items.count, by: columns).map { widths[$0] }.max() ?? 0
    }
    return stride(from: 0, to: items.count, by: columns).map { start in
      let end = min(start + columns, items.count)
      return (start..<end).map { place in
        let isLast = place == end - 1
        let text = isLast ? items[place] : items[place] + ", "
        let wanted = columnWidths[place - start] - (isLast ? 2 : 0)
        let padding = String(repeating: " ", count: max(0, wanted - text.utf16.count))
        // Numbers end below each other, all else begins so.
        return isNumeric ? padding + text : isLast ? text : text + padding
      }.joined()
    }
  }
}
