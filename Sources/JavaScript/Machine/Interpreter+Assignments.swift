// Properties are written, defined and deleted.
//
// ECMA-262, "Ordinary Object Internal Methods and Internal Slots": [[Set]], [[Delete]]. Code of
// modules is strict: what fails is a TypeError.

extension Interpreter {
  /// Sets a property. True or false at once, or nil if something is asked or called first. What
  /// fails is an error if it is strict.
  mutating func set(
    _ base: JSValue, _ key: String, _ value: JSValue, receiver: JSValue, isStrict: Bool,
    _ completion: Completion
  ) throws(JSThrow) -> JSValue? {
    guard var start = base.object else { return try setOnPrimitive(base, key, isStrict) }
    while true {
      switch findForSetting(key, from: start) {
      case .own(let id):
        write(key, value, to: id)
        return .boolean(true)
      case .new:
        return try add(key, value, to: receiver, isStrict)
      case .readOnly(let problem):
        guard isStrict else { return .boolean(false) }
        throw typeError(problem)
      case .setter(let setter):
        let done = Completion.replaced(.boolean(true), then: completion)
        let result = try invoke(.object(setter), this: receiver, [value], done)
        return result.map { _ in .boolean(true) }
      case .host(let tag, let object):
        let done = Completion.replaced(.boolean(true), then: completion)
        ask(.set(tag, object: object, key: key, value: value), done)
        return nil
      case .proxy(let target, let handler):
        guard let trap = try trap("set", of: handler) else {
          start = target
          continue
        }
        let problem = "'set' on proxy: trap returned falsish for property '\(key)'"
        let arguments: [JSValue] = [.object(target), .string(key), value, receiver]
        return try invokeTrap(
          trap, handler, arguments, orError: isStrict ? problem : nil, completion)
      }
    }
  }

  /// Calls a trap that answers with a truth value.
  mutating func invokeTrap(
    _ trap: JSValue, _ handler: ObjectID, _ arguments: [JSValue], orError message: String?,
    _ completion: Completion
  ) throws(JSThrow) -> JSValue? {
    try invokeThen(
      trap, this: .object(handler), arguments, .truth(orError: message, then: completion)
    ) { (machine, value) throws(JSThrow) in
      if let message, !value.isTruthy { throw machine.typeError(message) }
      return .boolean(value.isTruthy)
    }
  }

  private enum Destination {
    case own(ObjectID)
    case new
    case readOnly(String)
    case setter(ObjectID)
    case host(HostTag, ObjectID)
    case proxy(target: ObjectID, handler: ObjectID)
  }

  private mutating func findForSetting(_ key: String, from start: ObjectID) -> Destination {
    var id = start
    var host: (HostTag, ObjectID)?
    while true {
      if let property = objects[id.index].properties[key] {
        switch property.content {
        case .accessor(_, let setter?): return .setter(setter)
        case .accessor:
          return .readOnly(
            "Cannot set property \(key) of \(shortName(start)) which has only a getter")
        case .data where !property.isWritable: return .readOnly(readOnlyProblem(key, start))
        case .data: return id == start ? .own(id) : .new
        }
      }
      switch objects[id.index].kind {
      case .proxy(let target, let handler): return .proxy(target: target, handler: handler)
      case .host(let tag): if host == nil { host = (tag, id) }
      case .array where id == start && isElementKey(key):
        return objects[id.index].isFrozen ? .readOnly(readOnlyProblem(key, start)) : .own(id)
      case .namespace: return .readOnly(readOnlyProblem(key, start))
      default: break
      }
      guard let next = objects[id.index].prototype else { break }
      id = next
    }
    return host.map { .host($0.0, $0.1) } ?? .new
  }

  private func isElementKey(_ key: String) -> Bool { key == "length" || arrayIndex(key) != nil }

  private func readOnlyProblem(_ key: String, _ id: ObjectID) -> String {
    "Cannot assign to read only property '\(key)' of object '\(shortName(id))'"
  }

  /// As in `#<Counter>`.
  func shortName(_ id: ObjectID) -> String {
    if case .array = objects[id.index].kind { return "[object Array]" }
    return "#<\(className(of: .object(id)))>"
  }

  private mutating func setOnPrimitive(
    _ base: JSValue, _ key: String, _ isStrict: Bool
  ) throws(JSThrow) -> JSValue {
    if base.isNullish {
      throw typeError("Cannot set properties of \(text(base)) (setting '\(key)')")
    }
    guard isStrict else { return .boolean(false) }
    let name = "\(typeName(base)) '\(text(base))'"
    throw typeError("Cannot create property '\(key)' on \(name)")
  }

