// Markdown on a terminal: one piece of a page a row, and the styles.

import Course
import Styling
import Testing

struct MarkdownTests {
  /// Source and lines at a width of 20.
  static let rows: [(source: String, lines: [String])] = [
    ("# Title", ["Title", "====="]),
    ("## Part", ["Part", "----"]),
    ("### Small", ["Small"]),
    ("one two three four five six", ["one two three four", "five six"]),
    ("one\ntwo", ["one two"]),
    ("one  \ntwo", ["one", "two"]),
    ("one\n\ntwo", ["one", "", "two"]),
    ("a *b* **c** `d`", ["a b c `d`"]),
    ("- one\n- two words that wrap here", ["- one", "- two words that", "  wrap here"]),
    ("- one\n\n- two", ["- one", "", "- two"]),
    ("- one\n  - two", ["- one", "  - two"]),
    ("3. one\n4. two", ["3. one", "4. two"]),
    ("> one two three four five", ["| one two three four", "| five"]),
    ("---", ["--------------------"]),
    ("```lab\n(lab) bt\n  0: leaf\n```", ["  (lab) bt", "    0: leaf"]),
    ("```lab\n(lab) call handle(9)\n```", ["(lab) call handle(9)"]),
    ("```\n(lab) call transfer(1)\n```", ["(lab) call transfe.."]),
    ("```\na\n\nb\n```", ["  a", "", "  b"]),
    ("[text](https://a.b)", ["text (https://a.b)"]),
    ("<https://a.b>", ["https://a.b"]),
    ("a — b → c", ["a -- b -> c"]),
    ("<!-- hidden -->", []),
    ("", []),
  ]

  @Test("a page is laid out in ASCII", arguments: rows)
  func layout(_ row: (source: String, lines: [String])) {
    let lines = Markdown(row.source).lines(width: 20, ascii: true)
    #expect(lines.map { $0.text() } == row.lines)
  }

  @Test("the pieces have their styles")
  func styles() {
    let source = "# T\n\na *b* `c`\n\n```lab\n(lab) bt\n0: leaf\n```\n\n```text\nx\n```"
    let lines = Markdown(source).lines(width: 40)
    #expect(
      lines == [
        StyledText("T", .heading), StyledText("═", .heading), "",
        "a \("b", .emphasis) \("`c`", .code)", "",
        "  \("(lab) ", .prompt)\("bt", .command)", "  0: leaf", "",
        "  \("x", .code)",
      ])
  }

  @Test("no line is wider than asked for", arguments: [10, 20, 33, 64, 80])
  func width(_ width: Int) throws {
    for lesson in try CourseFiles.catalogue().lessons {
      for line in lesson.page.lines(width: width) {
        #expect(line.displayWidth <= width, "\(lesson.id): \(line.text())")
      }
    }
  }
}
