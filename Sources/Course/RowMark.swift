// Where a text says how something about upstream is known: the rows of the recovery specification
// in brackets, as in `[WU2]` or `[14.6d, derived]`.

import Styling

/// A row of the recovery specification that a text names.
public struct RowMark: Hashable, Sendable {
  /// As in `WU2`, `14.6d` or `5.3`.
  public let row: String
  /// Whether the text says that the row was derived and not seen upstream.
  public let isDerived: Bool

  /// The marks of a text, in order. Brackets that hold anything else are no marks.
  public static func find(in text: String) -> [RowMark] {
    var marks: [RowMark] = []
    var rest = text[...]
    while let start = rest.firstIndex(of: "["), let end = rest[start...].firstIndex(of: "]") {
      let isFree = start == text.startIndex || text[text.index(before: start)].isWhitespace
      let inside = rest[rest.index(after: start)..<end]
      if isFree, !inside.contains("["), let found = read(inside) { marks += found }
      rest = rest[rest.index(after: start)...]
    }
    return marks
  }

  private static func read(_ inside: Substring) -> [RowMark]? {
    var marks: [RowMark] = []
    for word in inside.split(separator: ",", omittingEmptySubsequences: false).map(\.trimmed) {
      if word == "derived", let last = marks.popLast(), !last.isDerived {
        marks.append(RowMark(row: last.row, isDerived: true))
      } else if isName(word) {
        marks.append(RowMark(row: word, isDerived: false))
      } else {
        return nil
      }
    }
    return marks
  }

  /// A capital letter or a digit first, and a digit somewhere; numbers as `0x104` are none.
  private static func isName(_ word: String) -> Bool {
    guard let first = word.first, first.isUppercase || first.isNumber else { return false }
    return !word.hasPrefix("0x") && word.contains(where: \.isNumber)
      && word.allSatisfy { $0.isLetter || $0.isNumber || $0 == "." || $0 == "-" }
  }
}

/// A paragraph of a page with what it says of the world outside.
public struct MarkedParagraph: Hashable, Sendable {
  /// The line where its block begins, if it stands in a file of its own.
  public let line: Int?
  public let text: String
  /// The rows that it names.
  public let marks: [RowMark]

  /// A text and its marks.
  public init(line: Int?, text: String) {
    self.line = line
    self.text = text
    marks = RowMark.find(in: text)
  }

  /// What only upstream, its engines and its compiler are called.
  private static let names = [
    "wasm-bindgen", "workers-rs", "rustc", "LLVM", "V8", "Node", "Workers runtime",
  ]

  /// The name of something upstream that it speaks of, if it does.
  public var subject: String? { Self.names.first { isSpoken($0) } }

  /// Whether a name stands in the text by itself, and not within a symbol such as `__rustc::x`.
  private func isSpoken(_ name: String) -> Bool {
    text.ranges(of: name).contains { range in
      let before = text[..<range.lowerBound].last
      let after = text[range.upperBound...].first
      return ![before, after].contains { $0.map { $0.isLetter || "_:/".contains($0) } ?? false }
    }
  }

  /// The paragraphs of a page, those of lists and quotes too; code is none.
  public static func all(in page: String) -> [MarkedParagraph] {
    MarkdownBlock.parse(page).flatMap { all(in: $0, line: $0.lines.lowerBound) }
  }

  private static func all(in block: MarkdownBlock, line: Int) -> [MarkedParagraph] {
    switch block.content {
    case .paragraph(let styled):
      return [MarkedParagraph(line: line, text: styled.text())]
    case .list(_, _, let items):
      return items.flatMap { $0 }.flatMap { all(in: $0, line: $0.lines.lowerBound) }
    case .quote(let blocks): return blocks.flatMap { all(in: $0, line: $0.lines.lowerBound) }
    case .heading, .code, .rule: return []
    }
  }
}
