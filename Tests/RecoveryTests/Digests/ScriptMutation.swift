// Single changes of the JavaScript side, each of which a worker's digest must see.

import Stepping

@testable import JavaScript
@testable import Recovery
@testable import WasmMachine

extension Mutation {
  /// A change of the interpreter.
  private static func script(
    _ name: String, _ change: @escaping @Sendable (inout Interpreter) -> Void
  ) -> Mutation {
    Mutation(name) { change(&$0.realm.script) }
  }

  static let script: [Mutation] =
    [
      script("a variable") { $0.cells[$0.cells.count - 1] = .string("new") },
      script("a variable more") { $0.cells.append(.undefined) },
      script("a free object") { $0.freeObjects.append(ObjectID(3)) },
      script("a free variable") { $0.freeCells.append(CellID(3)) },
      script("an intrinsic") { $0.intrinsics.registry = ObjectID(3) },
      script("a class of errors") { $0.intrinsics.errors["NewError"] = ObjectID(3) },
      script("a variable of a module") { machine in
        machine.modules[0].variables["new"] = .init(cell: CellID(0), isConstant: true)
      },
      script("whether it is constant") { machine in
        machine.modules[0].variables["new"] = .init(cell: CellID(0), isConstant: false)
      },
      script("the namespace of a module") { $0.modules[0].namespace = ObjectID(3) },
      script("the line") { $0.current.pc += 1 },
      script("an operand") { $0.current.slots.append(.undefined) },
      script("another operand") { $0.current.slots.append(.null) },
      script("a captured variable") { $0.current.cells.append(CellID(2)) },
      script("this") { $0.current.this = .string("new") },
      script("the promise of a call") { $0.current.promise = ObjectID(3) },
      script("the line of a caller") { $0.callers[$0.callers.count - 1].pc += 1 },
      script("a caller less") { _ = $0.callers.removeLast() },
      script("an activation") { $0.activations.append(.init()) },
      script("the outcome of an activation") {
        $0.activations.append(.init(status: .finished(.value(.null))))
      },
      script("an activation that threw") {
        $0.activations.append(.init(status: .finished(.thrown(.null))))
      },
      script("whether it is stopped") { $0.isStopped.toggle() },
      script("a microtask") { $0.microtasks.append(.callback(.null, arguments: [])) },
      script("an argument of a microtask") {
        $0.microtasks.append(.callback(.null, arguments: [.null]))
      },
      script("a rejection") { $0.rejections.append(ObjectID(3)) },
      script("a watched function") { $0.watched.functions.insert("new") },
      script("a watched variable") { $0.watched.variables.insert("new") },
      script("a notice") { $0.notices.append(.assigned(variable: "a", .null)) },
      script("another notice") { $0.notices.append(.threw(function: "a", .null)) },
      script("the limit of frames") { $0.frameLimit += 1 },
    ] + values + kinds + properties + completions + requests

  private static let values = [
    .null, .boolean(false), .boolean(true), .number(0), .number(-0.0), .number(1), .bigint(0),
    .bigint(1), .string(""), .string("0"), .string("e\u{301}"), .string("\u{E9}"),
    .string("12345678"), .string("123456789"), .object(ObjectID(0)), .object(ObjectID(1)),
    .uninitialized,
  ].map { value in script("the value \(value)") { $0.cells[0] = value } }

  /// Each is put into the same new object.
  private static let kinds = objectKinds.map { name, kind in
    script(name) { _ = $0.makeObject(kind, prototype: nil) }
  }

  private static let one = JSValue.number(1)
  private static let object = ObjectID(3)

