// How numbers are written for people.

/// Texts of values.
public enum NumberText {
  /// A value as a person reads it: integers signed, floats in the shortest form, references as
  /// `null` or with their address.
  ///
  /// A vector has a second slot, `high`.
  public static func text(_ type: ValueType, _ slot: UInt64, high: UInt64 = 0) -> String {
    switch type {
    case .i32: String(Int32(slot: slot))
    case .i64: String(Int64(slot: slot))
    case .f32: text(Float(slot: slot), bits: UInt64(UInt32(slot: slot)))
    case .f64: text(Double(slot: slot), bits: slot)
    case .v128:
      "i32x4"
        + [slot, slot >> 32, high, high >> 32].map { " " + hex(UInt32(slot: $0), digits: 8) }
        .joined()
    case .reference(let type): Reference.text(type.heap, slot)
    }
  }

  /// A number in hexadecimal, as `0x1f`, padded with zeros to a number of digits.
  public static func hex(_ number: some BinaryInteger, digits: Int = 1) -> String {
    let text = String(number, radix: 16)
    return "0x" + String(repeating: "0", count: max(0, digits - text.count)) + text
  }

  private static func text<F: BinaryFloatingPoint & LosslessStringConvertible>(
    _ value: F, bits: UInt64
  ) -> String {
    if value.isNaN { return "nan:\(hex(bits))" }
    return value.isInfinite ? (value < 0 ? "-inf" : "inf") : String(value)
  }
}
