// Memory, in the layouts of gdb's `x`.

import Recovery
import Styling
import WasmMachine
import WasmModel

/// How many units of which size to show, and how.
public struct MemoryFormat: Hashable, Sendable {
  public let count: Int
  /// x hexadecimal, d signed, u unsigned, t binary, c character, s string, f floating point.
  public let letter: Character
  /// 1, 2, 4 or 8 bytes.
  public let width: Int

  public init(count: Int, letter: Character, width: Int) {
    self.count = count
    self.letter = letter
    self.width = width
  }
}

/// Views of a memory.
public enum MemoryView {
  /// The units from an address on, 8 single bytes or 16 bytes a line, with their characters at the
  /// right.
  public static func lines(
    _ memory: LinearMemory, at address: UInt64, _ format: MemoryFormat
  ) -> [StyledText] {
    if format.letter == "s" { return [string(memory, at: address)] }
    var lines: [StyledText] = []
    let perLine = format.width == 1 ? 8 : max(1, 16 / format.width)
    var unit = 0
    while unit < format.count {
      let start = address + UInt64(unit * format.width)
      let number = min(perLine, format.count - unit)
      var line = StyledText(NumberText.hex(start, digits: 5) + ":", .dim)
      for index in 0..<number {
        let at = Int(start) + index * format.width
        let value = memory.load(at: at, width: format.width)
        line += StyledText("  " + text(value, format), .value)
      }
      let bytes = memory.findBytes(at: start, count: UInt64(number * format.width)) ?? []
      if format.letter == "x" { line += StyledText("  |" + ascii(bytes) + "|", .dim) }
      lines.append(line)
      unit += number
    }
    return lines
  }

  private static func ascii(_ bytes: [UInt8]) -> String {
    String(decoding: bytes.map { (0x20..<0x7F).contains($0) ? $0 : 0x2E }, as: UTF8.self)
  }

  private static func text(_ value: UInt64, _ format: MemoryFormat) -> String {
    let bits = format.width * 8
    switch format.letter {
    case "d": return "\(Int64(bitPattern: value << (64 - bits)) >> (64 - bits))"
    case "u": return "\(value)"
    case "t":
      let text = String(value, radix: 2)
      return String(repeating: "0", count: max(0, bits - text.count)) + text
    case "c": return "\(value) '\(ascii([UInt8(truncatingIfNeeded: value)]))'"
    case "f":
      return format.width == 4 ? NumberText.text(.f32, value) : NumberText.text(.f64, value)
    default: return NumberText.hex(value, digits: format.width * 2)
    }
  }

  private static func string(_ memory: LinearMemory, at address: UInt64) -> StyledText {
    let bytes = memory.bytes[Int(address)...].prefix(200).prefix { $0 != 0 }
    return StyledText(NumberText.hex(address, digits: 5) + ":", .dim)
      + StyledText("  \"\(String(decoding: bytes, as: UTF8.self))\"", .value)
  }
}
