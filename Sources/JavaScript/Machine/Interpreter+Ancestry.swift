// `instanceof` and `in`: questions about an object's prototypes and properties, through proxies.
//
// ECMA-262, "OrdinaryHasInstance", "[[HasProperty]]", "[[GetPrototypeOf]]".

extension Interpreter {
  mutating func instanceOf() throws(JSThrow) {
    let type = pop()
    let value = pop()
    guard let id = type.object else {
      throw typeError("Right-hand side of 'instanceof' is not an object")
    }
    guard isCallable(type) else {
      throw typeError("Right-hand side of 'instanceof' is not callable")
    }
    if case .bound(let target, _) = objects[id.index].kind {
      push(value)
      push(target)
      return try instanceOf()
    }
    guard let prototype = try get(type, "prototype", .instance(of: value)) else { return }
    if let answer = try isInstance(value, prototype: prototype, .push) { push(answer) }
  }

  /// Whether a prototype is among those of a value; nil if a trap has been called.
  mutating func isInstance(
    _ value: JSValue, prototype: JSValue, _ completion: Completion
  ) throws(JSThrow) -> JSValue? {
    guard let wanted = prototype.object else {
      let name = text(prototype)
      throw typeError("Function has non-object prototype '\(name)' in instanceof check")
    }
    guard let id = value.object else { return .boolean(false) }
    let then = Completion.ancestry(wanted: wanted, then: completion)
    guard let next = try prototypeOf(id, then) else { return nil }
    return try hasAncestor(next, wanted, completion)
  }

  /// Whether a value or a prototype of it is the wanted object.
  mutating func hasAncestor(
    _ start: JSValue, _ wanted: ObjectID, _ completion: Completion
  ) throws(JSThrow) -> JSValue? {
    var value = start
    while let id = value.object {
      if id == wanted { return .boolean(true) }
      let then = Completion.ancestry(wanted: wanted, then: completion)
      guard let next = try prototypeOf(id, then) else { return nil }
      value = next
    }
    return .boolean(false)
  }

  /// The prototype or null; nil if a trap has been called.
  mutating func prototypeOf(
    _ object: ObjectID, _ completion: Completion
  ) throws(JSThrow) -> JSValue? {
    var id = object
    while case .proxy(let target, let handler) = objects[id.index].kind {
      if let trap = try trap("getPrototypeOf", of: handler) {
        return try invoke(trap, this: .object(handler), [.object(target)], completion)
      }
      id = target
    }
    return objects[id.index].prototype.map { .object($0) } ?? .null
  }

  mutating func inObject() throws(JSThrow) {
    let object = pop()
    let name = pop()
    let key = propertyKey(name)
    guard let id = object.object else {
      let place = text(object)
      throw typeError("Cannot use 'in' operator to search for '\(key)' in \(place)")
    }
    if let answer = try has(id, key, .push) { push(answer) }
  }

  /// Whether an object has or inherits a property; nil if a trap has been called.
  mutating func has(
    _ object: ObjectID, _ key: String, _ completion: Completion
  ) throws(JSThrow) -> JSValue? {
    var id = object
    while true {
      switch lookUp(key, from: id) {
      case .value, .getter: return .boolean(true)
      case .missing, .host: return .boolean(false)
      case .proxy(let target, let handler):
        if let trap = try trap("has", of: handler) {
          return try invokeTrap(
            trap, handler, [.object(target), .string(key)], orError: nil, completion)
        }
        id = target
      }
    }
  }
}
