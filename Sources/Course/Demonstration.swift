// A myth's refutation: what is played, what is said on the way, and what must hold at the end.

/// The lines of a `Lessons/myths/ID.lab` file, for a session of its own.
public struct Demonstration: Hashable, Sendable {
  /// A piece of it, in the order of the file.
  public enum Line: Hashable, Sendable {
    /// `# TEXT`: what is said. Lines that follow one another are one text.
    case text(String)
    /// A command.
    case command(String)
  }

  /// The path of the file.
  public let file: String
  public let lines: [Line]
  /// The `expect` lines: the reality, as the session shows it.
  public let check: CheckScript

  /// The commands in order.
  public var commands: [String] {
    lines.compactMap { if case .command(let command) = $0 { command } else { nil } }
  }

  /// Reads a file.
  init(_ text: String, file: String) throws(CourseError) {
    var lines: [Line] = []
    var checks: [String] = []
    for (_, line) in text.numberedLines {
      let isCheck = line.hasPrefix("expect ")
      checks.append(isCheck ? line : "")
      if isCheck || line.isEmpty { continue }
      if !line.hasPrefix("#") {
        lines.append(.command(line))
      } else if case .text(let before)? = lines.last {
        lines[lines.count - 1] = .text(before + " " + line.dropFirst().trimmed)
      } else {
        lines.append(.text(line.dropFirst().trimmed))
      }
    }
    self.file = file
    self.lines = lines
    check = try CheckScript(checks.joined(separator: "\n"), file: file)
    if commands.isEmpty { throw CourseError(.missing("commands"), file: file) }
  }
}
