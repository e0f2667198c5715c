// Layout: width, truncation, padding and wrapping, each as a table of examples.

import Styling
import Testing

@Suite struct LayoutTests {
  @Test(
    "the display width counts columns, not characters",
    arguments: [
      ("", 0), ("abc", 3), ("é", 1), ("e\u{301}", 1), ("日本", 4), ("ｱ", 1), ("Ａ", 2), ("한", 2),
      ("\u{1112}\u{1161}\u{11AB}", 2), ("\u{200B}", 0), ("a\u{AD}b", 3), ("│▶…", 3), ("🦀", 2),
      ("❤\u{FE0F}", 2), ("👩‍🚀", 2), ("\u{7}\u{1B}", 0), ("\r\n", 0), ("\u{20000}", 2),
    ])
  func width(text: String, columns: Int) {
    #expect(text.displayWidth == columns)
  }

  @Test(
    "truncation keeps what fits and says that something is missing",
    arguments: [
      ("abcdef", 6, "abcdef", "abcdef"), ("abcdef", 5, "abcd…", "abc.."), ("abcdef", 2, "a…", ".."),
      ("abcdef", 1, "…", "a"), ("abcdef", 0, "", ""), ("日本語", 5, "日本…", "???"),
      ("日本語", 4, "日…", "???"), ("", 0, "", ""),
    ])
  func truncation(text: String, width: Int, unicode: String, ascii: String) {
    #expect(StyledText(text).truncated(to: width).text() == unicode)
    #expect(StyledText(text).truncated(to: width, ascii: true).text() == ascii)
  }

  @Test("the sign of truncation has the style of what it follows")
  func truncationStyle() {
    let text = StyledText("ab", .dim) + StyledText("cdef", .value)
    #expect(text.truncated(to: 4) == StyledText("ab", .dim) + StyledText("c…", .value))
    #expect(text.truncated(to: 3) == StyledText("ab…", .dim))
  }

  @Test("padding fills the far side by display width and never cuts")
  func padding() {
    #expect(StyledText("日").padded(to: 4).text() == "日  ")
    #expect(StyledText("7", .value).padded(to: 3, .right) == "  " + StyledText("7", .value))
    #expect(StyledText("long").padded(to: 2).text() == "long")
  }

  @Test(
    "wrapping breaks between words and keeps the writer's lines",
    arguments: [
      ("one two three", 7, ["one two", "three"]), ("one two", 3, ["one", "two"]),
      ("a\n\nb", 5, ["a", "", "b"]), ("  indented text", 10, ["  indented", "text"]),
      ("abcdefgh", 3, ["abc", "def", "gh"]), ("x abcdefgh", 4, ["x", "abcd", "efgh"]),
      ("日本語", 4, ["日本", "語"]), ("two  spaces", 20, ["two  spaces"]), ("", 5, [""]),
      ("ends ", 5, ["ends"]), ("a b", 0, ["a", "b"]),
    ])
  func wrapping(text: String, width: Int, lines: [String]) {
    #expect(StyledText(text).wrapped(to: width).map { $0.text() } == lines)
  }

  @Test("wrapped lines after the first are indented")
  func hangingIndent() {
    let lines = StyledText("- one two three").wrapped(to: 7, indent: 2)
    #expect(lines.text() == "- one\n  two\n  three\n")
  }

  @Test("a word of several styles is not broken at the change of style")
  func styledWord() {
    let text = "see " + StyledText("back", .command) + ", now"
    #expect(text.wrapped(to: 6) == ["see", StyledText("back", .command) + ",", "now"])
  }

  @Test("ASCII twins are put in before lines are filled")
  func wrappingTwins() {
    #expect(StyledText("a → b").wrapped(to: 5, ascii: true).text() == "a ->\nb\n")
  }
}
