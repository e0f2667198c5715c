// Which bytes were written, for whoever looks for the writer of a byte.

import WasmModel

extension Machine {
  /// If true, every write to a memory leaves a mark for each byte, in both forms of execution.
  /// Turning it on or off clears the marks.
  public var recordsWrites: Bool {
    get { isRecording }
    set {
      guard newValue != isRecording else { return }
      isRecording = newValue
      clearMarks()
    }
  }

  /// Clears all marks. The next snapshot compares all bytes, because it no longer knows which ones
  /// were written.
  public mutating func clearMarks() {
    for index in memories.indices { memories[index].dropMarks() }
  }

  /// True if a byte of the range was written since the marks were cleared: by hand, by a snapshot
  /// or by going back to one. If writes are not recorded, any byte may have been.
  public func mayHaveWritten(_ range: Range<Int>, of memory: MemoryAddress) -> Bool {
    guard memory.value < memories.count else { return false }
    return !isRecording || memories[memory.value].hasMark(in: range)
  }

  /// Reads the marks of a range and clears them. They must be put back before the next snapshot.
  public mutating func takeMarks(_ range: Range<Int>, of memory: MemoryAddress) -> [UInt8] {
    guard memories[memory.value].hasMark(in: range) else {
      return Array(repeating: 0, count: range.count)
    }
    let taken = memories[memory.value].marks.array(range)
    memories[memory.value].marks.replace(at: range.lowerBound, with: taken.map { _ in 0 })
    return taken
  }

  /// Adds marks that ``takeMarks(_:of:)`` gave.
  public mutating func putMarks(
    _ marks: [UInt8], _ range: Range<Int>, of memory: MemoryAddress
  ) {
    for (address, mark) in zip(range, marks) where mark != 0 {
      memories[memory.value].mark(address..<address + 1)
    }
  }
}
