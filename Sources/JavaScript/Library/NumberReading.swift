// Texts as numbers: as operators convert them, and as `parseInt` and `parseFloat` read them.
//
// ECMA-262, "StringToNumber", "parseInt", "parseFloat".

extension String {
  /// Without white space and line ends around it, as JavaScript understands them.
  var trimmed: Substring { trimmedStart.trimmedEnd }

  var trimmedStart: Substring {
    let scalars = unicodeScalars.drop(while: \.isWhiteSpace)
    return Substring(scalars)
  }
}

extension Substring {
  var trimmedEnd: Substring {
    var scalars = unicodeScalars
    while let last = scalars.last, last.isWhiteSpace { scalars.removeLast() }
    return Substring(scalars)
  }
}

extension Unicode.Scalar {
  /// ECMA-262, "White Space" and "Line Terminators".
  var isWhiteSpace: Bool {
    switch value {
    case 0x09...0x0D, 0x20, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000,
      0xFEFF:
      true
    default: false
    }
  }
}

/// The number that a text stands for: 0 for none, not a number if something else is in it.
func numberValue(of text: String) -> Double {
  let bytes = Array(text.trimmed.utf8)
  if bytes.isEmpty { return 0 }
  if bytes.count > 2, bytes[0] == UInt8(ascii: "0"), let radix = radix(ofPrefix: bytes[1]) {
    return integer(in: bytes[2...], radix: radix) ?? .nan
  }
  let prefix = decimalPrefix(of: bytes)
  return prefix.count == bytes.count ? decimal(prefix) : .nan
}

private func radix(ofPrefix letter: UInt8) -> Int? {
  switch letter | 0x20 {
  case UInt8(ascii: "x"): 16
  case UInt8(ascii: "o"): 8
  case UInt8(ascii: "b"): 2
  default: nil
  }
}

/// Nil if there is anything but digits, or nothing.
private func integer(in digits: ArraySlice<UInt8>, radix: Int) -> Double? {
  if digits.isEmpty { return nil }
  let text = String(decoding: digits, as: UTF8.self)
  if digits.first == UInt8(ascii: "+") || digits.first == UInt8(ascii: "-") { return nil }
  if let small = UInt128(text, radix: radix) { return Double(small) }
  var value = 0.0
  for byte in digits {
    guard let digit = digitValue(byte, radix: radix) else { return nil }
    value = value * Double(radix) + Double(digit)
  }
  return value
}

private func digitValue(_ byte: UInt8, radix: Int) -> Int? {
  let value: Int
  switch byte {
  case UInt8(ascii: "0")...UInt8(ascii: "9"): value = Int(byte) - 48
  case UInt8(ascii: "a")...UInt8(ascii: "z"): value = Int(byte) - 87
  case UInt8(ascii: "A")...UInt8(ascii: "Z"): value = Int(byte) - 55
  default: return nil
  }
  return value < radix ? value : nil
}

/// The longest beginning that is a decimal number or `Infinity`, with its sign.
private func decimalPrefix(of bytes: [UInt8]) -> ArraySlice<UInt8> {
  var place = 0
  func isAt(_ text: String) -> Bool { bytes[place...].starts(with: text.utf8) }
  func passDigits() -> Int {
    let start = place
    while place < bytes.count, digitValue(bytes[place], radix: 10) != nil { place += 1 }
    return place - start
  }
  if isAt("+") || isAt("-") { place += 1 }
  if isAt("Infinity") { return bytes[..<(place + 8)] }
  var count = passDigits()
  if isAt(".") {
    place += 1
    let fraction = passDigits()
    if count + fraction == 0 { return [] }
    count += fraction
  }
  if count == 0 { return [] }
  let end = place
  if isAt("e") || isAt("E") {
    place += 1
    if isAt("+") || isAt("-") { place += 1 }
    if passDigits() == 0 { place = end }
  }
  return bytes[..<place]
}

/// The value of what ``decimalPrefix(of:)`` gives.
private func decimal(_ bytes: ArraySlice<UInt8>) -> Double {
  guard let first = bytes.first else { return .nan }
  let isNegative = first == UInt8(ascii: "-")
  let rest = isNegative || first == UInt8(ascii: "+") ? bytes.dropFirst() : bytes
  if rest.first == UInt8(ascii: "I") { return isNegative ? -.infinity : .infinity }
  let parts = rest.split(maxSplits: 1) { $0 | 0x20 == UInt8(ascii: "e") }
  let number = parts[0].split(
    separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
  let whole = String(decoding: number[0], as: UTF8.self)
  let fraction = number.count > 1 ? String(decoding: number[1], as: UTF8.self) : ""
  let exponent = parts.count > 1 ? String(decoding: parts[1], as: UTF8.self) : "0"
  // Swift wants digits on both sides of the point.
  let value = Double("0\(whole).\(fraction)0e\(exponent)") ?? .nan
  return isNegative ? -value : value
}

/// The integer that a text begins with, as `parseInt` reads it.
func leadingInteger(in text: String, radix given: Int) -> Double {
  var bytes = Array(text.trimmedStart.utf8)[...]
  let isNegative = bytes.first == UInt8(ascii: "-")
  if isNegative || bytes.first == UInt8(ascii: "+") { bytes = bytes.dropFirst() }
  var radix = given
  if given == 0 || given == 16, bytes.count > 1, bytes[bytes.startIndex] == UInt8(ascii: "0"),
    bytes[bytes.startIndex + 1] | 0x20 == UInt8(ascii: "x")
  {
    bytes = bytes.dropFirst(2)
    radix = 16
  }
  if radix == 0 { radix = 10 }
  guard (2...36).contains(radix) else { return .nan }
  let digits = bytes.prefix { digitValue($0, radix: radix) != nil }
  guard let value = radix == 10 ? decimalOrNil(digits) : integer(in: digits, radix: radix) else {
    return .nan
  }
  return isNegative ? -value : value
}

private func decimalOrNil(_ digits: ArraySlice<UInt8>) -> Double? {
  digits.isEmpty ? nil : decimal(digits)
}

/// The number that a text begins with, as `parseFloat` reads it.
func leadingNumber(in text: String) -> Double {
  decimal(decimalPrefix(of: Array(text.trimmedStart.utf8)))
}
