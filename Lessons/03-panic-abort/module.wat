;; A shop that answers the price of an item, written as rustc writes code for panic=abort.
;;
;; The shadow stack is memory below 65536 and grows down; __stack_pointer is its lower end.
;; Statics begin at 0x10000.
(module $shop
  (import "host" "event" (func $event (param i32 i32)))
  (import "host" "log" (func $log (param i32 i32)))
  (memory (export "memory") 2)
  (global $__stack_pointer (export "__stack_pointer") (mut i32) (i32.const 65536))

  ;; 0x10000: the prices of items 0 to 3. 0x10010: requests started. 0x10014: requests finished.
  ;; 0x10018: the lock, one byte.
  (data (i32.const 0x10000) "\0a\00\00\00" "\19\00\00\00" "\32\00\00\00" "\63\00\00\00")
  (data (i32.const 0x10020) "panic: index out of bounds")
  (data (i32.const 0x10040) "panic: the lock is already taken")

  ;; The request. In Rust: let _guard = LOCK.lock(); price_of(item)
  (func $handle (export "handle") (param $item i32) (result i32)
    (local $frame i32) (local $price i32)
    global.get $__stack_pointer
    i32.const 16
    i32.sub
    local.tee $frame
    global.set $__stack_pointer
    i32.const 0x10010
    call $increment
    call $take_lock
    local.get $item
    call $leaf
    local.set $price
    call $drop_guard
    i32.const 0x10014
    call $increment
    local.get $frame
    i32.const 16
    i32.add
    global.set $__stack_pointer
    local.get $price)

  (func $increment (param $counter i32)
    local.get $counter
    local.get $counter
    i32.load
    i32.const 1
    i32.add
    i32.store)

  ;; Taking a lock that is taken panics, as in Rust on one thread.
  (func $take_lock
    i32.const 0x10018
    i32.load8_u
    if
      i32.const 0x10040
      i32.const 32
      call $begin_panic
      unreachable
    end
    i32.const 0x10018
    i32.const 1
    i32.store8
    i32.const 1  ;; a guard began
    i32.const 1
    call $event)

  ;; What `drop` of the guard does: it gives the lock back.
  (func $drop_guard
    i32.const 0x10018
    i32.const 0
    i32.store8
    i32.const 2  ;; a guard was dropped
    i32.const 1
    call $event)

  ;; In Rust: PRICES[item], with the check of the index that Rust adds.
  (func $leaf (param $item i32) (result i32)
    (local $frame i32) (local $price i32)
    global.get $__stack_pointer
    i32.const 32
    i32.sub
    local.tee $frame
    global.set $__stack_pointer
    local.get $item
    i32.const 4
    i32.ge_u
    if
      i32.const 0x10020
      i32.const 26
      call $begin_panic
      unreachable
    end
    local.get $item
    i32.const 4
    i32.mul
    i32.load offset=0x10000
    local.set $price
    local.get $frame
    i32.const 32
    i32.add
    global.set $__stack_pointer
    local.get $price)

  ;; panic!: makes room for the message, runs the hook, starts the panic. It does not return.
  (func $begin_panic (param $text i32) (param $length i32)
    global.get $__stack_pointer
    i32.const 48
    i32.sub
    global.set $__stack_pointer
    local.get $text
    local.get $length
    call $panic_hook
    call $__rust_start_panic
    unreachable)

  (func $panic_hook (param $text i32) (param $length i32)
    local.get $text
    local.get $length
    call $log)

  ;; All that is left of unwinding in a build with panic=abort.
  (func $__rust_start_panic
    unreachable)
)
