// From bytes to tokens: white space, comments, parentheses.
//
// Standard: Text Format, Lexical Format.

/// Reads all tokens of a text. It never fails: what is no token becomes an ``Token/Kind/invalid``
/// one, so that a script goes on behind a module that cannot be read.
struct Lexer {
  let source: [UInt8]
  var position = 0
  private(set) var tokens: [Token] = []
  private(set) var annotations: [Annotation] = []
  private(set) var errors: [TextError] = []
  /// The tokens that are open parentheses without a partner yet.
  private var open: [Int] = []
  // Copies: reading a static property costs a check each time.
  let classes = ByteClass.table
  let words = WordTable.all

  init(_ source: [UInt8]) {
    self.source = source
    tokens.reserveCapacity(source.count / 4 + 1)
  }

  /// The kinds of bytes.
  enum ByteClass: UInt8 {
    case white
    /// The standard's `idchar`.
    case identifier
    case leftParenthesis
    case rightParenthesis
    case quote
    case semicolon
    /// `, [ ] { }`: part of words that mean nothing.
    case punctuation
    /// Control characters.
    case control
    /// Part of a character outside ASCII.
    case high

    static let table: [ByteClass] = (0...UInt8.max).map { byte in
      switch byte {
      case 0x20, 0x09, 0x0A, 0x0D: .white
      case UInt8(ascii: "("): .leftParenthesis
      case UInt8(ascii: ")"): .rightParenthesis
      case UInt8(ascii: "\""): .quote
      case UInt8(ascii: ";"): .semicolon
      case _ where ",[]{}".utf8.contains(byte): .punctuation
      case 0x21..<0x7F: .identifier
      case 0x80...: .high
      default: .control
      }
    }
  }

  /// Reads everything and adds the token of the end.
  mutating func run() {
    while position < source.count {
      switch classes[Int(source[position])] {
      case .white: position += 1
      case .leftParenthesis: readLeftParenthesis()
      case .rightParenthesis: readRightParenthesis()
      case .semicolon: readSemicolon()
      case .quote, .identifier, .punctuation: readWord()
      case .control, .high: readIllegal()
      }
    }
    append(.end, from: source.count)
    for token in open { tokens[token].payload = tokens.count - 1 }
  }

  /// The byte at a distance from the position; 0 past the end.
  func peek(_ distance: Int) -> UInt8 {
    let index = position + distance
    return index < source.count ? source[index] : 0
  }

  /// Adds a token that ends at the position.
  mutating func append(_ kind: Token.Kind, from start: Int, payload: Int = 0) {
    tokens.append(Token(kind: kind, start: start, end: position, payload: payload))
  }

  /// Adds an error as a token.
  mutating func append(_ error: TextError) {
    append(.invalid, from: error.offset, payload: errors.count)
    errors.append(error)
  }

  mutating func append(_ annotation: Annotation) { annotations.append(annotation) }

  private mutating func readLeftParenthesis() {
    switch peek(1) {
    case UInt8(ascii: ";"): skipBlockComment()
    case UInt8(ascii: "@"): readAnnotation()
    default:
      position += 1
      open.append(tokens.count)
      append(.leftParenthesis, from: position - 1)
    }
  }

  private mutating func readRightParenthesis() {
    position += 1
    let partner = open.popLast()
    if let partner { tokens[partner].payload = tokens.count }
    append(.rightParenthesis, from: position - 1, payload: partner ?? 0)
  }

  private mutating func readSemicolon() {
    if peek(1) == UInt8(ascii: ";") {
      skipLineComment()
    } else {
      position += 1
      append(.reserved, from: position - 1)
    }
  }

  mutating func readIllegal() {
    let start = position
    if let character = UTF8Scalar(at: start, in: source) {
      position += character.count
      append(TextError(.illegalCharacter(character.scalar), at: start))
    } else {
      position += 1
      append(TextError(.malformedUTF8(source[start]), at: start))
    }
  }
}

// Comments.
extension Lexer {
  /// `;; ...` up to the end of the line.
  mutating func skipLineComment() {
    while position < source.count, source[position] != 0x0A, source[position] != 0x0D {
      skipCommentCharacter()
    }
  }

  /// `(; ... ;)`, nested.
  mutating func skipBlockComment() {
    let start = position
    var depth = 0
    while position < source.count {
      switch (source[position], peek(1)) {
      case (UInt8(ascii: "("), UInt8(ascii: ";")):
        depth += 1
        position += 2
      case (UInt8(ascii: ";"), UInt8(ascii: ")")):
        depth -= 1
        position += 2
        if depth == 0 { return }
      default: skipCommentCharacter()
      }
    }
    append(TextError(.unclosedComment, at: start))
  }

  private mutating func skipCommentCharacter() {
    if source[position] < 0x80 {
      position += 1
    } else if let character = UTF8Scalar(at: position, in: source) {
      position += character.count
    } else {
      readIllegal()
    }
  }
}
