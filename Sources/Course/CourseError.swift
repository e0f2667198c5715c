// What can be wrong with the files of the course, and where.

/// A mistake in a file of the course.
public struct CourseError: Error, Hashable, Sendable {
  /// What is wrong, with the data that explains it.
  public enum Kind: Hashable, Sendable {
    /// The file does not exist.
    case missingFile
    /// A key, a heading or another part is not there.
    case missing(String)
    /// The hint of a level from 1 to 3.
    case missingHint(Int)
    /// A name that may occur once occurs again.
    case duplicate(String)
    /// A name that nothing has.
    case unknown(String, expected: String)
    /// Something has the wrong form.
    case malformed(found: String, expected: String)
    /// The Shell could not evaluate an expression of a check.
    case unevaluated(String, reason: String)
  }

  public let kind: Kind
  /// The path, such as `Lessons/course.json`.
  public let file: String
  /// The line, counted from 1, if one line is to blame.
  public let line: Int?

  /// A mistake at a place.
  public init(_ kind: Kind, file: String, line: Int? = nil) {
    self.kind = kind
    self.file = file
    self.line = line
  }
}

extension CourseError: CustomStringConvertible {
  /// Place and message, as in `Lessons/course.json:3: missing "title"`.
  public var description: String {
    let place = line.map { "\(file):\($0)" } ?? file
    return "\(place): \(message)"
  }

  /// What is wrong, without the place.
  public var message: String {
    switch kind {
    case .missingFile: "missing file"
    case .missing(let part): "missing \(part)"
    case .missingHint(let level): "missing `### Hint \(level)` with its text; expected 3 hints"
    case .duplicate(let name): "duplicate \(name)"
    case .unknown(let name, let expected): "unknown \(name); expected \(expected)"
    case .malformed(let found, let expected): "malformed: found \(found); expected \(expected)"
    case .unevaluated(let text, let reason): "cannot evaluate `\(text)`: \(reason)"
    }
  }
}
