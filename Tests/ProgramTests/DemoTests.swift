// `paniclab demo` in a pipe: the same bytes as the transcript, on every run, from anywhere.

import Foundation
import Testing

extension ProgramTests {
  @Suite struct DemoTests {
    private static let plain = ["demo", "--no-input", "--ascii", "--width", "80"]

    @Test(
      "the demo and the stories print what their transcripts have, line by line",
      arguments: [nil, "one-panic", "one-abort", "nested-abort"])
    func transcript(_ story: String?) throws {
      let run = try Program().run(Self.plain + (story.map { [$0] } ?? []), in: TemporaryFolder())
      #expect(run.code == 0 && run.error == "")
      let printed = run.output.split(separator: "\n")
      let expected = try Self.transcriptLines(story.map { "story-\($0)" } ?? "demo")
      #expect(printed.count == expected.count)
      for (number, (new, old)) in zip(printed, expected).enumerated() where new != old {
        Issue.record("line \(number + 1)\n  transcript: \(old)\n  printed:    \(new)")
        break
      }
    }

    /// The transcript without the head that says what it is, its comments as the demo shows them.
    private static func transcriptLines(_ name: String) throws -> [Substring] {
      let file = Repository.root.appending(path: "Tests/ShellTests/Transcripts/\(name).txt")
      let text = try String(contentsOf: file, encoding: .utf8)
      return text.split(separator: "\n").drop { !$0.hasPrefix("-- ") }.map {
        $0.hasPrefix("-- ") ? $0.dropFirst(3) : $0
      }
    }

    @Test("the stories are listed, and another name is an error that names them")
    func list() throws {
      let list = try Program().run(["demo", "--list"], in: TemporaryFolder())
      #expect(list.code == 0)
      let wrong = try Program().run(["demo", "one-panik"], in: TemporaryFolder())
      #expect(wrong.code != 0)
      for name in ["demo", "one-panic", "one-abort", "nested-abort"] {
        #expect(list.output.split(separator: "\n").contains { $0.hasPrefix(name) }, "\(name)")
        #expect(wrong.error.contains(name), "\(name)")
      }
    }

    @Test("two runs print the same bytes, and no escape sequence", arguments: [plain, ["demo"]])
    func sameBytes(_ arguments: [String]) throws {
      let first = try Program().run(arguments, in: TemporaryFolder())
      let second = try Program().run(arguments, in: TemporaryFolder())
      #expect(first.output == second.output)
      #expect(!first.output.isEmpty && !first.output.contains("\u{1B}"))
      let isASCII = first.output.utf8.allSatisfy { $0 < 0x80 }
      #expect(isASCII == arguments.contains("--ascii"))
    }

    @Test("`demo | head -3` ends quietly")
    func closedPipe() throws {
      // One demo fits into a pipe, so that no write needs to fail; a dozen does not.
      let line = """
        for i in 1 2 3 4 5 6 7 8 9 10 11 12; do
          "$0" demo --no-input || echo "code $?" >&2
        done | head -3
        """
      let run = try Program().runShell(line, in: TemporaryFolder())
      #expect(run.output.split(separator: "\n", omittingEmptySubsequences: false).count == 4)
      #expect(run.error == "")
    }

    @Test("--color always gives escape sequences in a pipe, even with NO_COLOR")
    func colorAlways() throws {
      let run = try Program().runShell(
        "NO_COLOR=1 \"$0\" demo --no-input --color always", in: TemporaryFolder())
      #expect(run.output.contains("\u{1B}["))
    }

    @Test("lines fit the width that was asked for", arguments: [60, 80, 120])
    func width(_ columns: Int) throws {
      let run = try Program().run(
        ["demo", "--no-input", "--width", "\(columns)"], in: TemporaryFolder())
      // The comments between the commands are as the script has them.
      let lines = run.output.split(separator: "\n").filter {
        $0.hasPrefix("A  ") || $0.hasPrefix("B  ")
      }
      #expect(!lines.isEmpty)
      for line in lines { #expect(line.count <= columns, "\(line)") }
    }

    @Test("the program needs nothing beside it: a copy alone has the demo and the lessons")
    func aloneInFolder() throws {
      let folder = TemporaryFolder()
      let path = folder.path("paniclab")
      try FileManager.default.copyItem(atPath: Program().path, toPath: path)
      let copy = try Program(copy: path)
      let there = try Program().run(Self.plain, in: TemporaryFolder())
      let demo = try copy.run(Self.plain, in: folder)
      #expect(demo.code == 0 && demo.output == there.output)
      let lesson = try copy.run(["lesson", "L01"], input: "call give_up()\n", in: folder)
      #expect(lesson.code == 0, "\(lesson)")
      #expect(lesson.output.contains("TRAP  L001 unreachable"), "\(lesson)")
    }
  }
}
