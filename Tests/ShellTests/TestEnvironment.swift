// A session's doors, with files in memory.

import Shell
import Stepping
import Styling

extension SessionEnvironment {
  /// An environment that reads from a table and writes nowhere.
  static func test(files: [String: [UInt8]] = [:]) -> SessionEnvironment {
    SessionEnvironment(
      readFile: { path in
        files[path].map { .success($0) } ?? .failure(FileProblem("no such file"))
      },
      writeFile: { _, _ in nil })
  }
}

/// A session that tests talk to.
final class Lab {
  private var session: Session

  init(_ environment: SessionEnvironment, _ limits: TimelineLimits = TimelineLimits()) {
    session = Session(environment)
    session.limits = limits
  }

  func respond(to line: String) -> Response { session.respond(to: line) }

  /// What a line prints, as one text.
  func text(_ line: String) -> String {
    respond(to: line).lines.map { $0.text() }.joined(separator: "\n")
  }

  func complete(_ line: String) -> Shell.Completion { session.complete(line) }
}

/// Small files that tests load, made by hand.
let sampleFiles: [String: [UInt8]] = [
  "not.wasm": Array("hello".utf8),
  "text.wat": Array("(module (func i32.add drop))".utf8),
  "typo.wat": Array("(module (func i32.ad))".utf8),
  "cut.wat": Array("(module".utf8),
  "good.wat": Array(
    """
    (module $good
      (func $double (export "double") (param $x i32) (result i32)
        (i32.add (local.get $x) (local.get $x))))
    """.utf8),
  // Loops, with calls, that can end in a trap.
  "loop.wat": Array(
    """
    (module
      (memory 1)
      (func $add (param $x i32) (result i32)
        (i32.store (i32.const 64) (i32.add (i32.load (i32.const 64)) (local.get $x)))
        (i32.load (i32.const 64)))
      (func $spin (export "spin") (param $n i32) (result i32)
        (loop $again
          (drop (call $add (i32.const 1)))
          (br_if $again (local.tee $n (i32.sub (local.get $n) (i32.const 1)))))
        (i32.load (i32.const 64)))
      (func (export "twice") (param $n i32) (result i32)
        (drop (call $spin (local.get $n)))
        (call $spin (local.get $n)))
      (func (export "fail") (param $n i32)
        (drop (call $spin (local.get $n)))
        unreachable))
    """.utf8),
  "empty.wasm": [],
  "truncated.wasm": [0, 0x61, 0x73, 0x6D, 1, 0, 0, 0, 1, 0x20, 1],
  // (import "env" "foo" (func (param i32)))
  "import.wasm": [
    0, 0x61, 0x73, 0x6D, 1, 0, 0, 0, 1, 5, 1, 0x60, 1, 0x7F, 0, 2, 11, 1, 3, 0x65, 0x6E, 0x76, 3,
    0x66, 0x6F, 0x6F, 0, 0,
  ],
  // (memory 65536), 4 GiB
  "huge.wasm": [0, 0x61, 0x73, 0x6D, 1, 0, 0, 0, 5, 5, 1, 0, 0x80, 0x80, 4],
  // (func (export "spin") (loop br 0))
  "spin.wasm": [
    0, 0x61, 0x73, 0x6D, 1, 0, 0, 0, 1, 4, 1, 0x60, 0, 0, 3, 2, 1, 0, 7, 8, 1, 4, 0x73, 0x70, 0x69,
    0x6E, 0, 0, 10, 9, 1, 7, 0, 3, 0x40, 0x0C, 0, 0x0B, 0x0B,
  ],
  // (func (export "bad") (result i32) i64.const 1)
  "invalid.wasm": [
    0, 0x61, 0x73, 0x6D, 1, 0, 0, 0, 1, 5, 1, 0x60, 0, 1, 0x7F, 3, 2, 1, 0, 7, 7, 1, 3, 0x62, 0x61,
    0x64, 0, 0, 10, 6, 1, 4, 0, 0x42, 1, 0x0B,
  ],
  // (module (func (export "__wbindgen_start") (param i32)) (func (export "f") (result i32) i32.const 1))
  "start-parameters.wasm": [
    0x00, 0x61, 0x73, 0x6D, 0x01, 0x00, 0x00, 0x00, 0x01, 0x09, 0x02, 0x60, 0x01, 0x7F, 0x00, 0x60,
    0x00, 0x01, 0x7F, 0x03, 0x03, 0x02, 0x00, 0x01, 0x07, 0x18, 0x02, 0x10, 0x5F, 0x5F, 0x77, 0x62,
    0x69, 0x6E, 0x64, 0x67, 0x65, 0x6E, 0x5F, 0x73, 0x74, 0x61, 0x72, 0x74, 0x00, 0x00, 0x01, 0x66,
    0x00, 0x01, 0x0A, 0x09, 0x02, 0x02, 0x00, 0x0B, 0x04, 0x00, 0x41, 0x01, 0x0B,
  ],
  // (module (func $s unreachable) (start $s) (func (export "f")))
  "start-trap.wasm": [
    0x00, 0x61, 0x73, 0x6D, 0x01, 0x00, 0x00, 0x00, 0x01, 0x04, 0x01, 0x60, 0x00, 0x00, 0x03, 0x03,
    0x02, 0x00, 0x00, 0x07, 0x05, 0x01, 0x01, 0x66, 0x00, 0x01, 0x08, 0x01, 0x00, 0x0A, 0x08, 0x02,
    0x03, 0x00, 0x00, 0x0B, 0x02, 0x00, 0x0B,
  ],
  // (module (func $s (loop br 0)) (start $s) (func (export "f")))
  "start-loop.wasm": [
    0x00, 0x61, 0x73, 0x6D, 0x01, 0x00, 0x00, 0x00, 0x01, 0x04, 0x01, 0x60, 0x00, 0x00, 0x03, 0x03,
    0x02, 0x00, 0x00, 0x07, 0x05, 0x01, 0x01, 0x66, 0x00, 0x01, 0x08, 0x01, 0x00, 0x0A, 0x0C, 0x02,
    0x07, 0x00, 0x03, 0x40, 0x0C, 0x00, 0x0B, 0x0B, 0x02, 0x00, 0x0B,
  ],
  // (module (func (export "two") (result i32 i64) i32.const 1 i64.const 2))
  "two-results.wasm": [
    0x00, 0x61, 0x73, 0x6D, 0x01, 0x00, 0x00, 0x00, 0x01, 0x06, 0x01, 0x60, 0x00, 0x02, 0x7F, 0x7E,
    0x03, 0x02, 0x01, 0x00, 0x07, 0x07, 0x01, 0x03, 0x74, 0x77, 0x6F, 0x00, 0x00, 0x0A, 0x08, 0x01,
    0x06, 0x00, 0x41, 0x01, 0x42, 0x02, 0x0B,
  ],
]
