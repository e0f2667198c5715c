// A session's doors, with files in memory.

import Shell
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

  init(_ environment: SessionEnvironment) { session = Session(environment) }

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
  "text.wat": Array("(module)".utf8),
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
]
