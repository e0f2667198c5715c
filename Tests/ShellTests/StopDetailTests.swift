// The numbers that the report of a trap shows: addresses, limits, operands, types.

import Shell
import Testing

@Suite struct StopDetailTests {
  /// A function body that traps, and what the report must say.
  private static let traps: [(body: String, detail: String)] = [
    ("(drop (i32.load (i32.const 2147483647)))", "address 2147483647 + 4 bytes > memory of 65536"),
    ("(i32.store8 (i32.const 65536) (i32.const 1))", "address 65536 + 1 byte > memory of 65536"),
    ("(drop (i32.div_s (i32.const 7) (i32.const 0)))", "7 divided by 0"),
    ("(drop (i64.rem_u (i64.const 9) (i64.const 0)))", "9 divided by 0"),
    (
      "(drop (i32.div_s (i32.const -2147483648) (i32.const -1)))",
      "-2147483648 divided by -1"
    ),
    ("(drop (i32.trunc_f64_s (f64.const nan)))", "the operand is nan"),
    ("(call_indirect (i32.const 9))", "element 9 > last of table 0 with 3 elements"),
    ("(call_indirect (i32.const 0))", "element 0 of table 0 is null"),
    ("(call_indirect (i32.const 1))", "element 1: expected () -> (), found (i32) -> i32"),
    ("(drop (table.get (i32.const 3)))", "index 3 + 1 element > table 0 of 3 elements"),
  ]

  @Test("the report of a trap has its numbers", arguments: traps.indices)
  func numbers(_ index: Int) {
    let (body, detail) = Self.traps[index]
    let text = """
      (module (memory 1) (table 3 funcref) (elem (i32.const 1) $other)
        (func $other (param i32) (result i32) (local.get 0))
        (func (export "run") \(body)))
      """
    let session = Lab(.test(files: ["trap.wat": Array(text.utf8)]))
    _ = session.respond(to: "strategy use ignore")
    let loaded = session.text("load trap.wat")
    _ = session.respond(to: "start run()")
    let report = session.text("continue")
    #expect(report.contains(detail), "\(loaded)\n\(report)")
  }
}
