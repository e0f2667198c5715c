// The example worker: what V8 did with the compiled bank, PanicLab must do too.

import Foundation
import Testing

@Suite struct BankTraceTests {
  @Test(
    "the example worker does call by call what V8 did",
    arguments: ["abort", "unwind-legacy", "unwind-exnref"])
  func reproducesTrace(_ build: String) throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let folder = root.appending(path: "Examples/rust")
    let bytes = try Data(contentsOf: folder.appending(path: "bank.\(build).wasm"))
    let trace = try String(
      contentsOf: folder.appending(path: "traces/bank.\(build).jsonl"), encoding: .utf8)
    try TracePlayer(bytes: Array(bytes)).play(trace, hasClass: false)
  }
}
