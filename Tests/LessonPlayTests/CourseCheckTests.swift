// The course is sound, and the check of it fails by name when it is not.

import Course
import Foundation
import Shell
import Testing

struct CourseCheckTests {
  @Test("nothing is wrong with a lesson", arguments: try CourseFolder.check().course.lessons)
  func lesson(_ lesson: Lesson) throws {
    for finding in try CourseFolder.check().findings(of: lesson) {
      Issue.record("\(finding.rule)  \(finding.place): \(finding.text)")
    }
  }

  @Test("nothing is wrong with the course around its lessons")
  func course() throws {
    for finding in try CourseFolder.check().findings() {
      Issue.record("\(finding.rule)  \(finding.place): \(finding.text)")
    }
  }

  @Test("a small sound course has no findings")
  func sound() throws { #expect(try SmallCourse().findings() == []) }

  /// A way to spoil a file, and the beginning of the first thing that must be found.
  struct Row: Sendable, CustomTestStringConvertible {
    let rule: String
    let file: String
    let old: String
    let new: String?
    let says: String

    init(_ rule: String, _ file: String, _ old: String = "", _ new: String?, _ says: String) {
      (self.rule, self.file, self.old, self.new, self.says) = (rule, file, old, new, says)
    }

    var testDescription: String { "\(rule) \(file)" }
  }

  // One row a line.
  // swift-format-ignore
  static let rows = [
    Row("start", "01-one/check.lab", "expect event trap at divide\nexpect answer T1 == 1", "expect count(trap) == 0", "Lessons/01-one/check.lab: it passes before anything is done"),
    Row("start", "01-one/start.lab", "load lesson", "load nothing", "Lessons/01-one/start.lab: error: Lessons/01-one/start.lab: nothing"),
    Row("solution", "01-one/solution.lab", "T1 1", "T1 4", "Lessons/01-one/solution.lab: does not pass: T1: that is not the answer"),
    Row("solution", "01-one/solution.lab", "call divide", "call multiply", "Lessons/01-one/solution.lab:3: `call multiply(1, 0)`: error: no exported function `multiply`"),
    Row("solution", "01-one/solution.lab", "answer T1 1", "answer T1 1 #optional", "Lessons/01-one/solution.lab: without its optional lines: does not pass: T1 has no answer yet"),
    Row("solution", "01-one/solution.lab", "# T1: divide\n", "", "Lessons/01-one/solution.lab: no comment `# T1` says where T1 begins"),
    Row("needed", "01-one/solution.lab", "step #optional", "step", "Lessons/01-one/solution.lab:1: `step` is not needed"),
    Row("wrong", "01-one/check.lab", "feedback when answer T1 == 2: \"One too many.\"", "", "Lessons/01-one/wrong/two.lab: the check says nothing, expected: One too many."),
    Row("wrong", "01-one/check.lab", "T1 == 3:", "T1 == 2:", "Lessons/01-one/wrong/two.lab: the check says One too many. and Two too many., expected: One too many."),
    Row("wrong", "01-one/wrong/two.lab", "answer T1 2", "call divide(1, 0)\nanswer T1 1", "Lessons/01-one/wrong/two.lab: it passes the check"),
    Row("transcript", "01-one/lesson.md", "=> 2", "=> 3", "Lessons/01-one/lesson.md:23: `call divide(4, 2)` prints something else:\n    divide(4, 2)  => 2"),
    Row("hints", "01-one/lesson.md", "Look again.", "", "Lessons/01-one/lesson.md:35: missing `### Hint 2` with its text"),
    Row("hints", "01-one/lesson.md", "### Hint 3\n\nOne.\n", "", "Lessons/01-one/lesson.md:29: missing `### Hint 3` with its text"),
    Row("orphan", "01-one/notes.txt", "", "Words.", "Lessons/01-one/notes.txt: no lesson names this file"),
    Row("orphan", "myths/M2.lab", "", "step", "Lessons/myths/M2.lab: no lesson names this file"),
    Row("missing", "CARD.md", "", nil, "Lessons/CARD.md: this file is named, and it is not there"),
    Row("missing", "01-one/wrong/two.lab", "", nil, "Lessons/01-one/wrong/two.lab: missing file"),
    Row("format", "01-one/check.lab", "expect answer", "expects answer", "Lessons/01-one/check.lab:2: malformed"),
    Row("module", "01-one/module.wat", "div_s", "div_u", "Lessons/01-one/module.wasm: it is not what the text beside it assembles to"),
    Row("module", "01-one/module.wat", "div_s", "div", "Lessons/01-one/module.wat:"),
    Row("command", "01-one/wrong/two.lab", "answer", "reply", "Lessons/01-one/wrong/two.lab:2: there is no command `reply`"),
    Row("command", "CARD.md", "`call", "`ring", "Lessons/CARD.md:1: there is no command `ring`"),
    Row("source", "01-one/lesson.md", " [13.10, derived]", "", "Lessons/01-one/lesson.md:27: this speaks of workers-rs and names no row"),
    Row("source", "01-one/lesson.md", ", derived]", "]", "Lessons/01-one/lesson.md:27: `13.10` is derived and was not seen upstream"),
    Row("source", "INSTRUCTOR.md", "[5.3]", "[5.3, derived]", "Lessons/INSTRUCTOR.md:1: `5.3` is not derived: read in upstream's source"),
    Row("source", "INSTRUCTOR.md", " [5.3]", " [5.1]", "Lessons/course.json: row 5.3 of \"sources\" is named nowhere"),
    Row("source", "course.json", "It is a trap.", "rustc does it.", "Lessons/course.json: this speaks of rustc and names no row"),
    Row("source", "01-one/check.lab", "One too many.", "V8 says no.", "Lessons/01-one/check.lab:3: this speaks of V8 and names no row"),
    Row("source", "myths/M1.lab", "# Look.", "# Look at Node.", "Lessons/myths/M1.lab:1: this speaks of Node and names no row"),
    Row("source", "GLOSSARY.md", "[6-stack]", "[6-heap]", "Lessons/GLOSSARY.md:1: no row `6-heap`"),
    Row("page", "01-one/lesson.md", "Words.", "Wörds.", "Lessons/01-one/lesson.md:3: a character that is not ASCII"),
    Row("page", "course.json", "\"two\", \"three\"", "\"two\"", "Lessons/course.json: L01 needs two wrong answers"),
    Row("page", "01-one/lesson.md", "Words.", String(repeating: "word ", count: 121), "Lessons/01-one/lesson.md:1: 121 words, expected at most 120"),
    Row("page", "01-one/lesson.md", "[..]", String(repeating: ".", count: 63) + "[..]", "Lessons/01-one/lesson.md:24: "),
    Row("myth", "myths/M1.lab", "(1, 0)", "(1, 1)", "Lessons/myths/M1.lab:4: does not hold: event trap at divide"),
    Row("myth", "course.json", "\"myths\": [\"M1\"]", "\"myths\": []", "Lessons/myths/M1.lab: no lesson refutes M1"),
  ]

  @Test("a spoilt course fails by name and place", arguments: rows)
  func spoilt(_ row: Row) throws {
    let findings = try SmallCourse().changing(row.file, row.old, row.new).findings()
    let expected = "\(row.rule) \(row.says)"
    #expect(findings.contains { $0.hasPrefix(expected) }, "\(findings)")
  }

  @Test("a path that leaves out what a lesson requires fails")
  func path() throws {
    let course = try SmallCourse().doubled()
    #expect(course.findings() == [])
    let findings = course.changing("course.json", "[\"L01\", \"L02\"] }", "[\"L02\", \"L01\"] }")
      .findings()
    #expect(findings == ["path Lessons/course.json: path all: L02 comes before L01"])
  }

  @Test("there is a spoilt course for each rule")
  func rules() {
    let seen = Set(Self.rows.map(\.rule) + ["path"])
    #expect(seen == Set(CourseRule.allCases.map(\.rawValue)))
  }
}

/// The course of the package, on disk.
enum CourseFolder {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static func check() throws -> CourseCheck {
    let root = root
    let folder = root.appending(path: "Lessons").path(percentEncoded: false)
    let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    let paths = names.map { "Lessons/\($0)" }.filter { path in
      var isFolder: ObjCBool = false
      let file = root.appending(path: path).path(percentEncoded: false)
      return FileManager.default.fileExists(atPath: file, isDirectory: &isFolder)
        && !isFolder.boolValue
    }
    return try CourseCheck(
      paths: paths.sorted(),
      find: { path in (try? Data(contentsOf: root.appending(path: path))).map(Array.init) })
  }
}
