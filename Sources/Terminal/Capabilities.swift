// What the output may look like, decided from what was asked for and what is there.

/// Width, characters and colours of the output.
public struct Capabilities: Hashable, Sendable {
  /// The columns of a line.
  public let width: Int
  /// The rows of the window, if output goes to one.
  public let height: Int?
  /// Whether only ASCII may be printed.
  public let isASCII: Bool
  /// The theme of standard output; without one there are no colours.
  public let theme: Theme?
  /// The theme of standard error; without one there are no colours.
  public let errorTheme: Theme?
  /// Whether every fact stands on a line of its own, for screen readers.
  public let isLinear: Bool
  /// Whether somebody types the input and sees the output.
  public let isInteractive: Bool
  /// Whether lines can be edited: interactive, and the terminal can move its cursor.
  public let canEditLines: Bool

  /// Whether a line on standard error may tell how far something is, and be cleared again.
  public let showsProgress: Bool

  /// Decides. An option of the command line goes before an environment variable.
  public init(_ options: TerminalOptions, in surroundings: Surroundings) {
    let environment = surroundings.environment
    let isDumb = environment["TERM"] == "dumb"
    let refusesColor =
      isDumb || environment.isSet("NO_COLOR") || environment.isSet("PANICLAB_NO_COLOR")

    func theme(isTerminal: Bool) -> Theme? {
      switch options.color {
      case .always: options.theme
      case .never: nil
      case .auto: isTerminal && !refusesColor ? options.theme : nil
      }
    }

    let columns = environment["COLUMNS"].flatMap { Int($0) }
    let widths = [options.width, columns, surroundings.windowColumns].compactMap(\.self)
    width = widths.first { $0 > 0 } ?? 80
    height = surroundings.windowRows.flatMap { $0 > 0 ? $0 : nil }
    let isUTF8 = ["UTF-8", "utf-8", "UTF8", "utf8"].contains(surroundings.codeset)
    isASCII = options.ascii || isDumb || !isUTF8
    self.theme = theme(isTerminal: surroundings.outputIsTerminal)
    errorTheme = theme(isTerminal: surroundings.errorIsTerminal)
    isLinear = options.linear || environment["PANICLAB_ACCESSIBLE"] == "1"
    isInteractive = surroundings.inputIsTerminal && surroundings.outputIsTerminal
    canEditLines = isInteractive && !isDumb
    showsProgress = surroundings.errorIsTerminal && !isDumb && !isLinear
  }
}

extension [String: String] {
  /// Whether a variable has a value; an empty one counts as unset.
  fileprivate func isSet(_ name: String) -> Bool { self[name, default: ""] != "" }
}
