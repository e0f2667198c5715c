// Floats as bytes: the shortest form that reads back as the same number, kept once it is known.

import WasmModel

/// Texts of floats of one width. To find the shortest form takes long, and most floats that a trace
/// shows were shown a few lines before.
struct TraceFloats {
  /// An entry is the bits of the number, the length of its text, and the text.
  private let memory: TraceMemory
  private let spell: (UInt64, inout ASCIIText) -> Void

  private static let entries = 4096
  /// The longest text, `-2.2250738585072014e-308`, has 24 characters.
  private static let entrySize = 40

  init<F: BinaryFloatingPoint & TextOutputStreamable>(
    _ type: F.Type, _ make: @escaping (UInt64) -> F
  ) {
    memory = TraceMemory(Self.entries * Self.entrySize + TraceBuffer.margin)
    spell = { make($0).write(to: &$1) }
  }

  static func f32() -> TraceFloats {
    TraceFloats(Float.self) { Float(bitPattern: UInt32(truncatingIfNeeded: $0)) }
  }

  static func f64() -> TraceFloats { TraceFloats(Double.self) { Double(bitPattern: $0) } }

  /// Writes a number that is finite. There must be room.
  @inline(__always)
  func write(_ bits: UInt64, to buffer: inout TraceBuffer) {
    let place = Int(truncatingIfNeeded: (bits &* 0x9E37_79B9_7F4A_7C15) >> 52)
    let entry = memory.start + place * Self.entrySize
    let held = UnsafeRawPointer(entry).loadUnaligned(as: UInt64.self)
    if held != bits || entry[8] == 0 { fill(entry, bits) }
    UnsafeMutableRawPointer(buffer.next).copyMemory(from: entry + 9, byteCount: 24)
    buffer.next += Int(entry[8])
  }

  @inline(never)
  private func fill(_ entry: UnsafeMutablePointer<UInt8>, _ bits: UInt64) {
    var text = ASCIIText(start: entry + 9)
    spell(bits, &text)
    UnsafeMutableRawPointer(entry).storeBytes(of: bits, as: UInt64.self)
    entry[8] = UInt8(text.count)
  }
}

/// Takes the text of a number without making a string of it.
struct ASCIIText: TextOutputStream {
  fileprivate let start: UnsafeMutablePointer<UInt8>
  fileprivate var count = 0

  mutating func write(_ string: String) { for byte in string.utf8 { append(byte) } }

  /// Called by numbers in place of ``write(_:)``.
  mutating func _writeASCII(_ buffer: UnsafeBufferPointer<UInt8>) {
    for byte in buffer { append(byte) }
  }

  private mutating func append(_ byte: UInt8) {
    precondition(count < 24, "a number with more digits than a float can have")
    start[count] = byte
    count += 1
  }
}
