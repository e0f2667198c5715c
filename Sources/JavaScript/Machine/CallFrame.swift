// A call on the way, and what becomes of its result.

/// A call of a function: its code, where it stands in it, its variables and operands.
struct CallFrame: Sendable {
  let code: Code
  /// The next instruction.
  var pc = 0
  /// Parameters and variables, then the operand stack.
  var slots: [JSValue]
  /// The captured variables: those of the closure, then the function's own.
  var cells: [CellID]
  var this: JSValue
  let newTarget: JSValue
  /// The function that is called; nil for modules.
  let function: ObjectID?
  /// True if `new` called it.
  let isConstruction: Bool
  /// What an async function gave to its caller.
  var promise: ObjectID?
  var completion: Completion

  /// Room for so many operands is made at the beginning; more are rare.
  static let usualOperands = 8
}

/// What becomes of the outcome of a call: in the frame below, or in the middle of a native.
indirect enum Completion: Sendable {
  /// It is that of the innermost activation.
  case activation
  /// A microtask ends; nobody asks for its value.
  case job
  /// Onto the operand stack.
  case push
  /// Onto the operand stack, below the top: a method, below what it is called upon.
  case pushBelow
  case discard
  /// Into an operand; then the instruction is executed again.
  case operand(Int)
  /// Of `super(…)`: it becomes `this`.
  case this
  /// A truth value, of a trap; with a message, false is an error.
  case truth(orError: String?, then: Completion)
  /// Whatever the value, this one goes on.
  case replaced(JSValue, then: Completion)
  /// Of a trap that constructs.
  case mustBeObject(then: Completion)
  /// The prototype of what a constructor makes has been got.
  case prototype(Construction, then: Completion)
  case walk(ArrayWalk, then: Completion)
  case properties(PropertyWalk, then: Completion)
  case instance(of: JSValue)
  case ancestry(wanted: ObjectID, then: Completion)
  case keys(KeyListing, then: Completion)

  // Promises
  /// Resolves or rejects a promise.
  case settle(ObjectID, then: Completion)
  /// Of the function that `new Promise` was given: a throw rejects.
  case executor(ObjectID, then: Completion)
  /// Of a `then` that was called to adopt a value: a throw calls this function.
  case rejection(ObjectID, then: Completion)
  /// The `then` of a value that a promise is resolved with has been got.
  case thenOf(JSValue, promise: ObjectID, then: Completion)
  /// The promise that an `await` waits for is ready to be waited for.
  case wait(ObjectID)
  /// A callback of `finally` has been called; then this outcome goes on.
  case finally(Interpreter.Outcome, promise: ObjectID, then: Completion)

  /// A call of a constructor whose prototype is being got.
  struct Construction: Sendable {
    let function: ObjectID
    let arguments: [JSValue]
    let newTarget: JSValue
  }

  /// What is made of the keys that a trap of a proxy lists.
  enum KeyListing: Sendable {
    case all
    case enumerable(of: ObjectID)
  }
}
