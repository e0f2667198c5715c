// Properties are read: own ones, inherited ones, accessors, proxies, the embedder's.
//
// ECMA-262, "Ordinary Object Internal Methods and Internal Slots": [[Get]], [[GetOwnProperty]].

extension Interpreter {
  /// Where the search for a property ended.
  enum Lookup {
    case value(JSValue)
    case getter(ObjectID?)
    /// From here on a proxy decides.
    case proxy(target: ObjectID, handler: ObjectID)
    case host(HostTag, ObjectID)
    case missing
  }

  /// The value, or nil if it will go to the completion.
  mutating func get(
    _ base: JSValue, _ key: String, _ completion: Completion
  ) throws(JSThrow) -> JSValue? {
    try get(base, key, receiver: base, completion)
  }

  mutating func get(
    _ base: JSValue, _ key: String, receiver: JSValue, _ completion: Completion
  ) throws(JSThrow) -> JSValue? {
    guard var start = try firstObject(base, key) else { return primitiveProperty(base, key) }
    while true {
      switch lookUp(key, from: start) {
      case .value(let value): return value
      case .missing: return .undefined
      case .getter(let getter):
        guard let getter else { return .undefined }
        return try invoke(.object(getter), this: receiver, [], completion)
      case .host(let tag, let object):
        ask(.get(tag, object: object, key: key), completion)
        return nil
      case .proxy(let target, let handler):
        if let trap = try trap("get", of: handler) {
          let arguments: [JSValue] = [.object(target), .string(key), receiver]
          return try invoke(trap, this: .object(handler), arguments, completion)
        }
        start = target
      }
    }
  }

  /// Where the search begins: the object, or the prototype of a primitive value. Nil if the
  /// primitive value itself has the property.
  private mutating func firstObject(
    _ base: JSValue, _ key: String
  ) throws(JSThrow) -> ObjectID? {
    switch base {
    case .object(let id): return id
    case .undefined, .null:
      throw typeError("Cannot read properties of \(text(base)) (reading '\(key)')")
    case .string: return primitiveProperty(base, key) == nil ? intrinsics.string : nil
    case .number: return intrinsics.number
    case .boolean: return intrinsics.boolean
    case .bigint: return intrinsics.bigint
    }
  }

  private func primitiveProperty(_ base: JSValue, _ key: String) -> JSValue? {
    guard case .string(let text) = base else { return nil }
    if key == "length" { return .number(Double(text.utf16.count)) }
    guard let index = arrayIndex(key), index < text.utf16.count else { return nil }
    let place = text.utf16.index(text.utf16.startIndex, offsetBy: index)
    return .string(String(decoding: [text.utf16[place]], as: UTF16.self))
  }

  /// Looks at the object and its prototypes.
  mutating func lookUp(_ key: String, from start: ObjectID) -> Lookup {
    var id = start
    var host: (HostTag, ObjectID)?
    while true {
      if let place = objects[id.index].properties.find(key) {
        switch objects[id.index].properties[place].content {
        case .data(let value): return .value(value)
        case .accessor(let getter, _): return .getter(getter)
        }
      }
      switch objects[id.index].kind {
      case .ordinary: break
      case .proxy(let target, let handler): return .proxy(target: target, handler: handler)
      case .host(let tag): if host == nil { host = (tag, id) }
      default: if let value = specialProperty(key, of: id) { return .value(value) }
      }
      guard let next = objects[id.index].prototype else { break }
      id = next
    }
    return host.map { .host($0.0, $0.1) } ?? .missing
  }

  /// The own properties that are not in the table: elements, lengths, names, a module's exports.
  private mutating func specialProperty(_ key: String, of id: ObjectID) -> JSValue? {
    if key == "prototype", case .closure(let closure) = objects[id.index].kind {
      return makePrototypeProperty(of: id, closure.code)
    }
    return specialValue(key, of: id)
  }

  /// The same without what is made when it is first asked for.
  func specialValue(_ key: String, of id: ObjectID) -> JSValue? {
    switch objects[id.index].kind {
    case .array:
      if key == "length" { return .number(Double(objects[id.index].elements.count)) }
      guard let index = arrayIndex(key), index < objects[id.index].elements.count else {
        return nil
      }
      return objects[id.index].elements[index]
    case .wrapper(let value): return primitiveProperty(value, key)
    case .namespace(let module): return exportValue(key, ofModuleAt: module)
    case .closure(let closure):
      return nameOrLength(key, closure.code.name, closure.code.length)
    case .native(let native): return nameOrLength(key, native.name, native.length)
    case .hostFunction(let host): return nameOrLength(key, host.name, 0)
    case .bound: return nameOrLength(key, functionName(.object(id)) ?? "", 0)
    default: return nil
    }
  }

  private func nameOrLength(_ key: String, _ name: String, _ length: Int) -> JSValue? {
    switch key {
    case "name": .string(name)
    case "length": .number(Double(length))
    default: nil
    }
  }

  /// A function that can be constructed gets its `prototype` when it is first asked for.
  private mutating func makePrototypeProperty(of id: ObjectID, _ code: Code) -> JSValue? {
    guard code.kind == .function, !code.isAsync else { return nil }
    let prototype = makeObject()
    objects[prototype.index].properties.define(.hidden("constructor", .object(id)))
    objects[id.index].properties.define(.hidden("prototype", .object(prototype)))
    return .object(prototype)
  }

  /// The number that a key is, if it is one of an element.
  func arrayIndex(_ key: String) -> Int? {
    guard let first = key.utf8.first, first >= 48, first <= 57 else { return nil }
    guard let index = Int(key), key.utf8.count == 1 || first != 48 else { return nil }
    return index
  }

  // MARK: Instructions

  mutating func getProperty(_ name: Int32) throws(JSThrow) {
    let base = pop()
    if let value = try get(base, current.code.names[Int(name)], .push) { push(value) }
  }

  mutating func getMethod(_ name: Int32) throws(JSThrow) {
    let base = top
    let value = try get(base, current.code.names[Int(name)], .pushBelow)
    if let value { current.slots.insert(value, at: current.slots.count - 1) }
  }

  mutating func getElement() throws(JSThrow) {
    let key = pop()
    let base = pop()
    if let value = fastElement(base, key) { return push(value) }
    if let value = try get(base, propertyKey(key), .push) { push(value) }
  }

  mutating func getElementMethod() throws(JSThrow) {
    let key = pop()
    let value = try get(top, propertyKey(key), .pushBelow)
    if let value { current.slots.insert(value, at: current.slots.count - 1) }
  }

  private func fastElement(_ base: JSValue, _ key: JSValue) -> JSValue? {
    guard case .number(let number) = key, let id = base.object,
      case .array = objects[id.index].kind,
      let index = Int(exactly: number), index >= 0, index < objects[id.index].elements.count
    else { return nil }
    return objects[id.index].elements[index]
  }

  /// What `super.name` finds, for the same `this`.
  mutating func getSuper(_ name: Int32) throws(JSThrow) {
    guard let function = current.function,
      case .closure(let closure) = objects[function.index].kind,
      let home = closure.home, let start = objects[home.index].prototype
    else { return push(.undefined) }
    let key = current.code.names[Int(name)]
    let value = try get(.object(start), key, receiver: current.this, .push)
    if let value { push(value) }
  }

  /// A trap of a proxy's handler, if it has it.
  mutating func trap(_ name: String, of handler: ObjectID) throws(JSThrow) -> JSValue? {
    guard case .value(let value) = lookUp(name, from: handler), !value.isNullish else {
      return nil
    }
    guard isCallable(value) else { throw isNoFunction(value) }
    return value
  }
}
