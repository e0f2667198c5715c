// What we print instead of a character when the terminal has only ASCII.

extension String {
  /// The text in ASCII: every sign of ours has a twin, any other character becomes `?`.
  public var asciiTwin: String {
    if utf8.allSatisfy({ $0 < 0x80 }) { return self }
    return map { $0.isASCII ? String($0) : AsciiTwin.find($0) ?? "?" }.joined()
  }
}

extension StyledText {
  /// The text in ASCII. Twins differ in width, so lay out after this, not before.
  public var asciiTwin: StyledText {
    spans.map { StyledText($0.text.asciiTwin, $0.style) }.joined()
  }
}

enum AsciiTwin {
  static func find(_ character: Character) -> String? {
    table.first { $0.characters.contains(character) }?.twin
  }

  // One row a line, in columns.
  // swift-format-ignore
  private static let table: [(characters: String, twin: String)] = [
    // pointers and arrows
    ("▶►▸❯›",         ">"),
    ("◀◄◂❮‹",         "<"),
    ("▲△↑",           "^"),
    ("▼▽↓",           "v"),
    ("→⟶",            "->"),
    ("←⟵",            "<-"),
    ("↔",             "<->"),
    ("⇒",             "=>"),
    ("⇐",             "<="),
    // boxes
    ("│┃║┆┊",         "|"),
    ("─━┄┈",          "-"),
    ("═",             "="),
    ("┌┐└┘├┤┬┴┼╭╮╰╯╔╗╚╝", "+"),
    // bars, from low to high
    ("▁▏",            "."),
    ("▂▎",            ":"),
    ("▃▄▍▌",          "-"),
    ("▅▆▋▊",          "="),
    ("▇█▉■▮",         "#"),
    ("░▒▓",           "%"),
    // verdicts
    ("✓✔",            "ok"),
    ("✗✘✕",           "FAIL"),
    ("⚠",             "!"),
    ("●•◆★",          "*"),
    ("○◦◇☆",          "o"),
    // typography
    ("…",             ".."),
    ("–−‑‐",          "-"),
    ("—",             "--"),
    ("·",             "-"),
    ("‘’‚′",          "'"),
    ("“”„″«»",        "\""),
    ("\u{A0}\u{202F}\u{2009}", " "),
    ("×",             "x"),
    ("÷",             "/"),
    ("±",             "+/-"),
    ("≤",             "<="),
    ("≥",             ">="),
    ("≠",             "!="),
    ("≈",             "~"),
    ("∞",             "inf"),
    ("µμ",            "u"),
    ("§",             "section "),
  ]
}
