// Promises and microtasks as the embedder uses them.

import JavaScript
import Testing

@Suite struct PromiseTests {
  @Test func `the embedder's promises are those of the program`() throws {
    var playground = try Playground("async function f(p) {\n  print('got', await p);\n}")
    let promise = playground.machine.makePromise()
    playground.machine.call(try playground.function("f"), [.object(promise)])
    guard case .value(let result)? = playground.finish() else {
      Issue.record("no promise")
      return
    }
    #expect(!playground.machine.hasMicrotasks)
    let other = playground.machine.makePromise()
    playground.machine.settle(promise, .value(.object(other)))
    playground.settle()
    #expect(playground.machine.promiseState(.object(promise)) == .pending)
    playground.machine.settle(other, .value(.number(3)))
    playground.machine.settle(other, .value(.number(4)))
    playground.settle()
    #expect(playground.printed == ["got 3"])
    #expect(playground.machine.promiseState(result) == .fulfilled(.undefined))
    #expect(playground.machine.promiseState(.number(1)) == nil)
  }

  @Test func `rejections that nobody handles are told once`() throws {
    var playground = try Playground(
      "Promise.reject(1);\nPromise.reject(2).catch(() => {});\n(async () => {\n  throw 3;\n})();")
    playground.settle()
    #expect(playground.machine.takeUnhandledRejections().map(\.reason) == [.number(1), .number(3)])
    #expect(playground.machine.takeUnhandledRejections().isEmpty)
  }

  @Test func `what a callback of the queue throws is the outcome of the microtask`() throws {
    var playground = try Playground("queueMicrotask(() => {\n  throw 'out';\n});")
    playground.machine.enqueueMicrotask(
      try #require(
        playground.machine.property(
          "print", of: playground.machine.globalObject)), [.string("second")])
    playground.machine.beginMicrotask()
    #expect(playground.finish() == .thrown(.string("out")))
    playground.settle()
    #expect(playground.printed == ["second"])
    playground.machine.beginMicrotask()
    #expect(playground.machine.status == .idle)
  }
}
