// Reading one character of UTF-8, strictly.
//
// Standard: Binary Format, Values, Names.

/// A character and how many bytes it takes.
struct UTF8Scalar {
  let scalar: Unicode.Scalar
  let count: Int

  /// Fails if there is no character at that place: a stray or missing byte, a longer form than
  /// necessary, a surrogate, a number past U+10FFFF.
  init?(at index: Int, in bytes: [UInt8]) {
    let first = bytes[index]
    let count = Self.byteCount(first)
    guard count > 0, index + count <= bytes.count else { return nil }
    var value = UInt32(first) & (count == 1 ? 0x7F : 0xFF >> UInt32(count + 1))
    for next in bytes[index + 1..<index + count] {
      guard next & 0xC0 == 0x80 else { return nil }
      value = value << 6 | UInt32(next & 0x3F)
    }
    guard value >= Self.smallest[count], let scalar = Unicode.Scalar(value) else { return nil }
    self.scalar = scalar
    self.count = count
  }

  /// The smallest number that needs as many bytes.
  private static let smallest: [UInt32] = [0, 0, 0x80, 0x800, 0x10000]

  private static func byteCount(_ first: UInt8) -> Int {
    switch first {
    case ..<0x80: 1
    case 0xC0..<0xE0: 2
    case 0xE0..<0xF0: 3
    case 0xF0..<0xF8: 4
    default: 0
    }
  }

  /// Finds the first byte that is not UTF-8.
  static func findMalformed(in bytes: [UInt8]) -> Int? {
    var index = 0
    while index < bytes.count {
      if bytes[index] < 0x80 {
        index += 1
      } else {
        guard let scalar = UTF8Scalar(at: index, in: bytes) else { return index }
        index += scalar.count
      }
    }
    return nil
  }
}
