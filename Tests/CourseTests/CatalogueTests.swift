// A course loads, and each way to spoil its files gives one clear error with its place.

import Styling
import Testing

@testable import Course

struct CatalogueTests {
  @Test("a small course loads with all its parts")
  func smallCourse() throws {
    let course = try SmallCourse().load()
    let lesson = try #require(course.lessons.first)
    let page = lesson.page
    #expect(page.sections.map(\.heading).prefix(3) == ["One", "Questions", "Objectives"])
    #expect(page.questions == ["What is it?"])
    #expect(page.objectives == ["see it"])
    #expect(page.keyPoints == ["One is one."])
    #expect(page.hints == ["Look.", "Look again.", "One."])
    #expect(page.tasks == [CourseTask(id: "T1", text: "Count.")])
    #expect(
      page.predictions == [
        Prediction(id: "P1", question: "How many?", answer: "1", why: "there is\nonly one.")
      ])
    #expect(lesson.solution.commands == ["step", "answer T1 1"])
    #expect(lesson.solution.lines.map(\.isOptional) == [true, false])
    #expect(lesson.moduleFile == "Lessons/01-one/module.wasm")
  }

  @Test("a lesson is found by id, number and slug", arguments: ["L01", "l01", "1", "one"])
  func find(_ name: String) throws {
    #expect(try SmallCourse().load().find(name)?.id == "L01")
  }

  @Test("other names find nothing", arguments: ["", "L2", "2", "on", "x"])
  func findNothing(_ name: String) throws {
    #expect(try SmallCourse().load().find(name)?.id == nil)
  }

  @Test("the page at first shows neither answers nor hints nor key points")
  func pageHidesAnswers() throws {
    let lesson = try #require(try SmallCourse().load().lessons.first)
    let text = lesson.page.lines(width: 60, ascii: true).text(ascii: true)
    #expect(text.contains("How many?") && text.contains("Count."))
    for hidden in ["Answer", "only one", "Look", "One is one"] { #expect(!text.contains(hidden)) }
  }

  /// One way to spoil a file a row, and what must be said.
  struct Row: Sendable {
    let file: String
    let old: String
    let new: String?
    let says: String
  }

  // One row a line.
  // swift-format-ignore
  static let rows = [
    Row(file: "course.json", old: "", new: nil, says: "Lessons/course.json: missing file"),
    Row(file: "course.json", old: "\"title\": \"Small\",", new: "", says: "Lessons/course.json:1: missing \"title\""),
    Row(file: "course.json", old: "\"Small\",", new: "\"Small\"", says: "Lessons/course.json:3: malformed: found `\"`; expected `}`"),
    Row(file: "course.json", old: "\"Small\"", new: "Small", says: "Lessons/course.json:2: malformed: found `S`; expected a value"),
    Row(file: "course.json", old: "\"Small\"", new: "\"Small", says: "Lessons/course.json:2: malformed: found `\n`; expected `\"`"),
    Row(file: "course.json", old: "\"Small\"", new: "\"\\q\"", says: "Lessons/course.json:2: malformed: found `q`; expected one of `\\\"`, `\\\\`, `\\/`, `\\n`, `\\t`, `\\u`"),
    Row(file: "course.json", old: "\"minutes\": 5", new: "\"minutes\": \"5\"", says: "Lessons/course.json:6: malformed: found \"5\"; expected a number"),
    Row(file: "course.json", old: "\"minutes\": 5", new: "\"minutes\": 0", says: "Lessons/course.json:6: malformed: found 0 minutes; expected at least 1"),
    Row(file: "course.json", old: "\"minutes\": 5", new: "\"minutes\": 5.5", says: "Lessons/course.json:6: malformed: found `.`; expected a value"),
    Row(file: "course.json", old: "\"minutes\"", new: "\"hours\"", says: "Lessons/course.json:6: unknown key \"hours\"; expected id, title, folder, minutes, requires, myths, builds, modules, wrong"),
    Row(file: "course.json", old: "\"builds\"", new: "\"myths\"", says: "Lessons/course.json:7: duplicate key \"myths\""),
    Row(file: "course.json", old: "\"requires\": []", new: "\"requires\": [\"L02\"]", says: "Lessons/course.json:6: unknown L02; expected none"),
    Row(file: "course.json", old: "\"myths\": [\"M1\"]", new: "\"myths\": [\"M2\"]", says: "Lessons/course.json:6: unknown M2; expected M1"),
    Row(file: "course.json", old: "\"lessons\": [\"L01\"]", new: "\"lessons\": [\"L03\"]", says: "Lessons/course.json:3: unknown L03; expected L01"),
    Row(file: "course.json", old: "\"id\": \"L01\"", new: "\"id\": \"L02\"", says: "Lessons/course.json:6: malformed: found L02 in 01-one; expected L02 in 02-SLUG"),
    Row(file: "course.json", old: "\"title\": \"One\"", new: "\"title\": \"Two\"", says: "Lessons/01-one/lesson.md:1: malformed: found `# One`; expected `# Two`"),
    Row(file: "course.json", old: "[\"two\"]", new: "[\"three\"]", says: "Lessons/01-one/wrong/three.lab: missing file"),
    Row(file: "course.json", old: "[\"two\"]", new: "\"two\"", says: "Lessons/course.json:7: malformed: found \"two\"; expected an array"),
    Row(file: "course.json", old: "[\"two\"]", new: "[[\"two\"]]", says: "Lessons/course.json:7: malformed: found an array; expected a text in quotes"),
    Row(file: "course.json", old: "\"L01\"] }],", new: "\"L01\"] }, null],", says: "Lessons/course.json:3: malformed: found null; expected an object"),
    Row(file: "01-one/lesson.md", old: "", new: nil, says: "Lessons/01-one/lesson.md: missing file"),
    Row(file: "01-one/lesson.md", old: "# One\n", new: "One\n", says: "Lessons/01-one/lesson.md:1: missing `# TITLE`"),
    Row(file: "01-one/lesson.md", old: "## Objectives", new: "## Aims", says: "Lessons/01-one/lesson.md: missing section `objectives`"),
    Row(file: "01-one/lesson.md", old: "- see it", new: "see it", says: "Lessons/01-one/lesson.md:9: missing list in `## Objectives`"),
    Row(file: "01-one/lesson.md", old: "Predict P1", new: "Predict", says: "Lessons/01-one/lesson.md:13: malformed: found `## Predict`; expected `## Predict P1`"),
    Row(file: "01-one/lesson.md", old: "- Answer", new: "- It is", says: "Lessons/01-one/lesson.md:13: missing `- Answer:` and `- Why:`"),
    Row(file: "01-one/lesson.md", old: "Answer: `1`", new: "Answer:", says: "Lessons/01-one/lesson.md:13: missing question, answer or reason of P1"),
    Row(file: "01-one/lesson.md", old: "Task T1: count", new: "Task One", says: "Lessons/01-one/lesson.md:21: malformed: found `## Task One`; expected `## Task T1`"),
    Row(file: "01-one/lesson.md", old: "## Task T1: count", new: "## Count", says: "Lessons/01-one/lesson.md: missing `## Task T1`"),
    Row(file: "01-one/lesson.md", old: "## Hints", new: "## Task T1\n\n## Hints", says: "Lessons/01-one/lesson.md: duplicate T1"),
    Row(file: "01-one/lesson.md", old: "Look again.", new: "", says: "Lessons/01-one/lesson.md:31: missing `### Hint 2` with its text; expected 3 hints"),
    Row(file: "01-one/lesson.md", old: "## Key points", new: "### Hint 4\n\nTwo.\n\n## Key points", says: "Lessons/01-one/lesson.md:25: malformed: found 4 hints; expected 3, below `### Hint 1` and so on"),
    Row(file: "01-one/lesson.md", old: "### Hint 3", new: "#### More", says: "Lessons/01-one/lesson.md:25: missing `### Hint 3` with its text; expected 3 hints"),
    Row(file: "01-one/start.lab", old: "load lesson", new: "# nothing", says: "Lessons/01-one/start.lab: missing commands"),
    Row(file: "01-one/solution.lab", old: "", new: nil, says: "Lessons/01-one/solution.lab: missing file"),
    Row(file: "01-one/wrong/two.lab", old: "#expect-feedback", new: "#expects", says: "Lessons/01-one/wrong/two.lab:1: malformed: found `#expects: \"One too many.\"`; expected `#expect-feedback: \"TEXT\"` in the first line"),
    Row(file: "01-one/wrong/two.lab", old: "answer T1 2", new: "", says: "Lessons/01-one/wrong/two.lab: missing commands"),
    Row(file: "course.json", old: "\"S\"", new: "\"Q\"", says: "Lessons/course.json:4: unknown Q; expected S, T, P, L, D"),
    Row(file: "myths/M1.lab", old: "", new: nil, says: "Lessons/myths/M1.lab: missing file"),
    Row(file: "myths/M1.lab", old: "step", new: "", says: "Lessons/myths/M1.lab: missing commands"),
    Row(file: "myths/M1.lab", old: "expect true", new: "", says: "Lessons/myths/M1.lab: missing `expect` line"),
    Row(file: "01-one/check.lab", old: "T1 == 1", new: "T9 == 1", says: "Lessons/01-one/check.lab: unknown task T9; expected T1"),
  ]

  @Test("a spoilt file gives its error and its place", arguments: rows)
  func spoilt(_ row: Row) {
    let error = #expect(throws: CourseError.self) {
      _ = try SmallCourse().changing(row.file, row.old, row.new).load()
    }
    #expect(error?.description == row.says)
  }

  @Test("the glossary is found by each of its words")
  func glossary() {
    let page = """
      # Glossary

      - **hook**, or *panic hook*: a function. See `x: y`.
      - **guard** (of Rust): a value.
      - **Export**, **import**: two.
      - no entry: this one
      """
    let entries = GlossaryEntry.all(in: page)
    #expect(entries.map(\.names) == [["hook", "panic hook"], ["guard"], ["export", "import"]])
    #expect(entries.first?.text == "**hook**, or *panic hook*: a function. See `x: y`.")
  }
}
