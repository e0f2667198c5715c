// Taking a snapshot of a machine, and going back to it.

import Stepping

extension Machine {
  /// Keeps everything that can change. Pages of memory that were not written since `previous` are
  /// shared with it; pages of zeros take nothing. Clears the marks, and nothing from before can be
  /// undone. Writes must be recorded if there is a previous snapshot.
  public mutating func takeSnapshot(
    after previous: MachineSnapshot?, meter: MemoryMeter
  ) -> MachineSnapshot {
    precondition(previous == nil || isRecording, "a snapshot after another without marks between")
    forgetEverything()
    var images: [MemoryImage] = []
    for index in memories.indices {
      let pages = previous.map {
        index < $0.memories.count ? $0.memories[index].pages : MemoryPages.empty
      }
      images.append(memories[index].takeImage(after: pages, isRecording: isRecording, meter))
    }
    let kept = withoutMemories(sharingWith: previous?.machine)
    let rest = kept.costOfParts(notIn: previous?.machine)
    return MachineSnapshot(kept, images, restBytes: rest, meter)
  }

  /// A copy without the bytes of memories, with no more slots than are in use.
  private func withoutMemories(sharingWith previous: Machine?) -> Machine {
    var kept = self
    for index in kept.memories.indices { kept.memories[index].clear() }
    kept.slots = StableArray(slots[0..<top])
    // A run makes the machine's own what others share: what is equal is shared with the past
    // instead.
    if let previous {
      if globals.cells == previous.globals.cells { kept.globals = previous.globals }
      for index in tables.indices.prefix(previous.tables.count)
      where tables[index].elements == previous.tables[index].elements {
        kept.tables[index].elements = previous.tables[index].elements
      }
    }
    return kept
  }

  /// About how many bytes the parts take that are not shared with another machine.
  private func costOfParts(notIn other: Machine?) -> Int {
    var cost = 8 * top + MemoryLayout<LinearMemory>.stride * memories.count
    if globals.cells != other?.globals.cells { cost += 8 * globals.cells.count }
    for (index, table) in tables.enumerated() {
      let others = other.flatMap { index < $0.tables.count ? $0.tables[index].elements : nil }
      if table.elements != others { cost += 8 * table.elements.count }
    }
    cost += size(frames, other?.frames) + size(activations, other?.activations)
    cost += size(instances, other?.instances) + size(objects, other?.objects)
    return cost + max(0, objectBytes - (other?.objectBytes ?? 0))
  }

  /// What an array takes, or nothing if another one shares its elements.
  private func size<Element>(_ array: [Element], _ other: [Element]?) -> Int {
    let isShared = array.withUnsafeBufferPointer { elements in
      other?.withUnsafeBufferPointer { $0.baseAddress == elements.baseAddress } ?? false
    }
    return isShared ? 0 : MemoryLayout<Element>.stride * array.count
  }

  /// Makes everything what it was when a snapshot was taken. Clears the marks, and nothing from
  /// before can be undone; whether writes are recorded stays as it is.
  ///
  /// Bytes and slots stay where they are as long as they are not shared and there is room.
  public mutating func restore(_ snapshot: MachineSnapshot) {
    var old = StableArray<UInt64>()
    swap(&old, &slots)
    var blocks: [LinearMemory] = []
    swap(&blocks, &memories)
    let wasRecording = isRecording
    self = snapshot.machine
    isRecording = wasRecording
    if old.canHold(top) { swap(&old, &slots) }
    slots.makeUnique()
    if slots.count < top { slots.append(zeros: top - slots.count) }
    slots.replace(at: 0, with: snapshot.machine.slots)
    // The current function may use more slots than it does now.
    if let frame = frames.last { makeRoom(Int(frame.base) + code(of: frame).neededSlots) }
    for index in memories.indices {
      if index < blocks.count { memories[index].takeBlocks(of: &blocks[index]) }
      memories[index].restore(snapshot.memories[index].pages, isRecording: isRecording)
    }
  }
}

extension LinearMemory {
  /// Lets go of all bytes.
  fileprivate mutating func clear() {
    bytes = StableArray()
    marks = StableArray()
    base = nil
  }

  /// Takes over what stands in another memory, and leaves nothing there.
  fileprivate mutating func takeBlocks(of other: inout LinearMemory) {
    swap(&bytes, &other.bytes)
    swap(&marks, &other.marks)
    base = other.base
    other.base = nil
  }
}
