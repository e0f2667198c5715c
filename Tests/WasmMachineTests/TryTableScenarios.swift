// Programs that throw and catch in the standard encoding: try_table, throw, throw_ref.

import WasmModel

enum TryTableScenarios {
  static let all: [Scenario] = clauses + references + frames

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
      "of two clauses with one tag the first wins", card: .tryTable, .returns(107),
      [
        .block(.i32), .block(.i32), .tryTable(.empty, .tag(0, 0), .tag(0, 1)), .i32(7), .throw(0),
        .end, .unreachable, .end, .i32(100), .add, .return, .end, .i32(1000), .add,
      ]),
    scenario(
      "a catch_all before a catch wins", .returns(1),
      [
        .block(.i32), .block(), .tryTable(.empty, .all(0), .tag(0, 1)), .i32(7), .throw(0), .end,
        .unreachable, .end, .i32(1), .return, .end,
      ]),
    scenario(
      "a clause for another tag is passed over", .returns(7),
      [
        .block(.i32), .block(), .tryTable(.empty, .tag(1, 0), .tag(0, 1)), .i32(7), .throw(0),
        .end, .unreachable, .end, .i32(1), .return, .end,
      ]),
    scenario(
      "the outer try_table gets what the inner does not catch", .returns(7),
      [
        .block(.i32), .tryTable(.empty, .tag(0, 0)), .block(), .tryTable(.empty, .tag(1, 0)),
        .i32(7), .throw(0), .end, .end, .end, .i32(1), .end,
      ]),
    scenario(
      "the inner try_table catches first", .returns(8),
      [
        .block(.i32), .tryTable(.empty, .tag(0, 0)), .block(.i32), .tryTable(.empty, .tag(0, 0)),
        .i32(7), .throw(0), .end, .unreachable, .end, .i32(1), .add, .return, .end, .i32(2), .end,
      ]),
    scenario(
      "a try_table does not catch what is thrown behind it", .throwsPayload([9]),
      [
        .block(.i32), .tryTable(.i32, .tag(0, 0)), .i32(7), .throw(0), .end, .end, .drop, .i32(9),
        .throw(0),
      ]),
    Scenario("a payload of several values arrives in order", card: .throw, .returns(5, 1, 2)) {
      addTags(&$0)
      let pair = $0.type([], [.i32, .i64])
      $0.run(
        [], [.i32, .i32, .i64],
        [
          .i32(5), .block(.type(pair)), .tryTable(.empty, .tag(2, 0)), .i32(1), .i64(2), .throw(2),
          .end, .unreachable, .end,
        ])
    },
    scenario(
      "operands of the try_table are dropped, those below it stay", .returns(12),
      [
        .i32(5), .block(.i32), .i32(90), .tryTable(.empty, .tag(0, 0)), .i32(91), .i32(7),
        .throw(0), .end, .unreachable, .end, .add,
      ]),
    scenario(
      "a try_table that does not throw keeps its results", .returns(3),
      [.block(), .tryTable(.i32, .all(0)), .i32(3), .end, .return, .end, .i32(4)]),
    scenario(
      "a clause to a loop catches again and again", .returns(3), locals: [.i32],
      [
        .loop(), .get(0), .i32(3), Instruction(.i32LtS), .if(), .get(0), .i32(1), .add, .set(0),
        .tryTable(.empty, .all(1)), .throw(1), .end, .end, .end, .get(0),
      ]),
  ]

  private static let references: [Scenario] = [
    scenario(
      "throw_ref throws the same exception again", card: .throwRef, .returns(0, 0),
      results: [.exnref, .exnref], locals: [.exnref],
      [
        .block(.exnref), .tryTable(.empty, .allReference(0)), .i32(7), .throw(0), .end,
        .unreachable, .end, .set(0),
        .block(.exnref), .tryTable(.empty, .allReference(0)), .get(0), .throwRef, .end,
        .unreachable, .end, .get(0),
      ]),
    Scenario("catch_ref pushes payload and reference", .returns(7, 0)) {
      addTags(&$0)
      let pair = $0.type([], [.i32, .exnref])
      $0.run(
        [], [.i32, .exnref],
        [
          .block(.type(pair)), .tryTable(.empty, .tagReference(0, 0)), .i32(7), .throw(0), .end,
          .unreachable, .end,
        ])
    },
    scenario(
      "a second throw makes another exception", .returns(1), results: [.exnref],
      [
        .block(.exnref), .tryTable(.empty, .allReference(0)), .throw(1), .end, .unreachable, .end,
        .drop, .block(.exnref), .tryTable(.empty, .allReference(0)), .throw(1), .end, .unreachable,
        .end,
      ]),
    scenario(
      "an exception that is thrown again keeps its payload", .throwsPayload([1, 2]), results: [],
      [
        .block(.exnref), .tryTable(.empty, .allReference(0)), .i32(1), .i64(2), .throw(2), .end,
        .unreachable, .end, .throwRef,
      ]),
    scenario(
      "throw_ref of null traps", .traps(.nullExceptionReference), results: [],
      [.block(), .tryTable(.empty, .all(0)), .null(.exception), .throwRef, .end, .end]),
    scenario(
      "no clause catches a trap", .traps(.unreachable), results: [],
      [.block(), .tryTable(.empty, .all(0)), .unreachable, .end, .end]),
  ]

  private static let frames: [Scenario] = [
    Scenario("an exception passes through several frames", .returns(45)) {
      addTags(&$0)
      $0.function(nil, [.i32], [], locals: [.i64, .i64], [.i32(8), .get(0), .throw(0)])
      $0.function(nil, [], [.i32], [.i32(1), .i32(40), .call(0), .i32(2), .add])
      $0.function(nil, [], [.i32], locals: [.f64], [.i32(2), .call(1), .add])
      $0.run(
        [], [.i32],
        [
          .i32(5), .block(.i32), .tryTable(.empty, .tag(0, 0)), .call(2), .drop, .end,
          .unreachable, .end, .add,
        ])
    },
    Scenario("a frame on the way catches, and its caller goes on", .returns(11)) {
      addTags(&$0)
      $0.function(nil, [.throw(1)])
      $0.function(
        nil, [], [.i32],
        [.block(), .tryTable(.empty, .tag(1, 0)), .call(0), .end, .unreachable, .end, .i32(10)])
      $0.run([], [.i32], [.i32(1), .call(1), .add])
    },
    scenario(
      "nobody catches", .throwsPayload([1, 2]), results: [], [.i32(1), .i64(2), .throw(2)]),
    Scenario("a tail call leaves the try_table behind", .throwsPayload([])) {
      addTags(&$0)
      $0.function(nil, [.throw(1)])
      $0.run([.block(), .tryTable(.empty, .all(0)), .returnCall(0), .end, .end])
    },
    Scenario("the tag of another instance of the same module is another tag", twins, .returns(2)),
    Scenario("an imported tag is the same in both instances", siblings, .returns(1)),
  ]

  /// Two instances of one module, and a third that throws with the second and catches the first.
  private static var twins: [Module] {
    let thrower = Module {
      addTags(&$0)
      $0.function("throw", [.throw(1)])
    }
    return [thrower, thrower, catcher]
  }

  private static var siblings: [Module] {
    let thrower = Module {
      $0.importTag("shared", [])
      $0.function("throw", [.throw(0)])
      $0.exports.append(Export(name: "tag1", description: .tag(TagIndex(0))))
    }
    return [thrower, thrower, catcher]
  }

  private static var catcher: Module {
    Module {
      $0.importTag("tag1", [], from: "m0")
      $0.importFunction("throw", from: "m1")
      $0.run(
        [], [.i32],
        [
          .block(), .block(), .tryTable(.empty, .tag(0, 0), .all(1)), .call(0), .end, .i32(0),
          .return, .end, .i32(1), .return, .end, .i32(2),
        ])
    }
  }
}
