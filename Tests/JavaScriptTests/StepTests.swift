// Steps are statements, and a copy of the machine is a snapshot.

import JavaScript
import Testing

/// A program and the lines (from 1) where a person stands, in order.
private let walks: [(source: String, lines: [Int])] = [
  ("let a = 1;\nlet b = 2;\n", [1, 2]),
  ("function f() {\n  return 1;\n}\nf() + f();\n", [4, 2, 2]),
  ("const f = (x) => x;\nf(f(1));\n", [1, 2, 1, 1]),
  ("if (true) {\n  let a = 1;\n} else {\n  let b = 2;\n}\n", [1, 2]),
  ("for (let i = 0; i < 2; i++) {\n  i;\n}\n", [1, 1, 2, 1, 1, 2, 1, 1]),
  ("for (const x of [1, 2]) {\n  x;\n}\n", [1, 2, 1, 2, 1]),
  ("let i = 0;\nwhile (i < 1)\n  i++;\n", [1, 2, 3, 2]),
  ("do {\n  1;\n} while (false);\n", [2, 1]),
  ("try {\n  throw 1;\n} catch (e) {\n  e;\n} finally {\n  2;\n}\n", [2, 3, 4, 5, 6]),
  ("try {\n  1;\n} finally {\n  2;\n}\n", [2, 3, 4]),
  ("class A {\n  constructor() {\n    this.a = 1;\n  }\n}\nnew A();\n", [1, 6, 3]),
  ("class A {}\nclass B extends A {}\nnew B();\n", [1, 2, 3]),
  ("const o = {\n  get x() {\n    return 1;\n  },\n};\no.x;\n", [1, 6, 3]),
  ("[1, 2].map(\n  (x) => x,\n);\n", [1, 2, 2]),
  ("new Proxy({}, {\n  get(t, k) {\n    return k;\n  },\n}).a;\n", [1, 3]),
]

/// The lines where a module stands before each step.
private func lines(_ source: String) throws -> [Int] {
  var machine = Interpreter()
  try machine.add(Program(parsing: source, name: "main.js"))
  machine.evaluate("main.js")
  var lines: [Int] = []
  while case .running = machine.status {
    if let frame = machine.innermostFrame { lines.append(frame.line + 1) }
    machine.step()
  }
  return lines
}

@Suite struct StepTests {
  @Test(arguments: walks.indices)
  func `a step goes to the next statement`(_ index: Int) throws {
    let (source, expected) = walks[index]
    #expect(try lines(source) == expected, "\(source)")
  }

  @Test func `an endless loop has a place to stand in every round`() throws {
    for source in ["for (;;);", "while (true) {}", "const f = () => f();\nf();"] {
      var machine = Interpreter()
      machine.frameLimit = .max
      try machine.add(Program(parsing: source, name: "main.js"))
      machine.evaluate("main.js")
      for _ in 0..<1_000 { machine.step() }
      #expect(machine.status == .running)
    }
  }

  @Test func `a copy stays what it was while the machine runs on`() throws {
    let source = """
      const list = [];
      const state = { n: 0, map: {} };
      let total = 0;
      function add(k) {
        state.n += k;
        list[list.length] = () => k;
        total = total + state.n;
      }
      for (let i = 0; i < 40; i++) {
        add(i);
      }
      const last = list[39]();
      """
    var machine = Interpreter()
    try machine.add(Program(parsing: source, name: "main.js"))
    machine.evaluate("main.js")
    var copies: [(machine: Interpreter, seen: String)] = []
    func seen(_ machine: Interpreter) -> String {
      let names = machine.variableNames(of: "main.js")
      let values = names.map { name in
        "\(name)=\(machine.variable(name, of: "main.js").map { machine.text($0) } ?? "-")"
      }
      let n = machine.variable("state", of: "main.js")?.object
        .flatMap { machine.property("n", of: $0) }
      return values.joined(separator: " ") + " \(n.map { machine.text($0) } ?? "-") "
        + machine.frames.map { "\($0.function):\($0.line):\($0.variables)" }.joined()
    }
    while case .running = machine.status {
      copies.append((machine, seen(machine)))
      machine.step()
    }
    #expect(machine.variable("last", of: "main.js") == .number(39))
    for copy in copies { #expect(seen(copy.machine) == copy.seen) }
    // Each copy runs on to the same end.
    for index in stride(from: 0, to: copies.count, by: 17) {
      var copy = copies[index].machine
      while case .running = copy.status { copy.step() }
      #expect(copy.variable("total", of: "main.js") == machine.variable("total", of: "main.js"))
    }
  }

  @Test func `the frames tell functions, lines and variables`() throws {
    let source = """
      function inner(a) {
        let b = a + 1;
        const c = 5;
        return b;
      }
      async function outer() {
        await null;
        return inner(1);
      }
      outer();
      """
    var machine = Interpreter()
    try machine.add(Program(parsing: source, name: "main.js"))
    machine.evaluate("main.js")
    while case .running = machine.status { machine.step() }
    _ = machine.takeOutcome()
    #expect(machine.awaitingFrames.map(\.function) == ["outer"])
    #expect(machine.awaitingFrames.map(\.line) == [6])
    machine.beginMicrotask()
    machine.step()
    machine.step()
    machine.step()
    #expect(machine.frames.map(\.function) == ["outer", "inner"])
    #expect(machine.frames.map(\.line) == [7, 2])
    #expect(machine.frames.last?.source == "  const c = 5;")
    let variables = machine.frames.last?.variables ?? []
    #expect(variables.map(\.name) == ["a", "b", "c"])
    #expect(variables.map(\.value) == [.number(1), .number(2), nil])
  }
}
