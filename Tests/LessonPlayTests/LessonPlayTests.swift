// Every lesson, played in a session: its start, its solution, its mistakes and its transcripts.

import Course
import Foundation
import Shell
import Testing

struct LessonPlayTests {
  @Test("the solution passes, and the progress file knows it", arguments: try Lessons.all())
  func solution(_ lesson: Lesson) {
    var player = LessonPlayer(lesson.id)
    let failure = player.findFailure(in: lesson.solution.commands)
    #expect(failure == nil)
    let answer = player.play("check")
    #expect(answer.says("\(lesson.id) is done."), "\(answer.lines)")
    #expect(player.files.find("progress.txt")?.contains("done \(lesson.id) hints=0\n") == true)
  }

  @Test("each prediction's answer is right, and another one is not", arguments: try Lessons.all())
  func predictions(_ lesson: Lesson) {
    for prediction in lesson.page.predictions {
      var player = LessonPlayer(lesson.id)
      _ = player.play("predict \(prediction.id) \(prediction.answer)")
      let right = player.play("check")
      #expect(right.says("and so it is"), "\(prediction.id): \(right.lines)")
      _ = player.play("predict \(prediction.id) 12345")
      let wrong = player.play("check")
      #expect(wrong.says("it is \(prediction.answer)"), "\(prediction.id): \(wrong.lines)")
    }
  }

  @Test("nothing that a lesson leads to is wider than 80 columns", arguments: try Lessons.all())
  func width(_ lesson: Lesson) throws {
    for script in [lesson.solution] + lesson.wrong.map(\.script) {
      var player = LessonPlayer(lesson.id)
      var answers = [player.opening]
      let predictions = lesson.page.predictions.map { "predict \($0.id) ?" }
      let parts = lesson.page.sections.map { _ in "more" }
      let texts = ["task", "hint", "hint", "hint", "solution"]
      for command in predictions + parts + texts + script.commands + ["check"] {
        answers.append(player.play(command))
      }
      for line in answers.flatMap(\.lines) { #expect(line.count <= 80, "\(line)") }
    }
  }

  /// `BLESS=1 swift test --filter LessonPlay` writes what was printed into the page instead.
  @Test("a page shows what the lab prints", arguments: try Lessons.all())
  func transcripts(_ lesson: Lesson) throws {
    let page = try LessonPage.read(lesson)
    #expect(page.strayLines.isEmpty, "\(lesson.folder)/lesson.md")
    let isBlessing = ProcessInfo.processInfo.environment["BLESS"] == "1"
    var player = LessonPlayer(lesson.id)
    var outputs: [[String]?] = []
    for entry in page.entries {
      let actual = player.play(entry.command).lines
      let isSame = entry.matches(actual)
      outputs.append(isSame ? nil : actual)
      if isBlessing { continue }
      let text = (["\(lesson.folder)/lesson.md:\(entry.line): `\(entry.command)` prints"] + actual)
        .joined(separator: "\n")
      #expect(isSame, "\(text)")
    }
    if isBlessing, outputs.contains(where: { $0 != nil }) {
      try page.replacing(outputs).write(
        to: LessonPage.file(lesson), atomically: true, encoding: .utf8)
    }
  }
}

extension LessonPage {
  /// The page on disk, which blessing changes.
  static func file(_ lesson: Lesson) -> URL {
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "\(lesson.folder)/lesson.md")
  }

  static func read(_ lesson: Lesson) throws -> TranscriptPage {
    TranscriptPage(try String(contentsOf: file(lesson), encoding: .utf8))
  }
}
