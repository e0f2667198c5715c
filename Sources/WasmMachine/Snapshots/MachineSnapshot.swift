// Snapshots: a machine at one time, kept cheaply.

import Stepping
import WasmModel

/// A machine at one time. Snapshots that were taken one after the other share all pages of memory
/// that were not written between them.
public struct MachineSnapshot: Sendable {
  /// The machine, without the bytes of its memories.
  let machine: Machine
  private(set) var memories: [MemoryImage]
  /// What everything but the pages takes.
  private let restBytes: Int
  private var charge: MemoryCharge

  init(
    _ machine: Machine, _ memories: [MemoryImage], restBytes: Int, _ meter: MemoryMeter
  ) {
    self.machine = machine
    self.memories = memories
    self.restBytes = restBytes
    charge = MemoryCharge(meter, bytes: restBytes + Self.cost(memories))
  }

  /// How many bytes this snapshot alone added when it was taken.
  public var bytes: Int {
    memories.reduce(charge.bytes) { $0 + $1.addedPages * MemoryPage.size }
  }

  /// True if a byte of the range was written between the snapshot before and this one. Without a
  /// snapshot before, any byte may have been written.
  public func mayHaveWritten(_ range: Range<Int>, of memory: MemoryAddress) -> Bool {
    guard memory.value < memories.count else { return false }
    let image = memories[memory.value]
    return image.written.overlaps(range.clamped(to: 0..<image.pages.bytes))
  }

  /// Takes the place of the snapshot directly before, which is dropped: what was written before
  /// that one counts as written before this one.
  public mutating func absorb(_ earlier: MachineSnapshot) {
    for index in memories.indices.prefix(earlier.memories.count) {
      memories[index].written.formUnion(earlier.memories[index].written)
    }
    charge = MemoryCharge(charge.meter, bytes: restBytes + Self.cost(memories))
  }

  private static func cost(_ memories: [MemoryImage]) -> Int {
    memories.reduce(0) { $0 + $1.written.cost }
  }
}
