// The text that a printer has written so far, with its indentation.

/// Lines of text, indented by two spaces a level.
struct PrinterLines {
  private(set) var text = ""
  /// How many levels the next line is indented.
  private(set) var level = 0

  /// Longer lines are divided where that is possible.
  static let width = 96
  /// Deeper levels are not indented any further: else the text of deeply nested blocks would grow
  /// with the square of their depth.
  private static let deepest = 40

  /// How many columns a line still has.
  var room: Int { Self.width - 2 * min(level, Self.deepest) }

  mutating func line(_ content: String) {
    for _ in 0..<min(level, Self.deepest) { text += "  " }
    text += content
    text += "\n"
  }

  /// Writes a line and indents what follows.
  mutating func open(_ content: String) {
    line(content)
    indent()
  }

  /// Ends an indentation and writes a line.
  mutating func close(_ content: String) {
    outdent()
    line(content)
  }

  mutating func indent() { level += 1 }
  mutating func outdent() { level = max(0, level - 1) }

  /// Writes `head item item item)` on one line if it fits; else the items stand below the head, as
  /// many on a line as fit.
  mutating func list(_ head: String, _ items: [String], tail: String = ")") {
    let length = items.reduce(head.utf8.count + tail.utf8.count) { $0 + $1.utf8.count + 1 }
    if length <= room {
      return line(([head] + items).joined(separator: " ") + tail)
    }
    open(head)
    wrap(items, tail: tail)
    outdent()
  }

  /// Writes items, as many on a line as fit, and the tail behind the last one.
  mutating func wrap(_ items: [String], tail: String = "") {
    var current = ""
    for item in items {
      if !current.isEmpty, current.utf8.count + 1 + item.utf8.count > room {
        line(current)
        current = ""
      }
      current += current.isEmpty ? item : " " + item
    }
    if !current.isEmpty || !tail.isEmpty { line(current + tail) }
  }

  /// The words that are there and not empty, with spaces between them.
  static func words(_ words: String?...) -> String {
    words.compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: " ")
  }
}
