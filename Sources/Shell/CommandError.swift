// What is wrong with a command, and what to try.

import Styling

/// A command that could not be done. State is as it was before.
public struct CommandError: Error, Sendable {
  /// What was found and what was expected, in one sentence without a full stop.
  public let message: String
  /// What to try, or nil.
  public let hint: String?
  /// The exit code that a script ends with: 1, or 3 if a module could not be loaded.
  public let exitCode: Int32

  public init(_ message: String, try hint: String? = nil, exitCode: Int32 = 1) {
    self.message = message
    self.hint = hint
    self.exitCode = exitCode
  }

  /// The lines to print.
  public var lines: [StyledText] {
    [StyledText("error: ", .error) + StyledText(message)]
      + (hint.map { [StyledText("  try: ", .dim) + StyledText($0, .command)] } ?? [])
  }
}
