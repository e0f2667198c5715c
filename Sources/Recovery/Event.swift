// Events: what happened in a worker, in order. Everything that is counted or compared is read off
// them.

import WasmMachine
import WasmModel

/// Something that happened.
public struct Event: Hashable, Sendable {
  /// How many ticks were complete when it happened.
  public let tick: Int
  /// The request it belongs to, or nil for loading and direct calls.
  public let request: Int?
  /// The instance that `wasm` was bound to, counted from 1; 0 before the first.
  public let instance: Int
  public let kind: Kind

  /// The kinds; the words are those of recovery-spec.md section 15.
  public enum Kind: Hashable, Sendable {
    case request(String)
    /// The guard ran; `flag` is nil where it does not read the terminated flag.
    case guarded(flag: UInt32?, calledAbort: Bool, reinitScheduled: Bool)
    case enter(String)
    case leave(String)
    case trap(Trap, function: String)
    case exhausted(function: String)
    case thrown(tag: String, function: String)
    case landingPad(function: String)
    case caught(tag: String, function: String)
    case guardInWasm(UInt32, function: String)
    case stackPointerRestored(from: UInt32, to: UInt32)
    case leaveWrapped
    case leaveUnwrapped(String)
    /// A call of an imported function: its arguments, and the text that they name, if they do.
    case imported(String, [String], text: String?)
    case began(Int32)
    case dropped(Int32)
    /// Another mark of `host.event`: its kind and its value.
    case mark(Int32, Int32)
    case flagSet(by: String)
    case hook(index: UInt32)
    case hookSwallowed(String)
    case reinitScheduled
    case criticalError
    case reset(from: Int, to: Int)
    case instantiated(Int)
    case startRan
    case console(ConsoleLevel, String)
    case refused
    case fault(String)
    /// Whoever experiments wrote a value, as in `u32[0x100] = 5`.
    case changed(String)
    /// The JavaScript engine collected garbage.
    case collected
    /// A timer is due, at this time of the model.
    case timer(milliseconds: Double)
    /// An error that left a task of the event loop: an `error` event.
    case uncaught(String)
    case unhandledRejection(String)
    /// The runtime gives a request up whose promise nothing can settle.
    case cancelled(request: Int)
    case answered(String)
    case failed(String)
  }
}

/// What a line on the console is.
public enum ConsoleLevel: String, Hashable, Sendable {
  case log
  case error
}
