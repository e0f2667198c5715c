;; A module that says something as often as it is told to: a history of many events.
(module
  (import "host" "log" (func $log (param i32 i32)))
  (memory (export "memory") 1)
  (data (i32.const 16) "once more")
  (func (export "run") (param $times i32) (result i32)
    (loop $again
      (call $log (i32.const 16) (i32.const 9))
      (local.set $times (i32.sub (local.get $times) (i32.const 1)))
      (br_if $again (local.get $times)))
    i32.const 42))
