// Numbers in bytes, little end first, at any alignment: in memories, structures and arrays.

extension [UInt8] {
  /// Reads 1, 2, 4 or 8 bytes as a number. The range must lie inside.
  @inline(__always)
  func load(at offset: Int, width: Int) -> UInt64 {
    withUnsafeBytes { bytes in
      switch width {
      case 1: UInt64(bytes[offset])
      case 2:
        UInt64(UInt16(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt16.self)))
      case 4:
        UInt64(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self)))
      default: UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      }
    }
  }

  /// Writes the low 1, 2, 4 or 8 bytes of a number. The range must lie inside.
  @inline(__always)
  mutating func store(_ value: UInt64, at offset: Int, width: Int) {
    withUnsafeMutableBytes { bytes in
      switch width {
      case 1: bytes[offset] = UInt8(truncatingIfNeeded: value)
      case 2:
        bytes.storeBytes(
          of: UInt16(truncatingIfNeeded: value).littleEndian, toByteOffset: offset, as: UInt16.self)
      case 4:
        bytes.storeBytes(
          of: UInt32(truncatingIfNeeded: value).littleEndian, toByteOffset: offset, as: UInt32.self)
      default: bytes.storeBytes(of: value.littleEndian, toByteOffset: offset, as: UInt64.self)
      }
    }
  }
}

extension StableArray<UInt8> {
  /// Reads 1, 2, 4 or 8 bytes as a number. The range must lie inside.
  @inline(__always)
  func load(at offset: Int, width: Int) -> UInt64 {
    let place = UnsafeRawPointer(base) + offset
    return switch width {
    case 1: UInt64(place.load(as: UInt8.self))
    case 2: UInt64(UInt16(littleEndian: place.loadUnaligned(as: UInt16.self)))
    case 4: UInt64(UInt32(littleEndian: place.loadUnaligned(as: UInt32.self)))
    default: UInt64(littleEndian: place.loadUnaligned(as: UInt64.self))
    }
  }

  /// Writes the low 1, 2, 4 or 8 bytes of a number. The range must lie inside.
  @inline(__always)
  mutating func store(_ value: UInt64, at offset: Int, width: Int) {
    makeUnique()
    let place = UnsafeMutableRawPointer(base) + offset
    switch width {
    case 1: place.storeBytes(of: UInt8(truncatingIfNeeded: value), as: UInt8.self)
    case 2:
      place.storeBytes(of: UInt16(truncatingIfNeeded: value).littleEndian, as: UInt16.self)
    case 4:
      place.storeBytes(of: UInt32(truncatingIfNeeded: value).littleEndian, as: UInt32.self)
    default: place.storeBytes(of: value.littleEndian, as: UInt64.self)
    }
  }
}
