;; A memory of 64 MiB, all of it in use, and a loop that writes into 4 MiB of it.
(module
  (memory (export "memory") 1024)
  (func (export "run") (param $rounds i32) (result i32)
    (local $at i32)
    ;; No page is zero.
    (loop $fill
      (i32.store (local.get $at) (i32.or (local.get $at) (i32.const 1)))
      (local.set $at (i32.add (local.get $at) (i32.const 1024)))
      (br_if $fill (i32.lt_u (local.get $at) (i32.const 0x4000000))))
    (loop $round
      (local.set $at (i32.const 0))
      (loop $next
        (i32.store (local.get $at) (i32.add (i32.load (local.get $at)) (local.get $rounds)))
        (local.set $at (i32.add (local.get $at) (i32.const 64)))
        (br_if $next (i32.lt_u (local.get $at) (i32.const 0x400000))))
      (local.set $rounds (i32.sub (local.get $rounds) (i32.const 1)))
      (br_if $round (local.get $rounds)))
    (i32.load (i32.const 64))))
