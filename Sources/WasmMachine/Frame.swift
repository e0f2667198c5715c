// Frames and activations: what is on the way.
//
// Standard: Execution, Runtime Structure, Frames.

import WasmModel

/// A call of a Wasm function. Its slots are the locals, the hidden slots of legacy clauses, then
/// the operands.
public struct Frame: Hashable, Sendable {
  public let function: FunctionAddress
  public let instance: InstanceAddress
  /// The slot of the first local.
  public let base: Int32
  /// The slot of the first operand.
  public let operands: Int32
  /// The next instruction; in a caller, the call that has not returned yet.
  public internal(set) var pc: Int32
}

/// A call from outside: of an export, or of an export from inside a host function.
public struct Activation: Hashable, Sendable {
  public let function: FunctionAddress
  /// How many frames there were before.
  public let baseFrame: Int32
  /// The slot of the first argument; the results end up there.
  public let base: Int32
  /// What the machine waited for before; it does so again afterwards.
  let outer: Status
  /// The number of slots in use before.
  let outerTop: Int32
}

/// What the machine is doing.
public enum Status: Hashable, Sendable {
  /// Nothing is on the way.
  case idle
  /// The next tick executes the instruction at the pc.
  case running
  /// A host function was called; its arguments are the top operands. It must answer.
  case hostCall(FunctionAddress)
  /// An exception is on its way out; the next tick looks at this handler of the current frame, or,
  /// if it is -1, leaves the frame.
  case unwinding(ExceptionAddress, handler: Int32)
  /// The activation returned; its results stand at its base.
  case finished
  /// The exception left the activation.
  case uncaught(ExceptionAddress)
  /// The activation trapped. Its frames are still there to be looked at.
  case trapped(Trap)
  /// The call stack is used up: a limit, not a trap of the standard.
  case exhausted
  /// The structures and arrays would take more than ``MachineLimits/objectBytes``: a limit, not a
  /// trap of the standard.
  case storeExhausted
}
