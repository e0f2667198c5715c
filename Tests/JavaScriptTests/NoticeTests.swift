// What is told of watched functions and variables.

import JavaScript
import Testing

@Suite struct NoticeTests {
  @Test func `calls, ends, assignments and throws are told in order`() throws {
    var playground = try Playground(
      """
      let flag = 0;
      const o = { inst: 1 };
      function guard(x) {
        flag = x;
        if (x > 1) throw "no";
        return x + 1;
      }
      function other() {
        flag = 9;
      }
      """, watching: ["guard", "slow"], ["flag", "inst"])
    _ = playground.machine.takeNotices()
    _ = try playground.run("guard(1); other(); o.inst = 2; o['inst']++;")
    #expect(
      playground.machine.takeNotices() == [
        .entered(function: "guard", arguments: [.number(1)]),
        .assigned(variable: "flag", .number(1)),
        .left(function: "guard", .value(.number(2))),
        .assigned(variable: "flag", .number(9)),
        .assigned(variable: "inst", .number(2)),
        .assigned(variable: "inst", .number(3)),
      ])
    _ = try playground.run("guard(2)")
    #expect(
      playground.machine.takeNotices() == [
        .entered(function: "guard", arguments: [.number(2)]),
        .assigned(variable: "flag", .number(2)),
        .threw(function: "guard", .string("no")),
        .left(function: "guard", .thrown(.string("no"))),
      ])
    #expect(playground.machine.takeNotices().isEmpty)
  }

  @Test func `an async function is left when it first waits, and when it ends`() throws {
    var playground = try Playground(
      "async function slow() {\n  await 1;\n  await 2;\n  return 3;\n}", watching: ["slow"])
    playground.machine.call(try playground.function("slow"), [])
    _ = playground.finish()
    playground.settle()
    #expect(
      playground.machine.takeNotices() == [
        .entered(function: "slow", arguments: []), .left(function: "slow", nil),
        .left(function: "slow", .value(.number(3))),
      ])
  }
}
