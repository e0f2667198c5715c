// What the user asked of the terminal on the command line.

/// The command-line options about the look of the output; the defaults ask for nothing.
public struct TerminalOptions: Sendable {
  /// When to use colours.
  public enum ColorChoice: String, Sendable, CaseIterable {
    /// If standard output is a terminal and nothing speaks against it.
    case auto
    /// Even into a pipe.
    case always
    /// Not at all.
    case never
  }

  /// `--width`: the columns of a line.
  public var width: Int?
  /// `--color`.
  public var color: ColorChoice
  /// `--theme`.
  public var theme: Theme
  /// `--ascii`: no other characters.
  public var ascii: Bool
  /// `--linear`: one fact a line, for screen readers.
  public var linear: Bool

  public init(
    width: Int? = nil, color: ColorChoice = .auto, theme: Theme = .dark, ascii: Bool = false,
    linear: Bool = false
  ) {
    self.width = width
    self.color = color
    self.theme = theme
    self.ascii = ascii
    self.linear = linear
  }
}
