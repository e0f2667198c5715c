// Maps and sets, and those whose keys they do not keep.
//
// ECMA-262, "Keyed Collections". There are no iterators: `keys`, `values` and `entries` give arrays
// of what is there at the time. Methods with callbacks are elsewhere.

/// What programs find in `Map.prototype` and its like, and how they make such objects.
enum MapLibrary {
  static let map = Native("Map", 0, isConstructor: true, constructMap)
  static let set = Native("Set", 0, isConstructor: true, constructSet)
  static let weakMap = Native("WeakMap", 0, isConstructor: true, constructWeakMap)
  static let weakSet = Native("WeakSet", 0, isConstructor: true, constructWeakSet)

  static let mapMethods =
    common + [
      Native("clear", 0, clear),
      Native("entries", 0, entries),
      Native("get", 1, get),
      Native("keys", 0, keys),
      Native("set", 2, setValue),
      Native("values", 0, values),
    ]

  static let setMethods =
    common + [
      Native("add", 1, add),
      Native("clear", 0, clear),
      Native("entries", 0, entries),
      Native("keys", 0, keys),
      Native("values", 0, values),
    ]

  static let weakMapMethods = common + [Native("get", 1, get), Native("set", 2, setValue)]

  static let weakSetMethods = common + [Native("add", 1, add)]

  /// The getter of `size` of maps and sets.
  static let size = Native("size", 0) { (machine, call) throws(JSThrow) in
    .number(Double(try table(&machine, call, "size").table.count))
  }

  private static let common = [Native("delete", 1, delete), Native("has", 1, has)]

  private typealias Call = NativeCall

  // MARK: Constructors

  private static func constructMap(
    _ machine: inout Interpreter, _ call: Call
  ) throws(JSThrow) -> JSValue {
    try make(&machine, call, "Map", hasValues: true) { .map($0) }
  }

  private static func constructSet(
    _ machine: inout Interpreter, _ call: Call
  ) throws(JSThrow) -> JSValue {
    try make(&machine, call, "Set", hasValues: false) { .set($0) }
  }

  private static func constructWeakMap(
    _ machine: inout Interpreter, _ call: Call
  ) throws(JSThrow) -> JSValue {
    try make(&machine, call, "WeakMap", hasValues: true) { .weakMap($0) }
  }

  private static func constructWeakSet(
    _ machine: inout Interpreter, _ call: Call
  ) throws(JSThrow) -> JSValue {
    try make(&machine, call, "WeakSet", hasValues: false) { .weakMap($0) }
  }

  private static func make(
    _ machine: inout Interpreter, _ call: Call, _ name: String, hasValues: Bool,
    _ kind: (MapTable) -> JSObject.Kind
  ) throws(JSThrow) -> JSValue {
    guard call.isConstruction else {
      throw machine.typeError("Constructor \(name) requires 'new'")
    }
    var table = MapTable()
    let elements = call[0].isNullish ? [] : try machine.iterated(call[0])
    for element in elements {
      var (key, value) = (element, element)
      if hasValues {
        guard let entry = element.object else {
          throw machine.typeError("Iterator value \(machine.text(element)) is not an entry object")
        }
        key = machine.property("0", of: entry) ?? .undefined
        value = machine.property("1", of: entry) ?? .undefined
      }
      if name.hasPrefix("Weak"), key.object == nil { throw isNoWeakKey(&machine, key, name) }
      table.set(normal(key), hasValues ? value : normal(key))
    }
    return .object(machine.makeInstance(kind(table), for: call))
  }

  /// -0 is the same key as 0, and comes out as 0.
  private static func normal(_ key: JSValue) -> JSValue { key == .number(0) ? .number(0) : key }

  private static func isNoWeakKey(
    _ machine: inout Interpreter, _ key: JSValue, _ name: String
  ) -> JSThrow {
    let place = name == "WeakMap" ? "as weak map key" : "in weak set"
    return machine.typeError("Invalid value used \(place)")
  }

  // MARK: Methods

  private static func get(_ machine: inout Interpreter, _ call: Call) throws(JSThrow) -> JSValue {
    try table(&machine, call, "get").table[call[0]] ?? .undefined
  }

  private static func has(_ machine: inout Interpreter, _ call: Call) throws(JSThrow) -> JSValue {
    .boolean(try table(&machine, call, "has").table[call[0]] != nil)
  }

  private static func setValue(
    _ machine: inout Interpreter, _ call: Call
  ) throws(JSThrow) -> JSValue {
    try change(&machine, call, "set") { $0.set(normal(call[0]), call[1]) }
    return call.this
  }

  private static func add(_ machine: inout Interpreter, _ call: Call) throws(JSThrow) -> JSValue {
    try change(&machine, call, "add") { $0.set(normal(call[0]), normal(call[0])) }
    return call.this
  }

  private static func delete(
    _ machine: inout Interpreter, _ call: Call
  ) throws(JSThrow) -> JSValue {
    var wasThere = false
    try change(&machine, call, "delete") { wasThere = $0.remove(call[0]) }
    return .boolean(wasThere)
  }

  private static func clear(_ machine: inout Interpreter, _ call: Call) throws(JSThrow) -> JSValue {
    try change(&machine, call, "clear") { $0.removeAll() }
    return .undefined
  }

  private static func keys(_ machine: inout Interpreter, _ call: Call) throws(JSThrow) -> JSValue {
    let entries = try table(&machine, call, "keys").table.entries
    return .object(machine.makeArray(entries.compactMap { $0?.key }))
  }

  private static func values(
    _ machine: inout Interpreter, _ call: Call
  ) throws(JSThrow) -> JSValue {
    let entries = try table(&machine, call, "values").table.entries
    return .object(machine.makeArray(entries.compactMap { $0?.value }))
  }

  private static func entries(
    _ machine: inout Interpreter, _ call: Call
  ) throws(JSThrow) -> JSValue {
    let entries = try table(&machine, call, "entries").table.entries.compactMap { $0 }
    let pairs = entries.map { JSValue.object(machine.makeArray([$0.key, $0.value])) }
    return .object(machine.makeArray(pairs))
  }

  // MARK: The table itself

  private static func table(
    _ machine: inout Interpreter, _ call: Call, _ name: String
  ) throws(JSThrow) -> (id: ObjectID, table: MapTable) {
    if let id = call.this.object {
      switch machine.objects[id.index].kind {
      case .map(let table), .set(let table), .weakMap(let table): return (id, table)
      default: break
      }
    }
    let receiver = call.this.object.map { machine.shortName($0) } ?? machine.text(call.this)
    let type = name == "add" ? "Set" : "Map"
    throw machine.typeError(
      "Method \(type).prototype.\(name) called on incompatible receiver \(receiver)")
  }

  private static func change(
    _ machine: inout Interpreter, _ call: Call, _ name: String, _ body: (inout MapTable) -> Void
  ) throws(JSThrow) {
    var (id, table) = try table(&machine, call, name)
    let kind = machine.objects[id.index].kind
    if case .weakMap = kind, name == "set" || name == "add", call[0].object == nil {
      throw isNoWeakKey(&machine, call[0], name == "set" ? "WeakMap" : "WeakSet")
    }
    // So that the table has one owner while it changes.
    machine.objects[id.index].kind = .ordinary
    body(&table)
    switch kind {
    case .map: machine.objects[id.index].kind = .map(table)
    case .set: machine.objects[id.index].kind = .set(table)
    default: machine.objects[id.index].kind = .weakMap(table)
    }
  }
}
