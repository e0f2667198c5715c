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

  /// A terminal that lessons must work in.
  struct Window: Sendable, CustomTestStringConvertible {
    let width: Int
    let height: Int
    let isLinear: Bool

    var testDescription: String { "\(width)x\(height)\(isLinear ? ", linear" : "")" }

    static let all = [
      Window(width: 80, height: 24, isLinear: false),
      Window(width: 64, height: 20, isLinear: false),
      Window(width: 64, height: 20, isLinear: true),
    ]
  }

  @Test(
    "a lesson works in every window, and fits its width",
    arguments: try Lessons.all(), Window.all)
  func windows(_ lesson: Lesson, _ window: Window) throws {
    for script in [lesson.solution] + lesson.wrong.map(\.script) {
      var player = LessonPlayer(lesson.id) { environment in
        environment.width = window.width
        environment.height = window.height
        environment.isLinear = window.isLinear
      }
      var answers = [player.opening]
      let predictions = lesson.page.predictions.map { "predict \($0.id) 0" }
      let parts = lesson.page.sections.map { _ in "more" }
      let texts = ["task", "hint", "hint", "hint", "solution", "lessons", "progress"]
      for command in predictions + parts + texts + script.commands + ["check"] {
        answers.append(player.play(command))
      }
      let failed = answers.filter(\.isFailed)
      #expect(failed.isEmpty, "\(script.file)")
      #expect(answers.last?.says("\(lesson.id) is done.") == (script == lesson.solution))
      if window.isLinear { continue }  // each fact is one line, however long
      for line in answers.flatMap(\.lines) { #expect(line.count <= window.width, "\(line)") }
    }
  }

  private static let isBlessing = ProcessInfo.processInfo.environment["BLESS"] == "1"

  /// `BLESS=1 swift test --filter LessonPlay` writes what was printed into the page. Whether a page
  /// shows it already is what `dev check` asks, which CourseCheckTests run.
  @Test(
    "what the lab prints goes into the page",
    .enabled(if: isBlessing, "only with BLESS=1: it changes the pages"),
    arguments: try Lessons.all())
  func bless(_ lesson: Lesson) throws {
    let page = try LessonPage.read(lesson)
    var player = LessonPlayer(lesson.id)
    var outputs: [[String]?] = []
    for entry in page.entries {
      let actual = player.play(entry.command).lines
      outputs.append(entry.matches(actual) ? nil : actual)
    }
    if outputs.contains(where: { $0 != nil }) {
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
