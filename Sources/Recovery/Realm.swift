// The realm: the JavaScript side of a worker, as a value.

import WasmMachine
import WasmModel

/// The state of the glue, the shim and the Worker above them. Names follow recovery-spec.md
/// section 2.2.
public struct Realm: Sendable {
  /// `wasm`: the instance that the glue is bound to.
  public internal(set) var instance: InstanceAddress?
  /// How many instances were made.
  public internal(set) var instanceCount = 0
  /// `__wbg_terminated_addr`, in bytes; filled by the first guard.
  public internal(set) var terminatedAddress: UInt64?
  /// `__wbg_called_abort`.
  public internal(set) var calledAbort = false
  /// `__wbg_reinit_scheduled`.
  public internal(set) var reinitScheduled = false
  /// `__wbg_instance_id`.
  public internal(set) var instanceID = 0
  /// `initState.criticalError` of workers-rs; survives resets.
  public internal(set) var criticalError = false
  /// `initState.instanceId` of workers-rs; survives resets.
  public internal(set) var workerID = 0

  /// Handles that Wasm holds as numbers.
  public internal(set) var heap: [JSValue] = Realm.freshHeap
  /// What externref slots stand for.
  public internal(set) var externrefs: [JSValue] = []
  /// Error objects, by number.
  public internal(set) var errors: [JSError] = []

  /// The glue functions on the way, innermost last.
  public internal(set) var frames: [GlueFrame] = []
  public internal(set) var requests: [Request] = []
  public internal(set) var events: [Event] = []
  /// A fault that strikes in the next call.
  public internal(set) var armed: Fault?

  /// The class of an error, or the text of another value.
  public func className(_ value: JSValue) -> String {
    if case .error(let number) = value { errors[number].className } else { describe(value) }
  }

  /// 1024 places that the glue keeps for borrowed values, then the four constants (section 4.10).
  static let freshHeap: [JSValue] =
    Array(repeating: .undefined, count: 1025) + [.null, .boolean(true), .boolean(false)]

  /// The request on the way.
  public var currentRequest: Int? {
    guard let last = requests.last, last.outcome == nil, last.number > 0 else { return nil }
    return last.number
  }

  /// The text of a value, as `console.log` would show it.
  public func describe(_ value: JSValue) -> String {
    switch value {
    case .undefined: "undefined"
    case .null: "null"
    case .boolean(let flag): flag ? "true" : "false"
    case .value(let type, let slot): NumberText.text(type, slot)
    case .list(let values): "[\(values.map(describe).joined(separator: ", "))]"
    case .error(let number): errors[number].text
    case .exception: "WebAssembly.Exception"
    }
  }
}

/// A call of a glue function.
public struct GlueFrame: Hashable, Sendable {
  public let program: GlueProgram
  /// The next line.
  public internal(set) var line = 0
  /// What the export is called with, as slots.
  let call: ExportCall?
  /// The arguments of an imported function, as slots.
  let arguments: [UInt64]
  public internal(set) var result = JSValue.undefined
  /// `e` of the innermost `catch`.
  public internal(set) var caught: JSValue?
  public internal(set) var state = State.ready
  /// Who waits for it.
  let caller: Caller

  /// What a frame is doing.
  public enum State: Hashable, Sendable {
    /// The next line runs next.
    case ready
    /// Waits for a Wasm function that the line called.
    case awaitsWasm
    /// Waits for the glue function above it.
    case awaitsGlue
  }

  enum Caller: Hashable, Sendable {
    case worker
    case glue
    case machine
  }
}

/// An export and its arguments.
public struct ExportCall: Hashable, Sendable {
  public let name: String
  /// Slots of the parameter types.
  public let arguments: [UInt64]
  /// As in `deposit(1, 50)`.
  public let text: String

  public init(name: String, arguments: [UInt64], text: String) {
    self.name = name
    self.arguments = arguments
    self.text = text
  }
}

/// A request that a worker was asked to serve, or a direct call.
public struct Request: Hashable, Sendable {
  /// Counted from 1; a direct call has none and its number is 0.
  public let number: Int
  public let call: ExportCall
  public let firstTick: Int
  public internal(set) var lastTick: Int?
  /// The instance that answered, counted from 1.
  public internal(set) var instance: Int
  public internal(set) var outcome: Outcome?

  /// How it ended.
  public enum Outcome: Hashable, Sendable {
    case answered(JSValue)
    case failed(JSValue)
  }

  public var isFailed: Bool { if case .failed = outcome { true } else { false } }
}
