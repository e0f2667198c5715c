// The rules by which a transcript and what was printed are the same.

import Course
import Testing

struct TranscriptTests {
  static let rows: [(expected: [String], actual: [String], isEqual: Bool)] = [
    ([], [], true), ([], ["a"], false), (["a"], [], false), (["a"], ["a"], true),
    (["a"], ["a "], false), (["a", "b"], ["b", "a"], false),
    (["a[..]c"], ["abbc"], true), (["a[..]c"], ["ac"], true), (["a[..]c"], ["abd"], false),
    (["[..]b[..]d[..]"], ["abcde"], true), (["[..]d[..]b[..]"], ["abcde"], false),
    (["ab[..]ba"], ["aba"], false),
    (["..."], [], true), (["...", "c"], ["a", "b", "c"], true), (["a", "..."], ["b", "a"], false),
    (["a", "...", "c", "...", "e"], ["a", "c", "d", "e"], true),
    (["a", "...", "c"], ["a", "b", "c", "d"], false),
    (["a...c"], ["abc"], false), (["  ..."], ["a"], false), (["a.c"], ["abc"], false),
  ]

  @Test("only `[..]` and a line `...` stand for something else", arguments: rows)
  func matching(_ row: (expected: [String], actual: [String], isEqual: Bool)) {
    let entry = TranscriptPage.Entry(line: 1, command: "x", expected: row.expected)
    #expect(entry.matches(row.actual) == row.isEqual)
  }

  private static let page = """
    Words.

    ```lab
    (lab) bt
      0: leaf
    (lab) stack
    ```

    ```text
    (lab) no
    ```

    ```lab
    stray
    (lab) when
    ```

    """

  @Test("only fences marked `lab` are read, and only what follows a command")
  func reading() {
    let page = TranscriptPage(Self.page)
    #expect(page.entries.map(\.command) == ["bt", "stack", "when"])
    #expect(page.entries.map(\.expected) == [["  0: leaf"], [], []])
    #expect(page.entries.map(\.line) == [4, 6, 15])
    #expect(page.strayLines == [14])
  }

  @Test("new lines go below their commands and leave the rest as it is")
  func replacing() {
    let page = TranscriptPage(Self.page)
    #expect(page.replacing([nil, nil, nil]) == Self.page)
    let text = page.replacing([["  0: trunk", "  1: root"], nil, ["tick 3"]])
    let expected = Self.page.split(separator: "\n", omittingEmptySubsequences: false)
      .flatMap { $0 == "  0: leaf" ? ["  0: trunk", "  1: root"] : [String($0)] }
      .flatMap { $0 == "(lab) when" ? [$0, "tick 3"] : [$0] }
    #expect(text == expected.joined(separator: "\n"))
  }
}
