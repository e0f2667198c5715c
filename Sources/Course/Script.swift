// A file of commands: what a lesson starts with, what solves it, what goes wrong.

/// The commands of a `.lab` file.
public struct Script: Hashable, Sendable {
  /// A command and where it stands.
  public struct Line: Hashable, Sendable {
    public let number: Int
    public let command: String
    /// True if the line ends in `#optional`: the script does its work without it.
    public let isOptional: Bool
    /// The task that it is a part of, as the last comment said that begins with an id: `# T2`.
    public let task: String?
  }

  /// The path of the file.
  public let file: String
  public let lines: [Line]

  /// The commands in order.
  public var commands: [String] { lines.map(\.command) }

  /// Reads a file; empty lines and lines that begin with `#` are left out.
  public init(_ text: String, file: String) {
    self.file = file
    var task: String?
    lines = text.numberedLines.compactMap { number, line in
      if line.isEmpty { return nil }
      if line.hasPrefix("#") {
        task = Self.findTask(line) ?? task
        return nil
      }
      let isOptional = line.hasSuffix(Self.optionalMark)
      let command = isOptional ? line.dropLast(Self.optionalMark.count).trimmed : line
      return Line(number: number, command: command, isOptional: isOptional, task: task)
    }
  }

  /// The id at the beginning of a comment, as in `# T2: the address`.
  private static func findTask(_ comment: String) -> String? {
    let word = comment.dropFirst().trimmed.prefix { $0.isLetter || $0.isNumber }
    return word.hasPrefix("T") && Int(word.dropFirst()) != nil ? String(word) : nil
  }

  /// The lines before the ones of a task; nil if no line belongs to it.
  public func lines(before task: String) -> [Line]? {
    lines.firstIndex { $0.task == task }.map { Array(lines[..<$0]) }
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
