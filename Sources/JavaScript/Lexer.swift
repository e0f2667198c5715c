// From the bytes of a module to tokens: white space, comments, markers, words and signs.
//
// ECMA-262, "ECMAScript Language: Lexical Grammar".

/// Reads all tokens of a text. What is no token becomes an ``Token/Kind/invalid`` one, so that a
/// mistake before it is told first.
struct Lexer {
  let bytes: [UInt8]
  var position = 0
  private(set) var tokens: [Token] = []
  /// Where the lines begin.
  private(set) var lineStarts = [0]
  /// For lines that end in a marker: its key, and where it begins.
  private(set) var markers: [Int: (key: String, start: Int)] = [:]
  /// The tokens that are parentheses still open.
  private var openParentheses: [Int] = []
  /// For each brace still open: whether it is the `${` of a template.
  private var openBraces: [Bool] = []
  // A copy: reading a static property costs a check each time.
  private let signs = Vocabulary.signs

  /// What is wrong at a place.
  struct Problem: Error {
    let offset: Int
    let text: String
  }

  init(_ text: String) {
    bytes = Array(text.utf8)
    tokens.reserveCapacity(bytes.count / 4 + 1)
  }

  /// Reads everything and adds the token of the end.
  mutating func run() {
    do {
      repeat { try readToken() } while tokens.last?.kind != .end
    } catch {
      let range = error.offset..<max(position, error.offset)
      append(.invalid, error.text, range: range, line: line, followsNewline: false)
    }
  }

  /// The line (from 0) of the position.
  var line: Int { lineStarts.count - 1 }

  /// The byte at a distance from the position; 0 past the end.
  func peek(_ distance: Int = 0) -> UInt8 {
    let index = position + distance
    return index < bytes.count ? bytes[index] : 0
  }

  func text(from start: Int, to end: Int) -> String {
    String(decoding: bytes[start..<end], as: UTF8.self)
  }

  /// Goes on behind the end of a line: a line feed, a carriage return, or both.
  mutating func passNewline() {
    position += peek() == UInt8(ascii: "\r") && peek(1) == UInt8(ascii: "\n") ? 2 : 1
    lineStarts.append(position)
  }

  // MARK: Tokens

  private mutating func readToken() throws(Problem) {
    let lineBefore = tokens.last?.endLine ?? 0
    try skipSpace()
    let (start, line) = (position, line)
    let (kind, text) = try readContent()
    append(kind, text, range: start..<position, line: line, followsNewline: line > lineBefore)
    switch text {
    case "(" where kind == .sign: openParentheses.append(tokens.count - 1)
    case ")" where kind == .sign:
      if let open = openParentheses.popLast() { tokens[open].partner = tokens.count - 1 }
    default: break
    }
  }

  private mutating func append(
    _ kind: Token.Kind, _ text: String, range: Range<Int>, line: Int, followsNewline: Bool
  ) {
    tokens.append(
      Token(
        kind: kind, text: text, range: range, line: line, endLine: self.line,
        followsNewline: followsNewline))
  }

