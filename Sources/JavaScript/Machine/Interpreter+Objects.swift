// Objects are made and read, by the embedder and by the library.

extension Interpreter {
  // MARK: Making

  mutating func makeObject(_ kind: JSObject.Kind, prototype: ObjectID?) -> ObjectID {
    if let id = freeObjects.popLast() {
      objects[id.index] = JSObject(kind, prototype: prototype)
      return id
    }
    objects.append(JSObject(kind, prototype: prototype))
    return ObjectID(objects.count - 1)
  }

  /// An object; its prototype is `Object.prototype` unless another is given. One with a tag is the
  /// embedder's, who is asked for what is not among its properties.
  public mutating func makeObject(
    prototype: ObjectID? = nil, host: HostTag? = nil
  ) -> ObjectID {
    let kind = host.map { JSObject.Kind.host($0) } ?? .ordinary
    return makeObject(kind, prototype: prototype ?? intrinsics.object)
  }

  /// An array.
  public mutating func makeArray(_ values: [JSValue]) -> ObjectID {
    let id = makeObject(.array, prototype: intrinsics.array)
    objects[id.index].elements = values
    return id
  }

  /// An error of a class of the language, or of one of ``defineErrorClass(_:on:)``.
  public mutating func makeError(
    class name: String, message: String, cause: JSValue?
  ) -> ObjectID {
    let id = makeObject(.error, prototype: intrinsics.errors[name] ?? intrinsics.error)
    objects[id.index].properties.define(.hidden("message", .string(message)))
    if let cause { objects[id.index].properties.define(.hidden("cause", cause)) }
    return id
  }

  /// A function of the embedder; a call of it is a request.
  public mutating func makeHostFunction(
    _ name: String, _ tag: HostTag, isConstructor: Bool = false
  ) -> ObjectID {
    let host = HostFunction(name: name, tag: tag, isConstructor: isConstructor)
    let id = makeObject(.hostFunction(host), prototype: intrinsics.function)
    if isConstructor {
      let prototype = makeObject()
      objects[prototype.index].properties.define(.hidden("constructor", .object(id)))
      objects[id.index].properties.define(.hidden("prototype", .object(prototype)))
    }
    return id
  }

  /// Gives a tag to objects with a prototype, as in `[object WebAssembly.Exception]`. The language has
  /// `Symbol.toStringTag` for it; here, without symbols, it is a property with a name that no one uses.
  public mutating func setClassTag(_ tag: String, ofPrototype id: ObjectID) {
    objects[id.index].properties.define(.hidden(Self.classTagKey, .string(tag)))
  }

  static let classTagKey = "@@toStringTag"

  mutating func makeFunction(_ native: Native, elements: [JSValue] = []) -> ObjectID {
    let id = makeObject(.native(native), prototype: intrinsics.function)
    objects[id.index].elements = elements
    return id
  }

  // MARK: Reading

  /// The tag of an object or a function of the embedder.
  public func hostTag(of id: ObjectID) -> HostTag? {
    switch objects[id.index].kind {
    case .host(let tag): tag
    case .hostFunction(let host): host.tag
    default: nil
    }
  }

  /// An own or inherited property, if it is there and no accessor; proxies are seen through. The
  /// `prototype` of a function that is no class is there only when the program has used it.
  public func property(_ key: String, of object: ObjectID) -> JSValue? {
    var next: ObjectID? = object
    while let current = next {
      let id = target(of: current)
      if let property = objects[id.index].properties[key] {
        if case .data(let value) = property.content { return value }
        return nil
      }
      if let value = specialValue(key, of: id) { return value }
      next = objects[id.index].prototype
    }
    return nil
  }

  /// Defines an own property with this value.
  public mutating func setProperty(_ key: String, of id: ObjectID, to value: JSValue) {
    define(Property(key, value), on: target(of: id))
  }

  /// The elements of an array.
  public func elements(of object: ObjectID) -> [JSValue]? {
    let id = target(of: object)
    guard case .array = objects[id.index].kind else { return nil }
    return objects[id.index].elements
  }

  /// The own enumerable keys, numbers first.
  public func keys(of object: ObjectID) -> [String] { ownKeys(of: object, onlyEnumerable: true) }

  /// The own keys, through proxies; numbers first, the others in the order of their making.
  func ownKeys(of object: ObjectID, onlyEnumerable: Bool) -> [String] {
    let id = target(of: object)
    var keys: [String] = []
    switch objects[id.index].kind {
    case .array:
      keys = objects[id.index].elements.indices.map { String($0) }
      if !onlyEnumerable { keys.append("length") }
    case .namespace(let module): return modules[module].program.exports.map(\.exported).sorted()
    default: break
    }
    let own = objects[id.index].properties.properties
      .filter { $0.isEnumerable || !onlyEnumerable }.map(\.key)
    let numbers = own.compactMap { arrayIndex($0) }
    if numbers.isEmpty { return keys + own }
    return keys + numbers.sorted().map { String($0) } + own.filter { arrayIndex($0) == nil }
  }

  /// The own enumerable properties of a value with their values, accessors left out.
  func enumerableEntries(of value: JSValue) -> [(key: String, value: JSValue)] {
    if case .string(let text) = value {
      return text.enumerated().map { (String($0.offset), .string(String($0.element))) }
    }
    guard let id = value.object else { return [] }
    return keys(of: id).compactMap { key in property(key, of: id).map { (key, $0) } }
  }

  /// True for what can be called: functions, classes too, and proxies of them.
  public func isCallable(_ value: JSValue) -> Bool {
    guard let id = value.object else { return false }
    switch objects[target(of: id).index].kind {
    case .closure, .native, .hostFunction, .bound: return true
    default: return false
    }
  }

  /// True for what `new` can call.
  public func isConstructor(_ value: JSValue) -> Bool {
    var value = value
    while let id = value.object {
      switch objects[target(of: id).index].kind {
      case .closure(let closure): return closure.code.isConstructor
      case .native(let native): return native.isConstructor
      case .hostFunction(let host): return host.isConstructor
      case .bound(let target, _): value = target
      default: return false
      }
    }
    return false
  }

  func isArray(_ id: ObjectID) -> Bool {
    if case .array = objects[id.index].kind { true } else { false }
  }

  /// True for errors of all classes.
  public func isError(_ value: JSValue) -> Bool {
    guard let id = value.object, case .error = objects[id.index].kind else { return false }
    return true
  }

  /// The name of a function or class; nil for what is none.
  public func functionName(_ value: JSValue) -> String? {
    var (value, prefix) = (value, "")
    while let object = value.object {
      let id = target(of: object)
      if case .data(.string(let name))? = objects[id.index].properties["name"]?.content {
        return prefix + name
      }
      switch objects[id.index].kind {
      case .closure(let closure): return prefix + closure.code.name
      case .native(let native): return prefix + native.name
      case .hostFunction(let host): return prefix + host.name
      case .bound(let target, _):
        prefix += "bound "
        value = target
      default: return nil
      }
    }
    return nil
  }

  /// The class of an object: the `name` of an error, else the name of the nearest constructor among
  /// its prototypes. The type of a primitive value.
  public func className(of value: JSValue) -> String {
    guard let id = value.object else { return typeName(value) }
    if case .error = objects[id.index].kind, case .string(let name)? = property("name", of: id) {
      return name
    }
    if let constructor = property("constructor", of: id), let name = functionName(constructor) {
      return name
    }
    return "Object"
  }
}
