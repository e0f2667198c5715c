// Where a load or store accesses memory, and the other immediates of memory instructions.
//
// Standard: Text Format, Instructions, Memory Instructions.

import WasmModel

extension ModuleParser {
  /// Reads `memory? offset=n? align=n?`; without `align` it is the width of the access.
  mutating func readMemoryArgument(_ width: Int) throws(TextError) -> MemoryArgument {
    let memory: MemoryIndex = try readIndexIfPresent(memories)
    return try readOffsetAndAlignment(width, memory)
  }

  private mutating func readOffsetAndAlignment(
    _ width: Int, _ memory: MemoryIndex
  ) throws(TextError) -> MemoryArgument {
    let offset = cursor.token.kind == .offset ? try cursor.readAssignment() : 0
    let token = cursor.token
    let alignment = token.kind == .align ? try cursor.readAssignment() : UInt64(width)
    guard alignment.nonzeroBitCount == 1 else {
      throw TextError(.alignmentNotPowerOfTwo(cursor.spelling(token)), at: token.start)
    }
    return MemoryArgument(
      alignment: UInt32(alignment.trailingZeroBitCount), offset: offset, memory: memory)
  }

  /// Reads a memory argument and a lane. One number alone is the lane.
  mutating func readMemoryLane(_ width: Int) throws(TextError) -> Immediate {
    let next = cursor.following
    let hasMemory =
      cursor.token.kind == .identifier
      || cursor.token.kind == .natural
        && (next.kind == .natural || next.kind == .offset || next.kind == .align)
    let memory: MemoryIndex = hasMemory ? try readIndex(memories) : MemoryIndex(0)
    return .memoryLane(try readOffsetAndAlignment(width, memory), try cursor.readLane())
  }

  mutating func readDataIndex() throws(TextError) -> DataIndex {
    refersToData = true
    return try readIndex(dataSegments)
  }

  /// Reads `memory.init memory? data`.
  mutating func readMemoryInit() throws(TextError) -> Immediate {
    let hasMemory = cursor.isAtIndex && cursor.isIndex(cursor.following)
    let memory: MemoryIndex = hasMemory ? try readIndex(memories) : MemoryIndex(0)
    return .dataMemory(try readDataIndex(), memory)
  }

  /// Reads both memories or none.
  mutating func readMemoryCopy() throws(TextError) -> Immediate {
    guard cursor.isAtIndex else { return .memoryMemory(MemoryIndex(0), MemoryIndex(0)) }
    return .memoryMemory(try readIndex(memories), try readIndex(memories))
  }
}
