// A place in a text as people count it: line and column.

/// A line and a column, both counted from 1; columns count characters.
public struct TextPlace: Hashable, Sendable {
  public let line: Int
  public let column: Int
  /// The text of the line, without its end; a caret below it stands under ``column``.
  public let lineText: String

  /// The place of a byte; an offset past the end is the end.
  ///
  /// Lines end as in the standard: with `\n`, `\r` or `\r\n`.
  public init(offset: Int, in source: [UInt8]) {
    let offset = min(max(offset, 0), source.count)
    var line = 1
    var start = 0
    for index in 0..<offset where Self.endsLine(at: index, in: source) {
      line += 1
      start = index + 1
    }
    let end = source[start...].firstIndex { $0 == Self.lineFeed || $0 == Self.carriageReturn }
    self.line = line
    column = String(decoding: source[start..<offset], as: UTF8.self).count + 1
    lineText = String(decoding: source[start..<(end ?? source.count)], as: UTF8.self)
  }

  /// The line of text and below it a line with a caret.
  public var caret: String {
    // Tabs stay tabs, so that the caret stands right however wide they are.
    let margin = lineText.prefix(column - 1).map { $0 == "\t" ? $0 : " " }
    return lineText + "\n" + String(margin) + "^"
  }

  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")

  private static func endsLine(at index: Int, in source: [UInt8]) -> Bool {
    if source[index] == lineFeed { return true }
    guard source[index] == carriageReturn else { return false }
    return index + 1 == source.count || source[index + 1] != lineFeed
  }
}

extension TextPlace: CustomStringConvertible {
  /// As in `3:14`.
  public var description: String { "\(line):\(column)" }
}
