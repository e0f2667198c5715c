// `Proxy` and `Reflect`.
//
// ECMA-262, "Reflection". The invariants that the standard checks behind a trap are not checked.

extension Library {
  static func installReflection(in machine: inout Interpreter) {
    let prototype = machine.makeObject()
    let proxy = machine.defineConstructor(
      Native("Proxy", 2, isConstructor: true, makeProxy), prototype: prototype)
    if let place = machine.objects[proxy.index].properties.find("prototype") {
      machine.objects[proxy.index].properties.remove(at: place)
    }
    let reflect = machine.makeObject()
    machine.define("Reflect", .object(reflect), on: machine.intrinsics.global)
    machine.define(reflectMethods, on: reflect)
  }

  private static let reflectMethods = [
    Native("apply", 3, calling: reflectApply),
    Native("construct", 2, calling: reflectConstruct),
    Native("get", 2, calling: reflectGet),
    Native("set", 3, calling: reflectSet),
    Native("has", 2, calling: reflectHas),
    Native("ownKeys", 1, calling: reflectOwnKeys),
    Native("getPrototypeOf", 1, calling: getPrototypeOf),
    Native("defineProperty", 3, reflectDefineProperty),
    Native("deleteProperty", 2, calling: reflectDeleteProperty),
  ]

  private static func makeProxy(
    _ machine: inout Interpreter, _ call: NativeCall
  ) throws(JSThrow) -> JSValue {
    guard call.isConstruction else { throw machine.typeError("Constructor Proxy requires 'new'") }
    guard let target = call[0].object, let handler = call[1].object else {
      throw machine.typeError("Cannot create proxy with a non-object as target or handler")
    }
    return .object(machine.makeObject(.proxy(target: target, handler: handler), prototype: nil))
  }

  private static func object(
    _ name: String, _ machine: inout Interpreter, _ call: NativeCall
  ) throws(JSThrow) -> ObjectID {
    guard let id = call[0].object else {
      throw machine.typeError("Reflect.\(name) called on non-object")
    }
    return id
  }

  private static func reflectApply(
    _ machine: inout Interpreter, _ call: NativeCall, _ completion: Completion
  ) throws(JSThrow) -> JSValue? {
    let arguments = try argumentList(&machine, call[2])
    return try machine.invoke(call[0], this: call[1], arguments, completion)
  }

  private static func reflectConstruct(
    _ machine: inout Interpreter, _ call: NativeCall, _ completion: Completion
  ) throws(JSThrow) -> JSValue? {
    let newTarget = call.arguments.count > 2 ? call[2] : call[0]
    guard machine.isConstructor(newTarget) else { throw machine.isNoConstructor(newTarget) }
    let arguments = try argumentList(&machine, call[1])
    return try machine.construct(call[0], arguments, newTarget: newTarget, completion)
  }

  private static func reflectGet(
    _ machine: inout Interpreter, _ call: NativeCall, _ completion: Completion
  ) throws(JSThrow) -> JSValue? {
    _ = try object("get", &machine, call)
    let receiver = call.arguments.count > 2 ? call[2] : call[0]
    return try machine.get(
      call[0], machine.propertyKey(call[1]), receiver: receiver, completion)
  }

  private static func reflectSet(
    _ machine: inout Interpreter, _ call: NativeCall, _ completion: Completion
  ) throws(JSThrow) -> JSValue? {
    _ = try object("set", &machine, call)
    let receiver = call.arguments.count > 3 ? call[3] : call[0]
    return try machine.set(
      call[0], machine.propertyKey(call[1]), call[2], receiver: receiver, isStrict: false,
      completion)
  }

  private static func reflectHas(
    _ machine: inout Interpreter, _ call: NativeCall, _ completion: Completion
  ) throws(JSThrow) -> JSValue? {
    let id = try object("has", &machine, call)
    return try machine.has(id, machine.propertyKey(call[1]), completion)
  }

