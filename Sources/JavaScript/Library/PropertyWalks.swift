// What goes through the properties of objects: `{ ...source }`, `Object.assign`, `values`, `entries`.
//
// ECMA-262, "CopyDataProperties", "Object.assign". Getters, setters and traps are called on the
// way, so that all that is known in between is a value.

/// Properties on their way from objects to where they are wanted.
struct PropertyWalk: Sendable {
  let form: Form
  /// The objects that are still to come; the first is on the way.
  var sources: [JSValue]
  var keys: [JSValue] = []
  var index = 0
  var stage = Stage.keys
  var results: [JSValue] = []

  enum Form: Sendable {
    /// Defines properties.
    case spread(into: ObjectID)
    /// Sets properties.
    case assign(into: ObjectID)
    case values
    case entries
  }

  /// What is waited for.
  enum Stage: Sendable {
    case keys
    case value
    case assignment
  }

  /// The objects in it, for the collection of objects.
  var references: [JSValue] {
    switch form {
    case .spread(let target), .assign(let target): [.object(target)] + sources + results
    case .values, .entries: sources + results
    }
  }
}

extension Interpreter {
  /// Goes on until something is called: then nil.
  mutating func `continue`(
    _ given: PropertyWalk, _ completion: Completion
  ) throws(JSThrow) -> JSValue? {
    var walk = given
    while let source = walk.sources.first {
      guard let value = try next(walk, source, .properties(walk, then: completion)) else {
        return nil
      }
      if let result = try accept(value, &walk, completion) { return result }
      if walk.stage == .assignment { return nil }
    }
    return end(of: walk)
  }

  /// What was waited for is there.
  mutating func advance(_ given: PropertyWalk, _ value: JSValue, _ then: Completion) -> Next {
    outcome(of: then) { machine throws(JSThrow) in
      var walk = given
      if let result = try machine.accept(value, &walk, then) { return result }
      if walk.stage == .assignment { return nil }
      return try machine.continue(walk, then)
    }
  }

  /// The keys of a source, or the value of its next property.
  private mutating func next(
    _ walk: PropertyWalk, _ source: JSValue, _ completion: Completion
  ) throws(JSThrow) -> JSValue? {
    if walk.stage == .value {
      return try get(source, propertyKey(walk.keys[walk.index]), completion)
    }
    if let id = source.object { return try keys(of: id, .enumerable(of: id), completion) }
    let keys = enumerableEntries(of: source).map { JSValue.string($0.key) }
    return .object(makeArray(keys))
  }

  /// Takes keys or a value. A value that is assigned may call a setter: then the stage is left at
  /// the assignment.
  private mutating func accept(
    _ value: JSValue, _ walk: inout PropertyWalk, _ completion: Completion
  ) throws(JSThrow) -> JSValue? {
    switch walk.stage {
    case .keys: (walk.keys, walk.index) = (value.object.flatMap { elements(of: $0) } ?? [], 0)
    case .value:
      guard try place(value, &walk, completion) else { return nil }
      walk.index += 1
    case .assignment: walk.index += 1
    }
    walk.stage = .value
    if walk.index == walk.keys.count {
      walk.sources.removeFirst()
      walk.stage = .keys
    }
    return nil
  }

  /// False if a setter has been called.
  private mutating func place(
    _ value: JSValue, _ walk: inout PropertyWalk, _ completion: Completion
  ) throws(JSThrow) -> Bool {
    let key = walk.keys[walk.index]
    switch walk.form {
    case .values: walk.results.append(value)
    case .entries: walk.results.append(.object(makeArray([key, value])))
    case .spread(let target): define(Property(propertyKey(key), value), on: target)
    case .assign(let target):
      walk.stage = .assignment
      let then = Completion.properties(walk, then: completion)
      let object = JSValue.object(target)
      return try set(object, propertyKey(key), value, receiver: object, isStrict: true, then) != nil
    }
    return true
  }

  private mutating func end(of walk: PropertyWalk) -> JSValue {
    switch walk.form {
    case .values, .entries: .object(makeArray(walk.results))
    case .spread(let target), .assign(let target): .object(target)
    }
  }
}
