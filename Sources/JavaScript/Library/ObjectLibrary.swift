// Objects: `Object`, and the methods that all objects have.
//
// ECMA-262, "Object Objects". Values of accessors are left out where a function of the program would
// have to be called; most functions see through proxies.

/// What programs find in `Object` and in `Object.prototype`.
enum ObjectLibrary {
  static let constructor = Native("Object", 1, isConstructor: true, construct)

  static let functions = [
    Native("assign", 2, calling: assign),
    Native("create", 2, create),
    Native("defineProperties", 2, defineProperties),
    Native("defineProperty", 3, defineProperty),
    Native("entries", 1, calling: entries),
    Native("freeze", 1, freeze),
    Native("fromEntries", 1, fromEntries),
    Native("getOwnPropertyDescriptor", 2, getOwnPropertyDescriptor),
    Native("getOwnPropertyNames", 1, getOwnPropertyNames),
    Native("getPrototypeOf", 1, calling: Library.getPrototypeOf),
    Native("hasOwn", 2, hasOwn),
    Native("is", 2, isSame),
    Native("isExtensible", 1, isExtensible),
    Native("isFrozen", 1, isFrozen),
    Native("keys", 1, calling: keys),
    Native("preventExtensions", 1, preventExtensions),
    Native("setPrototypeOf", 2, setPrototypeOf),
    Native("values", 1, calling: values),
  ]

  static let methods = [
    Native("hasOwnProperty", 1, hasOwnProperty),
    Native("isPrototypeOf", 1, isPrototypeOf),
    Native("propertyIsEnumerable", 1, propertyIsEnumerable),
    Native("toLocaleString", 0, toString),
    Native("toString", 0, toString),
    Native("valueOf", 0) { (_, call) in call.this },
  ]

  private typealias Call = NativeCall

  /// An object of a class, or what was given as an object.
  private static func construct(
    _ machine: inout Interpreter, _ call: Call
  ) throws(JSThrow) -> JSValue {
    if call.isConstruction, call.newTarget != .object(call.function) {
      return .object(machine.makeInstance(.ordinary, for: call))
    }
    switch call[0] {
    case .undefined, .null: return .object(machine.makeObject())
    case .object: return call[0]
    default:
      let prototype = machine.prototype(ofPrimitive: call[0])
      return .object(machine.makeObject(.wrapper(call[0]), prototype: prototype))
    }
  }

  // MARK: Keys and values

  private static func keys(
    _ machine: inout Interpreter, _ call: Call, _ completion: Completion
  ) throws(JSThrow) -> JSValue? {
    try notNullish(&machine, call[0])
    if let id = call[0].object {
      return try machine.keys(of: id, .enumerable(of: id), completion)
    }
    let keys = machine.enumerableEntries(of: call[0]).map(\.key)
    return .object(machine.makeArray(keys.map { .string($0) }))
  }

  private static func values(
    _ machine: inout Interpreter, _ call: Call, _ completion: Completion
  ) throws(JSThrow) -> JSValue? {
    try notNullish(&machine, call[0])
    return try machine.continue(PropertyWalk(form: .values, sources: [call[0]]), completion)
  }

  private static func entries(
    _ machine: inout Interpreter, _ call: Call, _ completion: Completion
  ) throws(JSThrow) -> JSValue? {
    try notNullish(&machine, call[0])
    return try machine.continue(PropertyWalk(form: .entries, sources: [call[0]]), completion)
  }

  private static func assign(
    _ machine: inout Interpreter, _ call: Call, _ completion: Completion
  ) throws(JSThrow) -> JSValue? {
    try notNullish(&machine, call[0])
    guard let target = call[0].object else { return call[0] }
    let sources = Array(call.arguments.dropFirst())
    return try machine.continue(
      PropertyWalk(form: .assign(into: target), sources: sources), completion)
  }

  private static func fromEntries(
    _ machine: inout Interpreter, _ call: Call
  ) throws(JSThrow) -> JSValue {
    let object = machine.makeObject()
    for entry in try machine.iterated(call[0]) {
      guard let pair = entry.object else {
        throw machine.typeError("Iterator value \(machine.text(entry)) is not an entry object")
      }
      let key = machine.propertyKey(machine.property("0", of: pair) ?? .undefined)
      machine.setProperty(key, of: object, to: machine.property("1", of: pair) ?? .undefined)
    }
    return .object(object)
  }

  private static func getOwnPropertyNames(
    _ machine: inout Interpreter, _ call: Call
  ) throws(JSThrow) -> JSValue {
    try notNullish(&machine, call[0])
    let keys = call[0].object.map { machine.ownKeys(of: $0, onlyEnumerable: false) } ?? []
    return .object(machine.makeArray(keys.map { .string($0) }))
  }

  // MARK: Prototypes

  private static func create(
    _ machine: inout Interpreter, _ call: Call
  ) throws(JSThrow) -> JSValue {
    guard call[0].object != nil || call[0] == .null else {
      throw machine.typeError(
        "Object prototype may only be an Object or null: \(machine.text(call[0]))")
    }
    let object = machine.makeObject(.ordinary, prototype: call[0].object)
    if call[1] != .undefined { try machine.defineProperties(call[1], on: object) }
    return .object(object)
  }

  private static func setPrototypeOf(
    _ machine: inout Interpreter, _ call: Call
  ) throws(JSThrow) -> JSValue {
    if call[0].isNullish {
      throw machine.typeError("Object.setPrototypeOf called on null or undefined")
    }
    guard call[1].object != nil || call[1] == .null else {
      throw machine.typeError(
        "Object prototype may only be an Object or null: \(machine.text(call[1]))")
    }
    guard let object = call[0].object.map({ machine.target(of: $0) }) else { return call[0] }
    var next = call[1].object
    while let ancestor = next {
      if ancestor == object { throw machine.typeError("Cyclic __proto__ value") }
      next = machine.objects[ancestor.index].prototype
    }
    guard machine.objects[object.index].isExtensible else {
      throw machine.typeError("\(machine.shortName(object)) is not extensible")
    }
    machine.objects[object.index].prototype = call[1].object
    return call[0]
  }

