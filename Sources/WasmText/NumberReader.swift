// Integers, and the parts that all numbers have.
//
// Standard: Text Format, Values, Integers.

/// Reads numbers that the lexer has found well-formed.
struct NumberReader {
  /// The number without underscores.
  let digits: ArraySlice<UInt8>
  let isNegative: Bool
  let isHex: Bool

  init(_ range: Range<Int>, in source: [UInt8]) {
    var text = source[range]
    isNegative = text.first == UInt8(ascii: "-")
    if isNegative || text.first == UInt8(ascii: "+") { text = text.dropFirst() }
    isHex = text.count > 2 && text.first == UInt8(ascii: "0") && text.dropFirst().first == Self.x
    if isHex { text = text.dropFirst(2) }
    if text.contains(Self.underscore) { text = text.filter { $0 != Self.underscore }[...] }
    digits = text
  }

  private static let x = UInt8(ascii: "x")
  private static let underscore = UInt8(ascii: "_")

  /// The number without its sign; nil if it has more than 64 bits.
  var magnitude: UInt64? {
    var result: UInt64 = 0
    for byte in digits {
      guard let digit = byte.digit(isHex: isHex) else { return nil }
      let (product, first) = result.multipliedReportingOverflow(by: isHex ? 16 : 10)
      let (sum, second) = product.addingReportingOverflow(UInt64(digit))
      guard !first, !second else { return nil }
      result = sum
    }
    return result
  }

  /// The bits of a number of a width, which may be meant with or without a sign; nil if it does not
  /// fit.
  func integer(bits: UInt64) -> UInt64? {
    guard let magnitude else { return nil }
    let mask = UInt64.max >> (64 - bits)
    if !isNegative { return magnitude <= mask ? magnitude : nil }
    return magnitude <= 1 << (bits - 1) ? (0 &- magnitude) & mask : nil
  }
}
