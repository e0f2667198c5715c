// Styled text: putting pieces together, and what never gets in.

import Styling
import Testing

@Suite struct StyledTextTests {
  @Test("neighbouring pieces of one style become one piece")
  func merging() {
    let text = StyledText("a", .dim) + StyledText("b", .dim) + "" + StyledText("c", .value)
    #expect(text.spans.map(\.text) == ["ab", "c"])
    #expect(text.spans.map(\.style) == [.dim, .value])
  }

  @Test("an interpolation takes values with a style and styled text as it is")
  func interpolation() {
    let inner: StyledText = "\("trap", .trap)"
    let text: StyledText = "tick \(214, .value): \(inner)!"
    #expect(text == "tick " + StyledText("214", .value) + ": " + StyledText("trap", .trap) + "!")
    #expect(text.text() == "tick 214: trap!")
  }

  @Test("texts are joined with a separator between them only")
  func joining() {
    let texts: [StyledText] = ["a", "b", "c"]
    #expect(texts.joined(separator: ", ").text() == "a, b, c")
    #expect([StyledText]().joined(separator: ", ").isEmpty)
  }

  @Test("lines keep their styles and their empty neighbours")
  func lines() {
    let text = StyledText("a\n\nb", .ok) + StyledText("c\n", .dim)
    let mixed = StyledText("b", .ok) + StyledText("c", .dim)
    #expect(text.lines == [StyledText("a", .ok), "", mixed, ""])
    #expect(StyledText().lines == [""])
    #expect(text.lines.text() == "a\n\nbc\n\n")
  }

  @Test(
    "no control character but the newline gets in",
    arguments: [
      ("\u{1B}[31mred", "^[[31mred"), ("a\r\nb", "a^M\nb"), ("\t|", "  |"), ("\u{7F}", "^?"),
      ("\0", "^@"), ("\u{9B}2J", "<9B>2J"), ("a\nb", "a\nb"),
    ])
  func controls(text: String, shown: String) {
    #expect(StyledText(text).text() == shown)
    #expect(("\(text, .code)" as StyledText).text() == shown)
  }

  @Test("the styles of sides repeat after the fourth")
  func sides() {
    #expect((0..<5).map(Style.side) == [.sideA, .sideB, .sideC, .sideD, .sideA])
  }

  @Test(
    "every sign of ours has a twin in ASCII",
    arguments: [
      ("▶ │─ ✓ ✗", "> |- ok FAIL"), ("a → b…", "a -> b.."), ("tick 1 · #2", "tick 1 - #2"),
      ("«x» “y” – z", "\"x\" \"y\" - z"), ("▁▂▃▅▇", ".:-=#"), ("naïve 日", "na?ve ?"),
      ("plain", "plain"),
    ])
  func twins(text: String, twin: String) {
    #expect(text.asciiTwin == twin)
    #expect(StyledText(text, .dim).asciiTwin == StyledText(twin, .dim))
    #expect(StyledText(text).text(ascii: true) == twin)
  }
}
