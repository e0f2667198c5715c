// The methods of arrays that call back: `map`, `forEach`, `filter` and their like.
//
// ECMA-262, "Properties of the Array Prototype Object". Between two callbacks, all that the method
// knows is a value, so that it can be left and copied there.

/// A method on its way through an array.
struct ArrayWalk: Sendable {
  let form: Form
  let array: ObjectID
  let callback: JSValue
  let this: JSValue
  /// How many elements there were at the beginning.
  let count: Int
  var index = 0
  /// The element that the callback was called with.
  var element = JSValue.undefined
  var results: [JSValue] = []

  enum Form: Sendable {
    case forEach
    case map
    case filter
    case some
    case every
    case find
    case findIndex
    case reduce
    /// `Array.from` with a function.
    case from
    /// `forEach` of maps and sets: the elements are pairs of key and value.
    case pairs
  }
}

extension Library {
  static let arrayWalks = [
    Native("forEach", 1, calling: walk(.forEach)),
    Native("map", 1, calling: walk(.map)),
    Native("filter", 1, calling: walk(.filter)),
    Native("some", 1, calling: walk(.some)),
    Native("every", 1, calling: walk(.every)),
    Native("find", 1, calling: walk(.find)),
    Native("findIndex", 1, calling: walk(.findIndex)),
    Native("reduce", 1, calling: reduce),
  ]

  private static func walk(
    _ form: ArrayWalk.Form
  ) -> @Sendable (inout Interpreter, NativeCall, Completion) throws(JSThrow) -> JSValue? {
    { (machine, call, completion) throws(JSThrow) in
      let array = try array(&machine, call)
      let list = JSValue.object(array)
      return try walk(form, over: list, &machine, call, callback: call[0], completion)
    }
  }

  /// Walks over an array; what the callback sees as `this` is the argument behind it.
  static func walk(
    _ form: ArrayWalk.Form, over list: JSValue, _ machine: inout Interpreter, _ call: NativeCall,
    callback: JSValue, _ completion: Completion
  ) throws(JSThrow) -> JSValue? {
    guard machine.isCallable(callback), let array = list.object else {
      throw machine.isNoFunction(callback)
    }
    let place = call.arguments.firstIndex(of: callback) ?? 0
    let count = machine.objects[array.index].elements.count
    let walk = ArrayWalk(
      form: form, array: array, callback: callback, this: call[place + 1], count: count)
    return try machine.continue(walk, completion)
  }

  static let entryWalks = [Native("forEach", 1, calling: forEachEntry)]

  private static func forEachEntry(
    _ machine: inout Interpreter, _ call: NativeCall, _ completion: Completion
  ) throws(JSThrow) -> JSValue? {
    guard let id = call.this.object, let pairs = machine.entries(of: id) else {
      let receiver = machine.text(call.this)
      throw machine.typeError("Method forEach called on incompatible receiver \(receiver)")
    }
    let list = pairs.map { JSValue.object(machine.makeArray([$0.key, $0.value])) }
    var walk = ArrayWalk(
      form: .pairs, array: machine.makeArray(list), callback: call[0], this: call[1],
      count: list.count)
    walk.results = [call.this]
    return try machine.continue(walk, completion)
  }

  private static func reduce(
    _ machine: inout Interpreter, _ call: NativeCall, _ completion: Completion
  ) throws(JSThrow) -> JSValue? {
    let array = try array(&machine, call)
    let elements = machine.objects[array.index].elements
    var walk = ArrayWalk(
      form: .reduce, array: array, callback: call[0], this: .undefined, count: elements.count)
    if call.arguments.count > 1 {
      walk.results = [call[1]]
    } else {
      guard let first = elements.first else {
        throw machine.typeError("Reduce of empty array with no initial value")
      }
      walk.results = [first]
      walk.index = 1
    }
    return try machine.continue(walk, completion)
  }

  private static func array(
    _ machine: inout Interpreter, _ call: NativeCall
  ) throws(JSThrow) -> ObjectID {
    guard machine.isCallable(call[0]) else { throw machine.isNoFunction(call[0]) }
    guard let id = call.this.object.map({ machine.target(of: $0) }), machine.isArray(id) else {
      throw machine.typeError("Array.prototype method called on a value that is no array")
    }
    return id
  }
}

extension Interpreter {
  /// Calls back for the next elements; the result if all callbacks give theirs at once.
  mutating func `continue`(
    _ walk: ArrayWalk, _ completion: Completion
  ) throws(JSThrow) -> JSValue? {
    var walk = walk
    while walk.index < walk.count {
      let elements = objects[walk.array.index].elements
      walk.element = walk.index < elements.count ? elements[walk.index] : .undefined
      let arguments = arguments(of: walk)
      let then = Completion.walk(walk, then: completion)
      guard let value = try invoke(walk.callback, this: walk.this, arguments, then) else {
        return nil
      }
      if let result = accept(value, &walk) { return result }
    }
    return end(of: walk)
  }

  private func arguments(of walk: ArrayWalk) -> [JSValue] {
    let index = JSValue.number(Double(walk.index))
    switch walk.form {
    case .reduce: return walk.results + [walk.element, index, .object(walk.array)]
    case .from: return [walk.element, index]
    case .pairs:
      let pair = walk.element.object.map { objects[$0.index].elements } ?? []
      return pair.reversed() + walk.results
    default: return [walk.element, index, .object(walk.array)]
    }
  }

  /// The entries of a map, or of a set, whose values are their keys.
  fileprivate func entries(of id: ObjectID) -> [(key: JSValue, value: JSValue)]? {
    switch objects[id.index].kind {
    case .map(let table): table.entries.compactMap { $0 }
    case .set(let table): table.entries.compactMap { $0.map { ($0.key, $0.key) } }
    default: nil
    }
  }

  /// A callback has given its value.
  mutating func advance(
    _ walk: ArrayWalk, _ value: JSValue, _ then: Completion
  ) -> Next {
    var walk = walk
    if let result = accept(value, &walk) { return .complete(then, .value(result)) }
    return outcome(of: then) { machine throws(JSThrow) in try machine.continue(walk, then) }
  }

  /// Takes the value of a callback; the method's result if that decides.
  private func accept(_ value: JSValue, _ walk: inout ArrayWalk) -> JSValue? {
    defer { walk.index += 1 }
    switch walk.form {
    case .forEach, .pairs: return nil
    case .map, .from: walk.results.append(value)
    case .filter: if value.isTruthy { walk.results.append(walk.element) }
    case .some: return value.isTruthy ? .boolean(true) : nil
    case .every: return value.isTruthy ? nil : .boolean(false)
    case .find: return value.isTruthy ? walk.element : nil
    case .findIndex: return value.isTruthy ? .number(Double(walk.index)) : nil
    case .reduce: walk.results = [value]
    }
    return nil
  }

  private mutating func end(of walk: ArrayWalk) -> JSValue {
    switch walk.form {
    case .forEach, .pairs, .find: .undefined
    case .map, .filter, .from: .object(makeArray(walk.results))
    case .some: .boolean(false)
    case .every: .boolean(true)
    case .findIndex: .number(-1)
    case .reduce: walk.results.first ?? .undefined
    }
  }
}