  private static func reflectOwnKeys(
    _ machine: inout Interpreter, _ call: NativeCall, _ completion: Completion
  ) throws(JSThrow) -> JSValue? {
    let id = try object("ownKeys", &machine, call)
    return try machine.keys(of: id, .all, completion)
  }

  static func getPrototypeOf(
    _ machine: inout Interpreter, _ call: NativeCall, _ completion: Completion
  ) throws(JSThrow) -> JSValue? {
    switch call[0] {
    case .object(let id): return try machine.prototypeOf(id, completion)
    case .undefined, .null: throw machine.typeError("Cannot convert undefined or null to object")
    case .string: return .object(machine.intrinsics.string)
    case .number: return .object(machine.intrinsics.number)
    case .boolean: return .object(machine.intrinsics.boolean)
    case .bigint: return .object(machine.intrinsics.bigint)
    }
  }

  private static func reflectDefineProperty(
    _ machine: inout Interpreter, _ call: NativeCall
  ) throws(JSThrow) -> JSValue {
    let id = machine.target(of: try object("defineProperty", &machine, call))
    let key = machine.propertyKey(call[1])
    let old = machine.objects[id.index].properties[key]
    if old?.isConfigurable == false || (old == nil && !machine.objects[id.index].isExtensible) {
      return .boolean(false)
    }
    machine.define(try machine.descriptor(call[2], key, replacing: old), on: id)
    return .boolean(true)
  }

  private static func reflectDeleteProperty(
    _ machine: inout Interpreter, _ call: NativeCall, _ completion: Completion
  ) throws(JSThrow) -> JSValue? {
    _ = try object("deleteProperty", &machine, call)
    return try machine.delete(
      call[0], machine.propertyKey(call[1]), isStrict: false, completion)
  }
}

extension Interpreter {
  /// The keys of an object as an array; nil if a trap has been called.
  mutating func keys(
    of object: ObjectID, _ listing: Completion.KeyListing, _ completion: Completion
  ) throws(JSThrow) -> JSValue? {
    var id = object
    while case .proxy(let target, let handler) = objects[id.index].kind {
      if let trap = try trap("ownKeys", of: handler) {
        return try invokeThen(
          trap, this: .object(handler), [.object(target)], .keys(listing, then: completion)
        ) { (machine, value) throws(JSThrow) in machine.list(value, listing) }
      }
      id = target
    }
    let isAll = if case .all = listing { true } else { false }
    let keys = ownKeys(of: id, onlyEnumerable: !isAll)
    return .object(makeArray(keys.map { .string($0) }))
  }

  /// What is made of the keys that a trap gave.
  mutating func list(_ keys: JSValue, _ listing: Completion.KeyListing) -> JSValue {
    guard case .enumerable(let object) = listing, let array = keys.object else { return keys }
    let known = Set(self.keys(of: object))
    let listed = (elements(of: array) ?? []).filter { known.contains(text($0)) }
    return .object(makeArray(listed))
  }

  /// The property that a descriptor, as `{ value, writable }`, describes.
  mutating func descriptor(
    _ value: JSValue, _ key: String, replacing old: Property?
  ) throws(JSThrow) -> Property {
    guard let id = value.object else {
      throw typeError("Property description must be an object: \(text(value))")
    }
    let getter = property("get", of: id)?.object
    let setter = property("set", of: id)?.object
    var property = old ?? Property(key, .undefined)
    if getter != nil || setter != nil {
      property.content = .accessor(getter: getter, setter: setter)
    } else if let value = self.property("value", of: id) {
      property.content = .data(value)
    }
    func flag(_ name: String, _ known: Bool) -> Bool {
      self.property(name, of: id).map(\.isTruthy) ?? (old == nil ? false : known)
    }
    property.isEnumerable = flag("enumerable", property.isEnumerable)
    property.isWritable = flag("writable", property.isWritable)
    property.isConfigurable = flag("configurable", property.isConfigurable)
    return property
  }
}
