// The globals of the language: which tables of natives stand on which object.

extension Library {
  /// Makes the prototypes and the globals of a new machine.
  static func install(in machine: inout Interpreter) {
    let intrinsics = machine.intrinsics
    machine.define("globalThis", .object(intrinsics.global), on: intrinsics.global)
    machine.define("undefined", .undefined, on: intrinsics.global)
    machine.define("NaN", .number(.nan), on: intrinsics.global)
    machine.define("Infinity", .number(.infinity), on: intrinsics.global)
    machine.define(globals, on: intrinsics.global)
    installFunction(in: &machine)
    installErrors(in: &machine)
    installPromise(in: &machine)
    installReflection(in: &machine)
    installFinalization(in: &machine)
    installValues(in: &machine)
    machine.define(arrayWalks, on: intrinsics.array)
    machine.define(entryWalks, on: intrinsics.map)
    machine.define(entryWalks, on: intrinsics.set)
  }

  private static let globals = [
    Native("queueMicrotask", 1, queueMicrotask)
  ]

  private static func queueMicrotask(
    _ machine: inout Interpreter, _ call: NativeCall
  ) throws(JSThrow) -> JSValue {
    guard machine.isCallable(call[0]) else {
      throw machine.typeError("The \"callback\" argument must be of type function.")
    }
    machine.enqueueMicrotask(call[0])
    return .undefined
  }
}

extension Interpreter {
  /// The prototypes, empty: the library fills them.
  mutating func makeIntrinsics() {
    let object = makeObject(.ordinary, prototype: nil)
    intrinsics.object = object
    intrinsics.global = makeObject()
    intrinsics.function = makeObject()
    intrinsics.asyncFunction = makeObject(prototype: intrinsics.function)
    intrinsics.array = makeObject()
    intrinsics.string = makeObject()
    intrinsics.number = makeObject()
    intrinsics.boolean = makeObject()
    intrinsics.bigint = makeObject()
    intrinsics.error = makeObject()
    intrinsics.promise = makeObject()
    intrinsics.map = makeObject()
    intrinsics.set = makeObject()
    intrinsics.weakMap = makeObject()
    intrinsics.weakSet = makeObject()
    intrinsics.weakReference = makeObject()
    intrinsics.registry = makeObject()
  }

  // MARK: For tables of natives

  /// A property that `Object.keys` does not list.
  mutating func define(_ key: String, _ value: JSValue, on id: ObjectID) {
    objects[id.index].properties.define(.hidden(key, value))
  }

  /// The functions of a table, as methods.
  mutating func define(_ natives: [Native], on id: ObjectID) {
    for native in natives { define(native.name, .object(makeFunction(native)), on: id) }
  }

  /// A getter, as `size` of maps.
  mutating func defineGetter(_ native: Native, on id: ObjectID) {
    var property = Property(native.name, .accessor(getter: makeFunction(native), setter: nil))
    property.isEnumerable = false
    objects[id.index].properties.define(property)
  }

  /// A constructor as a global, or on another object, with the prototype of what it makes.
  @discardableResult
  mutating func defineConstructor(
    _ native: Native, prototype: ObjectID, on owner: ObjectID? = nil, statics: [Native] = []
  ) -> ObjectID {
    let function = makeFunction(native)
    define("prototype", .object(prototype), on: function)
    define("constructor", .object(function), on: prototype)
    define(native.name, .object(function), on: owner ?? intrinsics.global)
    define(statics, on: function)
    return function
  }

  /// The prototype of what a native constructor makes: that of the class that extends it, if one
  /// does.
  mutating func prototype(for call: NativeCall, or usual: ObjectID) -> ObjectID {
    guard let newTarget = call.newTarget.object,
      case .value(let prototype) = lookUp("prototype", from: target(of: newTarget))
    else { return usual }
    return prototype.object ?? usual
  }
}
