// A place among the tokens of a text, and what every parser does there.

import WasmModel

/// Reads tokens one after the other. The last one is the end, which is never passed.
struct TokenCursor {
  let text: SourceText
  /// The place of ``token`` among all tokens.
  private(set) var position: Int
  /// The next token to be read.
  private(set) var token: Token

  init(_ text: SourceText) {
    self.text = text
    position = 0
    token = text.tokens[0]
  }

  mutating func advance() { move(to: position + 1) }

  mutating func move(to position: Int) {
    self.position = min(position, text.tokens.count - 1)
    token = text.tokens[self.position]
  }

  /// The token behind the next one.
  var following: Token { text.tokens[min(position + 1, text.tokens.count - 1)] }

  /// Goes behind the partner of the parenthesis that is the next token.
  mutating func skipParentheses() { move(to: token.payload + 1) }

  /// A token as it stands in the text; of a very long one the beginning.
  func spelling(_ token: Token) -> String {
    let bytes = text.source[token.start..<token.end]
    let limit = 60
    if bytes.count <= limit { return String(decoding: bytes, as: UTF8.self) }
    return String(decoding: bytes.prefix(limit), as: UTF8.self) + "..."
  }
}

// Questions about what comes next.
extension TokenCursor {
  var isAtEnd: Bool { token.kind == .end }
  var isAtLeftParenthesis: Bool { token.kind == .leftParenthesis }
  var isAtRightParenthesis: Bool { token.kind == .rightParenthesis }
  /// True before anything that an index can be.
  var isAtIndex: Bool { token.kind == .natural || token.kind == .identifier }

  /// The keyword that comes next, if it is one.
  var keyword: Keyword? { keyword(token) }
  /// The keyword behind an open parenthesis, if that comes next.
  var openKeyword: Keyword? { isAtLeftParenthesis ? keyword(following) : nil }

  private func keyword(_ token: Token) -> Keyword? {
    token.kind == .keyword ? Keyword.all[token.payload] : nil
  }

  /// The instruction behind an open parenthesis, if that comes next.
  var openInstruction: Opcode? { isAtLeftParenthesis ? instruction(following) : nil }
  /// The instruction that comes next, if it is one.
  var instruction: Opcode? { instruction(token) }

  private func instruction(_ token: Token) -> Opcode? {
    token.kind == .instruction ? Opcode(rawValue: UInt16(token.payload)) : nil
  }
}

// Reading what must or may come.
extension TokenCursor {
  mutating func readLeftParenthesis() throws(TextError) {
    guard isAtLeftParenthesis else { throw unexpected("(") }
    advance()
  }

  mutating func readRightParenthesis() throws(TextError) {
    guard isAtRightParenthesis else { throw unexpected(")") }
    advance()
  }

  /// Reads `word` if it comes next.
  mutating func readIf(_ word: Keyword) -> Bool {
    guard keyword == word else { return false }
    advance()
    return true
  }

  /// Reads `(word` if it comes next.
  mutating func readIfOpen(_ word: Keyword) -> Bool {
    guard openKeyword == word else { return false }
    move(to: position + 2)
    return true
  }

  mutating func readBytes() throws(TextError) -> [UInt8] {
    guard token.kind == .string else { throw unexpected("a string") }
    let bytes = StringReader.bytes(token.start..<token.end, in: text.source)
    advance()
    return bytes
  }

  /// Reads all the strings that come next, as one.
  mutating func readJoinedBytes() throws(TextError) -> [UInt8] {
    var bytes: [UInt8] = []
    while token.kind == .string { bytes += try readBytes() }
    return bytes
  }

  /// Reads a string that must be UTF-8.
  mutating func readName() throws(TextError) -> String {
    let offset = token.start
    let bytes = try readBytes()
    if let place = UTF8Scalar.findMalformed(in: bytes) {
      throw TextError(.malformedUTF8(bytes[place]), at: offset)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Reads `$name` if it comes next.
  mutating func readIdentifierIfPresent() -> Identifier? {
    guard token.kind == .identifier else { return nil }
    defer { advance() }
    return identifier
  }

  /// The name that comes next; it must be an identifier.
  var identifier: Identifier {
    let range = token.start + 1..<token.end
    if text.source[range.lowerBound] == UInt8(ascii: "\"") {
      let bytes = StringReader.bytes(range, in: text.source)
      return Identifier(String(decoding: bytes, as: UTF8.self))
    }
    return Identifier(String(decoding: text.source[range], as: UTF8.self))
  }
}

// Numbers.
extension TokenCursor {
  /// Reads digits without a sign.
  mutating func readNatural64() throws(TextError) -> UInt64 {
    guard token.kind == .natural else { throw unexpected("a number") }
    guard let value = NumberReader(token.start..<token.end, in: text.source).magnitude else {
      throw outOfRange("64 bits")
    }
    advance()
    return value
  }

  /// Reads digits without a sign.
  mutating func readNatural32() throws(TextError) -> UInt32 {
    let token = token
    guard let value = UInt32(exactly: try readNatural64()) else {
      throw TextError(.constantOutOfRange(spelling(token), type: "32 bits"), at: token.start)
    }
    return value
  }

  /// Reads the number behind the equals sign of `offset=1` or `align=1`.
  mutating func readAssignment() throws(TextError) -> UInt64 {
    let start = text.source[token.start..<token.end].firstIndex(of: UInt8(ascii: "="))
    let range = (start ?? token.start) + 1..<token.end
    guard let value = NumberReader(range, in: text.source).magnitude else {
      throw outOfRange("64 bits")
    }
    advance()
    return value
  }

  /// Reads an integer of a width, which may be written with or without a sign.
  mutating func readInteger(bits: UInt64) throws(TextError) -> UInt64 {
    guard token.kind == .natural || token.kind == .signed else { throw unexpected("an integer") }
    let number = NumberReader(token.start..<token.end, in: text.source)
    guard let value = number.integer(bits: bits) else { throw outOfRange("i\(bits)") }
    advance()
    return value
  }

  /// Reads the bits of a float; an integer is one, too.
  mutating func readFloat(_ format: FloatFormat) throws(TextError) -> UInt64 {
    switch token.kind {
    case .natural, .signed, .float: break
    default: throw unexpected("a number")
    }
    guard let bits = FloatReader.bits(token.start..<token.end, in: text.source, format) else {
      throw outOfRange(format.name)
    }
    advance()
    return bits
  }

  private func outOfRange(_ type: String) -> TextError {
    TextError(.constantOutOfRange(spelling(token), type: type), at: token.start)
  }
}

// Errors.
extension TokenCursor {
  /// The next token may not stand here. If it is no token, that is the error.
  func unexpected(_ expected: String) -> TextError {
    switch token.kind {
    case .invalid: text.errors[token.payload]
    case .reserved:
      TextError(.unknownOperator(spelling(token), expected: expected), at: token.start)
    case .end:
      TextError(.unexpectedToken("the end of the text", expected: expected), at: token.start)
    default: TextError(.unexpectedToken(spelling(token), expected: expected), at: token.start)
    }
  }
}
