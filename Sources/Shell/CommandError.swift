// What is wrong with a command, and what to try.

import Styling
import WasmFile
import WasmModel

/// A command that could not be done. State is as it was before.
public struct CommandError: Error, Sendable {
  /// What was found and what was expected, in one sentence without a full stop.
  public let message: String
  /// The line of a text that is wrong, with a caret below it; empty where there is no text.
  public let excerpt: [String]
  /// What to try, or nil.
  public let hint: String?
  /// The exit code that a script ends with: 1, 3 if a module could not be loaded, or 130 if the
  /// person interrupted it.
  public let exitCode: Int32

  /// The exit code of what was interrupted.
  static let interrupted: Int32 = 130

  public init(
    _ message: String, excerpt: [String] = [], try hint: String? = nil, exitCode: Int32 = 1
  ) {
    self.message = message
    self.excerpt = excerpt
    self.hint = hint
    self.exitCode = exitCode
  }

  /// The error of a file that is no valid module.
  public init(_ error: ModuleFileError) {
    let mnemonic = error.unknownWord.flatMap {
      Suggestion.find($0, in: InstructionCard.all.map(\.mnemonic))
    }
    self.init(
      "\(error)", excerpt: error.excerpt, try: mnemonic.map { "did you mean \($0)?" } ?? error.hint,
      exitCode: 3)
  }

  /// The lines to print.
  public var lines: [StyledText] {
    [StyledText("error: ", .error) + StyledText(message)]
      + excerpt.map { StyledText($0, .code) }
      + (hint.map { [StyledText("  try: ", .dim) + StyledText($0, .command)] } ?? [])
  }
}
