// Text with meaning and no colours: the form in which every room hands over what it wants to say.

/// Text whose pieces carry a ``Style``.
///
/// It holds no control character but the newline, and nothing that is not seen or turns the direction
/// of text: those are shown as `^[` or `<202E>`, so that what a guest logs can neither move the cursor
/// nor upset the columns, nor look like something else.
public struct StyledText: Hashable, Sendable {
  /// A piece of text with one style.
  public struct Span: Hashable, Sendable {
    /// The text; never empty.
    public fileprivate(set) var text: String
    /// What it means.
    public let style: Style
  }

  /// The pieces from left to right; neighbours differ in style.
  public private(set) var spans: [Span] = []
  /// Whose line it is, where several sides are compared. Cutting and joining texts forgets it.
  public var lane: Lane?

  /// True for a line that is for programs: it is neither broken nor cut.
  public private(set) var isVerbatim = false

  /// No text.
  public init() {}

  /// A line for programs.
  public init(verbatim text: String) {
    append(text)
    isVerbatim = true
  }

  /// Text of one style.
  public init(_ text: String, _ style: Style = .plain) { append(text, style) }

  /// Whether there is no text.
  public var isEmpty: Bool { spans.isEmpty }

  /// Adds text at the end.
  public mutating func append(_ text: String, _ style: Style = .plain) {
    appendVisible(text.withVisibleControls, style)
  }

  /// Adds styled text at the end.
  public mutating func append(_ other: StyledText) {
    for span in other.spans { appendVisible(span.text, span.style) }
  }

  private mutating func appendVisible(_ text: String, _ style: Style) {
    if text.isEmpty { return }
    if let last = spans.indices.last, spans[last].style == style {
      spans[last].text += text
    } else {
      spans.append(Span(text: text, style: style))
    }
  }

  /// One text after the other.
  public static func + (a: StyledText, b: StyledText) -> StyledText {
    var sum = a
    sum.append(b)
    return sum
  }

  /// Adds styled text at the end.
  public static func += (a: inout StyledText, b: StyledText) { a.append(b) }

  /// The text cut at its newlines; an empty text is one empty line.
  public var lines: [StyledText] {
    var lines = [StyledText()]
    for span in spans {
      let pieces = span.text.split(separator: "\n", omittingEmptySubsequences: false)
      for (number, piece) in pieces.enumerated() {
        if number > 0 { lines.append(StyledText()) }
        lines[lines.count - 1].append(String(piece), span.style)
      }
    }
    return lines
  }

  /// The bare text, as it appears where there are no colours.
  public func text(ascii: Bool = false) -> String {
    spans.map { ascii ? $0.text.asciiTwin : $0.text }.joined()
  }
}

extension StyledText: ExpressibleByStringInterpolation {
  /// Collects a literal: `"\(3, .value) drops did not \("run", .emphasis)"`.
  public struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var text = StyledText()

    public init(literalCapacity: Int, interpolationCount: Int) {}

    /// Adds what stands between the interpolations, in the plain style.
    public mutating func appendLiteral(_ literal: String) { text.append(literal) }

    /// Adds styled text as it is.
    public mutating func appendInterpolation(_ other: StyledText) { text.append(other) }

    /// Adds a value's description in a style.
    public mutating func appendInterpolation<Value: CustomStringConvertible>(
      _ value: Value, _ style: Style = .plain
    ) { text.append(value.description, style) }
  }

  public init(stringLiteral literal: String) { self.init(literal) }
  public init(stringInterpolation: StringInterpolation) { self = stringInterpolation.text }
}

extension Sequence<StyledText> {
  /// The texts one after the other, with a separator between them.
  public func joined(separator: StyledText = "") -> StyledText {
    var sum = StyledText()
    for (number, text) in enumerated() {
      if number > 0 { sum += separator }
      sum += text
    }
    return sum
  }

  /// The bare lines, each ended by a newline.
  public func text(ascii: Bool = false) -> String {
    map { $0.text(ascii: ascii) + "\n" }.joined()
  }
}

extension String {
  /// The text with everything replaced by something visible that could be obeyed or not be seen.
  public var withVisibleControls: String {
    if !unicodeScalars.contains(where: { $0.isHidden }) { return self }
    return unicodeScalars.map { $0.isHidden ? $0.caretNotation : String($0) }.joined()
  }
}

extension Unicode.Scalar {
  /// True for control characters but the newline, and for what has no shape of its own: marks of
  /// direction, joiners, separators of lines, tags.
  fileprivate var isHidden: Bool {
    if value < 0x20 { return self != "\n" }
    if value < 0x7F { return false }
    return switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: true
    default: false
    }
  }

  /// A tab as two spaces, a control character as terminals echo it, the others by number.
  fileprivate var caretNotation: String {
    switch value {
    case 0x09: "  "
    case 0x7F: "^?"
    case 0..<0x20: "^" + String(Character(Unicode.Scalar(UInt8(value + 0x40))))
    default: "<" + String(value, radix: 16, uppercase: true) + ">"
    }
  }
}
