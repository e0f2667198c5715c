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
