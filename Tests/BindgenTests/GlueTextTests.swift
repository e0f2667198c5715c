// The text of the glue: which machinery a mode and a release get, in which order, marked by what.

import Bindgen
import Foundation
import Testing
import WasmBinary
import WasmModel

struct GlueTextTests {
  typealias Row = (
    module: String, mode: BindgenMode, release: Int, has: [String], lacks: [String]
  )

  private static let guarded = ["__wbg_call_guard", "__wbg_handle_catch", "__wbg_call_abort_hook"]
  private static let resets = ["__wbg_reset_state", "__wbg_instance_id"]
  private static let schedule = ["__wbg_reinit_scheduled = true"]
  private static let termination = ["__wbg_termination_guard", "__wbg_handle_catch"]
  private static let invoke = ["__wbg_invoke_handler"]
  private static let javaScriptCatch = ["handleError"]
  private static let polyfill = ["wrapError", "__wbindgen_jstag_polyfill"]

  // swift-format-ignore
  private static let rows: [Row] = [
    ("abort", .a, 127, javaScriptCatch, guarded + resets + schedule),
    ("abort", .b, 127, javaScriptCatch + resets + schedule + ["__wbg_call_guard"], ["__wbg_handle_catch"]),
    ("abort", .b, 117, javaScriptCatch + resets, schedule + guarded),
    ("abort", .b, 101, javaScriptCatch, resets + schedule + guarded),
    ("abort", .c, 127, guarded + ["__wbindgen_rethrow_critical"], resets + schedule + javaScriptCatch + polyfill),
    ("abort", .cReinit, 127, guarded + resets + schedule, javaScriptCatch + polyfill),
    ("unwind-exnref", .d, 106, javaScriptCatch, guarded + termination + resets),
    ("unwind-exnref", .d, 108, javaScriptCatch, guarded + termination + resets),
    ("unwind-exnref", .d, 113, ["WebAssembly.JSTag"], guarded + termination + resets + javaScriptCatch),
    ("unwind-exnref", .d, 114, termination, ["__wbg_call_guard"] + resets + invoke + javaScriptCatch),
    ("unwind-exnref", .e, 114, termination + resets, schedule + invoke),
    ("unwind-exnref", .d, 115, termination + invoke, resets + ["__wbg_called_abort"]),
    ("unwind-exnref", .e, 117, termination + invoke + resets, schedule),
    ("unwind-exnref", .d, 118, guarded, resets + schedule + invoke),
    ("unwind-exnref", .e, 127, guarded + resets + schedule, polyfill + javaScriptCatch),
    ("unwind-legacy", .e, 127, guarded + resets + schedule + polyfill, ["WebAssembly.JSTag"]),
  ]

  static func glue(_ file: String, _ mode: BindgenMode, _ release: Int = 127) throws -> String {
    let options = BindgenOptions(mode: mode, release: Release(patch: release))
    let files = writeGlue(try bind(decode(exampleBytes("\(file).wasm")), options))
    return files[0].text
  }

  @Test func `each mode and release has its own machinery`() throws {
    for row in Self.rows {
      let text = try Self.glue("workshop.\(row.module)", row.mode, row.release)
      for name in row.has { #expect(text.contains(name), "\(row.mode) 0.2.\(row.release) \(name)") }
      for name in row.lacks {
        #expect(!text.contains(name), "\(row.mode) 0.2.\(row.release) \(name)")
      }
    }
  }

  /// Recovery: section 3, row 6.
  @Test func `a reset works in the order of the state machine`() throws {
    let expected = [
      "__wbg_instance_id += 1;", "cachedUint8ArrayMemory0 = null;",
      "cachedInt32ArrayMemory0 = null;", "WASM_VECTOR_LEN = 0;", "__wbg_called_abort = false;",
      "__wbg_reinit_scheduled = false;",
      "const instance = new WebAssembly.Instance(wasmModule, __wbg_get_imports());",
      "wasm = instance.exports;", "wasm.__wbindgen_start();",
    ]
    let text = try Self.glue("workshop.unwind-exnref", .e)
    #expect(Self.body(of: "export function __wbg_reset_state()", in: text) == expected)
  }

  /// Recovery: section 4.1.
  @Test func `a method checks, guards, calls and lifts in this order`() throws {
    let expected = [
      "if (this.__wbg_inst !== undefined && this.__wbg_inst !== __wbg_instance_id) {",
      "  throw new Error(\"Invalid stale object from previous Wasm instance\");", "}",
      "if (other.__wbg_inst !== undefined && other.__wbg_inst !== __wbg_instance_id) {",
      "  throw new Error(\"Invalid stale object from previous Wasm instance\");", "}",
      "let ret;", "__wbg_call_guard();", "try {",
      "  ret = wasm.counter_merge(this.__wbg_ptr, other.__wbg_ptr);", "} catch (e) {",
      "  __wbg_handle_catch(e);", "}", "return ret;",
    ]
    let text = try Self.glue("workshop.unwind-exnref", .e)
    #expect(Self.body(of: "  merge(other)", in: text) == expected)
  }

  /// The lines between a head and its closing brace, without markers.
  private static func body(of head: String, in text: String) -> [String] {
    let lines = text.split(separator: "\n").map { line in
      String(line.split(separator: " //= ", maxSplits: 1)[0])
    }
    let depth = head.prefix { $0 == " " }.count
    let start = lines.firstIndex { $0 == head + " {" } ?? lines.endIndex
    let rest = lines.dropFirst(start + 1)
    return rest.prefix { $0 != String(repeating: " ", count: depth) + "}" }
      .map { String($0.dropFirst(depth + 2)) }
  }

  @Test func `a plain module needs no memory and no runtime`() throws {
    var module = Module()
    module.types = [SubType(FunctionType([.i32, .i64], [.i64])), SubType(FunctionType([], []))]
    let body = InstructionList([
      Instruction(.localGet, .local(LocalIndex(1))), Instruction(.end),
    ])
    module.functions = [
      Function(type: TypeIndex(0), locals: [], body: body),
      Function(type: TypeIndex(1), locals: [], body: [Instruction(.end)]),
    ]
    module.exports = ["second", "delete", "a-b", "wasm", "__hidden"].map {
      Export(name: $0, description: .function(FunctionIndex($0 == "second" ? 0 : 1)))
    }
    for mode in [BindgenMode.a, .b] {
      let bound = try bind(module, BindgenOptions(mode: mode))
      let text = writeGlue(bound)[0].text
      #expect(text.contains("export function second(arg0, arg1)"))
      #expect(text.contains("export { delete_ as delete };"))
      #expect(text.contains("wasm[\"a-b\"]()"))
      #expect(text.contains("export { wasm_ as wasm };"))
      #expect(!text.contains("__hidden"))
      #expect(!text.contains("memory"))
    }
  }

  @Test func `parameters keep clear of what a wrapper declares`() throws {
    let lines = sampleLines.replacing("fn greet(name:", with: "fn greet(ret:")
    let bound = try bind(boundSample(lines: lines), BindgenOptions(mode: .a))
    #expect(writeGlue(bound)[0].text.contains("export function greet(ret_)"))
  }
}
