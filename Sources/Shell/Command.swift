// What a command is: a card for people and a function for the session.

import Styling

/// A command of the REPL. Help, completion and the lint of lessons read the card.
public protocol Command: Sendable {
  static var card: CommandCard { get }
  /// Does the command. Returns the lines to print.
  static func run(_ line: CommandLine, _ session: inout Session) throws(CommandError)
    -> [StyledText]
}

/// What people are told about a command.
public struct CommandCard: Hashable, Sendable {
  public let name: String
  public let aliases: [String]
  public let group: CommandGroup
  /// As in `step [N]`.
  public let usage: String
  /// One line.
  public let summary: String
  /// More lines, shown by `help NAME`.
  public let details: String
  /// Command lines that work as they stand after `load bank`.
  public let examples: [String]
  /// True if an empty line repeats it: for stepping and examining only.
  public let repeats: Bool
  /// What an empty line does instead of repeating it.
  public let goesOn: String?

  init(
    _ name: String, _ aliases: [String] = [], _ group: CommandGroup, usage: String,
    _ summary: String, details: String = "", examples: [String] = [], repeats: Bool = false,
    goesOn: String? = nil
  ) {
    self.name = name
    self.aliases = aliases
    self.group = group
    self.usage = usage
    self.summary = summary
    self.details = details
    self.examples = examples
    self.repeats = repeats
    self.goesOn = goesOn
  }
}

/// The groups in which `help` shows commands.
public enum CommandGroup: String, CaseIterable, Hashable, Sendable {
  case session = "Session"
  case running = "Running"
  case stopping = "Stopping"
  case time = "Time"
  case looking = "Looking"
  case failing = "Making it fail"
  case comparing = "Comparing"
  case learning = "Learning"
}
