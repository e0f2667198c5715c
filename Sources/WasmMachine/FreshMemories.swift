// Which parts of its memories an instantiation has not written yet.

import WasmModel

/// Up to where the memories of an instance are written while it is made. What is beyond need not be
/// read to know that it is zero.
struct FreshMemories {
  private var ends: [Int]
  private let importedCount: Int

  init(_ instance: Instance) {
    importedCount = instance.program.preparation.importedMemories
    ends = Array(repeating: 0, count: instance.memories.count - importedCount)
  }

  /// True if nothing was written to a range before; now something is.
  mutating func take(_ range: Range<Int>, of memory: MemoryIndex) -> Bool {
    let index = memory.value - importedCount
    guard index >= 0 else { return false }
    let isFresh = range.lowerBound >= ends[index]
    ends[index] = max(ends[index], range.upperBound)
    return isFresh
  }
}
