// Programs for the control instructions: blocks, branches, calls, and what they carry along.

import WasmModel

enum ControlScenarios {
  static var all: [Scenario] { cards + selections + blocks + calls + tailCalls }

  private static let cards: [Scenario] = [
    Scenario("unreachable traps", card: .unreachable, .traps(.unreachable)) {
      $0.run([.unreachable])
    },
    Scenario("nop does nothing", card: .nop, .returns(7)) { $0.run([], [.i32], [.i32(7), .nop]) },
    Scenario("a block keeps its result", card: .block, .returns(12)) {
      $0.run([], [.i32], [.i32(5), .block(.i32), .i32(7), .end, .add])
    },
    Scenario("a loop runs until its condition is zero", card: .loop, arguments: [10], .returns(55))
    {
      $0.run(
        [.i32], [.i32], locals: [.i32],
        [
          .loop(), .get(1), .get(0), .add, .set(1), .get(0), .i32(1), .sub, .tee(0), .brIf(0),
          .end, .get(1),
        ])
    },
    Scenario("if takes its first arm", card: .if, arguments: [2], .returns(1)) { choose(&$0) },
    Scenario("if takes its other arm", card: .if, arguments: [0], .returns(2)) { choose(&$0) },
    Scenario("the first arm ends at the else", card: .else, arguments: [1], .returns(1)) {
      choose(&$0)
    },
    Scenario("if without else is skipped", card: .if, arguments: [0], .returns(9)) {
      $0.run([.i32], [.i32], [.get(0), .if(), .unreachable, .end, .i32(9)])
    },
    Scenario("end closes block and function", card: .end, .returns(3)) {
      $0.run([], [.i32], [.block(), .end, .i32(3)])
    },
    Scenario("br leaves two blocks with one value", card: .br, .returns(5)) {
      $0.run(
        [], [.i32],
        [.block(.i32), .i32(1), .block(), .i32(5), .br(1), .end, .drop, .i32(6), .end])
    },
    Scenario("br to the outermost label returns", card: .br, .returns(4)) {
      $0.run([], [.i32], [.i32(9), .i32(4), .br(0)])
    },
    Scenario("br_if branches", card: .brIf, arguments: [1], .returns(10)) { branchIf(&$0) },
    Scenario("br_if goes on", card: .brIf, arguments: [0], .returns(11)) { branchIf(&$0) },
    Scenario("return drops what is left over", card: .return, .returns(4)) {
      $0.run([], [.i32], [.i32(1), .block(), .i32(2), .i32(4), .return, .end])
    },
    Scenario("call passes arguments in order", card: .call, .returns(7)) {
      $0.function(nil, [.i32, .i32], [.i32], [.get(0), .get(1), .sub])
      $0.run([], [.i32], [.i32(10), .i32(3), .call(0)])
    },
    Scenario("call_indirect finds the function", card: .callIndirect, arguments: [1], .returns(22))
    {
      indirect(&$0, isTail: false)
    },
    Scenario("return_call replaces the frame", card: .returnCall, .returns(6)) {
      $0.function(nil, [.i32], [.i32], [.get(0), .i32(1), .add])
      $0.run([], [.i32], locals: [.i64, .i64], [.i32(9), .i32(5), .returnCall(0)])
    },
    Scenario(
      "return_call_indirect finds the function", card: .returnCallIndirect, arguments: [0],
      .returns(11)
    ) { indirect(&$0, isTail: true) },
    Scenario("drop forgets the top", card: .drop, .returns(1)) {
      $0.run([], [.i32], [.i32(1), .i32(2), .drop])
    },
    Scenario("select keeps the first", card: .select, arguments: [7], .returns(10)) {
      $0.run([.i32], [.i64], [.i64(10), .i64(20), .get(0), .select])
    },
    Scenario("select keeps the second", card: .select, arguments: [0], .returns(20)) {
      $0.run([.i32], [.i64], [.i64(10), .i64(20), .get(0), .select])
    },
    Scenario("select of references", card: .selectTyped, arguments: [0], .returns(1)) {
      $0.run(
        [.i32], [.i32],
        [
          .refFunc(0), .null(.function), .get(0),
          Instruction(.selectTyped, .valueTypes([.funcref])), .isNull,
        ])
    },
  ]

  private static func choose(_ module: inout Module) {
    module.run([.i32], [.i32], [.get(0), .if(.i32), .i32(1), .else, .i32(2), .end])
  }

  private static func branchIf(_ module: inout Module) {
    module.run([.i32], [.i32], [.block(.i32), .i32(10), .get(0), .brIf(0), .i32(1), .add, .end])
  }

  private static func indirect(_ module: inout Module, isTail: Bool) {
    let type = module.type([], [.i32])
    module.table(2)
    module.elements([0, 1], at: 0)
    module.function(nil, [], [.i32], [.i32(11)])
    module.function(nil, [], [.i32], [.i32(22)])
    module.run(
      [.i32], [.i32], [.get(0), isTail ? .returnCallIndirect(type) : .callIndirect(type)])
  }

  /// Each label of a `br_table`, the default, and indices beyond.
  private static let selections: [Scenario] = [
    (0, 100), (1, 101), (2, 102), (3, 102), (0xFFFF_FFFF, 102),
  ].map { (index: UInt64, result: Int32) in
    Scenario("br_table \(index)", card: .brTable, arguments: [index], .returns(result)) {
      $0.run(
        [.i32], [.i32],
        [
          .block(), .block(), .block(), .get(0), .brTable([0, 1], default: 2), .end,
          .i32(100), .return, .end, .i32(101), .return, .end, .i32(102),
        ])
    }
  }

