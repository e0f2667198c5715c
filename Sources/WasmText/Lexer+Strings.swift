// Strings and their escapes.
//
// Standard: Text Format, Values, Strings.

extension Lexer {
  /// Goes behind the string that begins at the position. If it is malformed, goes to where reading
  /// can go on, and says what is wrong.
  mutating func skipString() -> TextError? {
    let start = position
    position += 1
    while position < source.count {
      let byte = source[position]
      switch byte {
      case UInt8(ascii: "\""):
        position += 1
        return nil
      case UInt8(ascii: "\\"):
        if let error = skipEscape() { return error }
      case 0x0A, 0x0D: return TextError(.unclosedString, at: start)
      case ..<0x20, 0x7F:
        position += 1
        return TextError(.illegalCharacter(Unicode.Scalar(byte)), at: position - 1)
      case ..<0x80: position += 1
      default:
        guard let character = UTF8Scalar(at: position, in: source) else {
          position += 1
          return TextError(.malformedUTF8(byte), at: position - 1)
        }
        position += character.count
      }
    }
    return TextError(.unclosedString, at: start)
  }

  private mutating func skipEscape() -> TextError? {
    let start = position
    switch peek(1) {
    case UInt8(ascii: "t"), UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "\""),
      UInt8(ascii: "'"), UInt8(ascii: "\\"):
      position += 2
      return nil
    case UInt8(ascii: "u"):
      if let escape = StringReader.unicodeEscape(at: start, in: source) {
        position = escape.end
        return nil
      }
    default:
      if peek(1).digit(isHex: true) != nil, peek(2).digit(isHex: true) != nil {
        position += 3
        return nil
      }
    }
    position += 1
    return TextError(.illegalEscape, at: start)
  }
}
