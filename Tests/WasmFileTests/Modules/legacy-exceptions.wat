;; Exceptions as compilers wrote them before the standard had try_table.
(module
  (tag $error (param i32))
  (func $fail (param i32) (throw $error (local.get 0)))
  (func (export "catch") (param i32) (result i32)
    (try (result i32)
      (do (call $fail (local.get 0)) (i32.const 0))
      (catch $error (i32.const 1) (i32.add))
      (catch_all (i32.const -1))))
  (func (export "delegate") (param i32) (result i32)
    try $outer (result i32)
      try
        local.get 0
        call $fail
      delegate $outer
      i32.const 0
    catch $error
    end)
  (func (export "rethrow") (param i32)
    try $t
      local.get 0
      call $fail
    catch_all
      rethrow $t
    end))
