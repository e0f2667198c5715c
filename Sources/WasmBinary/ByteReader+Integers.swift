// Reads integers of variable length (LEB128).
//
// Standard: Binary Format, Values, Integers.

import WasmModel

extension ByteReader {
  mutating func readUnsigned32() throws(DecodeError) -> UInt32 {
    // Nearly all numbers in a module are less than 128.
    if let byte = next, byte < 0x80 { return UInt32(try readByte()) }
    return UInt32(truncatingIfNeeded: try readUnsigned(bits: 32))
  }

  mutating func readUnsigned64() throws(DecodeError) -> UInt64 { try readUnsigned(bits: 64) }

  mutating func readSigned32() throws(DecodeError) -> Int32 {
    Int32(truncatingIfNeeded: try readSigned(bits: 32))
  }

  /// Block types and heap types: either a small negative number or an index.
  mutating func readSigned33() throws(DecodeError) -> Int64 { try readSigned(bits: 33) }

  mutating func readSigned64() throws(DecodeError) -> Int64 { try readSigned(bits: 64) }

  mutating func readIndex<Space>() throws(DecodeError) -> Index<Space> {
    Index(Int(try readUnsigned32()))
  }

  private mutating func readUnsigned(bits: Int) throws(DecodeError) -> UInt64 {
    let offset = position
    var result: UInt64 = 0
    var shift = 0
    while shift < bits {
      let byte = try readByte()
      let left = bits - shift
      guard left >= 7 || byte & 0x7F < 1 << left else {
        throw DecodeError(.integerTooLarge(bits: bits), at: offset)
      }
      result |= UInt64(byte & 0x7F) << UInt64(shift)
      if byte < 0x80 { return result }
      shift += 7
    }
    throw DecodeError(.integerRepresentationTooLong(bits: bits), at: offset)
  }

  private mutating func readSigned(bits: Int) throws(DecodeError) -> Int64 {
    let offset = position
    var result: Int64 = 0
    var shift = 0
    while shift < bits {
      let byte = try readByte()
      guard fitsSigned(byte, left: bits - shift) else {
        throw DecodeError(.integerTooLarge(bits: bits), at: offset)
      }
      result |= Int64(byte & 0x7F) << Int64(shift)
      shift += 7
      guard byte < 0x80 else { continue }
      return byte & 0x40 != 0 && shift < 64 ? result | (-1 << Int64(shift)) : result
    }
    throw DecodeError(.integerRepresentationTooLong(bits: bits), at: offset)
  }

  /// True if the bits of the last byte that the number has no place for repeat its sign.
  private func fitsSigned(_ byte: UInt8, left: Int) -> Bool {
    guard left < 7 else { return true }
    let mask = (UInt8.max << UInt8(left - 1)) & 0x7F
    return byte & mask == 0 || byte & mask == mask
  }
}
