// Objects of all kinds, promises and microtasks, as words for a digest.

extension DigestWords {
  mutating func add(_ object: JSObject) {
    add(object.kind)
    add(object.properties.properties) { $0.add($1) }
    add(object.elements)
    add(object.prototype) { $0.add($1) }
    add(object.isExtensible)
    add(object.isFrozen)
  }

  private mutating func add(_ property: Property) {
    add(property.key)
    switch property.content {
    case .data(let value):
      add(0)
      add(value)
    case .accessor(let getter, let setter):
      add(1)
      add(getter) { $0.add($1) }
      add(setter) { $0.add($1) }
    }
    add(
      (property.isEnumerable ? 1 : 0) + (property.isWritable ? 2 : 0)
        + (property.isConfigurable ? 4 : 0))
  }

  private mutating func add(_ kind: JSObject.Kind) {
    add(kind.digestNumber)
    switch kind {
    case .free, .ordinary, .array, .error: break
    case .wrapper(let value): add(value)
    case .closure(let closure): add(closure)
    case .native(let native): add(native)
    case .host(let tag): add(tag)
    case .hostFunction(let function):
      add(function.name)
      add(function.tag)
      add(function.isConstructor)
    case .bound(let target, let this):
      add(target)
      add(this)
    case .proxy(let target, let handler):
      add(target)
      add(handler)
    case .promise(let record): add(record)
    case .map(let table), .set(let table), .weakMap(let table): add(table)
    case .weakReference(let target): add(target) { $0.add($1) }
    case .registry(let table): add(table)
    case .namespace(let module): add(module)
    case .suspension(let frame): add(frame)
    }
  }

  private mutating func add(_ closure: Closure) {
    add(closure.code.identity)
    add(closure.captures) { $0.add($1.index) }
    add(closure.this)
    add(closure.newTarget)
    add(closure.home) { $0.add($1) }
  }

  /// The body of a native has no value to add. Those without a name are told apart by what they
  /// took along, and by the places in which they are made.
  private mutating func add(_ native: Native) {
    add(native.name)
    add(native.length)
    add(native.isConstructor)
    switch native.body {
    case .value: add(0)
    case .calling: add(1)
    }
  }

  /// Deleted entries count: walks go by the places.
  private mutating func add(_ table: MapTable) {
    add(table.entries) { words, entry in
      words.add(entry) { words, entry in
        words.add(entry.key)
        words.add(entry.value)
      }
    }
  }

  private mutating func add(_ table: FinalizationTable) {
    add(table.callback)
    add(table.entries) { words, entry in
      words.add(entry.target)
      words.add(entry.held)
      words.add(entry.token)
    }
  }

  // MARK: Promises

  private mutating func add(_ record: PromiseRecord) {
    switch record.state {
    case .pending: add(0)
    case .fulfilled(let value):
      add(1)
      add(value)
    case .rejected(let value):
      add(2)
      add(value)
    }
    add(record.isLocked)
    add(record.isHandled)
    add(record.reactions) { $0.add($1) }
  }

  private mutating func add(_ reaction: Reaction) {
    switch reaction {
    case .handlers(let onFulfilled, let onRejected, let derived):
      add(0)
      add(onFulfilled)
      add(onRejected)
      add(derived)
    case .cleanup(let callback, let derived):
      add(1)
      add(callback)
      add(derived)
    case .resumption(let suspension):
      add(2)
      add(suspension)
    case .passing(let outcome, let derived):
      add(3)
      add(outcome)
      add(derived)
    }
  }

  mutating func add(_ job: Microtask) {
    switch job {
    case .reaction(let reaction, let outcome):
      add(0)
      add(reaction)
      add(outcome)
    case .adoption(let promise, let value, let then):
      add(1)
      add(promise)
      add(value)
      add(then)
    case .callback(let function, let arguments):
      add(2)
      add(function)
      add(arguments)
    }
  }
}

extension JSObject.Kind {
  fileprivate var digestNumber: Int {
    switch self {
    case .free: 0
    case .ordinary: 1
    case .array: 2
    case .error: 3
    case .wrapper: 4
    case .closure: 5
    case .native: 6
    case .host: 7
    case .hostFunction: 8
    case .bound: 9
    case .proxy: 10
    case .promise: 11
    case .map: 12
    case .set: 13
    case .weakMap: 14
    case .weakReference: 15
    case .registry: 16
    case .namespace: 17
    case .suspension: 18
    }
  }
}
