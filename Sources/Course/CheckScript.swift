// The check of a lesson: what must hold when the student is done, and what to say if it does not.

/// The lines of a `check.lab` file.
public struct CheckScript: Hashable, Sendable {
  /// `expect CONDITION [else "TEXT"]`.
  struct Expectation: Hashable, Sendable {
    let line: Int
    let source: String
    let condition: Condition
    let text: String?
  }

  /// `feedback when CONDITION: "TEXT"`.
  struct Feedback: Hashable, Sendable {
    let line: Int
    let condition: Condition
    let text: String
  }

  /// The path of the file.
  public let file: String
  let expectations: [Expectation]
  let feedback: [Feedback]

  /// What is expected, as the check says it, in order.
  public var sources: [String] { expectations.map(\.source) }

  /// The ids of the tasks whose answers are looked at, each once.
  public var tasks: [String] {
    let all = expectations.flatMap(\.condition.tasks) + feedback.flatMap(\.condition.tasks)
    return all.enumerated().filter { !all[..<$0.offset].contains($0.element) }.map(\.element)
  }

  /// The task whose answer a feedback is about; nil if it is about none or several.
  public func findTask(ofFeedback text: String) -> String? {
    let tasks = Set(feedback.filter { $0.text == text }.flatMap(\.condition.tasks))
    return tasks.count == 1 ? tasks.first : nil
  }

  /// Reads a check. Empty lines and lines that begin with `#` are left out.
  public init(_ text: String, file: String) throws(CourseError) {
    var expectations: [Expectation] = []
    var feedback: [Feedback] = []
    for (number, line) in text.numberedLines where !line.isEmpty && !line.hasPrefix("#") {
      if line.hasPrefix("expect ") {
        expectations.append(try Self.expectation(line, number, file))
      } else if line.hasPrefix("feedback when ") {
        feedback.append(try Self.feedback(line, number, file))
      } else {
        throw CourseError(
          .malformed(
            found: "`\(line)`", expected: "`expect CONDITION` or `feedback when CONDITION`"),
          file: file, line: number)
      }
    }
    if expectations.isEmpty { throw CourseError(.missing("`expect` line"), file: file) }
    self.file = file
    self.expectations = expectations
    self.feedback = feedback
  }

  private static func expectation(_ line: String, _ number: Int, _ file: String)
    throws(CourseError) -> Expectation
  {
    let rest = line.dropFirst("expect ".count).trimmed
    let (condition, text) = try cut(rest, at: " else", form: "`else \"TEXT\"`", number, file)
    return Expectation(
      line: number, source: condition,
      condition: try Condition(condition, file: file, line: number), text: text)
  }

  private static func feedback(_ line: String, _ number: Int, _ file: String)
    throws(CourseError) -> Feedback
  {
    let form = "`feedback when CONDITION: \"TEXT\"`"
    let rest = line.dropFirst("feedback when ".count).trimmed
    let (condition, text) = try cut(rest, at: ":", form: form, number, file)
    guard let text else {
      throw CourseError(
        .malformed(found: "`\(line)`", expected: form), file: file, line: number)
    }
    return Feedback(
      line: number, condition: try Condition(condition, file: file, line: number), text: text)
  }

  /// Cuts a line into what stands before a mark and the text in quotes after it, if there is one.
  private static func cut(
    _ line: String, at mark: String, form: String, _ number: Int, _ file: String
  ) throws(CourseError) -> (condition: String, text: String?) {
    let found = line.firstRange(of: "\(mark) \"")
    guard let found else {
      let comparesText = line.firstRange(of: "= \"") != nil
      if comparesText || !line.contains("\""), !line.hasSuffix(mark) { return (line, nil) }
      throw CourseError(.malformed(found: "`\(line)`", expected: form), file: file, line: number)
    }
    let text = line[found.upperBound...]
    guard text.count > 1, text.last == "\"", !text.dropLast().contains("\"") else {
      throw CourseError(
        .malformed(found: "`\"\(text)`", expected: "one text in quotes"), file: file, line: number)
    }
    return (line[..<found.lowerBound].trimmed, String(text.dropLast()))
  }
}
