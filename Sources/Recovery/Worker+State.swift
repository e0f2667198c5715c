// The terminated flag and the variables of the glue and the shim.

import Bindgen
import JavaScript
import WasmMachine
import WasmModel

extension Worker {
  /// The address of the terminated flag, if the module has one inside its memory.
  public var terminatedFlagAddress: UInt64? {
    guard let address = exportedAddress("__instance_terminated"), let memory,
      machine.memories[memory.value].contains(address, count: 4)
    else { return nil }
    return address
  }

  /// The terminated flag of the current instance.
  public var terminatedFlag: UInt32? {
    guard let address = terminatedFlagAddress, let memory else { return nil }
    return UInt32(
      truncatingIfNeeded: machine.memories[memory.value].load(at: Int(address), width: 4))
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

  /// Rust's `__stack_pointer` in the current instance, by its export or by the name section.
  public var shadowStackPointer: UInt32? {
    if let stackPointer { return stackPointer }
    guard let instance,
      let index = instance.module.names.globals.first(where: { $0.value == "__stack_pointer" })?
        .key,
      instance.globals.indices.contains(index.value)
    else { return nil }
    return UInt32(
      truncatingIfNeeded: machine.globals[instance.globals[index.value].value].slot)
  }

  /// The table index at the address that `__abort_handler` names; 0 if there is none.
  var abortHandler: UInt32 {
    guard let address = exportedAddress("__abort_handler"), let memory,
      machine.memories[memory.value].contains(address, count: 4)
    else { return 0 }
    return UInt32(
      truncatingIfNeeded: machine.memories[memory.value].load(at: Int(address), width: 4))
  }

  /// Writes into the flag of the instance that the glue is bound to.
  mutating func setFlag(_ value: UInt32, by writer: String) {
    guard let address = terminatedFlagAddress, let memory = memory else { return }
    machine.hostStore(memory, at: address, value)
    if value != 0 { note(.flagSet(by: writer)) }
  }

  /// True if the glue keeps the terminated flag and looks at it.
  public var isGuarded: Bool { source.options.isGuarded }

  // MARK: Variables of the glue and the shim

  /// `__wbg_called_abort`.
  public var calledAbort: Bool { flag("__wbg_called_abort") }
  /// `__wbg_reinit_scheduled`.
  public var reinitScheduled: Bool { flag("__wbg_reinit_scheduled") }
  /// `__wbg_instance_id`.
  public var instanceID: Int { number(glueVariable("__wbg_instance_id")) }
  /// `initState.criticalError` of workers-rs; survives resets.
  public var criticalError: Bool { initState("criticalError") == .boolean(true) }
  /// `initState.instanceId` of workers-rs; survives resets.
  public var workerID: Int { number(initState("instanceId")) }

  private func glueVariable(_ name: String) -> JSValue? {
    realm.script.variable(name, of: "index.js")
  }

  private func flag(_ name: String) -> Bool { glueVariable(name) == .boolean(true) }

  private func initState(_ name: String) -> JSValue? {
    guard case .object(let state)? = global("__worker_init_state") else { return nil }
    return realm.script.property(name, of: state)
  }

  private func number(_ value: JSValue?) -> Int {
    if case .number(let number)? = value { Int(number) } else { 0 }
  }
}
