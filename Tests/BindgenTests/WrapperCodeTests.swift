// The instructions of the wrappers, line by line.

import Bindgen
import Testing
import WasmModel

/// One wrapper of the sample module and what it must be.
struct WrapperRow: Sendable, CustomTestStringConvertible {
  let name: String
  let encoding: Encoding
  let locals: [ValueType]
  /// Lines, or several separated by `;`.
  let code: [String]

  var testDescription: String { "\(name), \(encoding)" }
}

/// The check of the flag.
private let check = "i32.const 1024; i32.load 0 0 2; if; unreachable; end"

/// The tags are 1 `__wbindgen_jstag` and 2 `__wbindgen_wrapped_jstag`.
private let rows = [
  WrapperRow(
    name: "host_ask [import wrapper]", encoding: .standard, locals: [.exnref],
    code: [
      "block (result exnref); block (result externref)",
      "try_table (result i32) (catch 1 0) (catch_all_ref 1)",
      "local.get 0; local.get 1; call 0; end", check, "return; end",
      check, "throw 2; end",
      "local.set 2", check, "local.get 2; throw_ref; end",
    ]),
  WrapperRow(
    name: "host_ask [import wrapper]", encoding: .legacy, locals: [],
    code: [
      "try (result i32); local.get 0; local.get 1; call 0",
      "catch 1", check, "throw 2",
      "catch_all", check, "rethrow 0; end",
      check, "end",
    ]),
  WrapperRow(
    name: "bank::work [export wrapper]", encoding: .standard, locals: [.i32],
    code: [
      "global.get 0; local.set 2",
      "block (result exnref); try_table (result i32) (catch_all_ref 0)",
      "local.get 0; local.get 1; call 2; end; return; end",
      "local.get 2; global.set 0; throw_ref; end",
    ]),
  WrapperRow(
    name: "bank::work [export wrapper]", encoding: .legacy, locals: [.i32],
    code: [
      "global.get 0; local.set 2",
      "try (result i32); local.get 0; local.get 1; call 2",
      "catch_all; local.get 2; global.set 0; rethrow 0; end; end",
    ]),
]

struct WrapperCodeTests {
  @Test("a wrapper has exactly these locals and instructions", arguments: rows)
  func code(_ row: WrapperRow) throws {
    let module = wrapForGuard(sampleModule(row.encoding)).module
    let index = try #require(module.names.functions.first { $0.value == row.name }?.key)
    let function = module.functions[index.value - module.importedFunctions.count]
    #expect(function.locals == row.locals)
    #expect(
      listing(function.body) == row.code.flatMap { $0.split(separator: "; ").map(String.init) })
  }

  @Test("several results need a type for the block", arguments: Encoding.allCases)
  func severalResults(_ encoding: Encoding) throws {
    let module = wrapForGuard(sampleModule(encoding)).module
    let type = try #require(module.types.firstIndex(of: SubType(FunctionType([], [.i32, .i64]))))
    let index = try #require(module.findExportedFunction("pair"))
    let code = listing(module.functions[index.value - module.importedFunctions.count].body)
    let start =
      switch encoding {
      case .standard: "try_table (type \(type)) (catch_all_ref 0)"
      case .legacy: "try (type \(type))"
      }
    #expect(code.contains(start))
  }
}
