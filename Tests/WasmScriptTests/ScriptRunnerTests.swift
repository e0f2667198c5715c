// Every kind of command, once doing what it should and once not.

import Testing
import WasmScript
import WasmText

/// A script, how many of its commands pass, and what is said of the others.
struct ScriptRow: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let script: String
  let passed: Int
  let failures: [String]
  let skipped: Int

  init(
    _ name: String, _ script: String, passed: Int, failures: [String] = [], skipped: Int = 0
  ) {
    (testDescription, self.script, self.passed) = (name, script, passed)
    (self.failures, self.skipped) = (failures, skipped)
  }

  private static let module = """
    (module $m
      (tag $t)
      (global (export "g") i32 (i32.const 7))
      (func (export "id") (param i32) (result i32) (local.get 0))
      (func (export "nan") (result f32) (f32.const -nan))
      (func (export "quiet") (result f32) (f32.const nan:0x400001))
      (func (export "vector") (result v128) (v128.const f32x4 1 nan 3 4))
      (func (export "div") (param i32) (result i32) (i32.div_s (i32.const 1) (local.get 0)))
      (func $deep (export "deep") (call $deep))
      (func (export "throw") (throw $t))
      (func (export "null") (result anyref) (ref.null any))
      (func (export "i31") (result anyref) (ref.i31 (i32.const 1)))
      (func (export "extern") (param externref) (result externref) (local.get 0)))
    """

  /// A row whose commands come after the module above.
  private static func row(
    _ name: String, _ commands: String, passed: Int, failures: [String] = [], skipped: Int = 0
  ) -> ScriptRow {
    ScriptRow(
      name, module + commands, passed: passed + 1, failures: failures, skipped: skipped)
  }

  static let all: [ScriptRow] = [
    row("an action", #"(invoke "id" (i32.const 1)) (get "g")"#, passed: 2),
    row(
      "an action that traps", #"(invoke "div" (i32.const 0))"#, passed: 0,
      failures: ["it ended with integer divide by zero"]),
    row(
      "no such export", #"(invoke "none") (get "id")"#, passed: 0,
      failures: ["no function \"none\" is exported", "no global \"id\" is exported"]),
    row(
      "results",
      #"""
      (assert_return (invoke "id" (i32.const 1)) (i32.const 1))
      (assert_return (invoke "id" (i32.const 1)) (i32.const 2))
      (assert_return (get "g") (i32.const 7))
      (assert_return (invoke "id" (i32.const 1)) (either (i32.const 3) (i32.const 1)))
      (assert_return (invoke "id" (i32.const 1)))
      """#, passed: 3,
      failures: [
        "it returned [i32 1], expected [i32 2]", "it returned [i32 1], expected []",
      ]),
    row(
      "NaN",
      #"""
      (assert_return (invoke "nan") (f32.const nan:canonical))
      (assert_return (invoke "nan") (f32.const nan:arithmetic))
      (assert_return (invoke "quiet") (f32.const nan:arithmetic))
      (assert_return (invoke "quiet") (f32.const nan:canonical))
      """#, passed: 3,
      failures: ["it returned [f32 nan:0x7fc00001], expected [f32 nan:canonical]"]),
    row(
      "lanes",
      #"""
      (assert_return (invoke "vector") (v128.const f32x4 1 nan:canonical 3 4))
      (assert_return (invoke "vector") (v128.const f32x4 1 nan:canonical 3 5))
      """#, passed: 1,
      failures: [
        "it returned [v128 i32x4 0x3f800000 0x7fc00000 0x40400000 0x40800000], "
          + "expected [v128 f32x4 0x3f800000 nan:canonical 0x40400000 0x40a00000]"
      ]),
    row(
      "references",
      #"""
      (assert_return (invoke "null") (ref.null any))
      (assert_return (invoke "i31") (ref.i31))
      (assert_return (invoke "i31") (ref.eq))
      (assert_return (invoke "i31") (ref.struct))
      (assert_return (invoke "null") (ref.any))
      (assert_return (invoke "extern" (ref.extern 4)) (ref.extern 4))
      (assert_return (invoke "extern" (ref.extern 4)) (ref.extern 5))
      """#, passed: 4,
      failures: [
        "it returned [anyref i31 1], expected [a reference: structure]",
        "it returned [anyref null], expected [a reference: any]",
        "it returned [externref extern#4], expected [ref.extern 5]",
      ]),
    row(
      "traps",
      #"""
      (assert_trap (invoke "div" (i32.const 0)) "integer divide by zero")
      (assert_trap (invoke "div" (i32.const 0)) "unreachable")
      (assert_trap (invoke "div" (i32.const 1)) "unreachable")
      """#, passed: 1,
      failures: [
        "it failed with \"integer divide by zero\", expected \"unreachable\"",
        "it ended with results, expected a trap: unreachable",
      ]),
    row(
      "exhaustion",
      #"""
      (assert_exhaustion (invoke "deep") "call stack exhausted")
      (assert_exhaustion (invoke "throw") "call stack exhausted")
      """#, passed: 1, failures: ["it ended with an exception, expected: call stack exhausted"]),
    row(
      "exceptions",
      #"""
      (assert_exception (invoke "throw"))
      (assert_exception (invoke "div" (i32.const 0)))
      """#, passed: 1,
      failures: ["it ended with integer divide by zero, expected an exception"]),
    row(
      "register and link",
      #"""
      (register "lib" $m)
      (module (import "lib" "id" (func (param i32) (result i32))))
      (assert_unlinkable (module (import "lib" "id" (func))) "incompatible import type")
      (assert_unlinkable (module (import "lib" "none" (func))) "unknown import")
      (assert_unlinkable (module) "unknown import")
      (register "none" $none)
      """#, passed: 4, failures: ["it was linked, expected: unknown import"], skipped: 1),
    ScriptRow(
      "definitions and instances",
      #"""
      (module definition $d (global (export "g") (mut i32) (i32.const 0))
        (func (export "set") (global.set 0 (i32.const 1))))
      (module instance $a $d) (module instance $b $d)
      (invoke $a "set")
      (assert_return (get $a "g") (i32.const 1))
      (assert_return (get $b "g") (i32.const 0))
      (module instance $c $none)
      """#, passed: 6, skipped: 1),
    ScriptRow(
      "malformed and invalid",
      #"""
      (assert_malformed (module quote "(func (i32.cost 1))") "unknown operator")
      (assert_malformed (module binary "") "unexpected end")
      (assert_malformed (module quote "(func)") "unexpected token")
      (assert_invalid (module (func (result i32))) "type mismatch")
      (assert_invalid (module (func)) "type mismatch")
      (assert_invalid (module quote "(func") "type mismatch")
      """#, passed: 3,
      failures: [
        "it was read, expected: unexpected token", "it is valid, expected: type mismatch",
        "it is malformed: unexpected token: found the end of the text, expected an instruction or )",
      ]),
    ScriptRow(
      "custom sections",
      #"""
      (assert_malformed_custom (module quote "(@custom)") "@custom annotation: missing section name")
      (assert_invalid_custom
        (module quote "(func (@metadata.code.branch_hint \"\\01\") nop)")
        "@metadata.code.branch_hint annotation: invalid target")
      """#, passed: 2),
    ScriptRow(
      "a module that traps",
      #"""
      (assert_trap (module (func $f unreachable) (start $f)) "unreachable")
      (assert_trap (module (memory 0) (data (i32.const 0) "a")) "out of bounds memory access")
      (assert_trap (module) "unreachable")
      """#, passed: 2, failures: ["it started, expected a trap: unreachable"]),
    ScriptRow(
      "what follows a module that fails is not tried",
      #"""
      (module (func (export "f")))
      (module (func (export "f") (drop)))
      (invoke "f")
      (assert_return (invoke "f"))
      """#, passed: 1,
      failures: [
        "type mismatch: the stack has [], the instruction takes one operand, in f at pc 0, offset 0x39"
      ],
      skipped: 2),
    ScriptRow(
      "spectest",
      #"""
      (module (import "spectest" "memory" (memory 1)) (import "spectest" "global_f32" (global f32))
        (func (export "f") (result f32) (global.get 0)))
      (assert_return (invoke "f") (f32.const 666.6))
      """#, passed: 2),
  ]
}

@Suite struct ScriptRunnerTests {
  @Test("a command passes, fails with a reason, or is not tried", arguments: ScriptRow.all)
  func runs(_ row: ScriptRow) throws {
    let report = ScriptRunner.run(try parseScript(Array(row.script.utf8)))
    #expect(report.failures.map(\.message) == row.failures)
    #expect(report.passed == row.passed)
    #expect(report.skipped.count == row.skipped)
  }

  @Test("a note has the place of its command")
  func place() throws {
    let source = Array("(module)\n  (invoke \"f\")".utf8)
    let report = ScriptRunner.run(try parseScript(source))
    #expect(report.failures.first?.place(in: source) == "2:3")
  }
}
