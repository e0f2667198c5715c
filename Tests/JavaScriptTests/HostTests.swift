// The embedder's functions and objects: each use of them is a stop.

import JavaScript
import Testing

@Suite struct HostTests {
  private static let tag = HostTag(kind: 7, payload: 3)

  /// A machine with a host function `ask`, a host constructor `Made` and a host object `thing`.
  private func playground(_ source: String) throws -> Playground {
    var playground = Playground()
    let function = playground.machine.makeHostFunction("ask", Self.tag)
    let made = playground.machine.makeHostFunction("Made", Self.tag, isConstructor: true)
    let thing = playground.machine.makeObject(host: Self.tag)
    playground.machine.setProperty("own", of: thing, to: .number(1))
    for (name, value) in [("ask", function), ("Made", made), ("thing", thing)] {
      playground.machine.setProperty(
        name, of: playground.machine.globalObject, to: .object(value))
    }
    try playground.machine.add(Program(parsing: source, name: "main.js"))
    playground.machine.evaluate("main.js")
    return playground
  }

  @Test func `a call stops in the middle of an expression and goes on with the answer`() throws {
    var playground = try playground("const x = 1 + ask(2, 'a') * ask(3) + ask.length;")
    #expect(playground.finish() == nil)
    let first: [JSValue] = [.number(2), .string("a")]
    #expect(
      playground.machine.status
        == .awaitsHost(.call(Self.tag, this: .undefined, arguments: first)))
    playground.machine.answer(.value(.number(10)))
    #expect(playground.finish() == nil)
    playground.machine.answer(.value(.number(5)))
    #expect(playground.finish() == .value(.undefined))
    #expect(playground.variable("x") == "51")
  }

  @Test func `an answer can be an exception, which the program can catch`() throws {
    var playground = try playground(
      "let x = 0;\ntry {\n  x = ask();\n} catch (e) {\n  x = e + 1;\n}\nask();")
    #expect(playground.finish() == nil)
    playground.machine.answer(.thrown(.number(41)))
    #expect(playground.finish() == nil)
    #expect(playground.variable("x") == "42")
    playground.machine.answer(.thrown(.string("out")))
    #expect(playground.finish() == .thrown(.string("out")))
    #expect(playground.machine.status == .idle)
  }

  @Test func `properties of a host object are asked for unless they are its own`() throws {
    var playground = try playground(
      "const x = thing.own + thing.other;\nthing.own = 2;\nthing.more = 3;\nthing.hasOwnProperty;")
    #expect(playground.finish() == nil)
    guard case .awaitsHost(.get(Self.tag, let object, "other")) = playground.machine.status else {
      Issue.record("no request: \(playground.machine.status)")
      return
    }
    playground.machine.answer(.value(.number(5)))
    #expect(playground.finish() == nil)
    #expect(playground.variable("x") == "6")
    #expect(playground.machine.property("own", of: object) == .number(2))
    #expect(
      playground.machine.status
        == .awaitsHost(.set(Self.tag, object: object, key: "more", value: .number(3))))
    playground.machine.answer(.value(.undefined))
    #expect(playground.finish() == .value(.undefined))
  }

  @Test func `a class can extend a constructor of the embedder`() throws {
    var playground = try playground(
      "class Own extends Made {\n  constructor() {\n    super(1);\n    this.a = 2;\n  }\n}\n"
        + "const o = new Own();\nconst is = o instanceof Made;")
    #expect(playground.finish() == nil)
    guard
      case .awaitsHost(.construct(Self.tag, [.number(1)], let newTarget)) =
        playground.machine.status, let target = newTarget.object
    else {
      Issue.record("no request: \(playground.machine.status)")
      return
    }
    #expect(playground.machine.functionName(newTarget) == "Own")
    let prototype = playground.machine.property("prototype", of: target)?.object
    let object = playground.machine.makeObject(prototype: prototype, host: Self.tag)
    playground.machine.setProperty("a", of: object, to: .null)
    playground.machine.answer(.value(.object(object)))
    #expect(playground.finish() == .value(.undefined))
    #expect(playground.machine.property("a", of: object) == .number(2))
    #expect(playground.variable("is") == "true")
  }

  @Test func `a host function can be a callback and a handler`() throws {
    var playground = try playground(
      "const list = [1, 2].map(ask);\nPromise.resolve(7).then(ask).then((v) => print(v));")
    for answer in [10.0, 20] {
      #expect(playground.finish() == nil)
      playground.machine.answer(.value(.number(answer)))
    }
    #expect(playground.finish() == .value(.undefined))
    #expect(playground.variable("list") == "10,20")
    playground.machine.beginMicrotask()
    #expect(
      playground.machine.status
        == .awaitsHost(.call(Self.tag, this: .undefined, arguments: [.number(7)])))
    playground.machine.answer(.value(.number(8)))
    #expect(playground.finish() == .value(.undefined))
    playground.settle()
    #expect(playground.printed == ["8"])
  }

  @Test func `while one activation waits for the host, another runs to its end`() throws {
    var playground = try playground(
      "let log = '';\nfunction inner(x) {\n  log += x;\n  return x + ask(x);\n}\n"
        + "const result = `${ask('outer')}!`;")
    #expect(playground.finish() == nil)
    playground.machine.call(try playground.function("inner"), [.string("a")])
    #expect(playground.finish() == nil)
    #expect(playground.machine.frames.map(\.function) == ["", "inner"])
    playground.machine.call(try playground.function("inner"), [.string("b")])
    #expect(playground.finish() == nil)
    playground.machine.answer(.value(.string("2")))
    #expect(playground.finish() == .value(.string("b2")))
    guard case .awaitsHost = playground.machine.status else {
      Issue.record("the outer one waits no longer")
      return
    }
    playground.machine.answer(.thrown(.string("1")))
    #expect(playground.finish() == .thrown(.string("1")))
    playground.machine.answer(.value(.string("done")))
    #expect(playground.finish() == .value(.undefined))
    #expect(playground.variable("result") == "done!")
    #expect(playground.variable("log") == "ab")
  }

  @Test func `errors of classes of the embedder are errors of the language`() throws {
    var playground = Playground()
    let space = playground.machine.makeObject()
    playground.machine.setProperty(
      "Space", of: playground.machine.globalObject, to: .object(space))
    playground.machine.defineErrorClass("RuntimeError", on: space)
    let error = playground.machine.makeError(
      class: "RuntimeError", message: "unreachable", cause: .number(1))
    playground.machine.setProperty(
      "error", of: playground.machine.globalObject, to: .object(error))
    try playground.add(
      "print(error instanceof Space.RuntimeError, error instanceof Error, error, error.cause);\n"
        + "print(new Space.RuntimeError('made'), error.constructor.name);", as: "main.js")
    #expect(
      playground.printed == [
        "true true RuntimeError: unreachable 1", "RuntimeError: made RuntimeError",
      ])
    #expect(playground.machine.className(of: .object(error)) == "RuntimeError")
  }

  @Test func `objects of the embedder have the tag that it gives them`() {
    var machine = Interpreter()
    let made = machine.makeHostFunction("Made", Self.tag, isConstructor: true)
    guard case .object(let prototype)? = machine.property("prototype", of: made) else {
      return #expect(Bool(false), "a constructor has a prototype")
    }
    machine.setClassTag("Embedder.Made", ofPrototype: prototype)
    let object = JSValue.object(machine.makeObject(prototype: prototype, host: Self.tag))
    #expect(machine.describe(object) == "Made [Embedder.Made] {}")
    #expect(machine.text(object) == "[object Embedder.Made]")
  }
}
