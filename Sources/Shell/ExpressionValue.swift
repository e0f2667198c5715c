// The values of expressions.

import WasmModel

/// A value; true is the integer 1, false 0.
enum Value: Hashable, Sendable {
  case integer(Int64)
  /// An f32.
  case single(Float)
  /// An f64, or a number with a point.
  case double(Double)
  case text(String)
  /// A null reference, or nothing where something could be.
  case null

  init(_ truth: Bool) { self = .integer(truth ? 1 : 0) }

  /// A number in the precision of an f64, if it is a number.
  var number: Double? {
    switch self {
    case .integer(let value): Double(value)
    case .single(let value): Double(value)
    case .double(let value): value
    case .text, .null: nil
    }
  }

  /// True or false; nil for a text, which is neither.
  var truth: Bool? {
    if case .text = self { return nil }
    return (number ?? 0) != 0
  }

  /// The bits as they stand in a slot, and how many bytes they take; nil for what has no bits.
  var bits: (UInt64, width: Int)? {
    switch self {
    case .integer(let value): (UInt64(bitPattern: value), 8)
    case .single(let value): (UInt64(value.bitPattern), 4)
    case .double(let value): (value.bitPattern, 8)
    case .text, .null: nil
    }
  }
}

extension Value: CustomStringConvertible {
  /// As a person would type it.
  var description: String {
    switch self {
    case .integer(let value): "\(value)"
    case .single(let value): NumberText.text(.f32, UInt64(value.bitPattern))
    case .double(let value): NumberText.text(.f64, value.bitPattern)
    case .text(let text): Self.quoted(text)
    case .null: "null"
    }
  }

  private static func quoted(_ text: String) -> String {
    let inner = text.unicodeScalars.map { scalar in
      switch scalar {
      case "\"": "\\\""
      case "\\": "\\\\"
      case "\n": "\\n"
      case "\r": "\\r"
      case "\t": "\\t"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        "\\u{\(String(scalar.value, radix: 16))}"
      default: String(scalar)
      }
    }
    return "\"" + inner.joined() + "\""
  }
}

/// How a number stands in memory, or in a slot.
enum MemoryUnit: String, CaseIterable, Hashable, Sendable {
  case u8, i8, u16, i16, u32, i32, i64, f32, f64

  /// In bytes.
  var width: Int {
    switch self {
    case .u8, .i8: 1
    case .u16, .i16: 2
    case .u32, .i32, .f32: 4
    case .i64, .f64: 8
    }
  }

  /// The value that bits stand for; those above the width do not count.
  func value(_ bits: UInt64) -> Value {
    switch self {
    case .u8: .integer(Int64(UInt8(truncatingIfNeeded: bits)))
    case .i8: .integer(Int64(Int8(truncatingIfNeeded: bits)))
    case .u16: .integer(Int64(UInt16(truncatingIfNeeded: bits)))
    case .i16: .integer(Int64(Int16(truncatingIfNeeded: bits)))
    case .u32: .integer(Int64(UInt32(truncatingIfNeeded: bits)))
    case .i32: .integer(Int64(Int32(truncatingIfNeeded: bits)))
    case .i64: .integer(Int64(bitPattern: bits))
    case .f32: .single(Float(bitPattern: UInt32(truncatingIfNeeded: bits)))
    case .f64: .double(Double(bitPattern: bits))
    }
  }

  /// The bits that stand for a value, or nil if it does not fit. Integers may be signed or not.
  func bits(_ value: Value) -> UInt64? {
    switch (self, value) {
    case (.f32, .integer), (.f32, .single), (.f32, .double):
      if case .single(let same) = value { return UInt64(same.bitPattern) }
      return value.number.map { UInt64(Float($0).bitPattern) }
    case (.f64, .integer), (.f64, .single), (.f64, .double):
      return value.number.map(\.bitPattern)
    case (.i64, .integer(let number)): return UInt64(bitPattern: number)
    case (_, .integer(let number)):
      let size = Int64(1) << (8 * width)
      guard number >= -size / 2, number < size else { return nil }
      return UInt64(bitPattern: number) & UInt64(size - 1)
    default: return nil
    }
  }
}
