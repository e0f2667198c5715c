// Modules see each other's variables as they are; pieces see those of a module.

import JavaScript
import Testing

@Suite struct ModuleTests {
  @Test func `imports are live, and so is what is asked by name`() throws {
    var playground = Playground()
    try playground.add(
      "let wasm;\nfunction setWasm(value) {\n  wasm = value;\n}\n"
        + "export { wasm, setWasm };\nexport default class Named {}\n", as: "glue.js")
    try playground.add(
      "import * as glue from './glue.js';\nimport Named, { wasm, setWasm as set } from 'glue.js';\n"
        + "print(wasm, glue.wasm);\nset(5);\nprint(wasm, glue.wasm, Named.name, 'x' in glue);\n"
        + "try {\n  wasm = 1;\n} catch (e) {\n  print(e.message);\n}\n"
        + "try {\n  glue.wasm = 1;\n} catch (e) {\n  print(e.name);\n}\n", as: "main.js")
    #expect(
      playground.printed == [
        "undefined undefined", "5 5 Named false", "Assignment to constant variable.", "TypeError",
      ])
    #expect(playground.machine.exportValue("wasm", of: "glue.js") == .number(5))
    #expect(playground.machine.variable("wasm", of: "glue.js") == .number(5))
    #expect(playground.machine.variable("set", of: "main.js") != nil)
    let isSet = playground.machine.setVariable("wasm", of: "glue.js", .null)
    #expect(isSet)
    #expect(playground.machine.exportValue("wasm", of: "./glue.js") == .null)
    #expect(playground.machine.exportValue("none", of: "glue.js") == nil)
    let namespace = try #require(playground.machine.namespace(of: "glue.js"))
    #expect(playground.machine.keys(of: namespace) == ["default", "setWasm", "wasm"])
  }

  @Test func `an import that nobody provides is an error`() throws {
    var playground = Playground()
    try playground.add("export const a = 1;", as: "a.js")
    try playground.machine.add(Program(parsing: "import { b } from './a.js';", name: "b.js"))
    playground.machine.evaluate("b.js")
    guard case .thrown(let error)? = playground.finish() else {
      Issue.record("no error")
      return
    }
    #expect(
      playground.machine.text(error)
        == "SyntaxError: The requested module 'a.js' does not provide an export named 'b'")
  }

  @Test func `a piece sees the variables of a module and adds its own`() throws {
    var playground = try Playground("let n = 1;\nconst fixed = 2;\nfunction f() {\n  return n;\n}")
    #expect(try playground.run("n += 4; f()") == "5")
    #expect(playground.variable("n") == "5")
    #expect(try playground.run("const mine = n * 2; mine") == "10")
    #expect(try playground.run("mine + 1") == "11")
    #expect(try playground.run("const mine = 'again'; (() => mine)()") == "again")
    #expect(
      try playground.run("fixed = 3") == "thrown: TypeError: Assignment to constant variable.")
    #expect(try playground.run("nowhere") == "thrown: ReferenceError: nowhere is not defined")
    #expect(try playground.run("let later = () => mine;") == "undefined")
    #expect(try playground.run("later()") == "again")
    #expect(playground.machine.variableNames(of: "main.js").contains("later"))
  }

  @Test func `a piece that awaits gives a promise`() throws {
    var playground = try Playground("const slow = (async () => 5)();")
    try playground.machine.run(
      Program(parsing: "const got = await slow; got + 1", name: "piece"), in: "main.js")
    guard case .value(let promise)? = playground.finish() else {
      Issue.record("no promise")
      return
    }
    #expect(playground.machine.promiseState(promise) == .pending)
    playground.settle()
    #expect(playground.machine.promiseState(promise) == .fulfilled(.number(6)))
    #expect(playground.variable("got") == "5")
  }

  private static let mistakes: [(source: String, kind: CompileError.Kind)] = [
    ("let a;\nlet a;", .alreadyDeclared("a")),
    ("import { a } from 'x';\nimport { a } from 'y';", .alreadyDeclared("a")),
    ("break;", .breakOutsideLoop),
    ("while (true) {\n  (() => { continue; })();\n}", .continueOutsideLoop),
    ("try {\n  break;\n} finally {\n}", .breakOutsideLoop),
    ("export { nothing };", .exportOfUnknownName("nothing")),
  ]

  @Test(arguments: mistakes.indices)
  func `what cannot be compiled is said by kind`(_ index: Int) throws {
    let (source, kind) = Self.mistakes[index]
    var machine = Interpreter()
    do {
      try machine.add(Program(parsing: source, name: "main.js"))
      Issue.record("compiled: \(source)")
    } catch let error as CompileError {
      #expect(error.kind == kind)
      #expect("\(error)".hasPrefix("main.js:"))
    } catch is SyntaxError {
      // The parser has found it.
    }
  }

  /// What the parser never makes of a text.
  private static let trees: [(tree: Statement.Kind, kind: CompileError.Kind)] = [
    (.expression(.superCall([])), .superOutsideMethod),
    (.expression(.assignment("=", .number(1), .number(2))), .noAssignmentTarget),
    (.expression(.update("++", isPrefix: true, .null)), .noAssignmentTarget),
    (.expression(.binary("@", .null, .null)), .unknownOperator("@")),
    (.expression(.unary("@", .null)), .unknownOperator("@")),
    (.expression(.function(awaiting)), .awaitOutsideAsyncFunction),
  ]

  private static let awaiting = FunctionSyntax(
    name: "", parameters: [], body: .expression(.await(.null)), isArrow: true, isAsync: false,
    lines: 0...0)

  @Test(arguments: trees.indices)
  func `trees that mean nothing are refused`(_ index: Int) {
    let (tree, kind) = Self.trees[index]
    let program = Program(
      name: "main.js", source: [], markers: [:], imports: [], body: [Statement(line: 0, tree)],
      exports: [])
    var machine = Interpreter()
    #expect(throws: CompileError(kind: kind, module: "main.js", line: 0)) {
      try machine.add(program)
    }
  }

  @Test func `a module is added once, and pieces need one that has been evaluated`() throws {
    var machine = Interpreter()
    let program = try Program(parsing: "1;", name: "a.js")
    try machine.add(program)
    #expect(throws: CompileError(kind: .moduleExists, module: "a.js", line: 0)) {
      try machine.add(program)
    }
    #expect(throws: CompileError(kind: .noSuchModule, module: "a.js", line: 0)) {
      try machine.run(program, in: "a.js")
    }
  }
}
