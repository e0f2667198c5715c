// The instructions that the passes add to a worker with bindings, line by line.

import Bindgen
import Testing
import WasmModel

/// An added function of the bound sample and what it must be.
struct BoundCodeRow: Sendable, CustomTestStringConvertible {
  let name: String
  let sample: ModeRow
  let type: FunctionType
  let locals: [ValueType]
  /// Lines, or several separated by `;`.
  let code: [String]

  init(
    _ name: String, _ sample: ModeRow, _ type: FunctionType, locals: [ValueType], _ code: [String]
  ) {
    (self.name, self.sample, self.type) = (name, sample, type)
    (self.locals, self.code) = (locals, code)
  }

  var testDescription: String { "\(name), \(sample.testDescription)" }
}

/// The check of the flag.
private let check = "i32.const 1024; i32.load 0 0 2; if; unreachable; end"
private let abort = ModeRow(.c, "i32.const 0")
private let standard = ModeRow(.d, standardBody)
private let legacy = ModeRow(.e, legacyBody)

private let askType = FunctionType([.externref, .externref, .i32], [.externref])
private let storeStandard = [
  "local.set 4; call alloc; local.tee 5; local.get 4; table.set __wbindgen_externrefs",
  "local.get 5; call __wbindgen_exn_store; ref.null extern; return; end",
]
private let standardStart = [
  "block (result exnref); block (result externref)",
  "try_table (result externref) (catch 0 0) (catch_all_ref 1)",
  "local.get 0; local.get 1; local.get 2; call ask; end", check, "return; end", check,
]
private let standardEnd = ["local.set 3", check, "local.get 3; throw_ref; end"]

private let wrappers = [
  BoundCodeRow(
    "ask [import wrapper]", standard, askType, locals: [.exnref, .externref, .i32],
    standardStart + storeStandard + standardEnd),
  BoundCodeRow(
    "ask [import wrapper]", abort, askType, locals: [.exnref, .externref, .i32],
    standardStart + storeStandard + standardEnd),
  BoundCodeRow(
    "ask [import wrapper]", legacy, askType, locals: [.externref, .i32],
    [
      "try (result externref); local.get 0; local.get 1; local.get 2; call ask",
      "catch __wbindgen_jstag", check,
      "local.set 3; call alloc; local.tee 4; local.get 3; table.set __wbindgen_externrefs",
      "local.get 4; call __wbindgen_exn_store; ref.null extern; return",
      "catch_all", check, "rethrow 0; end", check, "end",
    ]),
  BoundCodeRow(
    "event [import wrapper]", abort, FunctionType([.i32, .i32], []), locals: [.exnref],
    [
      "block (result exnref); block (result externref)",
      "try_table  (catch 0 0) (catch_all_ref 1); local.get 0; local.get 1; call event; end",
      check, "return; end", check, "call __wbindgen_rethrow_critical; unreachable; end",
      "local.set 2", check, "local.get 2; throw_ref; end",
    ]),
  BoundCodeRow(
    "reinit [import wrapper]", legacy, FunctionType([], []), locals: [],
    [
      "try; call reinit; catch __wbindgen_jstag", check, "throw __wbindgen_wrapped_jstag",
      "catch_all", check, "rethrow 0; end", check, "end",
    ]),
  BoundCodeRow(
    "greet [export adapter] [export wrapper]", legacy, FunctionType([.i32, .i32], [.i32, .i32]),
    locals: [.i32],
    [
      "global.get stack; local.set 2; try (type 19); local.get 0; local.get 1",
      "call greet [export adapter]; catch_all; local.get 2; global.set stack; rethrow 0; end; end",
    ]),
]

private let adapters = [
  BoundCodeRow(
    "ask [import adapter]", abort, FunctionType([.i32, .i32, .i32], [.i32]),
    locals: [.i32, .externref],
    [
      "local.get 0; table.get __wbindgen_externrefs; local.get 0; call dealloc",
      "local.get 1; table.get __wbindgen_externrefs; local.get 2; call ask [import wrapper]",
      "local.set 4; call alloc; local.tee 3; local.get 4; table.set __wbindgen_externrefs",
      "local.get 3; end",
    ]),
  BoundCodeRow(
    "echo [export adapter]", abort, FunctionType([.externref], [.externref]), locals: [.i32, .i32],
    [
      "call alloc; local.tee 1; local.get 0; table.set __wbindgen_externrefs; local.get 1",
      "call echo; local.tee 1; table.get __wbindgen_externrefs; local.get 1; call dealloc; end",
    ]),
  BoundCodeRow(
    "divide [export adapter]", standard, FunctionType([.i32, .i64], [.f64, .i32, .i32]),
    locals: [.i32, .i32],
    [
      "global.get stack; i32.const 16; i32.sub; local.tee 3; global.set stack",
      "local.get 3; local.get 0; local.get 1; call divide",
      "local.get 3; f64.load 0 0 3; local.get 3; i32.load 0 8 2; local.get 3; i32.load 0 12 2",
      "local.get 3; i32.const 16; i32.add; global.set stack; end",
    ]),
  BoundCodeRow(
    "call_tick [export adapter]", abort, FunctionType([.i32, .i32, .externref], []),
    locals: [.i32, .i32],
    [
      "local.get 0; local.get 1",
      "call alloc; local.tee 3; local.get 2; table.set __wbindgen_externrefs; local.get 3",
      "call call_tick; end",
    ]),
  BoundCodeRow(
    "grow [table function]", abort, FunctionType([.i32], [.i32]), locals: [],
    ["ref.null extern; local.get 0; table.grow __wbindgen_externrefs; end"]),
  BoundCodeRow(
    "set_null [table function]", abort, FunctionType([.i32], []), locals: [],
    ["local.get 0; ref.null extern; table.set __wbindgen_externrefs; end"]),
  BoundCodeRow("reinit [inert]", abort, FunctionType([], []), locals: [], ["end"]),
]

struct BoundCodeTests {
  @Test(arguments: wrappers + adapters)
  func `an added function has exactly this type and these instructions`(
    _ row: BoundCodeRow
  ) throws {
    let module = try row.sample.bound().module
    let index = try #require(module.names.functions.first { $0.value == row.name }?.key)
    let function = module.functions[index.value - module.importedFunctions.count]
    #expect(module.functionType(function.type) == row.type)
    #expect(function.locals == row.locals)
    #expect(
      listing(function.body, in: module)
        == row.code.flatMap { $0.split(separator: "; ").map(String.init) })
  }
}
