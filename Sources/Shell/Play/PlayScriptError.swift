// What can be wrong with a script that is to be played, and where.

/// What a script says to the player.
public enum PlayDirective: String, CaseIterable, Hashable, Sendable {
  case chapter, hide, pause, say, show, width

  /// What stands behind the name, or nil.
  var argument: String? {
    switch self {
    case .chapter: "a title"
    case .say: "a text"
    case .width: "a number of columns"
    case .hide, .pause, .show: nil
    }
  }

  /// What a script can be laid out for.
  static let widths = 40...400
}

/// A mistake in a script.
public struct PlayScriptError: Error, Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    /// A directive that there is not.
    case unknown(String)
    /// `#lab` without the colon.
    case noColon(String)
    /// A directive that needs something behind it, and what.
    case missing(PlayDirective, String)
    /// A directive with something behind it that has no meaning.
    case surplus(PlayDirective, String)
    case badWidth(String)
    /// A directive that cannot stand between `hide` and `show`.
    case hidden(PlayDirective)
    case notHidden
    /// A `hide` without its `show`.
    case openHide
    case emptyChapter(String)
    case noCommand
  }

  public let kind: Kind
  public let file: String
  public let line: Int

  init(_ kind: Kind, file: String, line: Int) {
    self.kind = kind
    self.file = file
    self.line = line
  }
}

extension PlayScriptError: CustomStringConvertible {
  /// Place and message, as in `demo.lab:3: unknown directive ...`.
  public var description: String { "\(file):\(line): \(message)" }

  private var message: String {
    let names = PlayDirective.allCases.map(\.rawValue).joined(separator: ", ")
    return switch kind {
    case .unknown(""): "a directive is missing behind `#lab:`; there are: \(names)"
    case .unknown(let name): "unknown directive `\(name)`; there are: \(names)"
    case .noColon(let text): "`\(text)` has no colon; a directive is `#lab: NAME`"
    case .missing(let directive, let what):
      "`#lab: \(directive.rawValue)` needs \(what) behind it"
    case .surplus(let directive, let text):
      "`#lab: \(directive.rawValue)` stands alone; found `\(text)` behind it"
    case .badWidth(let text):
      "`\(text)` is no width; expected a number from \(PlayDirective.widths.lowerBound) to "
        + "\(PlayDirective.widths.upperBound)"
    case .hidden(let directive):
      "`#lab: \(directive.rawValue)` between `hide` and `show`; a `#lab: show` is missing before it"
    case .notHidden: "`#lab: show` without a `#lab: hide` before it"
    case .openHide: "this `#lab: hide` has no `#lab: show` behind it"
    case .emptyChapter(let title): "the chapter `\(title)` has no command"
    case .noCommand: "the script has no command"
    }
  }
}