  private static let blocks: [Scenario] = [
    Scenario("br_table without labels takes the default", .returns(8)) {
      $0.run([], [.i32], [.block(.i32), .i32(8), .i32(5), .brTable([], default: 0), .end])
    },
    Scenario("br_table carries values to each label", arguments: [1], .returns(8)) {
      $0.run(
        [.i32], [.i32],
        [
          .block(.i32), .block(.i32), .i32(7), .get(0), .brTable([0], default: 1), .end,
          .i32(100), .add, .return, .end, .i32(1), .add,
        ])
    },
    Scenario("a block with parameters and two results", .returns(3, 7)) {
      let pair = $0.type([.i32, .i32], [.i32, .i32])
      $0.function(nil, [.i32, .i32], [.i32, .i32], [.get(1), .get(0)])
      $0.run([], [.i32, .i32], [.i32(7), .i32(3), .block(.type(pair)), .call(0), .end])
    },
    Scenario("br drops what lies between and keeps two values in order", .returns(1, 2)) {
      let pair = $0.type([], [.i32, .i32])
      $0.run(
        [], [.i32, .i32],
        [.block(.type(pair)), .i32(8), .i32(9), .i32(1), .i32(2), .br(0), .end])
    },
    Scenario("a loop with parameters takes them along", arguments: [5], .returns(120)) {
      let loop = $0.type([.i32, .i32], [.i32])
      $0.run(
        [.i32], [.i32], locals: [.i32],
        [
          .i32(1), .get(0), .loop(.type(loop)), .tee(1), Instruction(.i32Mul), .get(1), .i32(1),
          .sub, .tee(0), .get(0), .brIf(0), .drop, .end,
        ])
    },
    Scenario("if with parameters", arguments: [0], .returns(13)) {
      let type = $0.type([.i32], [.i32])
      $0.run(
        [.i32], [.i32],
        [.i32(10), .get(0), .if(.type(type)), .i32(2), .add, .else, .i32(3), .add, .end])
    },
  ]

  private static let calls: [Scenario] = [
    Scenario("recursion", arguments: [10], .returns(55)) {
      $0.run(
        [.i32], [.i32],
        [
          .get(0), .i32(2), Instruction(.i32LtS), .if(.i32), .get(0), .else, .get(0), .i32(1),
          .sub, .call(0), .get(0), .i32(2), .sub, .call(0), .add, .end,
        ])
    },
    Scenario("a caller's operands and locals survive a call", .returns(1, 30)) {
      $0.function(nil, [.i32], [.i32], locals: [.i32, .i64], [.get(0), .i32(20), .add])
      $0.run([], [.i32, .i32], locals: [.i32], [.i32(1), .i32(10), .set(0), .get(0), .call(0)])
    },
    Scenario("locals begin with zero and null, each time", .returns(0, 0, 0, 0, 1)) {
      $0.function(nil, locals: [.i64, .i64, .i64, .i64], [.i64(-1), .set(0), .i64(-1), .set(3)])
      $0.function(
        nil, [], [.i32, .i64, .f32, .f64, .i32], locals: [.i32, .i64, .f32, .f64, .externref],
        [.get(0), .get(1), .get(2), .get(3), .get(4), .isNull])
      $0.run([], [.i32, .i64, .f32, .f64, .i32], [.call(0), .call(1)])
    },
    Scenario("call_indirect compares types by structure", .returns(5)) {
      $0.types = [SubType(FunctionType([], [.i32])), SubType(FunctionType([], [.i32]))]
      $0.table(1)
      $0.elements([0], at: 0)
      $0.functions = [Function(type: TypeIndex(0), locals: [], body: [.i32(5), .end])]
      $0.run([], [.i32], [.i32(0), .callIndirect(TypeIndex(1))])
    },
    Scenario("call_indirect through the second table", .returns(5)) {
      let type = $0.type([], [.i32])
      $0.table(1)
      $0.table(1, initial: .refFunc(0))
      $0.function("five", [], [.i32], [.i32(5)])
      $0.run([], [.i32], [.i32(0), .callIndirect(type, table: 1)])
    },
  ]

  private static let tailCalls: [Scenario] = [
    Scenario("tail calls in a circle", arguments: [300, 0], .returns(300)) {
      countByTailCalls(&$0)
    },
    Scenario("a tail call to a function with more parameters", .returns(6)) {
      $0.function(nil, [.i32, .i32, .i32], [.i32], [.get(0), .get(1), .add, .get(2), .add])
      $0.function(nil, [], [.i32], [.i32(1), .i32(2), .i32(3), .returnCall(0)])
      $0.run([], [.i32], [.call(1)])
    },
    Scenario("a tail call to the host", answers: [.returns([42])], .returns(142)) {
      $0.importFunction("ask", [.i32], [.i32])
      $0.function(nil, [], [.i32], locals: [.i64], [.i32(9), .i32(7), .returnCall(0)])
      $0.run([], [.i32], [.i32(100), .call(1), .add])
    },
    Scenario(
      "a tail call traps with the frame still there", .traps(.uninitializedElement(index: 0))
    ) {
      let type = $0.type([], [])
      $0.table(1)
      $0.run([.i32(0), .returnCallIndirect(type)])
    },
  ]

  /// [n sum] -> [sum + n], with one tail call for each unit of n.
  static func countByTailCalls(_ module: inout Module) {
    module.run(
      [.i32, .i32], [.i32],
      [
        .get(0), Instruction(.i32Eqz), .if(), .get(1), .return, .end, .get(0), .i32(1), .sub,
        .get(1), .i32(1), .add, .returnCall(0),
      ])
  }
}
