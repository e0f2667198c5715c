// Values that whoever experiments writes into a running machine.

import WasmMachine

/// A value to be written by hand. What it means that the state was changed from outside is up to
/// whoever does it; the history says so.
public struct StateWrite: Hashable, Sendable {
  public let target: Target
  /// As in `u32[0x100] = 5`.
  public let text: String

  /// What is written.
  public enum Target: Hashable, Sendable {
    /// Bytes from an address on; they must be inside.
    case memory(MemoryAddress, at: Int, [UInt8])
    /// The lower half of a global, as a slot.
    case global(GlobalAddress, UInt64)
    /// A local of a frame, the outermost of which is 0, as a slot.
    case local(frame: Int, slot: Int, UInt64)
  }

  public init(_ target: Target, text: String) { (self.target, self.text) = (target, text) }
}

extension Worker {
  /// The write in the current instance, if it was meant for one that is gone.
  func currentWrite(_ change: StateWrite) -> StateWrite {
    guard let instance else { return change }
    switch change.target {
    case .memory(let memory, let address, let bytes):
      let old = machine.instances.lazy.compactMap { $0.memories.firstIndex(of: memory) }.first
      guard let old, !instance.memories.contains(memory) else { return change }
      return StateWrite(
        .memory(instance.memories[old], at: address, bytes), text: change.text)
    case .global(let global, let value):
      let old = machine.instances.lazy.compactMap { $0.globals.firstIndex(of: global) }.first
      guard let old, !instance.globals.contains(global) else { return change }
      return StateWrite(.global(instance.globals[old], value), text: change.text)
    case .local: return change
    }
  }

  mutating func write(_ change: StateWrite) {
    switch change.target {
    case .memory(let memory, let address, let bytes):
      machine.hostStore(memory, at: address, bytes: bytes)
    case .global(let global, let value): machine.hostStore(global, value)
    case .local(let frame, let slot, let value): machine.hostStore(frame, slot, value)
    }
    note(.changed(change.text))
  }
}
