// Fitting styled text into columns: width, truncation, padding and wrapping.

/// The edge at which a text stands in its column.
public enum Alignment: Sendable {
  case left, right
}

extension StyledText {
  /// The columns that the text takes on one line of a terminal.
  public var displayWidth: Int { spans.reduce(0) { $0 + $1.text.displayWidth } }

  /// The text with spaces at the far side, at least `width` columns wide.
  public func padded(to width: Int, _ alignment: Alignment = .left) -> StyledText {
    let space = StyledText(String(repeating: " ", count: max(0, width - displayWidth)))
    return alignment == .left ? self + space : space + self
  }

  /// The text cut to `width` columns; `…` (in ASCII `..`) stands for what was cut off.
  public func truncated(to width: Int, ascii: Bool = false) -> StyledText {
    let text = ascii ? asciiTwin : self
    if text.displayWidth <= width { return text }
    let mark = ascii ? ".." : "…"
    if width < mark.displayWidth { return text.prefix(width) }
    let kept = text.prefix(width - mark.displayWidth)
    return kept + StyledText(mark, kept.spans.last?.style ?? .dim)
  }

  /// The longest beginning that takes at most `width` columns.
  public func prefix(_ width: Int) -> StyledText {
    var kept = StyledText()
    var room = width
    for span in spans {
      var piece = ""
      for character in span.text {
        room -= character.displayWidth
        if room < 0 { break }
        piece.append(character)
      }
      kept.append(piece, span.style)
      if room < 0 { break }
    }
    return kept
  }

  /// The text broken between words into lines of at most `width` columns; newlines stay.
  ///
  /// Lines after the first begin with `indent` spaces. A word wider than a line is cut.
  public func wrapped(to width: Int, indent: Int = 0, ascii: Bool = false) -> [StyledText] {
    var wrapper = Wrapper(width: max(1, width), indent: min(indent, max(0, width - 1)))
    for line in (ascii ? asciiTwin : self).lines {
      for span in line.spans {
        for character in span.text { wrapper.add(character, span.style) }
      }
      wrapper.endLine()
    }
    return wrapper.lines
  }
}

/// Fills lines with words; a word may have several styles.
private struct Wrapper {
  let width: Int
  let indent: Int
  private(set) var lines: [StyledText] = []
  private var line = StyledText()
  private var lineWidth = 0
  private var spaces = StyledText()
  private var word = StyledText()
  private var wordWidth = 0

  init(width: Int, indent: Int) {
    self.width = width
    self.indent = indent
  }

  mutating func add(_ character: Character, _ style: Style) {
    if character == " " {
      endWord()
      spaces.append(" ", style)
      return
    }
    if wordWidth + character.displayWidth > width - indent { endWord() }
    word.append(String(character), style)
    wordWidth += character.displayWidth
  }

  mutating func endLine() {
    endWord()
    lines.append(line)
    line = StyledText()
    lineWidth = 0
    spaces = StyledText()
  }

  private mutating func endWord() {
    if word.isEmpty { return }
    // Spaces at a break go; spaces at the start of a paragraph are its indentation and stay.
    if lineWidth > 0, lineWidth + spaces.displayWidth + wordWidth > width {
      lines.append(line)
      line = StyledText(String(repeating: " ", count: indent))
      lineWidth = indent
      spaces = StyledText()
    }
    line += spaces
    line += word
    lineWidth += spaces.displayWidth + wordWidth
    spaces = StyledText()
    word = StyledText()
    wordWidth = 0
  }
}
