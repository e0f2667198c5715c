// `Promise`: the constructor, its methods, and the functions that settle.
//
// ECMA-262, "Promise Objects". What `then` gives is always a plain promise.

extension Library {
  static func installPromise(in machine: inout Interpreter) {
    let prototype = machine.intrinsics.promise
    machine.defineConstructor(
      Native("Promise", 1, isConstructor: true, calling: makePromise), prototype: prototype,
      statics: promiseFunctions + promiseCombinators)
    machine.define(promiseMethods, on: prototype)
  }

  private static let promiseMethods = [
    Native("then", 2, then),
    Native("catch", 1, catchRejection),
    Native("finally", 1, finally),
  ]

  private static let promiseFunctions = [
    Native("resolve", 1, calling: resolve),
    Native("reject", 1, reject),
    Native("withResolvers", 0, withResolvers),
  ]

  private static func makePromise(
    _ machine: inout Interpreter, _ call: NativeCall, _ completion: Completion
  ) throws(JSThrow) -> JSValue? {
    guard call.isConstruction else {
      throw machine.typeError("Promise constructor cannot be invoked without 'new'")
    }
    guard machine.isCallable(call[0]) else {
      let name = machine.text(call[0])
      throw machine.typeError("Promise resolver \(name) is not a function")
    }
    let promise = machine.makePromise()
    machine.objects[promise.index].prototype = machine.prototype(
      for: call, or: machine.intrinsics.promise)
    let functions = machine.makeResolvingFunctions(promise)
    let arguments = [JSValue.object(functions.resolve), .object(functions.reject)]
    do throws(JSThrow) {
      let then = Completion.executor(promise, then: completion)
      let value = try machine.invoke(call[0], this: .undefined, arguments, then)
      return value.map { _ in .object(promise) }
    } catch {
      machine.settle(promise, .thrown(error.value))
      return .object(promise)
    }
  }

  // MARK: Methods

  private static func promise(
    _ name: String, _ machine: inout Interpreter, _ call: NativeCall
  ) throws(JSThrow) -> ObjectID {
    guard let id = call.this.object, machine.promiseRecord(id) != nil else {
      let receiver = machine.text(call.this)
      throw machine.typeError(
        "Method Promise.prototype.\(name) called on incompatible receiver \(receiver)")
    }
    return id
  }

  private static func then(
    _ machine: inout Interpreter, _ call: NativeCall
  ) throws(JSThrow) -> JSValue {
    let id = try promise("then", &machine, call)
    return .object(machine.then(id, call[0], call[1]))
  }

  private static func catchRejection(
    _ machine: inout Interpreter, _ call: NativeCall
  ) throws(JSThrow) -> JSValue {
    let id = try promise("catch", &machine, call)
    return .object(machine.then(id, .undefined, call[0]))
  }

  private static func finally(
    _ machine: inout Interpreter, _ call: NativeCall
  ) throws(JSThrow) -> JSValue {
    let id = try promise("finally", &machine, call)
    guard machine.isCallable(call[0]) else { return .object(machine.then(id, call[0], call[0])) }
    let derived = machine.makePromise()
    machine.react(to: id, .cleanup(call[0], derived: derived))
    return .object(derived)
  }

  // MARK: Functions of the constructor

  private static func resolve(
    _ machine: inout Interpreter, _ call: NativeCall, _ completion: Completion
  ) throws(JSThrow) -> JSValue? {
    if machine.promiseState(call[0]) != nil { return call[0] }
    let promise = machine.makePromise()
    let then = Completion.replaced(.object(promise), then: completion)
    return try machine.resolve(promise, call[0], then).map { _ in .object(promise) }
  }

  private static func reject(
    _ machine: inout Interpreter, _ call: NativeCall
  ) throws(JSThrow) -> JSValue {
    let promise = machine.makePromise()
    machine.reject(promise, call[0])
    return .object(promise)
  }

  private static func withResolvers(
    _ machine: inout Interpreter, _ call: NativeCall
  ) throws(JSThrow) -> JSValue {
    let promise = machine.makePromise()
    let functions = machine.makeResolvingFunctions(promise)
    let result = machine.makeObject()
    machine.setProperty("promise", of: result, to: .object(promise))
    machine.setProperty("resolve", of: result, to: .object(functions.resolve))
    machine.setProperty("reject", of: result, to: .object(functions.reject))
    return .object(result)
  }

  // MARK: The functions that settle

  fileprivate static let resolvingFunction = Native("", 1, calling: resolveOnce)
  fileprivate static let rejectingFunction = Native("", 1, rejectOnce)

  /// The promise, if none of the pair of functions has been called before.
  private static func unsettled(
    _ machine: inout Interpreter, _ call: NativeCall
  ) -> ObjectID? {
    let taken = machine.objects[call.function.index].elements
    guard taken.count == 2, let promise = taken[0].object, let flag = taken[1].object,
      machine.objects[flag.index].elements.isEmpty
    else { return nil }
    machine.objects[flag.index].elements = [.boolean(true)]
    return promise
  }

  private static func resolveOnce(
    _ machine: inout Interpreter, _ call: NativeCall, _ completion: Completion
  ) throws(JSThrow) -> JSValue? {
    guard let promise = unsettled(&machine, call) else { return .undefined }
    return try machine.resolve(promise, call[0], completion)
  }

  private static func rejectOnce(
    _ machine: inout Interpreter, _ call: NativeCall
  ) throws(JSThrow) -> JSValue {
    if let promise = unsettled(&machine, call) { machine.reject(promise, call[0]) }
    return .undefined
  }
}

extension Interpreter {
  /// The functions that `new Promise` hands out; the first call of either counts.
  mutating func makeResolvingFunctions(
    _ promise: ObjectID
  ) -> (resolve: ObjectID, reject: ObjectID) {
    let taken = [JSValue.object(promise), .object(makeArray([]))]
    return (
      makeFunction(Library.resolvingFunction, elements: taken),
      makeFunction(Library.rejectingFunction, elements: taken)
    )
  }

  /// What `then` gives.
  mutating func then(
    _ promise: ObjectID, _ onFulfilled: JSValue, _ onRejected: JSValue
  ) -> ObjectID {
    let derived = makePromise()
    let reaction = Reaction.handlers(
      onFulfilled: onFulfilled, onRejected: onRejected, derived: derived)
    react(to: promise, reaction)
    return derived
  }
}
