// Transcripts in the `lab` fences of a page: reading, comparing, and writing them anew.

/// The lines of a page, with its transcripts taken apart.
struct TranscriptPage {
  /// A command in a `lab` fence and what should stand below it.
  struct Entry: Equatable {
    /// The line of the command in the page, from 1.
    let line: Int
    let command: String
    let expected: [String]
  }

  static let prompt = "(lab) "

  private let lines: [String]
  /// The commands of all fences, from the top.
  let entries: [Entry]
  /// Lines of fences that stand above the first command, where nothing can print them.
  let strayLines: [Int]

  init(_ text: String) {
    lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var entries: [Entry] = []
    var strayLines: [Int] = []
    var isInside = false
    var command: (line: Int, text: String)?
    var expected: [String] = []
    func end() {
      if let command {
        entries.append(Entry(line: command.line, command: command.text, expected: expected))
      }
      command = nil
      expected = []
    }
    for (index, line) in lines.enumerated() {
      if !isInside {
        isInside = line == "```lab"
      } else if line == "```" {
        end()
        isInside = false
      } else if line.hasPrefix(Self.prompt) {
        end()
        command = (index + 1, String(line.dropFirst(Self.prompt.count)))
      } else if command == nil {
        strayLines.append(index + 1)
      } else {
        expected.append(line)
      }
    }
    self.entries = entries
    self.strayLines = strayLines
  }

  /// The page with other lines below its commands; nil leaves those of a command as they are.
  func replacing(_ outputs: [[String]?]) -> String {
    var lines = lines
    for (entry, output) in zip(entries, outputs).reversed() {
      guard let output else { continue }
      lines.replaceSubrange(entry.line..<(entry.line + entry.expected.count), with: output)
    }
    return lines.joined(separator: "\n")
  }
}

extension TranscriptPage.Entry {
  /// Whether lines are those that stand in the page. `[..]` in a line stands for any characters; a
  /// line `...` for any number of lines.
  func matches(_ actual: [String]) -> Bool { Self.matches(expected[...], actual[...]) }

  private static func matches(_ expected: ArraySlice<String>, _ actual: ArraySlice<String>) -> Bool
  {
    guard let first = expected.first else { return actual.isEmpty }
    let rest = expected.dropFirst()
    if first == "..." {
      return (actual.startIndex...actual.endIndex).contains { matches(rest, actual[$0...]) }
    }
    guard let line = actual.first, matches(line: line, first) else { return false }
    return matches(rest, actual.dropFirst())
  }

  private static func matches(line: String, _ pattern: String) -> Bool {
    let pieces = pattern.split(separator: "[..]", omittingEmptySubsequences: false)
    guard pieces.count > 1, let first = pieces.first, let last = pieces.last else {
      return line == pattern
    }
    guard line.hasPrefix(first) else { return false }
    var rest = line.dropFirst(first.count)
    for piece in pieces[1..<(pieces.count - 1)] {
      guard let range = rest.firstRange(of: piece) else { return false }
      rest = rest[range.upperBound...]
    }
    return rest.hasSuffix(last)
  }
}
