// How far a student has come, as the text of a file. Reading and writing the file is for others.

/// The progress of one student.
///
/// The file has one fact a line: the version, `current L02`, `done L01 hints=1`, `skipped L03`. Lines
/// that this version does not know stay as they are.
public struct CourseProgress: Hashable, Sendable {
  private enum Line: Hashable {
    case current(String)
    case done(String, hints: Int)
    case skipped(String)
    case other(String)
  }

  private static let version = "paniclab-progress 1"
  private var lines: [Line] = []

  /// No lesson done.
  public init() {}

  /// Reads a file; an empty one is no progress.
  public init(_ text: String, file: String = "progress.txt") throws(CourseError) {
    let found = text.numberedLines
    guard let first = found.first(where: { !$0.text.isEmpty }) else { return }
    guard first.text == Self.version else {
      throw CourseError(
        .malformed(found: "`\(first.text)`", expected: "`\(Self.version)`"), file: file,
        line: first.number)
    }
    lines = found.drop { $0.number <= first.number }.map { Self.read($0.text) }
    while lines.last == .other("") { lines.removeLast() }
  }

  private static func read(_ line: String) -> Line {
    let words = line.split(separator: " ").map(String.init)
    if words.count == 2, words[0] == "current" { return .current(words[1]) }
    if words.count == 2, words[0] == "skipped" { return .skipped(words[1]) }
    if words.count == 3, words[0] == "done", words[2].hasPrefix("hints="),
      let hints = Int(words[2].dropFirst("hints=".count)), hints >= 0
    {
      return .done(words[1], hints: hints)
    }
    return .other(line)
  }

  /// The file.
  public var text: String {
    let texts = lines.map { line in
      switch line {
      case .current(let lesson): "current \(lesson)"
      case .done(let lesson, let hints): "done \(lesson) hints=\(hints)"
      case .skipped(let lesson): "skipped \(lesson)"
      case .other(let text): text
      }
    }
    return ([Self.version] + texts).map { $0 + "\n" }.joined()
  }

  /// The id of the lesson that was open last.
  public var current: String? {
    for case .current(let lesson) in lines.reversed() { return lesson }
    return nil
  }

  /// The ids of the lessons that are done, in the order of the file.
  public var done: [String] {
    lines.compactMap { if case .done(let lesson, _) = $0 { lesson } else { nil } }
  }

  /// The ids of the lessons that were left for later, in the order of the file.
  public var skipped: [String] {
    lines.compactMap { if case .skipped(let lesson) = $0 { lesson } else { nil } }
  }

  /// How many hints a finished lesson took, or nil if it is not done.
  public func findHints(_ lesson: String) -> Int? {
    for case .done(lesson, let hints) in lines { return hints }
    return nil
  }

  /// Makes a lesson the open one.
  public mutating func open(_ lesson: String) {
    let index = lines.firstIndex { if case .current = $0 { true } else { false } }
    lines.removeAll { if case .current = $0 { true } else { false } }
    lines.insert(.current(lesson), at: index ?? 0)
  }

  /// Notes that a lesson is done; of several times the one with the fewest hints counts.
  public mutating func finish(_ lesson: String, hints: Int) {
    lines.removeAll { $0 == .skipped(lesson) }
    let index = lines.firstIndex { if case .done(lesson, _) = $0 { true } else { false } }
    guard let index else { return lines.append(.done(lesson, hints: hints)) }
    lines[index] = .done(lesson, hints: min(hints, findHints(lesson) ?? hints))
  }

  /// Notes that a lesson is left for later; what is done stays done.
  public mutating func skip(_ lesson: String) {
    if !done.contains(lesson), !skipped.contains(lesson) { lines.append(.skipped(lesson)) }
  }

  /// Forgets a lesson, or all of them; lines that this version does not know stay.
  public mutating func forget(_ lesson: String? = nil) {
    lines.removeAll { line in
      switch line {
      case .current(let id), .done(let id, _), .skipped(let id): lesson == nil || id == lesson
      case .other: false
      }
    }
  }
}
