// Lines of the section `paniclab.bindings`: what they declare, and what is wrong with others.

import Bindgen
import Testing
import WasmModel

/// A module with lines and functions.
private func module(_ lines: [String], _ fields: String = "") throws -> Module {
  let text = lines.map { $0.replacing("\"", with: "\\\"") + "\\n" }.joined()
  return try readText("(module (@custom \"paniclab.bindings\" \"\(text)\") \(fields))")
}

private func function(_ name: String, _ type: String) -> String {
  "(func (export \"\(name)\") \(type) unreachable)"
}

struct BindingsTests {
  @Test func `the sample has all kinds of lines`() throws {
    let bindings = try Bindings(try boundSample())
    #expect(bindings.isDeclared)
    #expect(bindings.functions.map(\.name) == ["echo", "greet", "divide"])
    #expect(bindings.functions[2].result == .result(.f64))
    #expect(bindings.imports.map(\.symbol) == ["__wbg_ask", "__wbg_tell"])
    #expect(bindings.imports.map(\.catches) == [true, false])
    #expect(bindings.imports[0].parameters[1].type == .value(isBorrowed: true))
    let each = ClosureSignature(
      kind: .fn, parameters: [.i32, .value(isBorrowed: false)], result: .i32, invoke: "call_each")
    #expect(bindings.imports[1].parameters[1].type == .stackClosure(each))
    #expect(bindings.closures.map(\.symbol) == ["__wbindgen_closure_tick"])
    #expect(bindings.closures[0].signature.kind == .fnMut)
    let counter = try #require(bindings.classes.first)
    #expect(counter.freeSymbol == "__wbg_counter_free")
    #expect(counter.constructor?.symbol == "counter_new")
    #expect(counter.methods.map(\.symbol) == ["counter_increment"])
    #expect(counter.methods.map(\.receiver) == [.mutablyBorrowed])
    #expect(counter.getters.map(\.symbol) == ["__wbg_get_counter_value"])
  }

  @Test func `parts come in any order, spaces do not matter, snippets are text`() throws {
    let fields =
      function("counter_get", "(param i32)") + function("__wbg_counter_free", "(param i32 i32)")
      + function("counter_make", "(result i32)")
    let bindings = try Bindings(
      try module(
        [
          "export fn Counter :: get( & self )", "snippet", "export fn x", "  end", "end  snippet",
          "", "class Counter", "export fn Counter::make() -> Counter",
        ], fields))
    #expect(bindings.classes.map(\.name) == ["Counter"])
    #expect(bindings.classes[0].methods.map(\.receiver) == [.borrowed])
    #expect(bindings.classes[0].staticMethods.map(\.name) == ["make"])
    #expect(bindings.snippets == "export fn x\n  end\n")
  }

  @Test func `several sections are one, and imports that nobody calls are left out`() throws {
    var joined = try module(["import fn unused(a: f32)"], function("f", ""))
    joined.customSections.append(
      CustomSection(name: "paniclab.bindings", bytes: Array("export fn f()\n".utf8)))
    let bindings = try Bindings(joined)
    #expect(bindings.imports == [])
    #expect(bindings.functions.map(\.name) == ["f"])
  }

  @Test func `a module without the section has no bindings`() throws {
    #expect(try Bindings(readText("(module)")) == Bindings())
    #expect(try Bindings(module([])).isDeclared)
  }
}

/// Lines, and what is wrong with the last of them.
private let wrongLines: [(lines: [String], kind: BindingsError.Kind)] = [
  (["exports fn f()"], .unexpected(found: "`exports`", expected: anyLine)),
  (["export fn ()"], .unexpected(found: "`(`", expected: "the name of a function or class")),
  (["export fn f(a i32)"], .unexpected(found: "`i32`", expected: "`:`")),
  (["export fn f(a: i32"], .unexpected(found: "the end of the line", expected: "`)`")),
  (["export fn f(a: Vec<i8>)"], .unexpected(found: "`<`", expected: "`<u8>`")),
  (["export fn f(a: i32) more"], .unexpected(found: "`more`", expected: "the end of the line")),
  (["export fn f() -> &str"], .misplacedType("&str", place: "the result of an export")),
  (["export fn f(a: &JsValue)"], .misplacedType("&JsValue", place: "a parameter of an export")),
  (["import fn f() -> Vec<u8>"], .misplacedType("Vec<u8>", place: "the result of an import")),
  (
    ["import fn f(a: Result<i32, JsValue>)"],
    .misplacedType("Result<i32, JsValue>", place: "a parameter of an import")
  ),
  (["closure c: Fun() via f"], .unexpected(found: "`Fun`", expected: "`Fn`, `FnMut` or `FnOnce`")),
  (["export fn f(a: i32)", "export fn f(a: i32)"], .duplicate("f")),
  (["export fn g()"], .missingExport("g")),
  (["closure c: Fn() via g"], .missingExport("g")),
  (["class Counter"], .missingExport("__wbg_counter_free")),
  (["export fn f(a: Counter)"], .unknownClass("Counter")),
  (["get Counter::value -> i32"], .unknownClass("Counter")),
  (
    ["export fn f(a: i64)"],
    .wrongType("f", found: FunctionType([.i32], []), expected: FunctionType([.i64], []))
  ),
  (
    ["export fn f(a: u32) -> String"],
    .wrongType("f", found: FunctionType([.i32], []), expected: FunctionType([.i32, .i32], []))
  ),
  (["snippet", "text"], .snippetWithoutEnd),
]

private let anyLine =
  "`export fn`, `class`, `constructor`, `get`, `set`, `import fn`, `import catch fn`, `closure` "
  + "or `snippet`"

struct BindingsErrorTests {
  private static let fields =
    function("f", "(param i32)") + function("__wbg_get_counter_value", "(param i32) (result i32)")

  @Test func `a wrong line says what was found and what was expected`() throws {
    for row in wrongLines {
      let module = try module(row.lines, Self.fields)
      do {
        _ = try Bindings(module)
        Issue.record("\(row.lines) has no error")
      } catch {
        #expect(error.kind == row.kind)
        #expect("\(error)".hasPrefix("paniclab.bindings, line "))
      }
    }
  }

  @Test func `a section that is no text is refused`() throws {
    var module = Module()
    module.customSections = [CustomSection(name: "paniclab.bindings", bytes: [0xFF])]
    #expect(throws: BindingsError.self) { try Bindings(module) }
  }
}
