// The parts of a page between its headings, for rules about their length.

import Styling

/// What stands below a heading, up to the next one.
public struct PagePart: Hashable, Sendable {
  /// The line of the heading.
  public let line: Int
  /// How many words its paragraphs have; those of lists and code are not counted.
  public let words: Int

  /// The parts of a page, from the top.
  public static func all(in page: String) -> [PagePart] {
    var parts: [PagePart] = []
    for block in MarkdownBlock.parse(page) {
      if case .heading = block.content {
        parts.append(PagePart(line: block.lines.lowerBound, words: 0))
      } else if let last = parts.popLast() {
        let words = block.paragraph?.split(separator: " ").count ?? 0
        parts.append(PagePart(line: last.line, words: last.words + words))
      }
    }
    return parts
  }
}

extension TranscriptPage {
  /// The lines of all fences of a page, with their numbers from 1.
  public static func codeLines(of page: String) -> [(number: Int, text: String)] {
    var isInside = false
    return page.split(separator: "\n", omittingEmptySubsequences: false).enumerated().compactMap {
      number, line in
      if line.hasPrefix("```") {
        isInside.toggle()
        return nil
      }
      return isInside ? (number + 1, String(line)) : nil
    }
  }
}
