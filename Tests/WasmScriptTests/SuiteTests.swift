// The official suite: every command of every script does what it should.

import Testing
import WasmScript
import WasmText

@Suite struct SuiteTests {
  @Test(
    "every command of a script of the official suite does what it should",
    .enabled(if: SuiteFiles.folder != nil, Comment(rawValue: SuiteFiles.isAbsent)),
    arguments: SuiteFiles.all)
  func script(_ name: String) throws {
    let source = try SuiteFiles.read(name)
    let report = ScriptRunner.run(try parseScript(source))
    #expect(report.passed + report.failures.count > 0)
    for note in report.failures + report.skipped {
      Issue.record("\(name):\(note.place(in: source)): \(note.message)")
    }
  }
}
