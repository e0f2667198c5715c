;; `run` throws so many exceptions, one after the other, and catches each four frames further out.
;; It returns the sum of what they carried.
(module
  (tag $problem (param i32))

  (func $first (param $payload i32) (call $second (local.get $payload)))
  (func $second (param $payload i32) (call $third (local.get $payload)))
  (func $third (param $payload i32) (call $fourth (local.get $payload)))
  (func $fourth (param $payload i32) (throw $problem (local.get $payload)))

  (func (export "run") (param $count i32) (result i32)
    (local $sum i32)
    (loop $next
      (if (local.get $count)
        (then
          (block $caught (result i32)
            (try_table (catch $problem $caught)
              (call $first (local.get $count)))
            unreachable)
          (local.set $sum (i32.add (local.get $sum)))
          (local.set $count (i32.sub (local.get $count) (i32.const 1)))
          (br $next))))
    (local.get $sum)))
