// Transcripts in the `lab` fences of a page: reading, comparing, and writing them anew.

/// The lines of a page, with its transcripts taken apart.
public struct TranscriptPage: Sendable {
  /// A command in a `lab` fence and what should stand below it.
  public struct Entry: Hashable, Sendable {
    /// The line of the command in the page, from 1.
    public let line: Int
    public let command: String
    /// The lines below it; `[..]` and a line `...` stand for what is left out.
    public let expected: [String]

    /// A command, its line and what should stand below it.
    public init(line: Int, command: String, expected: [String]) {
      self.line = line
      self.command = command
      self.expected = expected
    }
  }

  private let lines: [String]
  /// The commands of all fences, from the top.
  public let entries: [Entry]
  /// Lines of fences that stand above the first command, where nothing can print them.
  public let strayLines: [Int]

  /// Takes the text of a page apart.
  public init(_ text: String) {
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
      } else if line.hasPrefix(Transcript.prompt) {
        end()
        command = (index + 1, String(line.dropFirst(Transcript.prompt.count)))
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
  public func replacing(_ outputs: [[String]?]) -> String {
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
  public func matches(_ actual: [String]) -> Bool { Self.matches(expected[...], actual[...]) }

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
