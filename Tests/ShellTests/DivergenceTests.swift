// Where sides part: what is compared, what is not, and the way there.

import Shell
import Styling
import Testing

@Suite struct DivergenceTests {
  /// Commands behind `load bank`, and what the last line of `compare` begins with.
  struct Row: CustomTestStringConvertible, Sendable {
    let commands: [String]
    let says: String
    var testDescription: String { commands.joined(separator: "; ") }
  }

  static let rows = [
    Row(commands: [], says: "no difference so far"),
    Row(commands: ["request deposit 1 50 x 2"], says: "no difference so far"),
    Row(
      commands: ["request deposit 1 50", "request transfer 1 2 500"],
      says: "first difference: request #2: A critical initState.criticalError:=true; B throw"),
    // Calls have no numbers.
    Row(commands: ["call balance 1", "call fail_panic 7"], says: "first difference: call 2: A"),
    // A side that has not come so far is no difference, whether a request or a part of it is missing.
    Row(commands: ["request balance 1", "@A goto begin"], says: "no difference so far"),
    Row(
      commands: ["request balance 1", "goto request 1", "@B step 20"], says: "no difference so far"),
    Row(commands: ["@A request balance 1"], says: "no difference so far"),
    Row(
      commands: ["strategy use reinit,guard-reinit,reinit", "request fail_panic 7"],
      says: "first difference: request #1: A, C critical initState.criticalError:=true; B throw"),
    Row(
      commands: [
        "strategy use reinit,reinit", "request balance 1", "@B set u8[0x10894] = 7",
        "request balance 1",
      ],
      says: "first difference: request #2: A leave 100; B leave"),
  ]

  @Test("compare ends with where sides part", arguments: rows)
  func compare(_ row: Row) throws {
    let lab = Lab(.test())
    for command in ["load bank", "set width 200"] + row.commands { _ = lab.respond(to: command) }
    let last = try #require(lab.respond(to: "compare").lines.last).text()
    #expect(last.hasPrefix(row.says), "\(last)")
  }

  @Test("goto divergence stands right before the first difference, on every side and from anywhere")
  func goThere() {
    for start in ["goto begin", "goto end", "goto request 2"] {
      let lab = Lab(.test())
      for command in ["load bank", "request balance 1", "request transfer 1 2 500", start] {
        _ = lab.respond(to: command)
      }
      let arrival = lab.text("goto divergence")
      #expect(arrival.contains("A    next: critical initState.criticalError:=true"), "\(arrival)")
      #expect(arrival.contains("B    next: throw __cpp_exception"), "\(arrival)")
      #expect(lab.text("compare").contains("no difference so far"))
      #expect(!lab.text("events").contains("throw"))
      _ = lab.respond(to: "step")
      #expect(lab.text("compare").contains("first difference: request #2"))
      #expect(lab.text("events").contains("throw"))
    }
  }

  @Test("a side that has nothing more in the request stands behind its last common event")
  func nothingMore() {
    let lab = Lab(.test())
    for command in ["load bank", "strategy use ignore,reinit-guard", "request fail_unreachable"] {
      _ = lab.respond(to: command)
    }
    #expect(lab.text("goto divergence").contains("next: "))
  }

  /// What cannot be done, and what is said of it.
  static let mistakes = [
    ("request balance 1", "goto divergence", "no difference so far"),
    ("strategy use reinit", "goto divergence", "there is only one side"),
    ("strategy use reinit", "compare", "there is only one side"),
    ("request balance 1", "compare 7", "there is no request #7"),
    ("request balance 1", "compare x", "`x` is no request"),
    ("request balance 1", "layout sidewards", "no layout `sidewards`"),
    ("strategy use reinit", "other", "there is only one side"),
    ("request balance 1", "set context maybe", "`maybe` is neither on nor off"),
    ("request balance 1", "mark divergence", "`divergence` is a place in time already"),
  ]

  @Test("what cannot be compared is an error that says what to try", arguments: mistakes)
  func refuse(_ setup: String, _ command: String, _ says: String) {
    let lab = Lab(.test())
    for line in ["load bank", setup] { _ = lab.respond(to: line) }
    let text = lab.text(command)
    #expect(text.hasPrefix("error: \(says)") && text.contains("  try: "), "\(text)")
  }

  @Test("context marks locals that changed since the last stop, and can follow each stop")
  func context() {
    let lab = Lab(.test())
    for line in ["load bank", "use A", "start transfer 1 2 500", "step 3"] {
      _ = lab.respond(to: line)
    }
    #expect(!lab.text("context").contains("*"))
    #expect(!lab.text("step").contains("handlers"))
    #expect(lab.text("context").contains("locals    local[3] i32 65520*, local[0] i32 1"))
    _ = lab.respond(to: "set context on")
    #expect(lab.text("step").contains("handlers  none: an exception leaves this frame"))
    #expect(!lab.text("print 1").contains("handlers"))
    #expect(!lab.text("context").contains("*"))
  }
}
