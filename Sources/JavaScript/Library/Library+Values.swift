// Where the functions for values stand: texts, numbers, arrays, objects, maps, `Math` and `JSON`.

extension Library {
  /// Installs the natives that call no function of the program.
  static func installValues(in machine: inout Interpreter) {
    let intrinsics = machine.intrinsics
    machine.install(
      StringLibrary.constructor, StringLibrary.functions, StringLibrary.methods, intrinsics.string)
    machine.install(
      ArrayLibrary.constructor, ArrayLibrary.functions, ArrayLibrary.methods, intrinsics.array)
    machine.install(
      ObjectLibrary.constructor, ObjectLibrary.functions, ObjectLibrary.methods, intrinsics.object)
    machine.install(BooleanLibrary.constructor, [], BooleanLibrary.methods, intrinsics.boolean)
    machine.install(
      BigIntLibrary.constructor, BigIntLibrary.functions, BigIntLibrary.methods, intrinsics.bigint)
    machine.install(MapLibrary.map, [], MapLibrary.mapMethods, intrinsics.map)
    machine.install(MapLibrary.set, [], MapLibrary.setMethods, intrinsics.set)
    machine.install(MapLibrary.weakMap, [], MapLibrary.weakMapMethods, intrinsics.weakMap)
    machine.install(MapLibrary.weakSet, [], MapLibrary.weakSetMethods, intrinsics.weakSet)
    machine.defineGetter(MapLibrary.size, on: intrinsics.map)
    machine.defineGetter(MapLibrary.size, on: intrinsics.set)
    installNumber(in: &machine)
    machine.installNamespace("Math", MathLibrary.functions, MathLibrary.constants)
    machine.installNamespace("JSON", JSONLibrary.functions, [])
  }

  private static func installNumber(in machine: inout Interpreter) {
    let number = machine.install(
      NumberLibrary.constructor, NumberLibrary.functions, NumberLibrary.methods,
      machine.intrinsics.number)
    machine.define(NumberLibrary.readers + NumberLibrary.globals, on: machine.intrinsics.global)
    for reader in NumberLibrary.readers {
      let function = machine.property(reader.name, of: machine.intrinsics.global)
      machine.define(reader.name, function ?? .undefined, on: number)
    }
    machine.define(NumberLibrary.constants, on: number)
  }
}

extension Interpreter {
  @discardableResult
  fileprivate mutating func install(
    _ constructor: Native, _ functions: [Native], _ methods: [Native], _ prototype: ObjectID
  ) -> ObjectID {
    define(methods, on: prototype)
    return defineConstructor(constructor, prototype: prototype, statics: functions)
  }

  /// An object among the globals that only holds functions and constants.
  fileprivate mutating func installNamespace(
    _ name: String, _ functions: [Native], _ constants: [(name: String, value: Double)]
  ) {
    let object = makeObject()
    define(functions, on: object)
    define(constants, on: object)
    define(name, .object(object), on: intrinsics.global)
  }

  fileprivate mutating func define(
    _ constants: [(name: String, value: Double)], on id: ObjectID
  ) {
    for (name, value) in constants {
      var property = Property.hidden(name, .number(value))
      (property.isWritable, property.isConfigurable) = (false, false)
      objects[id.index].properties.define(property)
    }
  }
}
