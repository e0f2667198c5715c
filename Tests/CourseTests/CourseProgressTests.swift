// Progress: the file comes back as it was, and knows the furthest a student has come.

import Course
import Testing

struct CourseProgressTests {
  @Test("a file comes back line by line, with the lines that we do not know")
  func roundTrip() throws {
    let text = "paniclab-progress 1\ncurrent L02\ndone L01 hints=1\nmedal L01 gold\ndone L09\n"
    let progress = try CourseProgress(text)
    #expect(progress.text == text)
    #expect(progress.current == "L02")
    #expect(progress.done == ["L01"])
    #expect(progress.findHints("L01") == 1)
    #expect(progress.findHints("L02") == nil)
  }

  @Test("no file is no progress")
  func empty() throws {
    #expect(try CourseProgress("") == CourseProgress())
    #expect(CourseProgress().text == "paniclab-progress 1\n")
    #expect(CourseProgress().current == nil)
  }

  @Test("opening replaces the open lesson in its place; finishing keeps the fewest hints")
  func change() throws {
    var progress = try CourseProgress("paniclab-progress 1\n\nnote\ncurrent L01\ndone L07 hints=0")
    progress.open("L02")
    progress.finish("L01", hints: 2)
    progress.finish("L01", hints: 3)
    progress.finish("L01", hints: 1)
    #expect(
      progress.text
        == "paniclab-progress 1\n\nnote\ncurrent L02\ndone L07 hints=0\ndone L01 hints=1\n")
    #expect(progress.done == ["L07", "L01"])
  }

  @Test("a first lesson is opened at the top")
  func first() {
    var progress = CourseProgress()
    progress.finish("L03", hints: 0)
    progress.open("L01")
    #expect(progress.text == "paniclab-progress 1\ncurrent L01\ndone L03 hints=0\n")
  }

  @Test("a file of another version is an error, so that it is not overwritten")
  func version() {
    let error = #expect(throws: CourseError.self) { _ = try CourseProgress("\nwhat 2\n") }
    #expect(
      error?.description
        == "progress.txt:2: malformed: found `what 2`; expected `paniclab-progress 1`")
  }

  @Test("a lesson is left for later until it is done, and can be forgotten")
  func skip() throws {
    var progress = try CourseProgress("paniclab-progress 1\ndone L01 hints=0\nnote\n")
    progress.skip("L01")
    progress.skip("L02")
    progress.skip("L02")
    progress.skip("L03")
    progress.finish("L03", hints: 0)
    #expect(progress.skipped == ["L02"])
    #expect(
      progress.text
        == "paniclab-progress 1\ndone L01 hints=0\nnote\nskipped L02\ndone L03 hints=0\n")
    #expect(try CourseProgress(progress.text) == progress)
    progress.forget("L03")
    #expect(progress.done == ["L01"])
    progress.forget()
    #expect(progress.text == "paniclab-progress 1\nnote\n")
  }
}