  private static func isPrototypeOf(
    _ machine: inout Interpreter, _ call: Call
  ) throws(JSThrow) -> JSValue {
    var next = call[0].object.flatMap { machine.objects[machine.target(of: $0).index].prototype }
    while let prototype = next {
      if .object(prototype) == call.this { return .boolean(true) }
      next = machine.objects[prototype.index].prototype
    }
    return .boolean(false)
  }

  // MARK: Properties

  private static func defineProperty(
    _ machine: inout Interpreter, _ call: Call
  ) throws(JSThrow) -> JSValue {
    guard let object = call[0].object else {
      throw machine.typeError("Object.defineProperty called on non-object")
    }
    let key = machine.propertyKey(call[1])
    try machine.defineProperty(key, call[2], on: machine.target(of: object))
    return call[0]
  }

  private static func defineProperties(
    _ machine: inout Interpreter, _ call: Call
  ) throws(JSThrow) -> JSValue {
    guard let object = call[0].object else {
      throw machine.typeError("Object.defineProperties called on non-object")
    }
    try machine.defineProperties(call[1], on: machine.target(of: object))
    return call[0]
  }

  private static func getOwnPropertyDescriptor(
    _ machine: inout Interpreter, _ call: Call
  ) throws(JSThrow) -> JSValue {
    try notNullish(&machine, call[0])
    guard let object = call[0].object else { return .undefined }
    let property = machine.ownProperty(machine.propertyKey(call[1]), of: object)
    return property.map { .object(machine.makeDescriptor(of: $0)) } ?? .undefined
  }

  private static func hasOwn(_ machine: inout Interpreter, _ call: Call) throws(JSThrow) -> JSValue
  {
    try notNullish(&machine, call[0])
    return .boolean(machine.hasOwn(call[0], machine.propertyKey(call[1])))
  }

  private static func hasOwnProperty(
    _ machine: inout Interpreter, _ call: Call
  ) throws(JSThrow) -> JSValue {
    try notNullish(&machine, call.this)
    return .boolean(machine.hasOwn(call.this, machine.propertyKey(call[0])))
  }

  private static func propertyIsEnumerable(
    _ machine: inout Interpreter, _ call: Call
  ) throws(JSThrow) -> JSValue {
    let key = machine.propertyKey(call[0])
    let property = call.this.object.flatMap { machine.ownProperty(key, of: $0) }
    return .boolean(property?.isEnumerable ?? false)
  }

  // MARK: Frozen objects

  private static func freeze(_ machine: inout Interpreter, _ call: Call) throws(JSThrow) -> JSValue
  {
    guard let id = call[0].object.map({ machine.target(of: $0) }) else { return call[0] }
    machine.objects[id.index].isExtensible = false
    machine.objects[id.index].isFrozen = true
    for place in 0..<machine.objects[id.index].properties.count {
      machine.objects[id.index].properties[place].isWritable = false
      machine.objects[id.index].properties[place].isConfigurable = false
    }
    return call[0]
  }

  private static func isFrozen(
    _ machine: inout Interpreter, _ call: Call
  ) throws(JSThrow) -> JSValue {
    guard let id = call[0].object.map({ machine.target(of: $0) }) else { return .boolean(true) }
    let object = machine.objects[id.index]
    let hasElements = !object.elements.isEmpty && machine.isArray(id)
    return .boolean(
      !object.isExtensible && (object.isFrozen || !hasElements)
        && object.properties.properties.allSatisfy { !$0.isConfigurable && $0.isFixed })
  }

  private static func isExtensible(
    _ machine: inout Interpreter, _ call: Call
  ) throws(JSThrow) -> JSValue {
    let id = call[0].object.map { machine.target(of: $0) }
    return .boolean(id.map { machine.objects[$0.index].isExtensible } ?? false)
  }

  private static func preventExtensions(
    _ machine: inout Interpreter, _ call: Call
  ) throws(JSThrow) -> JSValue {
    if let id = call[0].object.map({ machine.target(of: $0) }) {
      machine.objects[id.index].isExtensible = false
    }
    return call[0]
  }

  // MARK: Others

  private static func isSame(_ machine: inout Interpreter, _ call: Call) throws(JSThrow) -> JSValue
  {
    if case .number(let a) = call[0], case .number(let b) = call[1], a == 0, b == 0 {
      return .boolean(a.sign == b.sign)
    }
    return .boolean(call[0].isSame(as: call[1]))
  }

  private static func toString(
    _ machine: inout Interpreter, _ call: Call
  ) throws(JSThrow) -> JSValue {
    let tag: String
    switch call.this {
    case .undefined: tag = "Undefined"
    case .null: tag = "Null"
    case .boolean: tag = "Boolean"
    case .number: tag = "Number"
    case .bigint: tag = "BigInt"
    case .string: tag = "String"
    case .object(let id): tag = machine.classTag(of: machine.target(of: id))
    }
    return .string("[object \(tag)]")
  }

  private static func notNullish(
    _ machine: inout Interpreter, _ value: JSValue
  ) throws(JSThrow) {
    if value.isNullish { throw machine.typeError("Cannot convert undefined or null to object") }
  }
}

extension Property {
  /// Whether its value stays: accessors have none.
  fileprivate var isFixed: Bool {
    if case .accessor = content { true } else { !isWritable }
  }
}