  /// Writes an own property that may be written.
  private mutating func write(_ key: String, _ value: JSValue, to id: ObjectID) {
    if let place = objects[id.index].properties.find(key) {
      objects[id.index].properties[place].content = .data(value)
    } else {
      writeElement(key, value, to: id)
    }
  }

  private mutating func writeElement(_ key: String, _ value: JSValue, to id: ObjectID) {
    if key == "length", case .number(let length) = value, let count = Int(exactly: length) {
      resize(id, to: count)
    } else if let index = arrayIndex(key) {
      setElement(index, value, of: id)
    }
  }

  private mutating func resize(_ id: ObjectID, to count: Int) {
    let now = objects[id.index].elements.count
    if count < now {
      objects[id.index].elements.removeLast(now - max(0, count))
    } else {
      objects[id.index].elements += Array(repeating: .undefined, count: count - now)
    }
  }

  /// Elements that are not there yet are undefined: there are no holes here.
  mutating func setElement(_ index: Int, _ value: JSValue, of id: ObjectID) {
    let count = objects[id.index].elements.count
    if index >= count { resize(id, to: index + 1) }
    objects[id.index].elements[index] = value
  }

  /// A new own property of the receiver; through a proxy, of its target.
  private mutating func add(
    _ key: String, _ value: JSValue, to receiver: JSValue, _ isStrict: Bool
  ) throws(JSThrow) -> JSValue {
    guard let id = receiver.object.map({ target(of: $0) }) else { return .boolean(false) }
    guard objects[id.index].isExtensible || objects[id.index].properties.find(key) != nil else {
      guard isStrict else { return .boolean(false) }
      throw typeError("Cannot add property \(key), object is not extensible")
    }
    define(Property(key, value), on: id)
    return .boolean(true)
  }

  /// An own property, or an element, whatever was there before.
  mutating func define(_ property: Property, on id: ObjectID) {
    if case .array = objects[id.index].kind, isElementKey(property.key),
      case .data(let value) = property.content
    {
      writeElement(property.key, value, to: id)
    } else {
      objects[id.index].properties.define(property)
    }
  }

  /// What stands behind proxies.
  func target(of id: ObjectID) -> ObjectID {
    var id = id
    while case .proxy(let target, _) = objects[id.index].kind { id = target }
    return id
  }

  // MARK: Deleting

  /// True or false at once, or nil if a trap is called first.
  mutating func delete(
    _ base: JSValue, _ key: String, isStrict: Bool, _ completion: Completion
  ) throws(JSThrow) -> JSValue? {
    guard var id = base.object else {
      guard base.isNullish else { return .boolean(true) }
      throw typeError("Cannot convert undefined or null to object")
    }
    while case .proxy(let target, let handler) = objects[id.index].kind {
      if let trap = try trap("deleteProperty", of: handler) {
        let problem = "'deleteProperty' on proxy: trap returned falsish for property '\(key)'"
        return try invokeTrap(
          trap, handler, [.object(target), .string(key)], orError: isStrict ? problem : nil,
          completion)
      }
      id = target
    }
    if let place = objects[id.index].properties.find(key) {
      guard objects[id.index].properties[place].isConfigurable else {
        guard isStrict else { return .boolean(false) }
        throw typeError("Cannot delete property '\(key)' of \(shortName(id))")
      }
      objects[id.index].properties.remove(at: place)
    } else if case .array = objects[id.index].kind, let index = arrayIndex(key),
      index < objects[id.index].elements.count
    {
      objects[id.index].elements[index] = .undefined
    }
    return .boolean(true)
  }

  // MARK: Instructions

  mutating func setProperty(_ name: Int32) throws(JSThrow) {
    let value = pop()
    let base = pop()
    push(value)
    let key = current.code.names[Int(name)]
    _ = try set(base, key, value, receiver: base, isStrict: true, .discard)
  }

  mutating func setElement() throws(JSThrow) {
    let value = pop()
    let key = pop()
    let base = pop()
    push(value)
    let name = propertyKey(key)
    if watched.variables.contains(name) { notices.append(.assigned(variable: name, value)) }
    _ = try set(base, name, value, receiver: base, isStrict: true, .discard)
  }

  mutating func deleteProperty(_ name: Int32) throws(JSThrow) {
    try delete(pop(), current.code.names[Int(name)])
  }

  mutating func deleteElement() throws(JSThrow) {
    let key = pop()
    try delete(pop(), propertyKey(key))
  }

  private mutating func delete(_ base: JSValue, _ key: String) throws(JSThrow) {
    if let value = try delete(base, key, isStrict: true, .push) { push(value) }
  }
}
