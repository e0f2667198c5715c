// The machine: all that happens on the JavaScript side is in this value, and a copy is a snapshot.

/// Runs JavaScript, statement by statement.
///
/// A copy costs little and shares what is not written later. The embedder begins activations, steps,
/// and answers what the program asks of its objects and functions; nothing here calls it.
public struct Interpreter: Sendable {
  // What there is
  var objects = Chunked<JSObject>()
  var freeObjects: [ObjectID] = []
  var cells = Chunked<JSValue>()
  var freeCells: [CellID] = []
  var intrinsics = Intrinsics()
  var modules: [ModuleRecord] = []
  var moduleIndices: [String: Int] = [:]

  // What is on the way
  /// The innermost call. A frame of its own stands at the bottom, so that there always is one.
  var current = CallFrame.bottom
  var callers = Chunked<CallFrame>()
  var activations: [Activation] = []
  /// True if nothing can be executed: the innermost activation waits or is finished.
  var isStopped = true

  // What will happen
  var microtasks = MicrotaskQueue()
  var rejections: [ObjectID] = []

  // What is told
  var watched = Watched()
  var notices: [Notice] = []

  /// More calls than this on top of each other are a `RangeError`.
  public var frameLimit = 10_000

  /// The global object; `globalThis`.
  public var globalObject: ObjectID { intrinsics.global }

  /// A machine with the globals of the language and no module.
  public init() {
    makeIntrinsics()
    Library.install(in: &self)
  }

  /// How a call ended.
  public enum Outcome: Hashable, Sendable {
    case value(JSValue)
    case thrown(JSValue)
  }

  /// What the innermost activation is at.
  public enum Status: Hashable, Sendable {
    /// There is no activation.
    case idle
    case running
    case awaitsHost(HostRequest)
    case finished(Outcome)
  }

  /// What a program asks of the embedder.
  public enum HostRequest: Hashable, Sendable {
    case call(HostTag, this: JSValue, arguments: [JSValue])
    case construct(HostTag, arguments: [JSValue], newTarget: JSValue)
    /// A property of a host object that is not among its own or inherited ordinary properties.
    case get(HostTag, object: ObjectID, key: String)
    case set(HostTag, object: ObjectID, key: String, value: JSValue)
  }

  /// A call that the embedder began.
  struct Activation: Sendable {
    var status = Status.running
    /// Where the answer of the host goes.
    var completion = Completion.discard
  }
}

extension CallFrame {
  /// Where nothing is called.
  static var bottom: CallFrame {
    CallFrame(
      code: .nothing, slots: [], cells: [], this: .undefined, newTarget: .undefined, function: nil,
      isConstruction: false, promise: nil, completion: .discard)
  }
}

extension Code {
  static let nothing = Code(CodeParts())
}

extension Interpreter: CustomReflectable {
  /// What a failing test prints: not all the objects.
  public var customMirror: Mirror {
    Mirror(self, children: ["status": status, "frames": frames])
  }
}
