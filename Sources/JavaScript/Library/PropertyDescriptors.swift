// Own properties as objects that describe them, and the other way round.
//
// ECMA-262, "The Property Descriptor Specification Type".

extension Interpreter {
  /// The prototype of the methods of a primitive value.
  func prototype(ofPrimitive value: JSValue) -> ObjectID? {
    switch value {
    case .string: intrinsics.string
    case .number: intrinsics.number
    case .boolean: intrinsics.boolean
    case .bigint: intrinsics.bigint
    case .undefined, .null, .object: nil
    }
  }

  func hasOwn(_ value: JSValue, _ key: String) -> Bool {
    switch value {
    case .object(let id): ownProperty(key, of: id) != nil
    case .string(let text):
      key == "length" || arrayIndex(key).map { $0 < text.utf16.count } ?? false
    default: false
    }
  }

  /// An own property, of the target if the object is a proxy; elements and lengths too.
  func ownProperty(_ key: String, of object: ObjectID) -> Property? {
    let id = target(of: object)
    if let property = objects[id.index].properties[key] { return property }
    guard let value = specialValue(key, of: id) else { return nil }
    var property = Property(key, value)
    switch objects[id.index].kind {
    case .array:
      property.isWritable = !objects[id.index].isFrozen
      property.isEnumerable = key != "length"
      property.isConfigurable = property.isWritable && property.isEnumerable
    case .namespace: property.isConfigurable = false
    default:
      (property.isEnumerable, property.isWritable) = (false, key == "prototype")
      property.isConfigurable = key != "prototype"
    }
    return property
  }

  /// An object as `Object.getOwnPropertyDescriptor` gives it.
  mutating func makeDescriptor(of property: Property) -> ObjectID {
    let descriptor = makeObject()
    switch property.content {
    case .data(let value):
      setProperty("value", of: descriptor, to: value)
      setProperty("writable", of: descriptor, to: .boolean(property.isWritable))
    case .accessor(let getter, let setter):
      setProperty("get", of: descriptor, to: getter.map { .object($0) } ?? .undefined)
      setProperty("set", of: descriptor, to: setter.map { .object($0) } ?? .undefined)
    }
    setProperty("enumerable", of: descriptor, to: .boolean(property.isEnumerable))
    setProperty("configurable", of: descriptor, to: .boolean(property.isConfigurable))
    return descriptor
  }

  /// Defines the properties that an object of descriptors describes.
  mutating func defineProperties(_ descriptors: JSValue, on id: ObjectID) throws(JSThrow) {
    for (key, descriptor) in enumerableEntries(of: descriptors) {
      try defineProperty(key, descriptor, on: id)
    }
  }

  /// Defines one property; what a descriptor does not say stays, or is false.
  mutating func defineProperty(
    _ key: String, _ given: JSValue, on id: ObjectID
  ) throws(JSThrow) {
    let old = ownProperty(key, of: id)
    let property = try descriptor(given, key, replacing: old)
    if let old, !old.isConfigurable, !old.isWritable || property.isConfigurable {
      throw typeError("Cannot redefine property: \(key)")
    }
    if old == nil, !objects[id.index].isExtensible {
      throw typeError("Cannot define property \(key), object is not extensible")
    }
    define(property, on: id)
  }

  /// Checks that a value can be given to an own property.
  mutating func checkWritable(_ key: String, of id: ObjectID) throws(JSThrow) {
    if let property = ownProperty(key, of: id) {
      guard property.isWritable else {
        let name = shortName(id)
        throw typeError("Cannot assign to read only property '\(key)' of object '\(name)'")
      }
    } else if !objects[id.index].isExtensible {
      throw typeError("Cannot add property \(key), object is not extensible")
    }
  }
}
