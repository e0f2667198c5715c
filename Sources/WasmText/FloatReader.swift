// Floating-point numbers, rounded exactly.
//
// Standard: Text Format, Values, Floating-Point.

/// The two formats of floating-point numbers.
enum FloatFormat {
  case f32
  case f64

  /// Bits of the fraction that are kept.
  var fractionBits: Int { self == .f32 ? 23 : 52 }
  /// The exponent of the greatest numbers.
  var greatestExponent: Int { self == .f32 ? 127 : 1023 }
  var name: String { self == .f32 ? "f32" : "f64" }

  fileprivate var signBit: UInt64 { self == .f32 ? 1 << 31 : 1 << 63 }
  /// The bits of infinity.
  fileprivate var infinity: UInt64 { UInt64(greatestExponent * 2 + 1) << UInt64(fractionBits) }
  /// The payload of the canonical NaN.
  fileprivate var quietBit: UInt64 { 1 << UInt64(fractionBits - 1) }
}

/// Reads floats that the lexer has found well-formed.
enum FloatReader {
  /// The bits of a number; nil if it is out of range.
  static func bits(_ range: Range<Int>, in source: [UInt8], _ format: FloatFormat) -> UInt64? {
    let number = NumberReader(range, in: source)
    guard let magnitude = magnitude(number, format) else { return nil }
    return number.isNegative ? magnitude | format.signBit : magnitude
  }

  private static func magnitude(_ number: NumberReader, _ format: FloatFormat) -> UInt64? {
    if number.isHex { return hexadecimal(number.digits, format) }
    let digits = number.digits
    switch digits.first {
    case UInt8(ascii: "i"): return format.infinity
    case UInt8(ascii: "n"):
      if digits.count == 3 { return format.infinity | format.quietBit }
      return payload(digits.dropFirst(6), format).map { format.infinity | $0 }
    default: return decimal(String(decoding: digits, as: UTF8.self), format)
    }
  }

  /// The payload of a NaN: not 0, and no wider than the fraction.
  private static func payload(_ digits: ArraySlice<UInt8>, _ format: FloatFormat) -> UInt64? {
    var result: UInt64 = 0
    for byte in digits {
      result = result << 4 | UInt64(byte.digit(isHex: true) ?? 0)
      guard result < 1 << UInt64(format.fractionBits) else { return nil }
    }
    return result == 0 ? nil : result
  }

  /// The standard library rounds correctly, to the format that is asked for: through f64 an f32
  /// would be rounded twice.
  private static func decimal(_ text: String, _ format: FloatFormat) -> UInt64? {
    switch format {
    case .f32:
      guard let value = Float(text), value.isFinite else { return nil }
      return UInt64(value.bitPattern)
    case .f64:
      guard let value = Double(text), value.isFinite else { return nil }
      return value.bitPattern
    }
  }
}

// Hexadecimal numbers.
extension FloatReader {
  /// A number `significand * 2^exponent`; lost digits make it a little greater.
  private struct Binary {
    var significand: UInt64 = 0
    var exponent = 0
    var hasLost = false

    /// Adds a digit behind the others.
    mutating func append(_ digit: UInt8, isFraction: Bool) {
      if significand < 1 << 60 {
        significand = significand << 4 | UInt64(digit)
        if isFraction { exponent -= 4 }
      } else {
        hasLost = hasLost || digit != 0
        if !isFraction { exponent += 4 }
      }
    }
  }

  private static func hexadecimal(_ digits: ArraySlice<UInt8>, _ format: FloatFormat) -> UInt64? {
    var number = Binary()
    var isFraction = false
    var rest = digits
    while let byte = rest.popFirst() {
      if let digit = byte.digit(isHex: true) {
        number.append(digit, isFraction: isFraction)
      } else if byte == UInt8(ascii: ".") {
        isFraction = true
      } else {
        break
      }
    }
    number.exponent += exponent(rest)
    return round(number, format)
  }

  /// The exponent behind `p`. Past a million million, digits cannot balance it.
  private static func exponent(_ text: ArraySlice<UInt8>) -> Int {
    let isNegative = text.first == UInt8(ascii: "-")
    var result = 0
    for byte in text {
      guard let digit = byte.digit(isHex: false) else { continue }
      result = min(result * 10 + Int(digit), 1_000_000_000_000)
    }
    return isNegative ? -result : result
  }

  /// Rounds to the nearest number of the format, and between two to the even one.
  private static func round(_ number: Binary, _ format: FloatFormat) -> UInt64? {
    if number.significand == 0 { return 0 }
    let width = 64 - number.significand.leadingZeroBitCount
    let smallest = 1 - format.greatestExponent
    // The number is at least 2^exponent and less than twice that.
    let exponent = number.exponent + width - 1
    if exponent > format.greatestExponent { return nil }
    // The value of the last bit that is kept.
    let unit = max(exponent, smallest) - format.fractionBits
    let kept = shift(number, by: unit - number.exponent)
    // A carry out of the fraction goes into the exponent, as it should.
    let isNormal = exponent >= smallest
    let bits =
      isNormal
      ? UInt64(exponent - smallest) << UInt64(format.fractionBits) + kept : kept
    return bits < format.infinity ? bits : nil
  }

  /// The significand without its last bits, rounded; with a negative count, with zeros behind it.
  private static func shift(_ number: Binary, by count: Int) -> UInt64 {
    if count <= 0 { return number.significand << UInt64(-count) }
    if count > 64 { return 0 }
    let kept = count == 64 ? 0 : number.significand >> UInt64(count)
    let half: UInt64 = 1 << UInt64(count - 1)
    let lost = count == 64 ? number.significand : number.significand & ((1 << UInt64(count)) - 1)
    if lost > half || (lost == half && (number.hasLost || kept & 1 == 1)) { return kept + 1 }
    return kept
  }
}
