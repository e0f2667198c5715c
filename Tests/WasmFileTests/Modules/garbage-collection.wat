;; Structures, arrays, casts, recursive types.
(module
  (rec
    (type $node (sub (struct (field $value i32) (field $next (mut (ref null $node))))))
    (type $leaf (sub final $node (struct (field i32) (field (mut (ref null $node))) (field i64)))))
  (type $bytes (array (mut i8)))
  (type $list (array (ref null $node)))
  (data $text "hello")
  (elem $nodes (ref null $node) (ref.null $node) (item (struct.new $node (i32.const 1) (ref.null none))))
  (func $push (export "push") (param $value i32) (param $next (ref null $node)) (result (ref $node))
    (struct.new $node (local.get $value) (local.get $next)))
  (func (export "sum") (param $node (ref null $node)) (result i32)
    (local $total i32)
    (block $done
      (loop $again
        (local.set $total
          (i32.add (local.get $total)
            (struct.get $node $value (br_on_null $done (local.get $node)))))
        (local.set $node (struct.get $node $next (local.get $node)))
        (br $again)))
    (local.get $total))
  (func (export "text") (result i32)
    (array.get_u $bytes
      (array.new_data $bytes $text (i32.const 0) (i32.const 5))
      (i32.const 1)))
  (func (export "cast") (param anyref) (result i32)
    (block $is (result (ref i31))
      (br_on_cast $is anyref (ref i31) (local.get 0))
      (return (ref.test (ref null $leaf))))
    (i31.get_s))
  (func (export "array") (param $n i32) (result i32)
    (array.len (array.new $list (ref.null $node) (local.get $n)))
    (array.copy $bytes $bytes
      (array.new_default $bytes (i32.const 4)) (i32.const 0)
      (array.new_fixed $bytes 2 (i32.const 1) (i32.const 2)) (i32.const 0) (i32.const 2))))
