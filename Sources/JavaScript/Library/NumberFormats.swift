// Numbers as texts in other bases, and with a fixed count of digits.
//
// ECMA-262, "Number::toString", "Number.prototype.toFixed".

/// The number in another base, from 2 to 36, with as many digits as tell it from its neighbours.
func numberText(_ value: Double, radix: Int) -> String {
  guard radix != 10, value.isFinite else { return numberText(value) }
  let magnitude = value.magnitude
  let whole = magnitude.rounded(.down)
  let base = Double(radix)
  var fractionDigits: [Int] = []
  var fraction = magnitude - whole
  var error = max(0.5 * (magnitude.nextUp - magnitude), Double.leastNonzeroMagnitude)
  var carry = 0.0
  while fraction >= error {
    (fraction, error) = (fraction * base, error * base)
    let digit = Int(fraction)
    fraction -= Double(digit)
    fractionDigits.append(digit)
    let roundsUp = fraction > 0.5 || fraction == 0.5 && digit % 2 == 1
    if roundsUp, fraction + error > 1 {
      carry = increment(&fractionDigits, radix: radix)
      break
    }
  }
  var text = (value < 0 ? "-" : "") + integerText(whole + carry, radix: radix)
  if !fractionDigits.isEmpty {
    text += "." + fractionDigits.map { String($0, radix: radix) }.joined()
  }
  return text
}

/// Adds one to the last digit; gives 1 if it goes past the point.
private func increment(_ digits: inout [Int], radix: Int) -> Double {
  while let last = digits.popLast() {
    if last + 1 < radix {
      digits.append(last + 1)
      return 0
    }
  }
  return 1
}

private func integerText(_ value: Double, radix: Int) -> String {
  if let integer = UInt64(exactly: value), value < 0x1p53 { return String(integer, radix: radix) }
  // The digits behind the precision of the number are zeros here; engines differ in them.
  var (rest, zeros) = (value, 0)
  while rest.exponent > 52 { (rest, zeros) = (rest / Double(radix), zeros + 1) }
  return String(UInt64(rest), radix: radix) + String(repeating: "0", count: zeros)
}

/// The number with a fixed count of digits behind the point, rounded by its exact value.
func fixedText(_ value: Double, digits count: Int) -> String {
  guard value.magnitude < 1e21 else { return numberText(value) }
  var (digits, fraction) = exactDigits(value.magnitude)
  while fraction < count {
    digits.append(0)
    fraction += 1
  }
  if fraction > count {
    let roundsUp = digits[digits.count - (fraction - count)] >= 5
    digits.removeLast(fraction - count)
    if roundsUp, increment(&digits) { digits.insert(1, at: 0) }
  }
  let text = digits.map(String.init).joined()
  let sign = value < 0 ? "-" : ""
  return count == 0 ? sign + text : "\(sign)\(text.dropLast(count)).\(text.suffix(count))"
}

/// Adds one to the last of decimal digits; true if a 1 has to stand before them.
private func increment(_ digits: inout [UInt8]) -> Bool {
  for place in digits.indices.reversed() {
    digits[place] = digits[place] == 9 ? 0 : digits[place] + 1
    if digits[place] != 0 { return false }
  }
  return true
}

/// All decimal digits of a number, at least one before the point, and how many are behind it.
private func exactDigits(_ magnitude: Double) -> (digits: [UInt8], fraction: Int) {
  let whole = magnitude.rounded(.down)
  guard whole < magnitude else { return (String(UInt128(whole)).utf8.map { $0 - 48 }, 0) }
  let isNormal = magnitude.isNormal
  var significand = magnitude.significandBitPattern + (isNormal ? 1 << 52 : 0)
  var halvings = isNormal ? 1075 - Int(magnitude.exponentBitPattern) : 1074
  halvings -= significand.trailingZeroBitCount
  significand >>= significand.trailingZeroBitCount
  // A half is 5 tenths: the digits of n halvings are those of n times 5, with n behind the point.
  var digits = String(significand).utf8.reversed().map { $0 - 48 }
  for _ in 0..<halvings {
    var carry: UInt8 = 0
    for place in digits.indices {
      let product = digits[place] * 5 + carry
      (carry, digits[place]) = product.quotientAndRemainder(dividingBy: 10)
    }
    if carry > 0 { digits.append(carry) }
  }
  while digits.count <= halvings { digits.append(0) }
  return (digits.reversed(), halvings)
}
