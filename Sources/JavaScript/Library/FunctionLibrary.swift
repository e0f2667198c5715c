// `Function.prototype`, and the constructors of functions, which make none here.
//
// ECMA-262, "Function Objects".

extension Library {
  static func installFunction(in machine: inout Interpreter) {
    let intrinsics = machine.intrinsics
    machine.define(functionMethods, on: intrinsics.function)
    machine.defineConstructor(
      Native("Function", 1, isConstructor: true, noNewFunction), prototype: intrinsics.function)
    // Not a global: what `asyncFunction.constructor` is.
    let owner = machine.makeObject()
    machine.defineConstructor(
      Native("AsyncFunction", 1, isConstructor: true, noNewFunction),
      prototype: intrinsics.asyncFunction, on: owner)
  }

  private static let functionMethods = [
    Native("call", 1, calling: call),
    Native("apply", 2, calling: apply),
    Native("bind", 1, bind),
    Native("toString", 0, functionText),
  ]

  private static func call(
    _ machine: inout Interpreter, _ call: NativeCall, _ completion: Completion
  ) throws(JSThrow) -> JSValue? {
    try machine.invoke(call.this, this: call[0], Array(call.arguments.dropFirst()), completion)
  }

  private static func apply(
    _ machine: inout Interpreter, _ call: NativeCall, _ completion: Completion
  ) throws(JSThrow) -> JSValue? {
    let arguments = try argumentList(&machine, call[1])
    return try machine.invoke(call.this, this: call[0], arguments, completion)
  }

  /// The elements of an array that is given for arguments.
  static func argumentList(
    _ machine: inout Interpreter, _ value: JSValue
  ) throws(JSThrow) -> [JSValue] {
    if value.isNullish { return [] }
    guard let elements = value.object.flatMap({ machine.elements(of: $0) }) else {
      throw machine.typeError("CreateListFromArrayLike called on non-object")
    }
    return elements
  }

  private static func bind(
    _ machine: inout Interpreter, _ call: NativeCall
  ) throws(JSThrow) -> JSValue {
    guard machine.isCallable(call.this) else {
      throw machine.typeError("Bind must be called on a function")
    }
    let id = machine.makeObject(
      .bound(target: call.this, this: call[0]), prototype: machine.intrinsics.function)
    machine.objects[id.index].elements = Array(call.arguments.dropFirst())
    return .object(id)
  }

  private static func functionText(
    _ machine: inout Interpreter, _ call: NativeCall
  ) throws(JSThrow) -> JSValue {
    guard machine.isCallable(call.this) else {
      throw machine.typeError(
        "Function.prototype.toString requires that 'this' be a Function")
    }
    return .string(machine.text(call.this))
  }

  private static func noNewFunction(
    _ machine: inout Interpreter, _ call: NativeCall
  ) throws(JSThrow) -> JSValue {
    throw JSThrow(
      value: machine.error("EvalError", "Code generation from strings disallowed for this context"))
  }
}
