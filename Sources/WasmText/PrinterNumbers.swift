// Numbers of the text format, so exact that reading them gives the same bits.
//
// Standard: Text Format, Lexical Format, Values, Floating-Point.

import WasmModel

/// Writes floats and vectors.
enum PrinterNumbers {
  /// The shortest decimal that reads as the same number; `inf`, and `nan` with its payload.
  static func float(bits: UInt32) -> String {
    let value = Float(bitPattern: bits)
    guard value.isNaN || value.isInfinite else { return value.description }
    let isNegative = value.sign == .minus
    return special(
      isNegative, payload: UInt64(value.significandBitPattern), canonical: 1 << 22)
  }

  /// The shortest decimal that reads as the same number; `inf`, and `nan` with its payload.
  static func double(bits: UInt64) -> String {
    let value = Double(bitPattern: bits)
    guard value.isNaN || value.isInfinite else { return value.description }
    let isNegative = value.sign == .minus
    return special(isNegative, payload: value.significandBitPattern, canonical: 1 << 51)
  }

  private static func special(_ isNegative: Bool, payload: UInt64, canonical: UInt64) -> String {
    let sign = isNegative ? "-" : ""
    return switch payload {
    case 0: sign + "inf"
    case canonical: sign + "nan"
    default: sign + "nan:" + NumberText.hex(payload)
    }
  }

  /// As in `i32x4 0x00000001 0x00000002 0x00000003 0x00000004`, lane 0 first.
  static func vector(_ vector: V128) -> String {
    let lanes = [vector.low, vector.low >> 32, vector.high, vector.high >> 32]
    let texts = lanes.map { NumberText.hex(UInt32(truncatingIfNeeded: $0), digits: 8) }
    return "i32x4 " + texts.joined(separator: " ")
  }
}
