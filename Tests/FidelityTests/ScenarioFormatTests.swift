// The format of scenarios: what is wrong is said with its place.

import Recovery
import Testing

@Suite struct ScenarioFormatTests {
  /// A text that is wrong, and the error.
  // swift-format-ignore
  static let wrong: [(text: String, error: String)] = [
    ("jump add(1)", "x:1:1: found `jump`, expected a step (call, request, fetch, fault, flag, collect) or a line of the head (title, module, release, strategies, row, section, evidence, cannot)"),
    ("call", "x:1:5: found nothing, expected JavaScript"),
    ("call add(1, 2", "x:1:14: found JavaScript that cannot be read (found the end, expected `,` or `)`), expected a statement"),
    ("request add", "x:1:9: found `add`, expected a call as NAME(1, \"text\")"),
    ("fetch", "x:1:6: found nothing, expected a path, as /hello"),
    ("fault panik", "x:1:7: found `panik`, expected `panic`, or `abort KIND` with one of: unreachable, oom, stack, oob, div0, null-call, host"),
    ("flag on", "x:1:6: found `on`, expected the number that the host writes into the flag"),
    ("collect now", "x:1:9: found `now`, expected nothing behind `collect`"),
    ("release 2", "x:1:9: found `2`, expected a release of wasm-bindgen as 0.2.127"),
    ("strategies S9", "x:1:12: found `S9`, expected a strategy: S0 ignore, S1 reinit, S1g reinit-guard, S2 unwind, S3 guard, S4 guard-reinit, or all"),
    ("row T1\ncall 1", "x:2:1: found `row T1`, expected a line `evidence` with it"),
    ("evidence Q", "x:1:10: found `Q`, expected one of: S T P L D"),
    ("module", "x:1:7: found nothing, expected the name of an example, or a file"),
    ("call 1\ntitle late", "x:2:7: found `title`, expected it before the first step"),
    ("  all: flag 0", "x:1:3: found `all: flag 0`, expected a step before what is expected of it"),
    ("call 1\n  flag 0", "x:2:3: found `flag 0`, expected STRATEGIES: CHECK, as `S3 S4: flag 1`"),
    ("call 1\n  all: flags 0", "x:2:8: found `flags`, expected a check: value, error, cause, hung, status, body, count, flag, instance, drops, console, silent, uncaught, sp, scheduled, called, critical, js, events"),
    ("call 1\n  all: flag x", "x:2:13: found `x`, expected a number"),
    ("call 1\n  all: console hello", "x:2:16: found `hello`, expected \"the whole text\" or /a part of it/"),
    ("call 1\n  all: sp higher", "x:2:11: found `higher`, expected `same` or `lower`"),
    ("call 1\n  all: called yes", "x:2:15: found `yes`, expected `true` or `false`"),
    ("call 1\n  all: count many", "x:2:14: found `many`, expected how many of which status, as `1-2 of 500`"),
    ("call 1\n  all: js add(1)", "x:2:11: found `add(1)`, expected EXPRESSION is VALUE"),
    ("call 1\n  all: events boom", "x:2:15: found `boom`, expected an event: \(EventWord.all.joined(separator: ", "))"),
    ("", "x:1:1: found `no step`, expected a step: call, request, fetch, fault, flag, collect"),
  ]

  @Test("a scenario that is wrong is refused with its place", arguments: wrong)
  func errors(_ row: (text: String, error: String)) {
    let error = #expect(throws: ScenarioError.self) {
      try Scenario(row.text, name: "x")
    }
    #expect(error?.description == row.error)
  }

  @Test(
    "an expectation that does not hold says what was found",
    arguments: [
      ("value 4", "value 3"), ("error Error", "value 3"), ("flag 1", "flag 0"),
      ("instance 2", "instance 1"), ("drops 1", "drops 0"), ("console /x/", "a silent console"),
      ("uncaught /x/", "uncaught []"), ("sp lower", "sp 65536→65536"),
      ("called true", "called false"),
      ("hung", "value 3"), ("status 500", "value 3"), ("body /x/", "value 3"),
      ("count 1-2 of 500", "value 3"), ("js add(2, 2) is 5", "4"),
      ("events enter · enter", "events enter(add(1, 2))"), ("cause /x/", "value 3"),
    ])
  func refutes(_ check: String, _ found: String) throws {
    let scenario = try Scenario("call add(1, 2)\n  S4: \(check)", name: "x")
    var player = try makePlayer(.guardReinit)
    let (count, failures) = player.check(scenario)
    #expect(count == 1)
    #expect(failures.map(\.found) == [found])
    #expect(failures.first?.line == 2)
  }

  @Test("the history of a scenario is one line of JSON a step")
  func json() throws {
    let scenario = try Scenario(
      "call console.log(\"a \\\"b\\\"\"); add(1, 2)\ncall panic_now()", name: "x")
    var player = try makePlayer(.guardReinit)
    _ = player.check(scenario)
    let lines = player.records.map { $0.json(strategy: .guardReinit).text }
    #expect(
      lines == [
        #"{"step":1,"line":1,"text":"call console.log(\"a \\\"b\\\"\"); add(1, 2)","strategy":"guard-reinit","results":[{"value":"3"}],"console":[{"level":"log","text":"a \"b\""}],"uncaught":[],"flag":0,"instance":1,"drops":[],"stackPointer":65536}"#,
        #"{"step":2,"line":2,"text":"call panic_now()","strategy":"guard-reinit","results":[{"error":{"class":"PanicError","message":"deliberate panic"}}],"console":[{"level":"error","text":"panicked at line 34: deliberate panic"}],"uncaught":[],"flag":0,"instance":1,"drops":[1],"stackPointer":65536}"#,
      ])
  }

  private func makePlayer(_ strategy: Strategy) throws -> ScenarioPlayer {
    ScenarioPlayer(try FidelityWorkers.make("workshop", strategy))
  }
}
