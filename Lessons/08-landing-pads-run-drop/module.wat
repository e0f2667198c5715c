;; The shop of L03, in the way of panic=unwind. New: a
;; visit, guard 2, and a catch_unwind around it all.
(module $shop
  (import "host" "event" (func $event (param i32 i32)))
  (import "host" "log" (func $log (param i32 i32)))
  ;; The tag of Rust's panics; the payload: a pointer.
  (tag $__cpp_exception (export "__cpp_exception")
    (param i32))
  (memory (export "memory") 2)
  (global $__stack_pointer (export "__stack_pointer")
    (mut i32) (i32.const 65536))

  ;; 0x10000: the prices of items 0 to 3.
  ;; 0x10010: requests that began.
  ;; 0x10014: requests that ended.
  ;; 0x10018: the lock, one byte.
  ;; 0x1001c: visitors who are inside.
  (data (i32.const 0x10000)
    "\0a\00\00\00" "\19\00\00\00"
    "\32\00\00\00" "\63\00\00\00")
  (data (i32.const 0x10020)
    "panic: index out of bounds")
  (data (i32.const 0x10040)
    "panic: the lock is already taken")

  ;; catch_unwind(|| handle(item)).unwrap_or(-1)
  (func $serve (export "serve") (param $item i32)
    (result i32)
    (local $frame i32) (local $result i32)
    i32.const 16
    call $lower
    local.set $frame
    block $done
      block $caught (result i32)
        try_table (catch $__cpp_exception $caught)
          local.get $item
          call $handle
          local.set $result
          br $done
        end
        unreachable
      end  ;; $caught: the pointer of the panic
      drop
      local.get $frame
      global.set $__stack_pointer
      i32.const -1
      local.set $result
    end  ;; $done
    local.get $frame
    i32.const 16
    call $raise
    local.get $result)

  ;; let _guard = LOCK.lock().unwrap(); quote(item)
  (func $handle (param $item i32) (result i32)
    (local $frame i32) (local $price i32)
    (local $e exnref)
    i32.const 16
    call $lower
    local.set $frame
    i32.const 0x10010
    call $increment
    call $take_lock
    block $done
      block $pad (result exnref)
        try_table (catch_all_ref $pad)
          local.get $item
          call $quote
          local.set $price
          br $done
        end
        unreachable
      end  ;; $pad: the landing pad
      local.set $e
      local.get $frame
      global.set $__stack_pointer
      call $drop_guard
      local.get $e
      throw_ref
    end  ;; $done
    call $drop_guard
    i32.const 0x10014
    call $increment
    local.get $frame
    i32.const 16
    call $raise
    local.get $price)

  ;; let _visit = Visit::begin(); leaf(item)
  (func $quote (param $item i32) (result i32)
    (local $frame i32) (local $price i32)
    (local $e exnref)
    i32.const 16
    call $lower
    local.set $frame
    call $begin_visit
    block $done
      block $pad (result exnref)
        try_table (catch_all_ref $pad)
          local.get $item
          call $leaf
          local.set $price
          br $done
        end
        unreachable
      end  ;; $pad: the landing pad
      local.set $e
      local.get $frame
      global.set $__stack_pointer
      call $drop_visit
      local.get $e
      throw_ref
    end  ;; $done
    call $drop_visit
    local.get $frame
    i32.const 16
    call $raise
    local.get $price)

  ;; PRICES[item]. Nothing to drop: no landing pad.
  (func $leaf (param $item i32) (result i32)
    (local $frame i32)
    i32.const 32
    call $lower
    local.set $frame
    local.get $item
    i32.const 4
    i32.ge_u
    if
      i32.const 0x10020
      i32.const 26
      call $begin_panic
      unreachable
    end
    local.get $frame
    i32.const 32
    call $raise
    local.get $item
    i32.const 4
    i32.mul
    i32.load offset=0x10000)

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

  (func $drop_guard
    i32.const 0x10018
    i32.const 0
    i32.store8
    i32.const 2  ;; a guard was dropped
    i32.const 1
    call $event)

  (func $begin_visit
    i32.const 0x1001c
    call $increment
    i32.const 1
    i32.const 2
    call $event)

  (func $drop_visit
    i32.const 0x1001c
    i32.const 0x1001c
    i32.load
    i32.const 1
    i32.sub
    i32.store
    i32.const 2
    i32.const 2
    call $event)

  (func $increment (param $counter i32)
    local.get $counter
    local.get $counter
    i32.load
    i32.const 1
    i32.add
    i32.store)

  ;; What a function does with the shadow stack when it
  ;; begins and when it ends; rustc writes it in place.
  (func $lower (param $size i32) (result i32)
    global.get $__stack_pointer
    local.get $size
    i32.sub
    global.set $__stack_pointer
    global.get $__stack_pointer)

  (func $raise (param $frame i32) (param $size i32)
    local.get $frame
    local.get $size
    i32.add
    global.set $__stack_pointer)

  ;; panic!: runs the hook, then starts to unwind.
  (func $begin_panic
    (param $text i32) (param $length i32)
    i32.const 48
    call $lower
    drop
    local.get $text
    local.get $length
    call $log  ;; the panic hook
    call $__rust_start_panic
    unreachable)

  (func $__rust_start_panic
    i32.const 0x10080  ;; where the panic would lie
    call $_Unwind_RaiseException)

  (func $_Unwind_RaiseException (param $panic i32)
    local.get $panic
    throw $__cpp_exception)
)
