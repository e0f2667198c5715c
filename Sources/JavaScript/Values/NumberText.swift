// Numbers as texts: the shortest digits that give the number again, written as JavaScript does.
//
// ECMA-262, "Number::toString".

/// A number as JavaScript writes it.
func numberText(_ value: Double) -> String {
  if value.isNaN { return "NaN" }
  if value.isInfinite { return value < 0 ? "-Infinity" : "Infinity" }
  if value == 0 { return "0" }
  if let integer = Int64(exactly: value), abs(integer) < 1 << 53 { return String(integer) }
  let sign = value < 0 ? "-" : ""
  let (digits, exponent) = shortestDigits(value.magnitude)
  return sign + decimal(digits, exponent)
}

/// Digits, and where the point stands: behind so many of them.
private func shortestDigits(_ value: Double) -> (digits: String, exponent: Int) {
  let parts = value.description.split(separator: "e")
  var exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
  let halves = parts[0].split(separator: ".", omittingEmptySubsequences: false)
  var digits = String(halves[0])
  exponent += digits.utf8.count
  if halves.count > 1, halves[1] != "0" { digits += halves[1] }
  let leading = digits.prefix { $0 == "0" }.count
  digits.removeFirst(leading)
  while digits.last == "0" { digits.removeLast() }
  return (digits, exponent - leading)
}

private func decimal(_ digits: String, _ exponent: Int) -> String {
  let count = digits.utf8.count
  if exponent > 0, exponent <= 21 {
    if count <= exponent { return digits + String(repeating: "0", count: exponent - count) }
    return digits.prefix(exponent) + "." + digits.dropFirst(exponent)
  }
  if exponent > -6, exponent <= 0 {
    return "0." + String(repeating: "0", count: -exponent) + digits
  }
  let power = exponent - 1
  let head = count == 1 ? digits : digits.prefix(1) + "." + digits.dropFirst()
  return "\(head)e\(power < 0 ? "-" : "+")\(abs(power))"
}
