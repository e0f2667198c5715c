;; SIMD: memory, lanes, arithmetic.
(module $vectors
  (memory (export "memory") 1)
  (data (i32.const 16) "\00\01\02\03\04\05\06\07\08\09\0a\0b\0c\0d\0e\0f")
  (global $one (mut v128) (v128.const i32x4 1 1 1 1))
  (func $sum (export "sum") (param $a v128) (param $p i32) (result i32)
    (local $b v128)
    (local.set $b (i32x4.add (local.get $a) (v128.load offset=16 (local.get $p))))
    (global.set $one (local.get $b))
    (i32.add
      (i32x4.extract_lane 0 (local.get $b))
      (i8x16.extract_lane_s 15 (i8x16.shuffle 0 17 2 19 4 21 6 23 8 25 10 27 12 29 14 31
        (local.get $a) (local.get $b)))))
  (func (export "lanes") (param i32) (result v128)
    (v128.load32_lane align=1 3 (local.get 0) (f64x2.splat (f64.const -0x1.8p+3)))
    v128.const f32x4 nan:0x200000 inf -0 0x1p-149
    i8x16.swizzle)
  (func (export "select") (param v128 v128 i32) (result v128)
    local.get 0 local.get 1 local.get 2 select drop
    (v128.const i64x2 -1 0x8000_0000_0000_0000)))
