// Numbers, strings and templates, and the escapes in them.
//
// ECMA-262, "Numeric Literals", "String Literals", "Template Literal Lexical Components".

extension Lexer {
  // MARK: Numbers

  mutating func readNumber() throws(Problem) -> Token.Kind {
    let start = position
    let kind = try readNumberContent()
    if isWordStart() || Self.isDigit(peek()) {
      throw Problem(offset: start, text: "found a name right behind a number, expected a space")
    }
    return kind
  }

  private mutating func readNumberContent() throws(Problem) -> Token.Kind {
    if peek() == UInt8(ascii: "0") {
      switch peek(1) | 0x20 {
      case UInt8(ascii: "x"): return try readInteger(radix: 16)
      case UInt8(ascii: "o"): return try readInteger(radix: 8)
      case UInt8(ascii: "b"): return try readInteger(radix: 2)
      default: break
      }
      if Self.isDigit(peek(1)) || peek(1) == UInt8(ascii: "_") {
        throw unsupported("numbers that begin with 0")
      }
    }
    return try readDecimal()
  }

  /// `0x1F`, `0o17`, `0b11`, `0xFn`.
  private mutating func readInteger(radix: Int) throws(Problem) -> Token.Kind {
    let start = position
    position += 2
    let digits = try readDigits(radix: radix)
    guard !digits.isEmpty else {
      throw Problem(offset: start, text: "found no digits, expected a number of base \(radix)")
    }
    guard let value = UInt64(digits, radix: radix) else {
      throw Problem(offset: start, text: SyntaxError.unsupported("integers of more than 64 bits"))
    }
    return try eatBigintSuffix()
      ? bigint(Int64(exactly: value), at: start) : .number(Double(value))
  }

  private mutating func readDecimal() throws(Problem) -> Token.Kind {
    let start = position
    let whole = try readDigits(radix: 10)
    if eatBigintSuffix() { return try bigint(Int64(whole), at: start) }
    var (fraction, exponent) = ("", "0")
    if peek() == UInt8(ascii: ".") {
      position += 1
      fraction = try readDigits(radix: 10)
    }
    if peek() | 0x20 == UInt8(ascii: "e") { exponent = try readExponent(from: start) }
    // Swift wants digits on both sides of the point.
    return .number(Double("0\(whole).\(fraction)0e\(exponent)") ?? .nan)
  }

  private mutating func readExponent(from start: Int) throws(Problem) -> String {
    position += 1
    let sign = peek() == UInt8(ascii: "-") ? "-" : ""
    if peek() == UInt8(ascii: "-") || peek() == UInt8(ascii: "+") { position += 1 }
    let digits = try readDigits(radix: 10)
    guard !digits.isEmpty else {
      throw Problem(offset: start, text: "found no digits, expected an exponent")
    }
    return sign + digits
  }

  /// Digits with single `_` between them, which are left out.
  private mutating func readDigits(radix: Int) throws(Problem) -> String {
    var digits = ""
    while true {
      let character = Character(Unicode.Scalar(peek()))
      if let value = character.hexDigitValue, value < radix {
        digits.append(character)
        position += 1
      } else if character == "_" {
        let next = Character(Unicode.Scalar(peek(1))).hexDigitValue
        guard !digits.isEmpty, let next, next < radix else {
          throw Problem(offset: position, text: "found `_`, expected it between two digits")
        }
        position += 1
      } else {
        return digits
      }
    }
  }

  private mutating func eatBigintSuffix() -> Bool {
    guard peek() == UInt8(ascii: "n") else { return false }
    position += 1
    return true
  }

  private func bigint(_ value: Int64?, at start: Int) throws(Problem) -> Token.Kind {
    guard let value else {
      throw Problem(offset: start, text: SyntaxError.unsupported("bigints of more than 64 bits"))
    }
    return .bigint(value)
  }

  // MARK: Strings

  /// Reads a string with its quotes, and gives its value.
  mutating func readString() throws(Problem) -> String {
    let start = position
    let quote = peek()
    var value: [UInt8] = []
    position += 1
    while peek() != quote {
      guard position < bytes.count, peek() != 0x0A, peek() != 0x0D else {
        let sign = Character(Unicode.Scalar(quote))
        throw Problem(offset: start, text: "found a string without an end, expected `\(sign)`")
      }
      try readCharacter(into: &value)
    }
    position += 1
    return String(decoding: value, as: UTF8.self)
  }

