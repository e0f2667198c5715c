// Policies: what each line does, and what is said of lines that cannot be read.

import Testing

@testable import Shell

@Suite struct PolicyTests {
  private static let environment = SessionEnvironment.test(files: [:])

  /// The rows of the score card by name, and the log.
  private func play(
    _ policy: String, _ requests: [String], _ options: String = ""
  ) -> (rows: [String: [String]], log: String) {
    let lab = Lab(.test(files: ["my.policy": Array(policy.utf8)]))
    for line in ["load bank"] + requests { _ = lab.respond(to: line) }
    let text = lab.text("policy my.policy --log \(options)")
    var rows: [String: [String]] = [:]
    for line in text.split(separator: "\n") {
      let cells = line.split(separator: " ").filter { $0 != "*" }.map(String.init)
      if cells.count == 7 { rows[cells[0]] = Array(cells.dropFirst()) }
    }
    return (rows, text)
  }

  /// Traffic that fails by itself: each third request aborts.
  private static let failing = [
    "request served", "request deposit 1 5", "request fail_unreachable",
  ]

  @Test(
    "each action does what it says",
    arguments: [
      // failed, lost, corrupted, refused, cold starts; of nine requests without faults of their own
      ("on abort do keep", ["3", "0", "-", "0", "0"]),
      ("on panic do poison", ["3", "0", "-", "0", "0"]),
      ("on abort do poison", ["7", "0", "-", "6", "0"]),
      ("on abort do reinit-now", ["3", "6", "-", "0", "3"]),
      ("on abort do reinit-next", ["3", "4", "-", "0", "2"]),
      ("on abort from fail_unreachable do quarantine 1", ["3", "0", "-", "1", "0"]),
      ("on abort from deposit do poison", ["3", "0", "-", "0", "0"]),
      ("on abort do reinit-now\nlimit reinit 1 per 9 requests", ["5", "2", "-", "3", "1"]),
      ("on abort do poison\non refused do reinit-now", ["3", "4", "-", "0", "2"]),
      ("on abort do poison\non refused do keep", ["3", "0", "-", "0", "0"]),
      ("on abort do keep\nexpect js in_flight() === 0", ["3", "0", "4", "0", "0"]),
      ("on abort do reinit-now\nexpect js in_flight() === 0", ["3", "6", "0", "0", "3"]),
    ])
  func actions(_ policy: String, _ expected: [String]) throws {
    // The seed has no strike among the first nine requests.
    let found = play(policy, Self.failing, "--requests 9 --seed 3")
    let row = try #require(found.rows["my.policy"])
    #expect(Array(row.dropLast()) == expected, "\(found.log)")
  }

  @Test("what is carried over is there again, unless what is expected did not hold")
  func carrying() throws {
    // The bank keeps the balance of account 1 at this address.
    let rules = "on abort do reinit-now\ncarry i32[1024]\n"
    let kept = play(rules, Self.failing, "--requests 9 --seed 3")
    #expect(kept.rows["my.policy"]?[1] == "0")
    let lost = play(rules + "expect js in_flight() === 0", Self.failing, "--requests 9 --seed 3")
    #expect(lost.rows["my.policy"]?[1] == "6")
  }

  @Test(
    "a line that cannot be read is shown with its number and what would do",
    arguments: [
      ("on abort do reinit-nxt", "my.policy:1: found `reinit-nxt`", "did you mean `reinit-next`?"),
      ("on trap do keep", "my.policy:1: found `trap`", "panic, abort, foreign, refused"),
      ("# nothing", "my.policy has no rule", "on abort do reinit-next"),
      ("on abort keep", "my.policy:1: found a rule without an action", "`do ACTION`"),
      (
        "on abort do keep\nlimit reinit 2", "my.policy:2: found `limit reinit 2`", "per 10 requests"
      ),
      ("on abort do keep\nbuild debug", "my.policy:2: found `debug`", "unwind or abort"),
      ("on abort do keep\nexpect i32[", "my.policy:2:", "^"),
      ("on abort do keep\nexpect js holds(", "my.policy:2:", "expect js holds() === 0"),
      ("an abort do keep", "my.policy:1: found `an`", "did you mean `on`?"),
    ])
  func mistakes(_ policy: String, _ problem: String, _ hint: String) {
    let lab = Lab(.test(files: ["my.policy": Array(policy.utf8)]))
    _ = lab.respond(to: "load bank")
    let text = lab.text("policy my.policy")
    #expect(text.contains(problem) && text.contains(hint), "\(text)")
  }

  @Test("the same seed gives the same faults, another one others")
  func seeds() {
    let requests = Self.failing
    let first = play("on abort do keep", requests, "--seed 1").rows
    #expect(play("on abort do keep", requests, "--seed 1").rows == first)
    #expect(play("on abort do keep", requests, "--seed 2").rows != first)
  }
}
