;; Numbers in every form.
(module
  (func (export "integers") (result i32 i32 i32 i64 i64)
    (i32.const 0xffff_ffff) (i32.const -0x8000_0000) (i32.const +1_000)
    (i64.const 18446744073709551615) (i64.const -9223372036854775808))
  (func (export "floats") (result f32 f32 f32 f32 f64 f64 f64 f64)
    (f32.const 0x1.fffffep+127) (f32.const 1e-45) (f32.const nan) (f32.const -nan:0x200001)
    (f64.const 0x0.0000000000001p-1022) (f64.const 1.7976931348623157e308)
    (f64.const -inf) (f64.const -0.0))
  (func (export "flow") (param i32) (result i32)
    (block $a (block $b (block $c
      (br_table $a $b $c $a (local.get 0)))
      (return (i32.const 2)))
    (return (i32.const 3)))
    (i32.const 4)))
