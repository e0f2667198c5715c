// The rules that every lesson in Lessons/ keeps.

import Styling
import Testing

@testable import Course

struct LessonTests {
  @Test("every lesson says what it asks, aims at and leaves behind")
  func parts() throws {
    for lesson in try CourseFiles.catalogue().lessons {
      let page = lesson.page
      #expect(!page.questions.isEmpty && !page.objectives.isEmpty, "\(lesson.id)")
      #expect(!page.keyPoints.isEmpty && !page.predictions.isEmpty, "\(lesson.id)")
      #expect(page.hints.count == 3 && !page.hints.contains(""), "\(lesson.id)")
      #expect((10...20).contains(lesson.minutes), "\(lesson.id)")
      #expect(lesson.start.commands == ["load lesson"], "\(lesson.id)")
      #expect(lesson.wrong.count >= 2, "\(lesson.id)")
    }
  }

  @Test("the ids are those that progress files hold, and no other")
  func ids() throws {
    let course = try CourseFiles.catalogue()
    #expect(
      course.lessons.map { "\($0.id) \($0.slug)" } == [
        "L01 what-is-a-trap", "L02 nothing-is-undone", "L03 panic-abort",
      ])
  }

  @Test("every file belongs to a lesson, and every file of a lesson is there")
  func files() throws {
    let course = try CourseFiles.catalogue()
    let known = course.lessons.flatMap(\.files) + course.myths.map(\.script.file)
    let found = CourseFiles.paths().filter {
      $0 != Catalogue.indexFile && $0 != "Lessons/README.md"
    }
    #expect(found == known.sorted())
  }

  @Test("every myth has its lesson, and every path its requirements in order")
  func myths() throws {
    let course = try CourseFiles.catalogue()
    #expect(Set(course.myths.map(\.id)) == Set(course.lessons.flatMap(\.myths)))
    for path in course.paths {
      for (number, id) in path.lessons.enumerated() {
        let lesson = try #require(course.find(id))
        #expect(Set(lesson.requirements).isSubset(of: path.lessons[..<number]), "\(path.id) \(id)")
      }
    }
  }

  @Test("a page has at most 150 lines, in ASCII, and at most 120 words between headings")
  func words() throws {
    for lesson in try CourseFiles.catalogue().lessons {
      let text = try #require(CourseFiles.read("\(lesson.folder)/lesson.md"))
      #expect(text.trimmed.numberedLines.count <= 150, "\(lesson.id)")
      #expect(text.utf8.allSatisfy { $0 < 0x80 }, "\(lesson.id)")
      var words = 0
      var heading = ""
      for block in MarkdownBlock.parse(text) {
        if case .heading(_, let title) = block.content {
          words = 0
          heading = title.text()
        }
        words += block.paragraph?.split(separator: " ").count ?? 0
        #expect(words <= 120, "\(lesson.id): \(heading)")
      }
    }
  }

  private func word(_ command: String) -> String {
    String(command.prefix { $0 != " " && $0 != "/" })
  }

  @Test("code and transcripts fit into 80 columns")
  func columns() throws {
    for lesson in try CourseFiles.catalogue().lessons {
      let text = try #require(CourseFiles.read("\(lesson.folder)/lesson.md"))
      for case .code(_, let code) in MarkdownBlock.parse(text).map(\.content) {
        for line in code.split(separator: "\n") {
          #expect(line.count <= 80, "\(lesson.id): \(line)")
        }
      }
    }
  }

  /// A session in which everything went well, but for the answers, which come from a script.
  private func session(_ script: Script) -> CheckContext {
    var answers: [String: String] = [:]
    for command in script.commands where word(command) == "answer" {
      let words = command.split(separator: " ", maxSplits: 2).map(String.init)
      answers[words[1]] = words[2]
    }
    return CheckContext(
      holds: { _ in true }, answer: { answers[$0] },
      usedCommands: Set(script.commands.map(word)), happened: { _, _ in true })
  }

  @Test("the answers of the solution pass; without one of them the check fails")
  func solutions() throws {
    for lesson in try CourseFiles.catalogue().lessons {
      #expect(try lesson.check.evaluate(session(lesson.solution)) == .passed, "\(lesson.id)")
      #expect(try lesson.check.evaluate(session(lesson.start)) != .passed, "\(lesson.id)")
      for line in lesson.solution.lines where word(line.command) == "answer" {
        let rest = lesson.solution.commands.filter { $0 != line.command }.joined(separator: "\n")
        let verdict = try lesson.check.evaluate(session(Script(rest, file: "")))
        #expect(verdict != .passed, "\(lesson.id) without \(line.command)")
      }
    }
  }

  @Test("each wrong answer fails with its feedback and no other")
  func wrongAnswers() throws {
    for lesson in try CourseFiles.catalogue().lessons {
      for wrong in lesson.wrong {
        let verdict = try lesson.check.evaluate(session(wrong.script))
        guard case .failed(_, let feedback) = verdict else {
          Issue.record("\(wrong.script.file) passes")
          continue
        }
        #expect(feedback == [wrong.feedback], "\(wrong.script.file)")
      }
    }
  }
}
