// A vector of 128 bits and the lanes that instructions see in it.
//
// Standard: Structure, Values, Vectors; Execution, Numerics, Vectors.

/// A vector: 128 bits, lane 0 in the lowest ones.
public struct V128: Hashable, Sendable {
  /// Bits 0 to 63.
  public var low: UInt64
  /// Bits 64 to 127.
  public var high: UInt64

  public init(low: UInt64, high: UInt64) {
    self.low = low
    self.high = high
  }

  public static let zero = V128(low: 0, high: 0)

  /// The bytes, lowest first.
  public init(bytes: some Sequence<UInt8>) {
    self = .zero
    for (index, byte) in bytes.prefix(16).enumerated() {
      if index < 8 {
        low |= UInt64(byte) << UInt64(8 * index)
      } else {
        high |= UInt64(byte) << UInt64(8 * (index - 8))
      }
    }
  }

  /// The 16 bytes, lowest first.
  public var bytes: [UInt8] {
    (0..<16).map { index in
      UInt8(truncatingIfNeeded: (index < 8 ? low : high) >> UInt64(8 * (index % 8)))
    }
  }
}
