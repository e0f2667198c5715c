// Linear mode from outside: asked for by an option or by the environment, and plain in a pipe.

import Testing

extension ProgramTests {
  @Suite struct LinearTests {
    private static let commands = "request transfer 1 2 500\\nunwind\\ntimeline\\nblast\\n"

    private static func output(_ settings: String, _ options: String) throws -> String {
      let run = try Program().runShell(
        "printf '\(commands)' | \(settings) \"$0\" bank \(options)", in: TemporaryFolder())
      #expect(run.code == 0 && run.error == "", "\(run)")
      return run.output
    }

    @Test("`--linear` and PANICLAB_ACCESSIBLE=1 print the same: one fact a line, no columns")
    func linear() throws {
      let asked = try Self.output("", "--linear")
      #expect(asked == (try Self.output("PANICLAB_ACCESSIBLE=1", "")))
      #expect(!asked.contains("\u{1B}"))
      for line in asked.split(separator: "\n") {
        #expect(!line.contains("    "), "\(line)")
        #expect(line.contains("  ") ? !line.contains(" | ") : true, "\(line)")
      }
      let facts = [
        "A reinit, all, side A, failed: 1", "B guard-reinit, all, side B, drops: 2",
        "A: guards: # never dropped: 1 (begun", "B: predicted: by the handlers alone",
      ]
      for fact in facts { #expect(asked.contains(fact), "\(fact)") }
    }

    @Test("a flag before the command counts as one behind it", arguments: ["--linear", "--ascii"])
    func leadingFlag(_ flag: String) throws {
      let folder = TemporaryFolder()
      let before = try Program().run([flag, "lesson", "L01"], in: folder)
      #expect(before.code == 0 && before.error == "", "\(before)")
      #expect(before.output.contains("one fact a line") == (flag == "--linear"))
      #expect(before.output == (try Program().run(["lesson", "L01", flag], in: folder).output))
    }

    @Test("without them, or with another value, there are columns", arguments: ["", "0"])
    func columns(_ value: String) throws {
      let settings = value.isEmpty ? "" : "PANICLAB_ACCESSIBLE=\(value)"
      let output = try Self.output(settings, "")
      #expect(output.contains("side  failed  lost  cold"))
      #expect(!output.contains("all, side A, failed: 1"))
    }
  }
}
