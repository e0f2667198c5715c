// Checks: what they read as, what they say of a session, and what is said of broken ones.

import Course
import Testing

struct CheckScriptTests {
  struct Unknown: Error {}

  /// A session in which some expressions hold; others are unknown.
  static func session(_ answers: [String: String] = [:], used: Set<String> = []) -> CheckContext {
    CheckContext(
      holds: { expression in
        switch expression {
        case "%poison == 0", "(count(trap) == 1 or count(trap) == 2)", "a or b and c": true
        case "count(drop) == 0": false
        default: throw Unknown()
        }
      },
      answer: { answers[$0] }, usedCommands: used,
      happened: { event, function in event == "trap" && (function ?? "leaf") == "leaf" })
  }

  /// A condition a row: what it is for a student who answered T1 with 288 and used `back`.
  static let rows: [(condition: String, holds: Bool)] = [
    ("%poison == 0", true),
    ("count(drop) == 0", false),
    ("a or b and c", true),
    ("answer T1 == 0x120", true),
    ("answer T1 == 288", true),
    ("answer T1 == 0x121", false),
    ("answer T1 != 0x121", true),
    ("answer T2 == 1", false),
    ("answer T2 != 1", false),
    ("not answer T1 == 1", true),
    ("used any(back, goto)", true),
    ("used any(goto)", false),
    ("not used any(goto)", true),
    ("event trap", true),
    ("event trap at leaf", true),
    ("event trap at handle", false),
    ("event exhausted", false),
    ("%poison == 0 and answer T1 == 288", true),
    ("count(drop) == 0 and answer T1 == 288", false),
    ("event trap and (count(trap) == 1 or count(trap) == 2)", true),
    ("event trap and not event exhausted and used any(back)", true),
  ]

  @Test("a condition holds or does not", arguments: rows)
  func condition(_ row: (condition: String, holds: Bool)) throws {
    let context = Self.session(["T1": "288"], used: ["back"])
    let check = try CheckScript("expect \(row.condition)", file: "check.lab")
    #expect(try (check.evaluate(context) == .passed) == row.holds)
    let other = try CheckScript(
      "expect event exhausted\nfeedback when \(row.condition): \"so\"", file: "check.lab")
    guard case .failed(_, let feedback) = try other.evaluate(context) else {
      Issue.record("the first line does not hold")
      return
    }
    #expect(feedback == (row.holds ? ["so"] : []))
  }

  @Test("a failed expectation says its text, or asks for a missing answer")
  func texts() throws {
    let check = try CheckScript(
      """
      # comment
      expect answer T1 == 1 else "T1: count again"

      expect answer T2 == 1 else "T2: count again"
      expect used any(back, goto) else "try: going back"
      expect event exhausted at dive
      expect count(drop) == 0
      """, file: "check.lab")
    guard case .failed(let failures, let feedback) = try check.evaluate(Self.session(["T1": "2"]))
    else {
      Issue.record("it passed")
      return
    }
    #expect(
      failures.map(\.text) == [
        "T1: count again", "T2 has no answer yet: `answer T2 VALUE`", "try: going back",
        "not seen yet: exhausted in dive", "this does not hold: count(drop) == 0",
      ])
    #expect(failures.map(\.line) == [2, 4, 5, 6, 7])
    #expect(failures.map(\.expectation).first == "answer T1 == 1")
    #expect(feedback.isEmpty)
    #expect(check.tasks == ["T1", "T2"])
  }

  @Test("an answer may be one of several", arguments: ["catch_all", "(catch_all $other)", "catch"])
  func severalAnswers(_ answer: String) throws {
    let check = try CheckScript(
      "expect answer T1 == catch_all | catch_all $other", file: "check.lab")
    let isPassed = try check.evaluate(Self.session(["T1": answer])) == .passed
    #expect(isPassed == (answer != "catch"))
  }

  @Test("feedback is not given when the check passes")
  func noFeedbackAfterPass() throws {
    let check = try CheckScript(
      "expect event trap\nfeedback when event trap: \"so\"", file: "check.lab")
    #expect(try check.evaluate(Self.session()) == .passed)
  }

  @Test("an expression that the Shell cannot evaluate is an error with its place")
  func unevaluated() throws {
    let check = try CheckScript("\nexpect %nonsense == 0", file: "check.lab")
    let error = #expect(throws: CourseError.self) { _ = try check.evaluate(Self.session()) }
    #expect(error?.description == "check.lab:2: cannot evaluate `%nonsense == 0`: Unknown()")
  }

  // One row a line.
  // swift-format-ignore
  static let brokenChecks: [(text: String, says: String)] = [
    ("", "check.lab: missing `expect` line"),
    ("feedback when event trap: \"so\"", "check.lab: missing `expect` line"),
    ("\nexpct event trap", "check.lab:2: malformed: found `expct event trap`; expected `expect CONDITION` or `feedback when CONDITION`"),
    ("expect event trap else", "check.lab:1: malformed: found `event trap else`; expected `else \"TEXT\"`"),
    ("expect event trap \"so\"", "check.lab:1: malformed: found `event trap \"so\"`; expected `else \"TEXT\"`"),
    ("expect event trap else \"so\" now", "check.lab:1: malformed: found `\"so\" now`; expected one text in quotes"),
    ("expect event trap else \"\"so\"", "check.lab:1: malformed: found `\"\"so\"`; expected one text in quotes"),
    ("feedback when event trap", "check.lab:1: malformed: found `feedback when event trap`; expected `feedback when CONDITION: \"TEXT\"`"),
    ("expect else \"so\"", "check.lab:1: malformed: found `else \"so\"`; expected `else \"TEXT\"`"),
    ("expect answer T1 = 1", "check.lab:1: malformed: found `answer T1 = 1`; expected `answer T1 == VALUE`, `used any(COMMAND, ...)`, `event NAME [at FUNCTION]` or an expression"),
    ("expect used back", "check.lab:1: malformed: found `used back`; expected `answer T1 == VALUE`, `used any(COMMAND, ...)`, `event NAME [at FUNCTION]` or an expression"),
    ("expect event trap in leaf", "check.lab:1: malformed: found `event trap in leaf`; expected `answer T1 == VALUE`, `used any(COMMAND, ...)`, `event NAME [at FUNCTION]` or an expression"),
    ("expect event trap or event exhausted", "check.lab:1: malformed: found `event trap or event exhausted`; expected parentheses around `or`"),
  ]

  @Test("a broken check gives its error and its place", arguments: brokenChecks)
  func broken(_ row: (text: String, says: String)) {
    let error = #expect(throws: CourseError.self) {
      _ = try CheckScript(row.text, file: "check.lab")
    }
    #expect(error?.description == row.says)
  }

  static let answers: [(a: String, b: String, equal: Bool)] = [
    ("0x120", "288", true), ("0X1F", "31", true), ("-16", "-0x10", true), ("1_000", "1000", true),
    ("288", "289", false), ("-1", "1", false), ("$leaf", "leaf", true), ("Leaf", "leaf", true),
    ("\"i32.load\"", "i32.load", true), ("i32.load", "i32.load8_u", false),
    ("two  words", "two words", true), ("0x", "0", false), ("", "0", false),
    ("d c a b", "dcab", true), ("D, c, a, b", "d c a b", true), ("d c b a", "dcab", false),
    ("a", "b", false), ("1 2", "12", false), ("(catch_all $l)", "catch_all $l", true),
  ]

  @Test("answers are equal when they mean the same", arguments: answers)
  func answer(_ row: (a: String, b: String, equal: Bool)) {
    #expect((Answer(row.a) == Answer(row.b)) == row.equal)
  }
}
