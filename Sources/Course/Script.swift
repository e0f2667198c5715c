// A file of commands: what a lesson starts with, what solves it, what goes wrong.

/// The commands of a `.lab` file.
public struct Script: Hashable, Sendable {
  /// A command and where it stands.
  public struct Line: Hashable, Sendable {
    public let number: Int
    public let command: String
    /// True if the line ends in `#optional`: the script does its work without it.
    public let isOptional: Bool
  }

  /// The path of the file.
  public let file: String
  public let lines: [Line]

  /// The commands in order.
  public var commands: [String] { lines.map(\.command) }

  /// Reads a file; empty lines and lines that begin with `#` are left out.
  public init(_ text: String, file: String) {
    self.file = file
    lines = text.numberedLines.compactMap { number, line in
      if line.isEmpty || line.hasPrefix("#") { return nil }
      guard line.hasSuffix(Self.optionalMark) else {
        return Line(number: number, command: line, isOptional: false)
      }
      let command = line.dropLast(Self.optionalMark.count).trimmed
      return Line(number: number, command: command, isOptional: true)
    }
  }

  private static let optionalMark = "#optional"
}

/// A way to go wrong that the check knows.
public struct WrongAnswer: Hashable, Sendable {
  /// The name of the file without `.lab`.
  public let name: String
  /// What the check must say to it.
  public let feedback: String
  public let script: Script

  /// Reads a file whose first line is `#expect-feedback: "TEXT"`.
  init(_ text: String, name: String, file: String) throws(CourseError) {
    let first = text.numberedLines.first?.text ?? ""
    let mark = "#expect-feedback:"
    let quoted = first.dropFirst(mark.count).trimmed
    guard first.hasPrefix(mark), quoted.count > 2, quoted.hasPrefix("\""), quoted.hasSuffix("\"")
    else {
      throw CourseError(
        .malformed(found: "`\(first)`", expected: "`\(mark) \"TEXT\"` in the first line"),
        file: file, line: 1)
    }
    self.name = name
    feedback = String(quoted.dropFirst().dropLast())
    script = Script(text, file: file)
    if script.lines.isEmpty { throw CourseError(.missing("commands"), file: file) }
  }
}

extension StringProtocol {
  /// The text without white space at its ends.
  var trimmed: String {
    let start = drop(while: \.isWhitespace)
    return String(start.prefix(start.count - start.reversed().prefix(while: \.isWhitespace).count))
  }

  /// The lines without white space at their ends, with their numbers from 1.
  var numberedLines: [(number: Int, text: String)] {
    split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated()
      .map { ($0.offset + 1, $0.element.trimmed) }
  }
}