  private mutating func readContent() throws(Problem) -> (Token.Kind, String) {
    guard position < bytes.count else { return (.end, "") }
    let byte = peek()
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): return (try readNumber(), "")
    case UInt8(ascii: "."):
      return Self.isDigit(peek(1)) ? (try readNumber(), "") : try readSign()
    case UInt8(ascii: "\""), UInt8(ascii: "'"): return (.string, try readString())
    case UInt8(ascii: "`"): return try readTemplate(isFirst: true)
    case UInt8(ascii: "}") where openBraces.popLast() == true:
      return try readTemplate(isFirst: false)
    case UInt8(ascii: "{"):
      openBraces.append(false)
      return try readSign()
    case UInt8(ascii: "/") where !isBehindOperand: throw unsupported("regular expressions")
    case UInt8(ascii: "#"): throw unsupported("private names")
    case UInt8(ascii: "\\"): throw unsupported("escapes in names")
    default: return try isWordStart() ? (.word, readWord()) : readSign()
    }
  }

  private mutating func readTemplate(isFirst: Bool) throws(Problem) -> (Token.Kind, String) {
    let (text, isLast) = try readTemplatePiece()
    if !isLast { openBraces.append(true) }
    return (.template(isFirst: isFirst, isLast: isLast), text)
  }

  func unsupported(_ construct: String) -> Problem {
    Problem(offset: position, text: SyntaxError.unsupported(construct))
  }

  /// Whether the token before ends an operand, so that a `/` divides it.
  private var isBehindOperand: Bool {
    guard let last = tokens.last else { return false }
    switch last.kind {
    case .word: return !Vocabulary.wordsBeforeOperands.contains(last.text)
    case .sign: return [")", "]", "}", "++", "--"].contains(last.text)
    case .template(_, let isLast): return isLast
    default: return true
    }
  }

  private mutating func readSign() throws(Problem) -> (Token.Kind, String) {
    let byte = peek()
    guard byte < 0x80 else { throw unknownCharacter() }
    for sign in signs[Int(byte)] where bytes[position...].starts(with: sign.bytes) {
      // In `a?.5:b` the `?` stands alone.
      if sign.text == "?." && Self.isDigit(peek(2)) { continue }
      position += sign.bytes.count
      return (.sign, sign.text)
    }
    throw unknownCharacter()
  }

  private func unknownCharacter() -> Problem {
    let scalar = scalar(at: position)
    let character =
      scalar.value > 0x20 ? "`\(scalar)`" : "the character \(String(scalar.value, radix: 16))"
    return Problem(offset: position, text: "found \(character), expected a token")
  }

  // MARK: Words

  private mutating func readWord() -> String {
    let start = position
    while Self.isWordByte(peek()) { position += 1 }
    while position < bytes.count, peek() >= 0x80 || Self.isWordByte(peek()) {
      let scalar = scalar(at: position)
      guard scalar.isASCII || scalar.properties.isIDContinue else { break }
      position += UTF8.width(scalar)
    }
    return text(from: start, to: position)
  }

  /// Whether a word begins at the position.
  func isWordStart() -> Bool {
    let byte = peek()
    guard byte >= 0x80 else { return Self.isWordByte(byte) && !Self.isDigit(byte) }
    return scalar(at: position).properties.isIDStart
  }

  /// The scalar at an offset that is no later than the last one.
  func scalar(at offset: Int) -> Unicode.Scalar {
    var decoder = UTF8()
    var rest = bytes[offset...].makeIterator()
    if case .scalarValue(let scalar) = decoder.decode(&rest) { return scalar }
    return "\u{FFFD}"
  }

  static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  /// Letters, digits, `$` and `_`.
  static func isWordByte(_ byte: UInt8) -> Bool {
    isDigit(byte) || (byte | 0x20) &- 0x61 < 26 || byte == 0x24 || byte == 0x5F
  }

  // MARK: Space

  private mutating func skipSpace() throws(Problem) {
    while position < bytes.count {
      switch (peek(), peek(1)) {
      case (0x20, _), (0x09, _), (0x0B, _), (0x0C, _): position += 1
      case (0x0A, _), (0x0D, _): passNewline()
      case (UInt8(ascii: "/"), UInt8(ascii: "/")): skipLineComment()
      case (UInt8(ascii: "/"), UInt8(ascii: "*")): try skipBlockComment()
      case (0x80..., _):
        let scalar = scalar(at: position)
        let isSpace = scalar.properties.generalCategory == .spaceSeparator || scalar == "\u{FEFF}"
        guard isSpace else { return }
        position += UTF8.width(scalar)
      default: return
      }
    }
  }

  private mutating func skipLineComment() {
    let start = position
    while position < bytes.count, peek() != 0x0A, peek() != 0x0D { position += 1 }
    let mark = Program.marker.utf8
    guard bytes[start..<position].starts(with: mark) else { return }
    let words = bytes[start + mark.count..<position].split(separator: UInt8(ascii: " "))
      .map { text(from: $0.startIndex, to: $0.endIndex) }
    if !words.isEmpty { markers[line] = (words.joined(separator: " "), start) }
  }

  private mutating func skipBlockComment() throws(Problem) {
    let start = position
    position += 2
    while peek() != UInt8(ascii: "*") || peek(1) != UInt8(ascii: "/") {
      guard position < bytes.count else {
        throw Problem(offset: start, text: "found a comment without an end, expected `*/`")
      }
      if peek() == 0x0A || peek() == 0x0D { passNewline() } else { position += 1 }
    }
    position += 2
  }
}
