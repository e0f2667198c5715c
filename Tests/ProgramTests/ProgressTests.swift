// Saved progress: what a person has done is never lost, whatever stands in the file.

import Testing

extension ProgramTests {
  @Suite struct ProgressTests {
    private static let file = "state/progress.txt"

    /// Opens the first lesson in a pipe and does everything that it asks for.
    private func finishFirstLesson(in folder: TemporaryFolder) throws -> Program.Run {
      let input = try Repository.solution(of: "L01") + "\ncheck\n"
      return try Program().run(["lesson", "L01"], input: input, in: folder)
    }

    @Test("a finished lesson is noted under PANICLAB_HOME, which is made if it is missing")
    func noted() throws {
      let folder = TemporaryFolder()
      let run = try finishFirstLesson(in: folder)
      #expect(run.code == 0, "\(run.error)")
      #expect(run.output.contains("L01 is done."))
      #expect(
        try folder.read(Self.file) == "paniclab-progress 1\ncurrent L01\ndone L01 hints=0\n")
      #expect(!folder.exists(".local"))
    }

    @Test("opening a lesson is noted before anything is typed")
    func opened() throws {
      let folder = TemporaryFolder()
      _ = try Program().run(["lesson", "L01"], in: folder)
      #expect(try folder.read(Self.file) == "paniclab-progress 1\ncurrent L01\n")
    }

    @Test("lines that this version does not know are kept")
    func unknownLines() throws {
      let folder = TemporaryFolder()
      let before = "paniclab-progress 1\nmedal L07 gold\ncurrent L02\n\ndone L05 hints=3\n# note\n"
      try folder.write(Self.file, before)
      let run = try finishFirstLesson(in: folder)
      #expect(run.code == 0, "\(run.error)")
      let after = before.replacing("current L02", with: "current L01") + "done L01 hints=0\n"
      #expect(try folder.read(Self.file) == after)
    }

    @Test(
      "a file that is no progress gives one error with path and line, and stays as it is",
      arguments: [
        "somebody's shopping list\n", "\n\npaniclab-progress 2\ndone L01 hints=0\n",
        "\u{FEFF}paniclab-progress 1\n", "done L01 hints=0\npaniclab-progress 1\n",
      ])
    func malformed(_ text: String) throws {
      let folder = TemporaryFolder()
      try folder.write(Self.file, text)
      let line =
        (text.split(separator: "\n", omittingEmptySubsequences: false)
          .firstIndex { !$0.isEmpty } ?? 0) + 1
      let run = try Program().run(["lesson", "L01"], in: folder)
      #expect(run.code == 1)
      #expect(run.error.contains("\(folder.path(Self.file)):\(line)"), "\(run.error)")
      #expect(run.error.split(separator: "\n").count { $0.hasPrefix("error: ") } == 1)
      #expect(try folder.read(Self.file) == text)
    }

    @Test("a progress file that cannot be written is an error that names it")
    func unwritable() throws {
      let folder = TemporaryFolder()
      try folder.write("state", "a file where a folder should be")
      let run = try Program().run(["lesson", "L01"], in: folder)
      #expect(run.error.contains("\(folder.path(Self.file)) was not written"), "\(run)")
      #expect(try folder.read("state") == "a file where a folder should be")
    }
  }
}
