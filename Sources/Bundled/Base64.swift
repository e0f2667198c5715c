// Base64 to bytes.
//
// RFC 4648, section 4. No whitespace: we read only what `embed` wrote.

package enum Base64 {
  /// The bytes, or nil if a character or the length is wrong.
  package static func decode(_ characters: some Collection<UInt8>) -> [UInt8]? {
    let count = characters.count
    guard count.isMultiple(of: 4) else { return nil }
    let values = values
    var bytes = [UInt8](repeating: 0, count: count / 4 * 3)
    var size = 0
    var bits: UInt32 = 0
    var bitCount = 0
    var padding = 0
    for character in characters {
      let value = values[Int(character)]
      if value < 64, padding == 0 {
        bits = bits << 6 | UInt32(value)
        bitCount += 6
        if bitCount >= 8 {
          bitCount -= 8
          bytes[size] = UInt8(truncatingIfNeeded: bits >> bitCount)
          size += 1
        }
      } else if character == UInt8(ascii: "=") {
        padding += 1
      } else {
        return nil
      }
    }
    bytes.removeLast(bytes.count - size)
    return padding <= 2 ? bytes : nil
  }

  /// The value of each character of the alphabet; 64 for the others.
  private static var values: [UInt8] {
    var values = [UInt8](repeating: 64, count: 256)
    let alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    for (value, character) in alphabet.utf8.enumerated() { values[Int(character)] = UInt8(value) }
    return values
  }
}
