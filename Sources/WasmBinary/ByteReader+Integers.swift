// Reads integers of variable length (LEB128), and counts.
//
// Standard: Binary Format, Values, Integers.

import WasmModel

extension ByteReader {
  @inline(__always)
  mutating func readUnsigned32() throws(DecodeError) -> UInt32 {
    if let byte = readShortNumber() { return UInt32(byte) }
    return UInt32(truncatingIfNeeded: try readUnsigned(bits: 32))
  }

  @inline(__always)
  mutating func readUnsigned64() throws(DecodeError) -> UInt64 {
    if let byte = readShortNumber() { return UInt64(byte) }
    return try readUnsigned(bits: 64)
  }

  @inline(__always)
  mutating func readSigned32() throws(DecodeError) -> Int32 {
    if let byte = readShortNumber() { return Int32(Self.signed(byte)) }
    return Int32(truncatingIfNeeded: try readSigned(bits: 32))
  }

  /// Block types and heap types: either a small negative number or an index.
  mutating func readSigned33() throws(DecodeError) -> Int64 { try readSigned(bits: 33) }

  @inline(__always)
  mutating func readSigned64() throws(DecodeError) -> Int64 {
    if let byte = readShortNumber() { return Int64(Self.signed(byte)) }
    return try readSigned(bits: 64)
  }

  @inline(__always)
  mutating func readIndex<Space>() throws(DecodeError) -> Index<Space> {
    Index(number: try readUnsigned32())
  }

  /// How many items follow. Every item has at least one byte, so a count that cannot be right is
  /// found before memory is reserved for it.
  ///
  /// The test suite has two phrases for that. A length is out of bounds if it exceeds the bytes of
  /// the module that are left, its own included.
  mutating func readCount() throws(DecodeError) -> Int {
    let offset = position
    let leftInModule = remainingInModule
    let count = Int(try readUnsignedInModule(bits: 32))
    if count <= remaining { return count }
    guard count <= leftInModule else {
      throw DecodeError(.lengthOutOfBounds(declared: count, left: max(remaining, 0)), at: offset)
    }
    try expectPart(holds: offset)
    throw DecodeError(.unexpectedEnd(of: part, needed: count, left: remaining), at: offset)
  }

  /// The code of a type, a negative number of 7 bits: as a byte less than 0x80.
  mutating func readTypeCode() throws(DecodeError) -> UInt8 {
    let offset = position
    let code = try readByte()
    guard code < 0x80 else { throw DecodeError(.integerRepresentationTooLong(bits: 7), at: offset) }
    return code
  }

  /// Bit 6 is the sign.
  @inline(__always)
  private static func signed(_ byte: UInt8) -> Int8 { Int8(bitPattern: byte << 1) >> 1 }

  private mutating func readUnsigned(bits: Int) throws(DecodeError) -> UInt64 {
    let offset = position
    let number = try readUnsignedInModule(bits: bits)
    try expectPart(holds: offset)
    return number
  }

  private mutating func readUnsignedInModule(bits: Int) throws(DecodeError) -> UInt64 {
    let offset = position
    var result: UInt64 = 0
    var shift = 0
    while shift < bits {
      let byte = try readByteInModule()
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
      let byte = try readByteInModule()
      guard fitsSigned(byte, left: bits - shift) else {
        throw DecodeError(.integerTooLarge(bits: bits), at: offset)
      }
      result |= Int64(byte & 0x7F) << Int64(shift)
      shift += 7
      guard byte < 0x80 else { continue }
      try expectPart(holds: offset)
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
