;; The trap zoo: one function for each way in which WebAssembly code can trap.
(module $trapzoo
  (type $no_arguments (func (result i32)))
  (memory (export "memory") 1)  ;; one page: 65536 bytes
  (table 2 funcref)
  (elem (i32.const 1) $twice)  ;; entry 0 stays null

  (func $give_up (export "give_up")
    unreachable)

  (func $divide (export "divide") (param $a i32) (param $b i32) (result i32)
    local.get $a
    local.get $b
    i32.div_s)

  (func $read (export "read") (param $address i32) (result i32)
    local.get $address
    i32.load)

  (func $twice (param $x i32) (result i32)
    local.get $x
    i32.const 2
    i32.mul)

  (func $call_null (export "call_null") (result i32)
    i32.const 0  ;; the null entry
    call_indirect (type $no_arguments))

  (func $call_mismatch (export "call_mismatch") (result i32)
    i32.const 1  ;; $twice, which has a parameter
    call_indirect (type $no_arguments))

  ;; n thousand millions as a float, then as an integer of 32 bits.
  (func $billions (export "billions") (param $n i32) (result i32)
    local.get $n
    f64.convert_i32_s
    f64.const 1e9
    f64.mul
    i32.trunc_f64_s)

  ;; Calls itself for ever. The addition keeps it from being a loop.
  (func $dive (export "dive") (result i32)
    call $dive
    i32.const 1
    i32.add)

  ;; Reads three tables: of words, of half words, of bytes.
  (func $audit (param $n i32) (result i32)
    local.get $n
    i32.const 8
    i32.mul
    i32.load
    local.get $n
    i32.const 1000
    i32.mul
    i32.load16_u
    i32.add
    local.get $n
    i32.const 9000
    i32.mul
    i32.load8_u
    i32.add)

  (func $report (export "report") (param $n i32) (result i32)
    local.get $n
    call $audit
    i32.const 1
    i32.add)
)
