// Collects the bytes of a module: integers in their shortest form, names, sections.
//
// Standard: Binary Format, Conventions and Values.

import WasmModel

/// The bytes written so far.
struct ByteWriter {
  private(set) var bytes: [UInt8] = []

  mutating func reserveCapacity(_ count: Int) { bytes.reserveCapacity(count) }

  mutating func writeByte(_ byte: UInt8) { bytes.append(byte) }

  mutating func writeBytes(_ more: [UInt8]) { bytes += more }

  mutating func writeUnsigned(_ number: UInt64) {
    var rest = number
    while rest >= 0x80 {
      bytes.append(UInt8(rest & 0x7F) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  mutating func writeCount(_ count: Int) { writeUnsigned(UInt64(count)) }

  mutating func writeIndex<Space>(_ index: Index<Space>) { writeUnsigned(UInt64(index.number)) }

  mutating func writeSigned(_ number: Int64) {
    var rest = number
    while !(-64..<64).contains(rest) {
      bytes.append(UInt8(rest & 0x7F) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest & 0x7F))
  }

  /// The lowest byte first.
  mutating func writeLittleEndian<Number: FixedWidthInteger>(_ number: Number) {
    for index in 0..<Number.bitWidth / 8 {
      bytes.append(UInt8(truncatingIfNeeded: number >> (index * 8)))
    }
  }

  mutating func writeName(_ name: String) {
    writeCount(name.utf8.count)
    bytes += name.utf8
  }

  /// Its size in bytes, then the part itself.
  mutating func writeSized(_ part: ByteWriter) {
    writeCount(part.bytes.count)
    bytes += part.bytes
  }

  /// A number, a size and a part: a section, or a subsection of names.
  mutating func writeSection(_ id: UInt8, _ part: ByteWriter) {
    writeByte(id)
    writeSized(part)
  }
}
