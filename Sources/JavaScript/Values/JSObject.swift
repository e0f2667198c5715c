// An object in the arena: its properties, its prototype, and what makes it more than ordinary.
//
// ECMA-262, "Ordinary and Exotic Objects Behaviours".

/// An object of any kind. Its references to others are places in the arena.
struct JSObject: Sendable {
  var properties = PropertyTable()
  /// The elements of an array; the bound arguments or captured values of a function.
  var elements: [JSValue] = []
  var prototype: ObjectID?
  var kind: Kind
  var isExtensible = true
  /// A frozen array: its elements do not change.
  var isFrozen = false

  init(_ kind: Kind, prototype: ObjectID?) { (self.kind, self.prototype) = (kind, prototype) }

  enum Kind: Sendable {
    /// A place in the arena that a new object can have.
    case free
    case ordinary
    case array
    case error
    /// `new String(…)` and its like.
    case wrapper(JSValue)
    indirect case closure(Closure)
    /// What it took along are the elements.
    indirect case native(Native)
    case host(HostTag)
    indirect case hostFunction(HostFunction)
    /// Its bound arguments are the elements.
    indirect case bound(target: JSValue, this: JSValue)
    case proxy(target: ObjectID, handler: ObjectID)
    indirect case promise(PromiseRecord)
    indirect case map(MapTable)
    indirect case set(MapTable)
    /// `WeakMap` and `WeakSet`: the keys do not hold the values when objects are collected.
    indirect case weakMap(MapTable)
    /// Nil when the target has been collected.
    case weakReference(ObjectID?)
    indirect case registry(FinalizationTable)
    /// What `import * as` gives: the variables that a module exports.
    case namespace(module: Int)
    /// A call of an async function that waits.
    indirect case suspension(CallFrame)
  }
}

/// A function written in JavaScript, with what it took along from where it was made.
struct Closure: Sendable {
  let code: Code
  let captures: [CellID]
  /// Of arrow functions: those of the function around.
  let this: JSValue
  let newTarget: JSValue
  /// Where `super` begins to look: the object whose method this is.
  let home: ObjectID?
}

/// A function of the embedder.
struct HostFunction: Sendable {
  let name: String
  let tag: HostTag
  let isConstructor: Bool
}

/// The registrations with a `FinalizationRegistry`.
struct FinalizationTable: Sendable {
  let callback: JSValue
  var entries: [Entry] = []

  struct Entry: Sendable {
    let target: ObjectID
    let held: JSValue
    let token: JSValue
  }
}

/// The entries of a `Map` or a `Set`, in the order in which they were made.
struct MapTable: Sendable {
  /// Nil where an entry was deleted, so that places stay for those who walk over them.
  private(set) var entries: [(key: JSValue, value: JSValue)?] = []
  private var places: [JSValue: Int] = [:]

  var count: Int { places.count }

  /// Not a number is the same key as itself; no two such values are equal in a dictionary.
  private static func normal(_ key: JSValue) -> JSValue {
    if case .number(let value) = key, value.isNaN { return .uninitialized }
    return key
  }

  subscript(key: JSValue) -> JSValue? {
    places[Self.normal(key)].flatMap { entries[$0]?.value }
  }

  mutating func set(_ key: JSValue, _ value: JSValue) {
    if let place = places[Self.normal(key)] {
      entries[place] = (entries[place]?.key ?? key, value)
    } else {
      places[Self.normal(key)] = entries.count
      entries.append((key, value))
    }
  }

  mutating func remove(_ key: JSValue) -> Bool {
    guard let place = places.removeValue(forKey: Self.normal(key)) else { return false }
    entries[place] = nil
    return true
  }

  mutating func removeAll() {
    entries = entries.map { _ in nil }
    places = [:]
  }
}
