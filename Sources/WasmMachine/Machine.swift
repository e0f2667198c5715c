// The machine: store, stack, frames and status, and the only functions that write them.
//
// Standard: Execution, Runtime Structure.

import Stepping
import WasmModel
import WasmValidation

/// A WebAssembly machine that executes one instruction at a time and can take each one back.
///
/// It is a value: a copy is an independent machine with the same past. Every write goes through a
/// function of this file, which records the old value in the journal.
public struct Machine: Sendable {
  public internal(set) var instances: [Instance] = []
  public internal(set) var functions = FunctionList()
  public internal(set) var tables: [TableInstance] = []
  public internal(set) var memories: [LinearMemory] = []
  public internal(set) var globals = GlobalList()
  public internal(set) var tags: [TagInstance] = []
  public internal(set) var exceptions = ExceptionStore()
  public internal(set) var objects: [ObjectInstance] = []
  /// The types of everything in the store.
  public internal(set) var registry = TypeRegistry()

  /// Locals and operands of all frames; those from ``top`` on are not in use. A vector takes two,
  /// its lower half first. The upper half of a slot is zero if the value has 32 bits.
  public internal(set) var slots = StableArray<UInt64>()
  /// The number of slots in use.
  public internal(set) var top = 0
  public internal(set) var frames: [Frame] = []
  public internal(set) var activations: [Activation] = []
  public internal(set) var status = Status.idle
  public var limits: MachineLimits

  /// See ``recordsWrites``.
  var isRecording = false
  var journal = Journal<Change>()
  /// What ``objects`` count in ``MachineLimits/objectBytes``.
  var objectBytes = 0
  /// The numbers of the types of each program that was instantiated.
  var knownTypes: [ObjectIdentifier: KnownTypes] = [:]

  public init(limits: MachineLimits = MachineLimits()) {
    self.limits = limits
  }

  /// The end of the journal.
  public var mark: Int { journal.end }
  /// The place before the oldest change that can be undone.
  public var oldestMark: Int { journal.start }
  /// How many changes can be undone.
  public var journalCount: Int { journal.count }
  /// The changes since a mark, oldest first.
  public func changes(since mark: Int) -> ArraySlice<Change> { journal.entries(from: mark) }
  /// Forgets how to undo what is older than a mark.
  public mutating func forget(before mark: Int) { journal.forget(before: mark) }

  /// True if the machine has a next step of its own: not while it waits for a host function.
  public var canStep: Bool {
    switch status {
    case .running, .unwinding: true
    default: false
    }
  }

  /// Makes the next step: an instruction, or one handler or frame of an unwinding. Returns false if
  /// it trapped or exhausted the stack: then the instruction is not complete.
  public mutating func step() -> Bool {
    switch status {
    case .running: execute()
    case .unwinding(let exception, let handler): unwind(exception, handler: Int(handler))
    default: preconditionFailure("a machine that cannot step was stepped")
    }
    switch status {
    case .trapped, .exhausted, .storeExhausted: return false
    default: return true
    }
  }

  // MARK: Writing

  mutating func set(_ status: Status) {
    journal.append(.status(self.status))
    self.status = status
  }

  mutating func write(slot index: Int, _ value: UInt64) {
    journal.append(.slot(Int32(index), old: slots[index]))
    slots[index] = value
  }

  mutating func push(_ value: UInt64) {
    write(slot: top, value)
    top += 1
  }

  /// Makes sure that there are so many slots. Those beyond ``top`` are no part of the state.
  mutating func makeRoom(_ count: Int) {
    guard count > slots.count else { return }
    let size = max(count, 2 * slots.count, 256)
    slots.append(zeros: size - slots.count)
  }

  /// Moves `count` operands from the top down to a slot and makes them the top ones.
  mutating func moveTop(_ count: Int, to destination: Int) {
    let source = top - count
    if source != destination {
      for i in 0..<count { write(slot: destination + i, slots[source + i]) }
    }
    top = destination + count
  }

  /// Records where the current frame stands; comes first in every step that moves it.
  mutating func recordPosition() {
    journal.append(.position(pc: frames.last?.pc ?? 0, top: Int32(top)))
  }

  mutating func setPC(_ pc: Int) { frames[frames.count - 1].pc = Int32(pc) }
  mutating func advance() { frames[frames.count - 1].pc += 1 }

  mutating func enter(_ frame: Frame) {
    frames.append(frame)
    journal.append(.frameEntered)
  }

