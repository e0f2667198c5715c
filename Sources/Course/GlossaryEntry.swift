// The words of the course: the items of `Lessons/GLOSSARY.md`.

import Styling

/// A word and its sentence.
public struct GlossaryEntry: Hashable, Sendable {
  /// The words that it explains, in lower case.
  public let names: [String]
  /// The item as Markdown: the word, and what it means.
  public let text: String

  /// The entries of a page: items that begin with a word in `**`. Other words in `*` before the
  /// colon are names of the same thing.
  public static func all(in page: String) -> [GlossaryEntry] {
    page.split(separator: "\n").compactMap { line in
      guard line.hasPrefix("- **"), let colon = line.firstIndex(of: ":") else { return nil }
      let pieces = line[..<colon].split(separator: "**").joined(separator: "*")
        .split(separator: "*", omittingEmptySubsequences: false)
      let names = pieces.enumerated().filter { !$0.offset.isMultiple(of: 2) }
      return GlossaryEntry(
        names: names.map { $0.element.lowercased() }, text: String(line.dropFirst(2)))
    }
  }
}
