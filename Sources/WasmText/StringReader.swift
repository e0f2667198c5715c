// The bytes that a string stands for.
//
// Standard: Text Format, Values, Strings.

/// Reads strings that the lexer has found well-formed.
enum StringReader {
  /// The bytes of a string; the range includes the quotes.
  static func bytes(_ range: Range<Int>, in source: [UInt8]) -> [UInt8] {
    let last = range.upperBound - 1
    var index = range.lowerBound + 1
    guard source[index..<last].contains(UInt8(ascii: "\\")) else {
      return Array(source[index..<last])
    }
    var result: [UInt8] = []
    result.reserveCapacity(range.count)
    while index < last {
      if source[index] == UInt8(ascii: "\\") {
        readEscape(&index, in: source, into: &result)
      } else {
        result.append(source[index])
        index += 1
      }
    }
    return result
  }

  private static func readEscape(
    _ index: inout Int, in source: [UInt8], into result: inout [UInt8]
  ) {
    if let escape = unicodeEscape(at: index, in: source) {
      result += Array(String(escape.scalar).utf8)
      index = escape.end
      return
    }
    let first = source[index + 1]
    if let high = first.digit(isHex: true), let low = source[index + 2].digit(isHex: true) {
      result.append(high << 4 | low)
      index += 3
      return
    }
    switch first {
    case UInt8(ascii: "t"): result.append(0x09)
    case UInt8(ascii: "n"): result.append(0x0A)
    case UInt8(ascii: "r"): result.append(0x0D)
    default: result.append(first)
    }
    index += 2
  }

  /// Reads `\u{1F61A}`; nil if it is something else, or no character.
  static func unicodeEscape(
    at start: Int, in source: [UInt8]
  ) -> (scalar: Unicode.Scalar, end: Int)? {
    var index = start + 3
    guard index < source.count, source[start + 1] == UInt8(ascii: "u"),
      source[start + 2] == UInt8(ascii: "{")
    else { return nil }
    var value: UInt32 = 0
    var afterDigit = false
    while index < source.count {
      let byte = source[index]
      index += 1
      if let digit = byte.digit(isHex: true) {
        value = value << 4 | UInt32(digit)
        guard value <= 0x10FFFF else { return nil }
        afterDigit = true
      } else if byte == UInt8(ascii: "_"), afterDigit {
        afterDigit = false
      } else {
        guard byte == UInt8(ascii: "}"), afterDigit, let scalar = Unicode.Scalar(value) else {
          return nil
        }
        return (scalar, index)
      }
    }
    return nil
  }
}
