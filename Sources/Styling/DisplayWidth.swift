// How many columns of a terminal a text takes.
//
// Unicode Standard Annex 11, East Asian Width. Ambiguous characters count as one column.

extension String {
  /// The columns that the text takes on one line of a terminal.
  public var displayWidth: Int {
    if utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return utf8.count }
    return reduce(0) { $0 + $1.displayWidth }
  }
}

extension Character {
  /// The columns that the character takes: 0, 1 or 2.
  public var displayWidth: Int {
    // U+FE0F asks for the coloured, wide picture of the character before it.
    if unicodeScalars.contains("\u{FE0F}") { return 2 }
    return unicodeScalars.reduce(0) { max($0, $1.displayWidth) }
  }
}

extension Unicode.Scalar {
  fileprivate var displayWidth: Int {
    if value < 0x7F { return value < 0x20 ? 0 : 1 }
    if value == 0xAD { return 1 }  // the soft hyphen is a format character, but terminals show it
    switch properties.generalCategory {
    case .control, .format, .nonspacingMark, .enclosingMark, .lineSeparator, .paragraphSeparator:
      return 0
    default: break
    }
    if (0x1160...0x11FF).contains(value) { return 0 }  // the later letters of a Hangul syllable
    return properties.isEmojiPresentation || isEastAsianWide ? 2 : 1
  }

  private var isEastAsianWide: Bool {
    switch value {
    case 0x1100...0x115F: true  // first letters of Hangul syllables
    case 0x2E80...0x303E: true  // radicals, CJK punctuation
    case 0x3041...0x33FF: true  // kana, bopomofo, enclosed CJK
    case 0x3400...0x4DBF: true  // ideographs, extension A
    case 0x4E00...0xA4CF: true  // ideographs, Yi
    case 0xA960...0xA97C: true  // Hangul extension A
    case 0xAC00...0xD7A3: true  // Hangul syllables
    case 0xF900...0xFAFF: true  // compatibility ideographs
    case 0xFE10...0xFE19: true  // vertical forms
    case 0xFE30...0xFE6F: true  // compatibility and small forms
    case 0xFF01...0xFF60: true  // full-width Latin
    case 0xFFE0...0xFFE6: true  // full-width signs
    case 0x17000...0x18CFF: true  // Tangut
    case 0x1B000...0x1B2FF: true  // kana supplements
    case 0x20000...0x3FFFD: true  // ideographs, extensions B and later
    default: false
    }
  }
}