  /// Reads from `` ` `` or `}` to the next `${` or `` ` ``.
  mutating func readTemplatePiece() throws(Problem) -> (text: String, isLast: Bool) {
    let start = position
    var value: [UInt8] = []
    position += 1
    while true {
      guard position < bytes.count else {
        throw Problem(offset: start, text: "found a template without an end, expected `` ` ``")
      }
      switch (peek(), peek(1)) {
      case (UInt8(ascii: "`"), _):
        position += 1
        return (String(decoding: value, as: UTF8.self), true)
      case (UInt8(ascii: "$"), UInt8(ascii: "{")):
        position += 2
        return (String(decoding: value, as: UTF8.self), false)
      case (0x0A, _), (0x0D, _):
        passNewline()
        value.append(0x0A)
      default: try readCharacter(into: &value)
      }
    }
  }

  private mutating func readCharacter(into value: inout [UInt8]) throws(Problem) {
    guard peek() == UInt8(ascii: "\\") else {
      value.append(peek())
      position += 1
      return
    }
    position += 1
    guard position < bytes.count else { return }
    if peek() == 0x0A || peek() == 0x0D { return passNewline() }
    if let byte = Self.escapes[peek()] {
      // `\0` is the character 0; with more digits it would be octal.
      guard byte != 0 || !Self.isDigit(peek(1)) else { throw unsupported("octal escapes") }
      value.append(byte)
      position += 1
    } else if peek() == UInt8(ascii: "x") || peek() == UInt8(ascii: "u") {
      value.append(contentsOf: String(try readScalarEscape()).utf8)
    } else if Self.isDigit(peek()) {
      throw unsupported("octal escapes")
    } else {
      value.append(peek())
      position += 1
    }
  }

  /// What a letter behind a backslash stands for; other characters stand for themselves.
  private static let escapes: [UInt8: UInt8] = [
    UInt8(ascii: "n"): 0x0A,
    UInt8(ascii: "t"): 0x09,
    UInt8(ascii: "r"): 0x0D,
    UInt8(ascii: "b"): 0x08,
    UInt8(ascii: "v"): 0x0B,
    UInt8(ascii: "f"): 0x0C,
    UInt8(ascii: "0"): 0x00,
  ]

  /// Reads `xXX`, `uXXXX`, `u{…}`, or two `\uXXXX` that are one character.
  private mutating func readScalarEscape() throws(Problem) -> Unicode.Scalar {
    let start = position - 1
    let first = try readCodeUnit(from: start)
    guard (0xD800..<0xDC00).contains(first) else { return try scalar(first, from: start) }
    guard peek() == UInt8(ascii: "\\"), peek(1) == UInt8(ascii: "u") else {
      return try scalar(first, from: start)
    }
    position += 1
    let second = try readCodeUnit(from: start)
    guard (0xDC00..<0xE000).contains(second) else { return try scalar(first, from: start) }
    return try scalar(0x1_0000 + (first - 0xD800) << 10 + (second - 0xDC00), from: start)
  }

  private func scalar(_ value: UInt32, from start: Int) throws(Problem) -> Unicode.Scalar {
    guard let scalar = Unicode.Scalar(value) else {
      throw Problem(offset: start, text: SyntaxError.unsupported("halves of characters"))
    }
    return scalar
  }

  private mutating func readCodeUnit(from start: Int) throws(Problem) -> UInt32 {
    let isLong = peek() == UInt8(ascii: "u")
    position += 1
    let isBraced = isLong && peek() == UInt8(ascii: "{")
    let first = isBraced ? position + 1 : position
    var end = first
    while end < bytes.count, Self.isWordByte(bytes[end]), isBraced || end - first < (isLong ? 4 : 2)
    {
      end += 1
    }
    let isComplete =
      isBraced
      ? end < bytes.count && bytes[end] == UInt8(ascii: "}") : end - first == (isLong ? 4 : 2)
    guard isComplete, let value = UInt32(text(from: first, to: end), radix: 16), value <= 0x10_FFFF
    else {
      throw Problem(offset: start, text: "found a broken escape, expected hexadecimal digits")
    }
    position = isBraced ? end + 1 : end
    return value
  }
}
