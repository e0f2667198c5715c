// The own properties of an object, in the order in which they were made.
//
// ECMA-262, "The Object Type".

/// One property: a value, or a getter and a setter.
struct Property: Sendable {
  let key: String
  var content: Content
  var isEnumerable = true
  /// Of an accessor nothing depends on this.
  var isWritable = true
  var isConfigurable = true

  enum Content: Sendable {
    case data(JSValue)
    case accessor(getter: ObjectID?, setter: ObjectID?)
  }

  init(_ key: String, _ value: JSValue) { (self.key, content) = (key, .data(value)) }

  init(_ key: String, _ content: Content) { (self.key, self.content) = (key, content) }

  /// A property as methods and globals are: writable and not enumerable.
  static func hidden(_ key: String, _ value: JSValue) -> Property {
    var property = Property(key, value)
    property.isEnumerable = false
    return property
  }
}

/// Properties by key. Few are searched one by one; many have an index.
struct PropertyTable: Sendable {
  private(set) var properties: [Property] = []
  private var places: [String: Int]?

  private static let countWithoutIndex = 8

  var count: Int { properties.count }
  var isEmpty: Bool { properties.isEmpty }

  func find(_ key: String) -> Int? {
    if let places { return places[key] }
    for index in properties.indices where properties[index].key == key { return index }
    return nil
  }

  subscript(index: Int) -> Property {
    _read { yield properties[index] }
    _modify { yield &properties[index] }
  }

  subscript(key: String) -> Property? { find(key).map { properties[$0] } }

  /// Replaces the property of this key, or appends it.
  mutating func define(_ property: Property) {
    if let index = find(property.key) {
      properties[index] = property
      return
    }
    properties.append(property)
    if places != nil {
      places?[property.key] = properties.count - 1
    } else if properties.count > Self.countWithoutIndex {
      rebuildIndex()
    }
  }

  mutating func remove(at index: Int) {
    properties.remove(at: index)
    if places != nil { rebuildIndex() }
  }

  private mutating func rebuildIndex() {
    var places: [String: Int] = [:]
    for (index, property) in properties.enumerated() { places[property.key] = index }
    self.places = places
  }
}
