// Conditions and assignments of glue lines, and the terminated flag.

import WasmMachine
import WasmModel

extension Worker {
  func holds(_ condition: GlueCondition) -> Bool {
    switch condition {
    case .terminatedAddressUnknown: realm.terminatedAddress == nil
    case .flagIsSet: (terminatedFlag ?? 0) != 0
    case .notCalledAbort: !realm.calledAbort
    case .abortHandlerIsSet: abortHandler != 0
    case .reinitScheduled: realm.reinitScheduled
    case .criticalError: realm.criticalError
    case .caughtIsWrapped: isWrapped(realm.frames.last?.caught)
    case .caughtIsRuntimeError: isRuntimeError(realm.frames.last?.caught)
    }
  }

  mutating func assign(_ variable: GlueVariable) {
    switch variable {
    case .terminatedAddress: realm.terminatedAddress = exportedAddress("__instance_terminated")
    case .flag: setFlag(by: "glue")
    case .calledAbort(let value): realm.calledAbort = value
    case .reinitScheduled(let value): realm.reinitScheduled = value
    case .instanceIDNext: realm.instanceID += 1
    case .heapFresh: realm.heap = Realm.freshHeap
    case .criticalError(let value): realm.criticalError = value
    case .workerIDNext: realm.workerID += 1
    }
  }

  /// `__instance_terminated` of the current instance: the word in its memory, or nil if the module
  /// has none.
  public var terminatedFlag: UInt32? {
    guard let address = terminatedFlagAddress, let memory = memory else { return nil }
    return UInt32(
      truncatingIfNeeded: machine.memories[memory.value].load(at: Int(address), width: 4))
  }

  /// The address of the flag, if it lies inside the memory.
  public var terminatedFlagAddress: UInt64? {
    guard let address = exportedAddress("__instance_terminated"), let memory = memory,
      machine.memories[memory.value].contains(address, count: 4)
    else { return nil }
    return address
  }

  /// The memory of the current instance.
  public var memory: MemoryAddress? { instance?.memories.first }

  /// The value of an exported i32 global that holds an address.
  func exportedAddress(_ name: String) -> UInt64? {
    guard case .global(let global)? = instance?.findExport(name) else { return nil }
    return machine.globals[global.value].slot
  }

  /// `__stack_pointer` of the current instance, if it is exported.
  public var stackPointer: UInt32? {
    exportedAddress("__stack_pointer").map { UInt32(truncatingIfNeeded: $0) }
  }

  /// Writes 1 into the flag of the instance that the glue is bound to.
  mutating func setFlag(by writer: String) {
    guard let address = terminatedFlagAddress, let memory = memory else { return }
    machine.hostStore(memory, at: address, 1)
    note(.flagSet(by: writer))
  }

  func isWrapped(_ value: JSValue?) -> Bool {
    guard case .exception(let address)? = value else { return false }
    return machine.exceptions[address.value].tag == wrappedTag
  }

  /// The value inside the envelope of an expected error.
  func unwrapped(_ value: JSValue?) -> JSValue? {
    guard case .exception(let address)? = value else { return nil }
    return machine.exceptions[address.value].payload.first.map(externref)
  }

  private func isRuntimeError(_ value: JSValue?) -> Bool {
    guard case .error(let number)? = value else { return false }
    return realm.errors[number].className == "RuntimeError"
  }

  /// What an externref slot stands for.
  func externref(_ slot: UInt64) -> JSValue {
    realm.externrefs.indices.contains(Int(truncatingIfNeeded: slot))
      ? realm.externrefs[Int(slot)] : .undefined
  }

  /// The slot for a value that goes into Wasm as an externref.
  mutating func externrefSlot(_ value: JSValue) -> UInt64 {
    realm.externrefs.append(value)
    return UInt64(realm.externrefs.count - 1)
  }
}
