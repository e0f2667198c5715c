;; The bank of lesson 2 as a worker: JavaScript calls `pay`, and there is an abort hook.
;;
;; 0x100: alice's cents. 0x104: bob's cents. 0x108: requests in flight.
;; 0x110: how often the hook ran. 0x114: what the hook found in the flag.
;; 0x200: the flag. 0x204: which function is the hook, as an index of the table.
(module $the-abort-guard
  ;; What wasm-bindgen would learn from the Rust source, and a function in JavaScript.
  (@custom "paniclab.bindings"
    "export fn pay(cents: i32) -> i32\n"
    "export fn total() -> i32\n"
    "import fn run(task: &dyn Fn() via try_again)\n"
    "snippet\n"
    "export function run(task) { task(); }\n"
    "end snippet\n")
  (import "__wbindgen_placeholder__" "__wbg_run" (func $run (param i32 i32)))
  (import "host" "event" (func $event (param i32 i32)))
  (memory (export "memory") 1)
  (table (export "__indirect_function_table") 2 funcref)
  (elem (i32.const 1) $on_abort)
  (tag (export "__cpp_exception") (param i32))  ;; a panic
  (global (export "__stack_pointer") (mut i32) (i32.const 65536))
  (global (export "__instance_terminated") i32 (i32.const 0x200))
  (global (export "__abort_handler") i32 (i32.const 0x204))
  (data (i32.const 0x100) "\20\03\00\00" "\c8\00\00\00")  ;; 800, 200
  (data (i32.const 0x204) "\01\00\00\00")  ;; $on_abort

  ;; A request. In Rust: let _request = Request::begin(); move_money(cents)
  (func $pay (export "pay") (param $cents i32) (result i32)
    i32.const 0x108
    i32.const 1
    call $add
    i32.const 1  ;; a guard began
    i32.const 1
    call $event
    block $pad (result exnref)
      try_table (catch_all_ref $pad)
        local.get $cents
        call $move_money
      end
      call $drop_request
      local.get $cents
      return
    end
    call $drop_request  ;; the landing pad
    throw_ref)

  (func $drop_request
    i32.const 0x108
    i32.const -1
    call $add
    i32.const 2  ;; a guard was dropped
    i32.const 1
    call $event)

  ;; From alice to bob. Nobody thought of payments of 400 cents and more.
  (func $move_money (param $cents i32)
    i32.const 0x100
    i32.const 0
    local.get $cents
    i32.sub
    call $add  ;; the debit
    local.get $cents
    i32.const 400
    i32.ge_s
    if
      unreachable  ;; in Rust: std::process::abort()
    end
    i32.const 0x104
    local.get $cents
    call $add)  ;; the credit

  ;; All the money there is. A payment must not change it.
  (func $total (export "total") (result i32)
    i32.const 0x100
    i32.load
    i32.const 0x104
    i32.load
    i32.add)

  (func $add (param $address i32) (param $cents i32)
    local.get $address
    local.get $address
    i32.load
    local.get $cents
    i32.add
    i32.store)

  ;; What the author wants after an abort. In Rust: set_on_abort(on_abort)
  (func $on_abort
    i32.const 0x110
    i32.const 1
    call $add
    i32.const 0x114
    i32.const 0x200
    i32.load
    i32.store
    i32.const 1  ;; the closure: two words, which $try_again gets
    i32.const 0
    call $run)

  ;; In Rust: run(&|| { pay(500); })
  (func $try_again (export "try_again") (param i32 i32)
    i32.const 500
    call $pay
    drop)

  (func (export "__wbindgen_start"))
)
