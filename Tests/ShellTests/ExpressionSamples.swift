// A module whose values are known, for tests of expressions.

import Testing

@testable import Shell

/// `lab.wat`: memory with known bytes, named locals, floats, and an exception with a tag.
let expressionFiles: [String: [UInt8]] = [
  "lab.wat": Array(
    """
    (module
      (memory (export "memory") 1)
      (data (i32.const 0x100) "\\01\\ff\\02\\80caf\\c3\\a9\\00")
      (data (i32.const 0x110) "\\00\\00\\c0\\3f")
      (data (i32.const 0x118) "\\00\\00\\00\\00\\00\\00\\04\\40")
      (data (i32.const 0x120) "\\cd\\cc\\cc\\3d\\00\\00\\c0\\7f")
      (global $__stack_pointer (mut i32) (i32.const 65536))
      (global $limit i64 (i64.const -2))
      (global $ratio (mut f64) (f64.const 0.25))
      (tag $boom (export "boom") (param i32))
      (func $inner (param $amount i32) (param $big i64) (param $rate f32) (param $tick f64)
        (local $p i32) (local $nothing externref) (local $vector v128) (local $last i32)
        (local.set $p (i32.const 0x100))
        (global.set $__stack_pointer (i32.const 65520))
        (local.set $vector (v128.const i64x2 7 8))
        (i32.const 41)
        (i64.const 42)
        drop
        drop
        (throw $boom (i32.const 3)))
      (func (export "outer") (param $x i32)
        (block $done (result i32)
          (try_table (catch $boom $done)
            (call $inner (local.get $x) (i64.const -1) (f32.const 1.5) (f64.const 2.5)))
          (i32.const 0))
        drop)
      (func (export "fail") unreachable))
    """.utf8)
]

extension Lab {
  /// A lab in which some lines were typed.
  static func after(_ lines: [String]) -> Lab {
    let lab = Lab(.test(files: expressionFiles))
    for line in lines { _ = lab.respond(to: line) }
    return lab
  }

  /// `bank`, inside `transfer(1, 2, 500)`, with 500 just stored and an operand on the stack.
  static func inBank() -> Lab {
    after([
      "strategy use guard-reinit", "load bank", "request deposit 1 50", "start transfer(1, 2, 500)",
      "step 9",
    ])
  }

  private static let wayIntoLab = [
    "strategy use reinit", "load lab.wat", "start outer(-3)", "step 15",
  ]

  /// `lab.wat`, inside `inner(-3, -1, 1.5, 2.5)`, with 42 above 41 on the stack.
  static func inLab() -> Lab { after(wayIntoLab) }

  /// The values there.
  static func valuesInLab() throws -> WorkerValues { try values(after: wayIntoLab) }

  /// The values of the one side after some lines.
  static func values(after lines: [String]) throws -> WorkerValues {
    var session = Session(.test(files: expressionFiles))
    for line in lines { _ = session.respond(to: line) }
    try #require(session.sides.count == 1)
    return WorkerValues(side: session.sides[0])
  }
}
