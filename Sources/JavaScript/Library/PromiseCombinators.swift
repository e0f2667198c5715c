// `Promise.all` and its like: many promises make one.
//
// ECMA-262, "Properties of the Promise Constructor".

extension Library {
  static let promiseCombinators = [
    Native("all", 1, combine(fulfilled: elementOfAll, rejected: nil)),
    Native("allSettled", 1, combine(fulfilled: fulfilledElement, rejected: rejectedElement)),
    Native("race", 1, race),
  ]

  private static let elementOfAll = Native("", 1, storeElement)
  private static let fulfilledElement = Native("", 1, storeFulfilled)
  private static let rejectedElement = Native("", 1, storeRejected)

  /// Functions that store the outcomes of the promises until all are there. Without one for
  /// rejections, the first of them is that of the whole.
  private static func combine(
    fulfilled: Native, rejected: Native?
  ) -> @Sendable (inout Interpreter, NativeCall) throws(JSThrow) -> JSValue {
    { (machine, call) throws(JSThrow) in
      let values = try machine.elementsOfIterable(call[0])
      let result = machine.makePromise()
      let results = machine.makeArray(Array(repeating: .undefined, count: values.count))
      let remaining = machine.makeArray([.number(Double(values.count))])
      if values.isEmpty { machine.settle(result, .value(.object(results))) }
      let reject = machine.makeResolvingFunctions(result).reject
      for (index, value) in values.enumerated() {
        let taken: [JSValue] = [
          .object(result), .object(results), .object(remaining), .number(Double(index)),
        ]
        let onFulfilled = machine.makeFunction(fulfilled, elements: taken)
        let onRejected = rejected.map { machine.makeFunction($0, elements: taken) } ?? reject
        let promise = machine.promise(resolvedWith: value)
        _ = machine.then(promise, .object(onFulfilled), .object(onRejected))
      }
      return .object(result)
    }
  }

  private static func race(
    _ machine: inout Interpreter, _ call: NativeCall
  ) throws(JSThrow) -> JSValue {
    let result = machine.makePromise()
    let functions = machine.makeResolvingFunctions(result)
    for value in try machine.elementsOfIterable(call[0]) {
      let promise = machine.promise(resolvedWith: value)
      _ = machine.then(promise, .object(functions.resolve), .object(functions.reject))
    }
    return .object(result)
  }

  // MARK: One outcome is there

  private static func storeElement(
    _ machine: inout Interpreter, _ call: NativeCall
  ) throws(JSThrow) -> JSValue { store(call[0], &machine, call) }

  private static func storeFulfilled(
    _ machine: inout Interpreter, _ call: NativeCall
  ) throws(JSThrow) -> JSValue {
    store(record("fulfilled", "value", call[0], &machine), &machine, call)
  }

  private static func storeRejected(
    _ machine: inout Interpreter, _ call: NativeCall
  ) throws(JSThrow) -> JSValue {
    store(record("rejected", "reason", call[0], &machine), &machine, call)
  }

  private static func record(
    _ status: String, _ key: String, _ value: JSValue, _ machine: inout Interpreter
  ) -> JSValue {
    let record = machine.makeObject()
    machine.setProperty("status", of: record, to: .string(status))
    machine.setProperty(key, of: record, to: value)
    return .object(record)
  }

  private static func store(
    _ value: JSValue, _ machine: inout Interpreter, _ call: NativeCall
  ) -> JSValue {
    let taken = machine.objects[call.function.index].elements
    guard taken.count == 4, let result = taken[0].object, let results = taken[1].object,
      let remaining = taken[2].object, case .number(let index) = taken[3],
      case .number(let count)? = machine.objects[remaining.index].elements.first
    else { return .undefined }
    // A second call of the same function does nothing.
    machine.objects[call.function.index].elements = []
    machine.objects[results.index].elements[Int(index)] = value
    machine.objects[remaining.index].elements = [.number(count - 1)]
    if count == 1 { machine.settle(result, .value(.object(results))) }
    return .undefined
  }
}

extension Interpreter {
  /// As `Promise.resolve` gives it.
  mutating func promise(resolvedWith value: JSValue) -> ObjectID {
    if let known = value.object, promiseRecord(known) != nil { return known }
    let promise = makePromise()
    settle(promise, .value(value))
    return promise
  }
}
