// What came of a script: how many commands did what they should, and which did not.

import WasmText

/// The outcome of a script.
public struct ScriptReport: Sendable {
  /// How many commands did what the script says; a module that loads counts as well.
  public internal(set) var passed = 0
  public internal(set) var failures: [ScriptNote] = []
  /// Commands that were not tried.
  public internal(set) var skipped: [ScriptNote] = []

  public init() {}
}

/// A command that needs a word.
public struct ScriptNote: Hashable, Sendable {
  /// Where the command begins, in bytes from the beginning of the script.
  public let offset: Int
  public let message: String

  public init(offset: Int, message: String) {
    self.offset = offset
    self.message = message
  }
}

extension ScriptReport {
  /// The report of a script that cannot be read: one failure.
  public init(unreadable error: TextError) {
    failures = [ScriptNote(offset: error.offset, message: "the script cannot be read: \(error)")]
  }
}

extension ScriptNote {
  /// The line and column in the script, as in `12:3`.
  public func place(in source: [UInt8]) -> String { "\(TextPlace(offset: offset, in: source))" }
}
