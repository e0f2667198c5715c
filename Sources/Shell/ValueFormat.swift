// How `print` shows a value: the letters of gdb.

import WasmModel

/// A format behind `print/`.
enum ValueFormat: String, CaseIterable, Hashable, Sendable {
  case hexadecimal = "x"
  case signed = "d"
  case unsigned = "u"
  case binary = "t"
  case character = "c"
  case float = "f"
  case string = "s"

  /// Reads what stands behind the slash.
  init(parsing text: String) throws(CommandError) {
    guard let format = ValueFormat(rawValue: text) else {
      let letters = Self.allCases.map(\.rawValue).joined(separator: " ")
      throw CommandError(
        "`\(text)` is no format of a value (\(letters))", try: "print/x %sp   (`x` shows memory)")
    }
    self = format
  }

  /// A value that takes so many bytes where it stands, or nil if it cannot be shown so. Null is
  /// null in every format.
  func text(_ value: Value, width: Int) -> String? {
    if value == .null { return "\(value)" }
    guard let (bits, ownWidth) = value.bits else { return self == .string ? "\(value)" : nil }
    let size = 8 * min(width, ownWidth)
    let kept = (bits << (64 - size)) >> (64 - size)
    switch self {
    case .hexadecimal: return NumberText.hex(kept)
    case .binary: return String(kept, radix: 2)
    case .float: return Self.float(value, kept, size)
    case .signed, .unsigned, .character: return integer(value, kept, size)
    case .string: return nil
    }
  }

  private func integer(_ value: Value, _ bits: UInt64, _ size: Int) -> String? {
    var (bits, size) = (bits, size)
    if case .integer = value {
    } else {
      guard let number = value.number.flatMap({ Int64(exactly: $0.rounded(.towardZero)) })
      else { return nil }
      (bits, size) = (UInt64(bitPattern: number), 64)
    }
    switch self {
    case .signed: return "\(Int64(bitPattern: bits << (64 - size)) >> (64 - size))"
    case .unsigned: return "\(bits)"
    default:
      let byte = UInt8(truncatingIfNeeded: bits)
      let shown = (0x20..<0x7F).contains(byte) ? Character(UnicodeScalar(byte)) : "."
      return "\(byte) '\(shown)'"
    }
  }

  /// The bits of an integer, read as those of a float.
  private static func float(_ value: Value, _ bits: UInt64, _ size: Int) -> String? {
    guard case .integer = value else { return "\(value)" }
    switch size {
    case 32: return NumberText.text(.f32, bits)
    case 64: return NumberText.text(.f64, bits)
    default: return nil
    }
  }
}
