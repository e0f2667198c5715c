// The journal of the machine: every change with what was there before.

import Stepping
import WasmModel

/// One change, as it is needed to take it back: where, and the old value. The new value is what
/// stands there now.
///
/// There are millions of them, so each takes 24 bytes: the order of the fields leaves no gaps, and
/// what is rare or big stands elsewhere.
public enum Change: Sendable {
  /// The pc of the current frame and the number of slots in use, before.
  case position(pc: Int32, top: Int32)
  case slot(Int32, old: UInt64)
  case slots(Int32, old: [UInt64])
  case memory(address: UInt64, old: UInt64, MemoryAddress, width: UInt8)
  case memoryRange(address: Int, old: [UInt8], MemoryAddress)
  /// The size in bytes, before.
  case memoryGrown(MemoryAddress, old: Int)
  case global(GlobalAddress, old: UInt64)
  /// The upper half of a global vector.
  case globalHigh(GlobalAddress, old: UInt64)
  case tableRange(index: Int, old: [UInt64], TableAddress)
  case tableGrown(TableAddress, old: Int)
  case objectMade
  /// The bytes of a field.
  case object(old: UInt64, ObjectAddress, offset: UInt32, width: UInt8)
  case objectRange(offset: Int, old: [UInt8], ObjectAddress)
  indirect case status(Status)
  case frameEntered
  case frameLeft(Frame)
  case activationEntered
  indirect case activationLeft(Activation)
  case exceptionMade
  case elementsDropped(InstanceAddress, Int)
  case dataDropped(InstanceAddress, Int)
  /// The sizes of the store, before.
  indirect case storeGrown(StoreSizes)
}

/// How many things stand in the store. Types stay when an instantiation is undone: no one sees them,
/// and the next one finds them.
public struct StoreSizes: Hashable, Sendable {
  var instances: Int
  var functions: Int
  var tables: Int
  var memories: Int
  var globals: Int
  var tags: Int
}

extension Machine {
  /// Undoes every change behind a position of the journal.
  public mutating func undo(to position: Int) {
    while let change = journal.popLast(downTo: position) { revert(change) }
  }

  private mutating func revert(_ change: Change) {
    switch change {
    case .position(let pc, let top):
      if !frames.isEmpty { frames[frames.count - 1].pc = pc }
      self.top = Int(top)
    case .slot(let index, let old): slots[Int(index)] = old
    case .slots(let index, let old):
      slots.replace(at: Int(index), with: old)
    case .memory(let address, let old, let memory, let width):
      memories[memory.value].bytes.store(old, at: Int(address), width: Int(width))
    case .memoryRange(let address, let old, let memory):
      memories[memory.value].bytes.replace(at: address, with: old)
    case .memoryGrown(let memory, let old):
      memories[memory.value].bytes.removeLast(memories[memory.value].bytes.count - old)
      memories[memory.value].fitMarks()
    case .global(let global, let old): globals.cells[2 * global.value] = old
    case .globalHigh(let global, let old): globals.cells[2 * global.value + 1] = old
    case .tableRange(let index, let old, let table):
      tables[table.value].elements.replace(at: index, with: old)
    case .tableGrown(let table, let old):
      tables[table.value].elements.removeLast(tables[table.value].elements.count - old)
    case .objectMade: objectBytes -= objects.removeLast().cost
    case .object(let old, let object, let offset, let width):
      objects[object.value].bytes.store(old, at: Int(offset), width: Int(width))
    case .objectRange(let offset, let old, let object):
      objects[object.value].bytes.replaceSubrange(offset..<offset + old.count, with: old)
    case .status(let old): status = old
    case .frameEntered: frames.removeLast()
    case .frameLeft(let frame): frames.append(frame)
    case .activationEntered: activations.removeLast()
    case .activationLeft(let activation): activations.append(activation)
    case .exceptionMade: exceptions.removeLast()
    case .elementsDropped(let instance, let segment):
      instances[instance.value].droppedElements[segment] = false
    case .dataDropped(let instance, let segment):
      instances[instance.value].droppedData[segment] = false
    case .storeGrown(let sizes): shrinkStore(to: sizes)
    }
  }

  private mutating func shrinkStore(to sizes: StoreSizes) {
    instances.removeLast(instances.count - sizes.instances)
    functions.removeLast(functions.count - sizes.functions)
    tables.removeLast(tables.count - sizes.tables)
    memories.removeLast(memories.count - sizes.memories)
    globals.removeLast(globals.count - sizes.globals)
    tags.removeLast(tags.count - sizes.tags)
  }
}
