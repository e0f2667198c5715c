// `Error` and its classes, and those that the embedder adds.
//
// ECMA-262, "Error Objects".

extension Library {
  private static let errorClasses = [
    "TypeError", "RangeError", "ReferenceError", "SyntaxError", "EvalError",
  ]

  static func installErrors(in machine: inout Interpreter) {
    let prototype = machine.intrinsics.error
    let base = machine.defineConstructor(
      Native("Error", 1, isConstructor: true, makeError), prototype: prototype)
    machine.intrinsics.errors["Error"] = prototype
    machine.define("name", .string("Error"), on: prototype)
    machine.define("message", .string(""), on: prototype)
    machine.define([Native("toString", 0, errorText)], on: prototype)
    for name in errorClasses {
      defineErrorClass(name, on: machine.intrinsics.global, base: base, in: &machine)
    }
  }

  static func defineErrorClass(
    _ name: String, on owner: ObjectID, base: ObjectID, in machine: inout Interpreter
  ) {
    let prototype = machine.makeObject(prototype: machine.intrinsics.error)
    let constructor = machine.defineConstructor(
      Native(name, 1, isConstructor: true, makeError), prototype: prototype, on: owner)
    machine.objects[constructor.index].prototype = base
    machine.define("name", .string(name), on: prototype)
    machine.define("message", .string(""), on: prototype)
    machine.intrinsics.errors[name] = prototype
  }

  /// `new` may be left out.
  private static func makeError(
    _ machine: inout Interpreter, _ call: NativeCall
  ) throws(JSThrow) -> JSValue {
    let own = machine.property("prototype", of: call.function)?.object ?? machine.intrinsics.error
    let id = machine.makeObject(.error, prototype: machine.prototype(for: call, or: own))
    if call[0] != .undefined { machine.define("message", .string(machine.text(call[0])), on: id) }
    if let options = call[1].object,
      machine.ownKeys(of: options, onlyEnumerable: false)
        .contains("cause")
    {
      machine.define("cause", machine.property("cause", of: options) ?? .undefined, on: id)
    }
    return .object(id)
  }

  private static func errorText(
    _ machine: inout Interpreter, _ call: NativeCall
  ) throws(JSThrow) -> JSValue {
    guard let id = call.this.object else {
      throw machine.typeError("Error.prototype.toString requires that 'this' be a JSReceiver")
    }
    return .string(machine.errorText(id))
  }
}

extension Interpreter {
  /// Defines a constructor like that of `TypeError` as a property of an object, as `RuntimeError`
  /// on `WebAssembly`.
  public mutating func defineErrorClass(_ name: String, on object: ObjectID) {
    guard let base = property("constructor", of: intrinsics.error)?.object else { return }
    Library.defineErrorClass(name, on: object, base: base, in: &self)
  }
}
