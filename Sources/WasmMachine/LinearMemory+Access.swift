// Reading bytes of a memory, little end first, at any alignment.

extension LinearMemory {
  /// Reads 1, 2, 4 or 8 bytes as a number. The range must lie inside the memory.
  public func load(at address: Int, width: Int) -> UInt64 { bytes.load(at: address, width: width) }

  /// True if `count` bytes from an address lie inside the memory.
  public func contains(_ address: UInt64, count: UInt64) -> Bool {
    isRange(address, count, within: UInt64(bytes.count))
  }

  /// Finds the bytes of a range, or nil if it leaves the memory.
  public func findBytes(at address: UInt64, count: UInt64) -> [UInt8]? {
    contains(address, count: count) ? bytes.array(Int(address)..<Int(address + count)) : nil
  }
}

/// True if `count` things from a position are among `size` things. The sum may not fit into 64 bits.
func isRange(_ start: UInt64, _ count: UInt64, within size: UInt64) -> Bool {
  count <= size && start <= size - count
}
