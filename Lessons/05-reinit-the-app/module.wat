;; The shop of lesson 3 with visitors and carts, written as rustc writes code for panic=abort.
;;
;; In Rust: #[wasm_bindgen] on `fn visit`, `fn sell`, and `struct Cart` with its methods. What
;; wasm-bindgen would learn from them stands in the section below, as text.
(module $shop
  (@custom "paniclab.bindings"
    "export fn visit() -> i32\n"
    "export fn sell(item: i32) -> i32\n"
    "class Cart\n"
    "constructor Cart()\n"
    "export fn Cart::add(&mut self, cents: i32) -> i32\n"
    "export fn Cart::total(&self) -> i32\n"
    "import fn next_instance()\n"
    "import fn console_critical(text: &str)\n"
    "import fn set_critical_error()\n"
    ;; The state belongs to JavaScript, as in workers-rs: it outlives every instance.
    "snippet\n"
    "globalThis.__worker_init_state ??= { criticalError: false, instanceId: 0 };\n"
    "export function next_instance() { __worker_init_state.instanceId += 1; }\n"
    "export function console_critical(text) { console.error('Critical', new Error(text)); }\n"
    "export function set_critical_error() { __worker_init_state.criticalError = true; }\n"
    "end snippet\n")

  (import "host" "event" (func $event (param i32 i32)))
  (import "__wbindgen_placeholder__" "__wbg_next_instance" (func $next_instance))
  (import "__wbindgen_placeholder__" "__wbg_console_critical"
    (func $console_critical (param i32 i32)))
  (import "__wbindgen_placeholder__" "__wbg_set_critical_error" (func $set_critical_error))
  (memory (export "memory") 2)
  (global $__stack_pointer (export "__stack_pointer") (mut i32) (i32.const 65536))
  ;; Where wasm-bindgen keeps the terminated flag. The old cure does not use it.
  (global (export "__instance_terminated") i32 (i32.const 0x1001c))

  ;; 0x10000: the prices of items 0 to 3. 0x10010: the visitors. 0x10014: the lock, one byte.
  ;; 0x10018: where the next cart will be.
  (data (i32.const 0x10000) "\0a\00\00\00" "\19\00\00\00" "\32\00\00\00" "\63\00\00\00")
  (data (i32.const 0x10018) "\00\01\01\00")  ;; 0x10100
  (data (i32.const 0x10020) "Rust panic: bad item")
  (data (i32.const 0x10040) "Rust panic: locked")

  ;; Runs for every instance: at load, and in a reset.
  (func $__wbindgen_start (export "__wbindgen_start")
    call $next_instance)

  ;; VISITORS += 1
  (func $visit (export "visit") (result i32)
    i32.const 0x10010
    i32.const 0x10010
    i32.load
    i32.const 1
    i32.add
    i32.store
    i32.const 0x10010
    i32.load)

  ;; let _guard = LOCK.lock().unwrap(); PRICES[item]
  (func $sell (export "sell") (param $item i32) (result i32)
    (local $price i32)
    call $take_lock
    local.get $item
    call $price_of
    local.set $price
    call $drop_guard
    local.get $price)

  (func $take_lock
    i32.const 0x10014
    i32.load8_u
    if
      i32.const 0x10040
      i32.const 18
      call $begin_panic
      unreachable
    end
    i32.const 0x10014
    i32.const 1
    i32.store8
    i32.const 1  ;; a guard began
    i32.const 1
    call $event)

  (func $drop_guard
    i32.const 0x10014
    i32.const 0
    i32.store8
    i32.const 2  ;; a guard was dropped
    i32.const 1
    call $event)

  (func $price_of (param $item i32) (result i32)
    local.get $item
    i32.const 4
    i32.ge_u
    if
      i32.const 0x10020
      i32.const 20
      call $begin_panic
      unreachable
    end
    local.get $item
    i32.const 4
    i32.mul
    i32.load offset=0x10000)

  ;; A cart is 4 bytes: its total. JavaScript gets the address. Places are never used again.
  (func $cart_new (export "cart_new") (result i32)
    (local $cart i32)
    i32.const 0x10018
    i32.load
    local.set $cart
    i32.const 0x10018
    local.get $cart
    i32.const 4
    i32.add
    i32.store
    local.get $cart)

  (func $cart_add (export "cart_add") (param $cart i32) (param $cents i32) (result i32)
    local.get $cart
    local.get $cart
    i32.load
    local.get $cents
    i32.add
    i32.store
    local.get $cart
    i32.load)

  (func $cart_total (export "cart_total") (param $cart i32) (result i32)
    local.get $cart
    i32.load)

  (func $__wbg_cart_free (export "__wbg_cart_free") (param $cart i32) (param $may_wait i32))

  ;; The glue frees texts with it. Here they are all static.
  (func $__wbindgen_free (export "__wbindgen_free")
    (param $pointer i32) (param $size i32) (param $align i32))

  ;; panic!: the hook, then nothing but `unreachable`.
  (func $begin_panic (param $text i32) (param $length i32)
    local.get $text
    local.get $length
    call $panic_hook
    call $__rust_start_panic
    unreachable)

  ;; The panic hook that workers-rs sets: a message, and the flag.
  (func $panic_hook (param $text i32) (param $length i32)
    local.get $text
    local.get $length
    call $console_critical
    call $set_critical_error)

  (func $__rust_start_panic
    unreachable)
)
