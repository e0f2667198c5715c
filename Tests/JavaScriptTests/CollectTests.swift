// Objects that nothing refers to are collected, and registries hear of it.

import JavaScript
import Testing

@Suite struct CollectTests {
  @Test func `a registry hears of a dead object, not of a living one`() throws {
    var playground = try Playground(
      """
      const registry = new FinalizationRegistry((held) => print("freed", held));
      let a = { name: "a" };
      let b = { name: "b", other: a };
      let c = {};
      registry.register(a, "a", a);
      registry.register(b, "b");
      registry.register(c, "c", c);
      registry.unregister(c);
      c = undefined;
      const keeps = () => b;
      a = undefined;
      """)
    #expect(playground.machine.collect(roots: []).finalizations == 0)
    #expect(playground.machine.collect(roots: []).objects == 0)
    _ = try playground.run("b = undefined;")
    let freed = playground.machine.collect(roots: [])
    #expect(freed.finalizations == 2)
    #expect(freed.objects >= 2)
    playground.settle()
    #expect(playground.printed == ["freed a", "freed b"])
    #expect(playground.machine.collect(roots: []).finalizations == 0)
  }

  @Test func `what is on the way lives, and freed places are used again`() throws {
    var playground = try Playground(
      """
      let result;
      async function wait(p) {
        const local = { deep: [{ n: 5 }] };
        await p;
        result = local.deep[0].n;
      }
      function garbage() {
        for (let i = 0; i < 100; i++) {
          const cell = { i };
          (() => cell)();
        }
      }
      """)
    let promise = playground.machine.makePromise()
    playground.machine.call(try playground.function("wait"), [.object(promise)])
    _ = playground.finish()
    for _ in 0..<3 {
      playground.machine.call(try playground.function("garbage"), [])
      _ = playground.finish()
      let freed = playground.machine.collect(roots: [.object(promise)])
      #expect(freed.objects >= 200)
      #expect(freed.variables >= 100)
    }
    playground.machine.settle(promise, .value(.undefined))
    playground.settle()
    #expect(playground.variable("result") == "5")
  }

  @Test func `collecting in the middle changes nothing`() throws {
    for program in PrintingProgram.all where program.name != "overflow.js" {
      var playground = Playground()
      try playground.machine.add(Program(parsing: program.source(), name: "main.js"))
      playground.machine.evaluate("main.js")
      var steps = 0
      func collect(_ machine: inout Interpreter) {
        steps += 1
        if steps % 7 == 0 { machine.collect(roots: []) }
      }
      #expect(playground.finish(every: collect) == .value(.undefined))
      while playground.machine.hasMicrotasks {
        playground.machine.beginMicrotask()
        #expect(playground.finish(every: collect) == .value(.undefined))
      }
      #expect(try playground.printed.map { $0 + "\n" }.joined() == program.expected())
    }
  }
}