  private static let objectKinds: [(String, JSObject.Kind)] =
    [
      ("an ordinary object", .ordinary), ("an array", .array), ("an error", .error),
      ("a wrapper", .wrapper(one)), ("another wrapper", .wrapper(.null)),
      ("an object of the host", .host(HostTag(kind: 1))),
      ("its payload", .host(HostTag(kind: 1, payload: 1))),
      ("a function of the host", .hostFunction(function("a"))),
      ("its name", .hostFunction(function("b"))),
      ("a bound function", .bound(target: one, this: one)),
      ("its this", .bound(target: one, this: .null)),
      ("a proxy", .proxy(target: object, handler: object)),
      ("its handler", .proxy(target: object, handler: ObjectID(4))),
      ("a map", .map(MapTable())), ("a set", .set(MapTable())),
      ("a weak map", .weakMap(MapTable())),
      ("a map with an entry", .map(map([(one, one)]))), ("its value", .map(map([(one, .null)]))),
      ("the order of entries", .map(map([(one, one), (.null, one)]))),
      ("another order of entries", .map(map([(.null, one), (one, one)]))),
      ("a weak reference", .weakReference(object)), ("to nothing", .weakReference(nil)),
      ("a registry", .registry(FinalizationTable(callback: .null))),
      ("its entries", .registry(FinalizationTable(callback: .null, entries: [entry]))),
      ("a namespace", .namespace(module: 0)), ("another namespace", .namespace(module: 1)),
      ("a suspension", .suspension(.bottom)),
      ("a native", .native(Native("a", 1) { _, _ in .null })),
      ("its length", .native(Native("a", 2) { _, _ in .null })),
      ("a native that calls", .native(Native("a", 1, calling: { _, _, _ in .null }))),
    ] + promises.map { ("a promise: \($0)", .promise($0)) }

  private static func function(_ name: String) -> JavaScript.HostFunction {
    JavaScript.HostFunction(name: name, tag: HostTag(kind: 1), isConstructor: false)
  }

  private static let entry = FinalizationTable.Entry(target: object, held: one, token: one)

  private static func map(_ entries: [(JSValue, JSValue)]) -> MapTable {
    var table = MapTable()
    for (key, value) in entries { table.set(key, value) }
    return table
  }

  private static let promises = [
    PromiseRecord(), PromiseRecord(isLocked: true), PromiseRecord(isHandled: true),
    PromiseRecord(state: .fulfilled(one)), PromiseRecord(state: .fulfilled(.null)),
    PromiseRecord(state: .rejected(one)),
    PromiseRecord(reactions: [.handlers(onFulfilled: one, onRejected: .null, derived: object)]),
    PromiseRecord(reactions: [.handlers(onFulfilled: .null, onRejected: one, derived: object)]),
    PromiseRecord(reactions: [.cleanup(one, derived: object)]),
    PromiseRecord(reactions: [.resumption(object)]),
    PromiseRecord(reactions: [.passing(.value(one), derived: object)]),
    PromiseRecord(reactions: [.passing(.thrown(one), derived: object)]),
  ]

  // MARK: Objects and their properties

  private static let properties: [Mutation] =
    [
      object("an extensible object") { $0.isExtensible = false },
      object("a frozen array") { $0.isFrozen = true },
      object("elements") { $0.elements = [one] },
      object("other elements") { $0.elements = [.null] },
      object("a prototype") { $0.prototype = object },
    ]
    + [
      Property("a", one), Property("b", one), Property("a", .null), .hidden("a", one),
      Property("a", .accessor(getter: nil, setter: nil)),
      Property("a", .accessor(getter: object, setter: nil)),
      Property("a", .accessor(getter: nil, setter: object)),
    ].map { property in object("\(property)") { $0.properties.define(property) } }
    + [("a", "b"), ("b", "a")].map { first, second in
      object("\(first) before \(second)") { object in
        object.properties.define(Property(first, one))
        object.properties.define(Property(second, one))
      }
    }

  /// Changes an object of the language, the prototype of weak references.
  private static func object(
    _ name: String, _ change: @escaping @Sendable (inout JSObject) -> Void
  ) -> Mutation {
    script(name) { change(&$0.objects[$0.intrinsics.weakReference.index]) }
  }
}
