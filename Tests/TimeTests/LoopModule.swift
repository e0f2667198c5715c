// A module for long runs, in which some things are written at every turn and others seldom.

import Recovery

enum LoopModule {
  /// It exports `spin(turns, every, width)`.
  static func subject() throws -> Subject {
    try Subject(name: "loop", bytes: Array(text.utf8), .ignore)
  }

  static let text = """
    (module
      (memory (export "memory") 2)
      (global $sp (export "__stack_pointer") (mut i32) (i32.const 65536))
      (global $total (mut i64) (i64.const 0))
      ;; Seldom: stores of all widths, two of them of the same value as before, and a fill.
      (func $note (param $turn i32)
        (local $double i32)
        (global.set $sp (i32.sub (global.get $sp) (i32.const 16)))
        (local.set $double (i32.mul (local.get $turn) (i32.const 2)))
        (i32.store (i32.const 256) (local.get $double))
        (i32.store16 (i32.const 511) (local.get $turn))
        (i64.store8 (i32.const 9000) (i64.extend_i32_u (local.get $turn)))
        (i64.store (i32.const 65532) (global.get $total))
        (i32.store (i32.const 1024) (i32.const 7))
        (f64.store (i32.const 2048) (f64.convert_i32_s (local.get $turn)))
        (memory.fill (i32.const 4000) (local.get $turn) (i32.const 300))
        (memory.copy (i32.const 70000) (i32.const 250) (i32.const 20))
        (global.set $total
          (i64.add (global.get $total) (i64.extend_i32_s (local.get $turn))))
        (global.set $sp (i32.add (global.get $sp) (i32.const 16))))
      (func $spin (export "spin") (param $turns i32) (param $every i32)
        (local $done i32)
        (loop $again
          (i32.store (i32.const 64) (i32.add (i32.load (i32.const 64)) (i32.const 1)))
          (if (i32.eqz (i32.rem_u (local.get $turns)
              (i32.add (i32.and (local.get $every) (i32.const 1023)) (i32.const 1))))
            (then (call $note (local.get $turns)) (local.set $done (local.get $turns))))
          (br_if $again (i32.gt_s
            (local.tee $turns (i32.sub (local.get $turns) (i32.const 1)))
            (i32.const 0)))))
      (func (export "fail") (param $turns i32)
        (call $spin (local.get $turns) (i32.const 900))
        unreachable))
    """
}
