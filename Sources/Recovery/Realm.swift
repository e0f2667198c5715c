// The realm: the JavaScript side of a worker, as a value.

import JavaScript
import WasmMachine
import WasmModel

/// What runs around the instances: the interpreter with the glue, the shim and the model of the
/// Workers runtime in it, the objects of the host, the timers, and the history.
public struct Realm: Sendable {
  /// The JavaScript in its place: modules, objects, frames, microtasks.
  public internal(set) var script: Interpreter
  /// The instance that was made last: `wasm` of the glue is bound to it.
  public internal(set) var instance: InstanceAddress?
  /// How many instances were made.
  public internal(set) var instanceCount = 0

  /// Where JavaScript and Wasm wait for each other, innermost last.
  public internal(set) var crossings: [Crossing] = []
  /// What was asked for and has not begun yet.
  var waiting: [Task] = []
  /// Timers, in the order in which they were set.
  public internal(set) var timers: [WorkerTimer] = []
  /// How many timers were ever set.
  var timersSet = 0
  /// The time of the model, in milliseconds: it passes only where everything waits for a timer.
  public internal(set) var clock = 0.0

  /// The objects that stand for things of the host, so that each has one.
  var hostObjects: [HostTag: ObjectID] = [:]
  var buffers = GrowingList<HostBuffer>()
  var views = GrowingList<HostView>()
  /// The buffer of a memory, until it grows.
  var memoryBuffers: [MemoryAddress: Int] = [:]
  /// What the imports of an instance were linked to, in the order of the module's imports.
  var importedFunctions: [InstanceAddress: [JSValue]] = [:]
  /// What externref slots stand for.
  var externrefs = GrowingList<JSValue>()
  /// Errors that an engine made of a trap or of an exhaustion: Wasm's handlers do not see them.
  var engineErrors: [ObjectID: EngineError] = [:]

  public internal(set) var requests = GrowingList<Request>()
  /// Every request before this one has an outcome.
  var firstOpenRequest = 0
  public internal(set) var events = GrowingList<Event>()
  /// The error of an engine that passes through Wasm on its way out: it stays the same object.
  var passing: JSValue?
  /// Faults that wait, in the order in which they were armed.
  public internal(set) var armed: [ArmedFault] = []
  /// How many were ever armed.
  public internal(set) var faultsArmed = 0
  /// How many of them struck.
  public internal(set) var faultsStruck = 0

  init(_ script: Interpreter) { self.script = script }

  /// The request on the way; of several, the one whose task is.
  public var currentRequest: Int? {
    let open = requests[firstOpenRequest...].filter { $0.outcome == nil }
    let number = open.count == 1 ? open[0 + open.startIndex].number : taskNumber
    return number.flatMap { $0 > 0 ? $0 : nil }
  }

  /// The number of the request that the task on the way is about.
  private var taskNumber: Int? {
    task.flatMap { $0.request.map { requests[$0].number } }
  }

  /// The task that is on the way.
  var task: Task? {
    for crossing in crossings { if case .task(let task) = crossing.kind { return task } }
    return nil
  }

  /// The class of an error, or the text of another value.
  public func className(_ value: JSValue) -> String {
    isError(value) ? script.className(of: value) : describe(value)
  }

  /// True for instances of `Error`.
  public func isError(_ value: JSValue) -> Bool {
    guard case .object(let object) = value else { return false }
    return script.property("message", of: object) != nil && script.hostTag(of: object) == nil
  }

  /// The trap or the exhaustion that an error was made of, if an engine made it.
  public func engineError(of value: JSValue) -> EngineError? {
    if case .object(let object) = value { engineErrors[object] } else { nil }
  }

  /// The text of a value, as `console.log` would show it.
  public func describe(_ value: JSValue) -> String { script.describe(value) }
}

/// A trap or an exhaustion, as the error that left Wasm.
public enum EngineError: Hashable, Sendable {
  case trap(Trap)
  case exhaustion
}

/// A place where one side waits for the other.
public struct Crossing: Hashable, Sendable {
  public let kind: Kind
  /// How many frames of JavaScript there were when it was crossed.
  public let scriptFrames: Int
  /// How many frames of Wasm.
  public let wasmFrames: Int

  public enum Kind: Hashable, Sendable {
    /// The event loop waits for JavaScript.
    case task(Task)
    /// JavaScript waits for a function of Wasm.
    case wasm(WasmCall)
    /// Wasm waits for an imported function.
    case imported(String)
  }
}

/// A call from JavaScript into Wasm.
public enum WasmCall: Hashable, Sendable {
  /// An exported function, or one of a table, which has no name.
  case function(String?, FunctionAddress)
  /// The start function of an instance; then the instance is the answer.
  case start(ObjectID)
}

/// What the event loop does.
public enum Task: Hashable, Sendable {
  /// Evaluates a module of the glue; the number counts ``WorkerModule/scripts``.
  case load(Int)
  /// A request, or a direct call: the number counts ``Realm/requests``.
  case request(Int)
  /// A piece of program that a person or a scenario gives; the number is that of its request.
  case piece(Int)
  case microtask
  case timer
  case errorListener

  var request: Int? {
    switch self {
    case .request(let index), .piece(let index): index
    default: nil
    }
  }
}

/// A function that runs when time has passed.
public struct WorkerTimer: Hashable, Sendable {
  public let number: Int
  /// When, on ``Realm/clock``.
  public let due: Double
  let function: JSValue
}

/// An export and its arguments.
public struct ExportCall: Hashable, Sendable {
  public let name: String
  public let arguments: [JSValue]
  /// As in `deposit(1, 50)`.
  public let text: String

  public init(name: String, arguments: [JSValue], text: String) {
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
  /// The program that is run, if it is no call of an export.
  var piece: ScriptPiece?
  /// What the answer is promised by, while it is not there.
  var promise: JSValue?
  public internal(set) var outcome: Outcome?

  /// How it ended.
  public enum Outcome: Hashable, Sendable {
    case answered(JSValue)
    case failed(JSValue)
    /// Its promise will never settle: the runtime cancels it.
    case hung
  }

  public var isFailed: Bool {
    switch outcome {
    case .failed, .hung: true
    case .answered, nil: false
    }
  }
}
