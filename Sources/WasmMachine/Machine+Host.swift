// What a host does to memories and tables between calls, as the JavaScript API lets it.
//
// JavaScript API: Memories; Tables.

import WasmModel

extension Machine {
  /// Writes 32 bits of a memory from outside. The address must lie inside the memory.
  public mutating func hostStore(_ memory: MemoryAddress, at address: UInt64, _ value: UInt32) {
    write(memory, at: address, width: 4, UInt64(value))
  }

  /// Writes bytes of a memory from outside. The range must lie inside the memory.
  public mutating func hostStore(
    _ memory: MemoryAddress, at address: Int, bytes: some Collection<UInt8>
  ) {
    write(memory, at: address, bytes)
  }

  /// Writes the value of a global, or the lower half of a vector, from outside.
  public mutating func hostStore(_ global: GlobalAddress, _ value: UInt64) {
    setGlobal(global, value)
  }

  /// Writes a slot of a frame from outside; the outermost frame has number 0. The slot must be one of
  /// its locals.
  public mutating func hostStore(_ frame: Int, _ slot: Int, _ value: UInt64) {
    write(slot: Int(frames[frame].base) + slot, value)
  }

  /// Writes an element of a table from outside. The index must lie inside the table.
  public mutating func hostSet(_ table: TableAddress, at index: Int, _ reference: UInt64) {
    write(table, at: index, CollectionOfOne(reference))
  }

  /// Grows a table from outside and gives its old size, or nil if it may not grow so far.
  public mutating func hostGrow(
    _ table: TableAddress, by count: UInt64, filling reference: UInt64
  ) -> Int? {
    let size = tables[table.value].elements.count
    guard UInt64(size) + count <= tables[table.value].maximum else { return nil }
    grow(table, by: count, filling: reference)
    return size
  }

  /// Grows a memory from outside and gives its old size in pages, or nil if it may not grow so far.
  public mutating func hostGrow(_ memory: MemoryAddress, byPages pages: UInt64) -> Int? {
    let size = memories[memory.value].bytes.count / MemoryType.pageSize
    guard UInt64(size) + pages <= memories[memory.value].maximumPages else { return nil }
    grow(memory, byPages: pages)
    return size
  }
}
