// Reading and writing bytes of a memory, little end first, at any alignment.

extension LinearMemory {
  /// Reads 1, 2, 4 or 8 bytes as a number. The range must lie inside the memory.
  public func load(at address: Int, width: Int) -> UInt64 {
    bytes.withUnsafeBytes { memory in
      switch width {
      case 1: UInt64(memory[address])
      case 2:
        UInt64(UInt16(littleEndian: memory.loadUnaligned(fromByteOffset: address, as: UInt16.self)))
      case 4:
        UInt64(UInt32(littleEndian: memory.loadUnaligned(fromByteOffset: address, as: UInt32.self)))
      default: UInt64(littleEndian: memory.loadUnaligned(fromByteOffset: address, as: UInt64.self))
      }
    }
  }

  /// Writes the low 1, 2, 4 or 8 bytes of a number. The range must lie inside the memory.
  mutating func store(_ value: UInt64, at address: Int, width: Int) {
    bytes.withUnsafeMutableBytes { memory in
      switch width {
      case 1: memory[address] = UInt8(truncatingIfNeeded: value)
      case 2:
        memory.storeBytes(
          of: UInt16(truncatingIfNeeded: value).littleEndian, toByteOffset: address, as: UInt16.self
        )
      case 4:
        memory.storeBytes(
          of: UInt32(truncatingIfNeeded: value).littleEndian, toByteOffset: address, as: UInt32.self
        )
      default: memory.storeBytes(of: value.littleEndian, toByteOffset: address, as: UInt64.self)
      }
    }
  }

  /// True if `count` bytes from an address lie inside the memory.
  public func contains(_ address: UInt64, count: UInt64) -> Bool {
    let (end, overflow) = address.addingReportingOverflow(count)
    return !overflow && end <= UInt64(bytes.count)
  }

  /// Finds the bytes of a range, or nil if it leaves the memory.
  public func findBytes(at address: UInt64, count: UInt64) -> ArraySlice<UInt8>? {
    contains(address, count: count) ? bytes[Int(address)..<Int(address + count)] : nil
  }
}
