// The looks of the styles: one row a style, one column a theme.
//
// ECMA-48, Select Graphic Rendition; only the sixteen colours that every terminal has.

import Styling

/// A set of colours made for a kind of screen.
public enum Theme: String, Sendable, CaseIterable {
  /// Light text on a dark background.
  case dark
  /// Dark text on a light background.
  case light
  /// Black on white, seen from the last row: bold where others dim, and no yellow.
  case projector
  /// No colours: bold, underline, reverse.
  case mono

  /// The parameters of the SGR sequence for a style; empty for none.
  func parameters(for style: Style) -> String {
    let row = Self.row(style)
    return switch self {
    case .dark: row.dark
    case .light: row.light
    case .projector: row.projector
    case .mono: row.mono
    }
  }

  private typealias Row = (dark: String, light: String, projector: String, mono: String)

  // 1 bold, 2 dim, 4 underline, 7 reverse; 3x colour, 4x background: 1 red, 2 green, 3 yellow,
  // 4 blue, 5 magenta, 6 cyan, 7 white; 9x bright.
  // swift-format-ignore
  private static func row(_ style: Style) -> Row {
    switch style {
    //                 dark       light      projector  mono
    case .plain:     ("",        "",        "",        "")
    case .heading:   ("1",       "1",       "1",       "1")
    case .emphasis:  ("1",       "1",       "1",       "1")
    case .dim:       ("90",      "90",      "",        "2")
    case .command:   ("36",      "34",      "1;34",    "1")
    case .value:     ("33",      "35",      "34",      "")
    case .changed:   ("1;33",    "1;35",    "1;34",    "7")
    case .trap:      ("1;31",    "1;31",    "1;31",    "1;7")
    case .exception: ("1;35",    "1;35",    "1;35",    "1;4")
    case .poison:    ("1;37;41", "1;37;41", "1;37;41", "1;7")
    case .ok:        ("32",      "32",      "1;32",    "")
    case .warning:   ("1;33",    "31",      "1;31",    "1")
    case .error:     ("1;31",    "1;31",    "1;31",    "1")
    case .prompt:    ("1;36",    "1;34",    "1",       "1")
    case .code:      ("",        "",        "",        "")
    case .pc:        ("1;32",    "1;34",    "7",       "7")
    case .sideA:     ("36",      "36",      "1;34",    "1")
    case .sideB:     ("35",      "35",      "1;35",    "4")
    case .sideC:     ("32",      "32",      "1;32",    "")
    case .sideD:     ("94",      "34",      "1;36",    "1;4")
    }
  }
}