  mutating func leaveFrame() {
    journal.append(.frameLeft(frames.removeLast()))
  }

  mutating func setGlobal(_ address: GlobalAddress, _ value: UInt64) {
    journal.append(.global(address, old: globals.cells[2 * address.value]))
    globals.cells[2 * address.value] = value
  }

  mutating func setGlobalHigh(_ address: GlobalAddress, _ value: UInt64) {
    journal.append(.globalHigh(address, old: globals.cells[2 * address.value + 1]))
    globals.cells[2 * address.value + 1] = value
  }

  mutating func write(
    _ memory: MemoryAddress, at address: UInt64, width: UInt8, _ value: UInt64
  ) {
    let old = memories[memory.value].bytes.load(at: Int(address), width: Int(width))
    journal.append(.memory(address: address, old: old, memory, width: width))
    memories[memory.value].bytes.store(value, at: Int(address), width: Int(width))
    if isRecording { memories[memory.value].mark(Int(address)..<Int(address) + Int(width)) }
  }

  /// Bytes that are known to be zero are not read to be kept: reading would cost memory.
  mutating func write(
    _ memory: MemoryAddress, at address: Int, _ bytes: some Collection<UInt8>,
    overZeros isZero: Bool = false
  ) {
    guard !bytes.isEmpty else { return }
    let range = address..<address + bytes.count
    let old =
      isZero
      ? Array(repeating: 0, count: range.count) : memories[memory.value].bytes.array(range)
    journal.append(.memoryRange(address: address, old: old, memory))
    memories[memory.value].bytes.replace(at: address, with: bytes)
    if isRecording { memories[memory.value].mark(range) }
  }

  mutating func grow(_ memory: MemoryAddress, byPages pages: UInt64) {
    journal.append(.memoryGrown(memory, old: memories[memory.value].bytes.count))
    memories[memory.value].bytes.append(zeros: Int(pages) * MemoryType.pageSize)
    memories[memory.value].fitMarks()
  }

  mutating func write(_ table: TableAddress, at index: Int, _ references: some Collection<UInt64>) {
    guard !references.isEmpty else { return }
    let range = index..<index + references.count
    let old = tables[table.value].elements.array(range)
    journal.append(.tableRange(index: index, old: old, table))
    tables[table.value].elements.replace(at: index, with: references)
  }

  mutating func grow(_ table: TableAddress, by count: UInt64, filling reference: UInt64) {
    journal.append(.tableGrown(table, old: tables[table.value].elements.count))
    tables[table.value].elements.append(repeating: reference, count: Int(count))
  }

  /// Puts an exception into the store.
  public mutating func makeException(_ exception: ExceptionInstance) -> ExceptionAddress {
    journal.append(.exceptionMade)
    exceptions.append(exception)
    return ExceptionAddress(exceptions.count - 1)
  }

  /// Puts a structure or array into the store. There must be room for it.
  mutating func makeObject(_ object: ObjectInstance) -> ObjectAddress {
    journal.append(.objectMade)
    objects.append(object)
    objectBytes += object.cost
    return ObjectAddress(objects.count - 1)
  }

  mutating func write(_ object: ObjectAddress, at offset: Int, width: Int, _ value: UInt64) {
    let old = objects[object.value].bytes.load(at: offset, width: width)
    journal.append(.object(old: old, object, offset: UInt32(offset), width: UInt8(width)))
    objects[object.value].bytes.store(value, at: offset, width: width)
  }

  mutating func write(_ object: ObjectAddress, at offset: Int, _ bytes: some Collection<UInt8>) {
    guard !bytes.isEmpty else { return }
    let range = offset..<offset + bytes.count
    let old = Array(objects[object.value].bytes[range])
    journal.append(.objectRange(offset: offset, old: old, object))
    objects[object.value].bytes.replaceSubrange(range, with: bytes)
  }

  mutating func dropElements(_ segment: Int, of instance: InstanceAddress) {
    guard !instances[instance.value].droppedElements[segment] else { return }
    journal.append(.elementsDropped(instance, segment))
    instances[instance.value].droppedElements[segment] = true
  }

  mutating func dropData(_ segment: Int, of instance: InstanceAddress) {
    guard !instances[instance.value].droppedData[segment] else { return }
    journal.append(.dataDropped(instance, segment))
    instances[instance.value].droppedData[segment] = true
  }
}
