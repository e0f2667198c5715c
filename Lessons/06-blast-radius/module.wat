;; A ticket worker: each booking waits for its payment, so several are on the way at once.
;;
;; In Rust: #[wasm_bindgen] async fn buy(ms: i32) -> i32 { .. sleep(ms).await .. }. rustc makes a
;; state machine of it: `poll` goes on to the next wait. Here it is written by hand, and small.
(module $tickets
  (@custom "paniclab.bindings"
    "export fn buy(ms: i32) -> Promise\n"
    "export fn sold() -> i32\n"
    "closure Step: FnMut() via poll\n"
    "import fn new_promise(booking: i32) -> Promise\n"
    "import fn settle(booking: i32, value: i32)\n"
    "import fn queueMicrotask(step: &JsValue)\n"
    "import fn run_later(step: &JsValue, ms: i32)\n"
    "import fn next_instance()\n"
    "import fn console_critical(text: &str)\n"
    "import fn set_critical_error()\n"
    "snippet\n"
    "const waiting = new Map();\n"
    "export function new_promise(booking) {\n"
    "  return new Promise((resolve) => waiting.set(booking, resolve));\n"
    "}\n"
    "export function settle(booking, value) { waiting.get(booking)(value); }\n"
    "export function run_later(step, ms) { setTimeout(step, ms); }\n"
    "globalThis.__worker_init_state ??= { criticalError: false, instanceId: 0 };\n"
    "export function next_instance() { __worker_init_state.instanceId += 1; }\n"
    "export function console_critical(text) { console.error('Critical', new Error(text)); }\n"
    "export function set_critical_error() { __worker_init_state.criticalError = true; }\n"
    "end snippet\n")

  (import "host" "event" (func $event (param i32 i32)))
  (import "__wbindgen_placeholder__" "__wbg_new_promise"
    (func $new_promise (param i32) (result i32)))
  (import "__wbindgen_placeholder__" "__wbg_settle" (func $settle (param i32 i32)))
  (import "__wbindgen_placeholder__" "__wbg_queueMicrotask" (func $queueMicrotask (param i32)))
  (import "__wbindgen_placeholder__" "__wbg_run_later" (func $run_later (param i32 i32)))
  (import "__wbindgen_placeholder__" "__wbindgen_closure_Step"
    (func $step (param i32 i32) (result i32)))
  (import "__wbindgen_placeholder__" "__wbg_next_instance" (func $next_instance))
  (import "__wbindgen_placeholder__" "__wbg_console_critical"
    (func $console_critical (param i32 i32)))
  (import "__wbindgen_placeholder__" "__wbg_set_critical_error" (func $set_critical_error))
  (import "__wbindgen_placeholder__" "__wbindgen_externref_table_grow"
    (func $table_grow (param i32) (result i32)))
  (import "__wbindgen_placeholder__" "__wbindgen_externref_table_set_null"
    (func $table_set_null (param i32)))
  (memory (export "memory") 2)
  (global $__stack_pointer (export "__stack_pointer") (mut i32) (i32.const 65536))
  ;; Where wasm-bindgen keeps the terminated flag. Neither side uses it.
  (global (export "__instance_terminated") i32 (i32.const 0x1000c))

  ;; 0x10000: the bookings that were sold. 0x10004: where the next booking will be.
  (data (i32.const 0x10004) "\00\01\01\00")  ;; 0x10100
  (data (i32.const 0x10020) "Rust panic: no payment")

  (func $__wbindgen_start (export "__wbindgen_start")
    call $next_instance)

  ;; A booking is 8 bytes: what `poll` does next, and the milliseconds to wait. JavaScript gets a
  ;; promise at once; the work begins in a microtask, as all futures of wasm-bindgen do.
  (func $buy (export "buy") (param $ms i32) (result i32)
    (local $booking i32)
    i32.const 0x10004
    i32.load
    local.set $booking
    i32.const 0x10004
    local.get $booking
    i32.const 8
    i32.add
    i32.store
    local.get $booking
    local.get $ms
    i32.store offset=4
    local.get $booking
    i32.const -1
    call $go_on_later
    local.get $booking
    call $new_promise)

  (func $sold (export "sold") (result i32)
    i32.const 0x10000
    i32.load)

  ;; Asks for `poll` after so many milliseconds, or -1: as a microtask.
  (func $go_on_later (param $booking i32) (param $ms i32)
    (local $function i32)
    local.get $booking
    i32.const 0
    call $step  ;; a closure, as a function of JavaScript
    local.set $function
    local.get $ms
    i32.const 0
    i32.lt_s
    if
      local.get $function
      call $queueMicrotask
    else
      local.get $function
      local.get $ms
      call $run_later
    end
    local.get $function
    call $__externref_table_dealloc)

  ;; One step of a booking.
  (func $poll (export "poll") (param $booking i32) (param $unused i32)
    local.get $booking
    i32.load
    if
      local.get $booking
      call $sell
    else
      local.get $booking
      call $wait_for_payment
    end)

  ;; A payment that takes no time is none: then it panics.
  (func $wait_for_payment (param $booking i32)
    local.get $booking
    i32.load offset=4
    i32.eqz
    if
      call $begin_panic
      unreachable
    end
    local.get $booking
    i32.const 1
    i32.store
    local.get $booking
    local.get $booking
    i32.load offset=4
    call $go_on_later)

  ;; The payment is there: count the ticket and answer with its number.
  (func $sell (param $booking i32)
    i32.const 0x10000
    i32.const 0x10000
    i32.load
    i32.const 1
    i32.add
    i32.store
    local.get $booking
    i32.const 0x10000
    i32.load
    call $settle)

  ;; panic!: the hook, then nothing but `unreachable`.
  (func $begin_panic
    call $panic_hook
    call $__rust_start_panic
    unreachable)

  ;; The panic hook that workers-rs sets: a message, and the flag.
  (func $panic_hook
    i32.const 0x10020
    i32.const 22
    call $console_critical
    call $set_critical_error)

  (func $__rust_start_panic
    unreachable)

  ;; The command `panic` calls this one, wherever we like.
  (func $__paniclab_panic (export "__paniclab_panic")
    call $panic_hook
    unreachable)

  ;; What the glue needs of the runtime: places for values of JavaScript.
  (func $__externref_table_alloc (export "__externref_table_alloc") (result i32)
    i32.const 1
    call $table_grow)
  (func $__externref_table_dealloc (export "__externref_table_dealloc") (param $index i32)
    local.get $index
    call $table_set_null)
  (func (export "__wbindgen_destroy_closure") (param i32 i32))
  (func (export "__wbindgen_free") (param i32 i32 i32))
)
