// A small worker with bindings, as text: it has something for every pass.

import Bindgen
import Testing
import WasmBinary
import WasmModel
import WasmText

/// The lines of the sample. Functions of the runtime have no lines.
let sampleLines = """
  export fn echo(value : JsValue) -> JsValue
  export fn greet(name: & str) -> String
  export fn divide(a: i32, b: i64) -> Result<f64, JsValue>
  class Counter
  constructor Counter(start: i32)
  export fn Counter :: increment(&mut self, by: i32) -> i32
  get Counter::value -> i32
  import catch fn ask(value: JsValue, seen: & JsValue, number: i32) -> JsValue
  import fn tell(number: f64, each: & dyn Fn(i32, JsValue) -> i32 via call_each)
  closure tick: FnMut(JsValue) via call_tick

  """

/// The worker; `body` is the code of `increment`, which says how exceptions are encoded.
func boundSample(
  lines: String = sampleLines, body: String = "i32.const 0", tag: String = ""
) throws -> Module {
  let escaped = lines.split(separator: "\n", omittingEmptySubsequences: false)
    .joined(separator: "\\n").replacing("\"", with: "\\\"")
  return try readText(
    """
    (module
      (@custom "paniclab.bindings" "\(escaped)")
      \(sampleImports)
      \(tag)
      \(sampleRuntime)
      \(sampleProgram)
      (func (export "counter_increment") (param i32 i32) (result i32) \(body))
    )
    """)
}

/// Reads a module as if it came from a file.
func readText(_ text: String) throws -> Module {
  try decode(encode(try parseModule(Array(text.utf8))))
}

/// A body for each encoding of exceptions.
let standardBody = "block try_table (catch_all 0) end end i32.const 0"
let legacyBody = "try catch_all end i32.const 0"

private let sampleImports = """
  (import "__wbindgen_placeholder__" "__wbindgen_externref_table_grow"
    (func $grow (param i32) (result i32)))
  (import "__wbindgen_placeholder__" "__wbg_ask"
    (func $ask (param i32 i32 i32) (result i32)))
  (import "__wbindgen_placeholder__" "__wbg_tell" (func $tell (param f64 i32 i32)))
  (import "__wbindgen_placeholder__" "__wbindgen_externref_table_set_null"
    (func $set_null (param i32)))
  (import "__wbindgen_placeholder__" "__wbindgen_reinit" (func $reinit))
  (import "__wbindgen_placeholder__" "__wbindgen_closure_tick"
    (func $tick (param i32 i32) (result i32)))
  (import "host" "event" (func $event (param i32 i32)))
  """

private let sampleRuntime = """
  (table $table 2 funcref) (memory 1)
  (global $stack (export "__stack_pointer") (mut i32) (i32.const 65536))
  (global (export "__instance_terminated") i32 (i32.const 1024))
  (global (export "__abort_handler") i32 (i32.const 1028))
  (global (export "__paniclab_release") i32 (i32.const 1032))
  (elem (i32.const 0) func $ask $echo)
  (func $alloc (export "__externref_table_alloc") (result i32) i32.const 1 call $grow)
  (func $dealloc (export "__externref_table_dealloc") (param i32) local.get 0 call $set_null)
  (func (export "__wbindgen_exn_store") (param i32))
  (func (export "__wbindgen_malloc") (param i32 i32) (result i32) i32.const 0)
  (func (export "__wbindgen_realloc") (param i32 i32 i32 i32) (result i32) i32.const 0)
  (func (export "__wbindgen_free") (param i32 i32 i32))
  (func (export "__wbindgen_destroy_closure") (param i32 i32))
  (func $start (export "__wbindgen_start")
    call $reinit (call $event (i32.const 1) (i32.const 2))
    (drop (call $tick (i32.const 1) (i32.const 2))))
  """

private let sampleProgram = """
  (func $echo (export "echo") (param i32) (result i32)
    (call $ask (local.get 0) (i32.const 0) (i32.const 7)))
  (func (export "greet") (param i32 i32 i32) (i32.store (local.get 0) (local.get 1)))
  (func (export "divide") (param i32 i32 i64)
    (call $tell (f64.const 1) (i32.const 0) (i32.const 0)))
  (func (export "__wbg_counter_free") (param i32 i32))
  (func (export "counter_new") (param i32) (result i32) local.get 0)
  (func (export "__wbg_get_counter_value") (param i32) (result i32) local.get 0)
  (func (export "call_each") (param i32 i32 i32 i32) (result i32) i32.const 0)
  (func (export "call_tick") (param i32 i32 i32))
  """
