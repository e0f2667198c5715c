;; Identifiers of every kind, quoted ones, strings with escapes.
(module $"a module"
  (type $"the type" (func (param $x i32)))
  (import "\u{2620}" "\t\n\"\\" (func $"import \22" (type $"the type")))
  (memory $memory 1)
  (table $table 1 funcref)
  (global $global (mut i32) (i32.const 1))
  (tag $tag (param i32))
  (data $data (i32.const 0) "\00\ff\u{1F600}" "two")
  (elem $elem (i32.const 0) $f)
  (func $f (export "f") (export "\c3\a9") (param $p i32) (local $l i64)
    block $outer
      loop $inner
        local.get $p
        br_if $inner
      end
    end
    (if $cond (global.get $global) (then (br $cond)) (else (br 1))))
  (start $main)
  (func $main))
