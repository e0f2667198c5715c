// The course in a folder: `dev check --course` says by name what is wrong with it.

import Foundation
import Testing

extension ProgramTests {
  @Suite struct CourseFolderTests {
    /// A folder with a copy of the course.
    private func copy() throws -> TemporaryFolder {
      let folder = TemporaryFolder()
      try FileManager.default.copyItem(
        at: Repository.root.appending(path: "Lessons"), to: URL(filePath: folder.path("Lessons")))
      return folder
    }

    @Test("a mistake in a folder is found by name and place, and the rest is still checked")
    func mistakes() throws {
      let folder = try copy()
      let page = "Lessons/02-nothing-is-undone/lesson.md"
      let text = try folder.read(page)
      try folder.write(page, text.replacing("0x00100:  0  800  200", with: "0x00100:  0  800  201"))
      try folder.write("Lessons/notes.txt", "Words.\n")
      let one = try Program().run(["dev", "check", "--course", ".", "L02"], in: folder)
      #expect(one.code == 1, "\(one)")
      #expect(one.output.contains("FAIL transcript  \(page):"), "\(one.output)")
      #expect(one.output.contains("1 lesson, 1 mistake\n"), "\(one.output)")
    }

    @Test("a lesson is opened as it is in a folder")
    func opens() throws {
      let folder = try copy()
      let page = "Lessons/02-nothing-is-undone/lesson.md"
      let text = try folder.read(page)
      try folder.write(page, text.replacing("a bank loses money", with: "a baker loses bread"))
      let run = try Program().run(["lesson", "L02", "--course", "."], in: folder)
      #expect(run.code == 0 && run.output.contains("a baker loses bread"), "\(run)")
    }
  }
}
