;; Blocks with parameters, nested conditions, unreachable code.
(module
  (func $fac (export "fac") (param $n i64) (result i64)
    local.get $n
    i64.eqz
    if (result i64)
      i64.const 1
    else
      local.get $n
      local.get $n
      i64.const 1
      i64.sub
      call $fac
      i64.mul
    end)
  (func (export "swap") (param i32 i64) (result i64 i32)
    (local.get 0) (local.get 1)
    (block (param i32 i64) (result i64 i32)
      (local.set 1) (local.set 0) (local.get 1) (local.get 0)))
  (func (export "dead") (result i32)
    unreachable
    i32.add
    (loop (param i32) (result i32) (br 1)))
  (func (export "convert") (param f64) (result i32)
    (i32.wrap_i64 (i64.extend32_s (i64.trunc_sat_f64_u (f64.nearest (local.get 0)))))))
