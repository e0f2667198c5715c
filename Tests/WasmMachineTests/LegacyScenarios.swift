// Programs that throw and catch in the legacy encoding: try, catch, catch_all, delegate, rethrow.

import WasmModel

enum LegacyScenarios {
  static let all: [Scenario] = clauses + rethrowings + delegates

  /// Tag 0 carries an i32, tag 1 nothing, tag 2 an i32 and an i64.
  private static func scenario(
    _ name: String, card: Opcode? = nil, _ outcome: Outcome, results: [ValueType] = [.i32],
    locals: [ValueType] = [], _ body: [Instruction]
  ) -> Scenario {
    Scenario(name, card: card, outcome) {
      addTags(&$0)
      $0.run([], results, locals: locals, body)
    }
  }

  private static func addTags(_ module: inout Module) {
    module.tag([.i32])
    module.tag()
    module.tag([.i32, .i64])
  }

  private static let clauses: [Scenario] = [
    scenario(
      "catch pushes the payload", card: .try, .returns(8),
      [.try(.i32), .i32(7), .throw(0), .catch(0), .i32(1), .add, .end]),
    scenario(
      "a try that does not throw ends at its first clause", card: .catch, .returns(3),
      [.try(.i32), .i32(3), .catch(0), .catchAll, .unreachable, .end]),
    scenario(
      "a clause that is done ends at the next one", card: .catchAll, .returns(9),
      [.try(.i32), .i32(7), .throw(0), .catch(0), .i32(2), .add, .catchAll, .unreachable, .end]),
    scenario(
      "of two clauses with one tag the first wins", .returns(107),
      [
        .try(.i32), .i32(7), .throw(0), .catch(1), .i32(1), .catch(0), .i32(100), .add, .catch(0),
        .i32(1000), .add, .end,
      ]),
    scenario(
      "catch_all catches what no clause names", .returns(4),
      [.try(.i32), .throw(1), .catch(0), .catchAll, .i32(4), .end]),
    scenario(
      "a payload of several values arrives in order", .returns(2, 1), results: [.i64, .i32],
      locals: [.i64, .i32],
      [
        .try(), .i32(1), .i64(2), .throw(2), .catch(2), .set(0), .set(1), .end, .get(0), .get(1),
      ]),
    scenario(
      "operands below the try stay", .returns(12),
      [.i32(5), .try(.i32), .i32(90), .i32(7), .throw(0), .catch(0), .end, .add]),
    scenario(
      "a try does not catch what its clause throws", .throwsPayload([2]), results: [],
      [.try(), .throw(1), .catch(1), .i32(2), .throw(0), .catch(0), .drop, .end]),
    scenario(
      "a try without clauses catches nothing", .throwsPayload([]), results: [],
      [.try(), .throw(1), .end]),
    scenario(
      "a try in a loop catches each time", .returns(6), locals: [.i32, .i32],
      [
        .loop(), .try(), .get(0), .i32(1), .add, .tee(0), .throw(0), .catch(0), .get(1), .add,
        .set(1), .get(0), .i32(3), Instruction(.i32LtS), .brIf(1), .end, .end, .get(1),
      ]),
    scenario(
      "no clause catches a trap", .traps(.integerDivideByZero), results: [],
      [.try(), .i32(1), .i32(0), Instruction(.i32DivS), .drop, .catchAll, .end]),
    Scenario("a legacy throw meets a try_table on the way", .returns(7)) {
      addTags(&$0)
      $0.function(nil, [.try(), .i32(7), .throw(0), .catch(1), .end])
      $0.run(
        [], [.i32],
        [.block(.i32), .tryTable(.empty, .tag(0, 0)), .call(0), .end, .unreachable, .end])
    },
  ]

  /// Two exceptions are held at once; the label says which one is thrown again.
  private static func rethrow(_ label: Int, _ result: Int32) -> Scenario {
    scenario(
      "rethrow \(label) from nested catches", card: .rethrow, .returns(result),
      [
        .try(.i32),
        .try(.i32), .i32(1), .throw(0), .catch(0), .drop,
        .try(.i32), .i32(2), .throw(0), .catch(0), .drop, .rethrow(label), .end,
        .end,
        .catch(0), .end,
      ])
  }

  private static let rethrowings: [Scenario] = [
    rethrow(0, 2), rethrow(1, 1),
    scenario(
      "rethrow from catch_all keeps the payload", .throwsPayload([1, 2]), results: [],
      [.try(), .i32(1), .i64(2), .throw(2), .catchAll, .rethrow(0), .end]),
    scenario(
      "rethrow out of blocks inside the clause", .returns(7),
      [
        .try(.i32), .try(), .i32(7), .throw(0), .catch(0), .drop, .block(), .loop(), .rethrow(2),
        .end, .end, .end, .i32(1), .catch(0), .end,
      ]),
  ]

  private static let delegates: [Scenario] = [
    scenario(
      "delegate to the try around it", card: .delegate, .returns(7),
      [.try(.i32), .try(), .i32(7), .throw(0), .delegate(0), .i32(1), .catch(0), .end]),
    scenario(
      "delegate without an exception does nothing", card: .delegate, .returns(1),
      [.try(.i32), .try(), .delegate(0), .i32(1), .catch(0), .end]),
    scenario(
      "delegate passes over the try between", .returns(107),
      [
        .try(.i32), .try(.i32), .try(), .i32(7), .throw(0), .delegate(1), .i32(1), .catch(0), .end,
        .catch(0), .i32(100), .add, .end,
      ]),
    scenario(
      "delegate to a block goes to the next try around it", .returns(7),
      [
        .try(.i32), .block(), .try(), .i32(7), .throw(0), .delegate(0), .end, .i32(1), .catch(0),
        .end,
      ]
    ),
    scenario(
      "delegate to the function passes over all of its tries", .throwsPayload([7]), results: [],
      [.try(), .try(), .i32(7), .throw(0), .delegate(1), .catchAll, .end]),
    Scenario("delegate to the function goes to the caller", .returns(7)) {
      addTags(&$0)
      $0.function(nil, [.try(), .try(), .i32(7), .throw(0), .delegate(1), .catchAll, .end])
      $0.run([], [.i32], [.try(.i32), .call(0), .i32(1), .catch(0), .end])
    },
    Scenario("delegate of a call", .returns(8)) {
      addTags(&$0)
      $0.function(nil, [.i32], [], [.get(0), .throw(0)])
      $0.run(
        [], [.i32],
        [
          .try(.i32), .try(.i32), .try(), .i32(8), .call(0), .delegate(1), .i32(1), .catchAll,
          .i32(2), .end, .catch(0), .end,
        ])
    },
  ]
}
