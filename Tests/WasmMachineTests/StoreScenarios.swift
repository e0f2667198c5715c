// Programs for variables, constants, references and tables.

import WasmMachine
import WasmModel

enum StoreScenarios {
  static var all: [Scenario] { variables + references + tables + copies + fills + inits }

  private static let variables: [Scenario] = [
    Scenario("i32.const", card: .i32Const, .returns(-5)) { $0.run([], [.i32], [.i32(-5)]) },
    Scenario("i64.const", card: .i64Const, .returns(UInt64.max)) {
      $0.run([], [.i64], [.i64(-1)])
    },
    Scenario("f32.const keeps the bits of a NaN", card: .f32Const, .returns(0x7FA0_0001)) {
      $0.run([], [.f32], [Instruction(.f32Const, .f32(0x7FA0_0001))])
    },
    Scenario("f64.const", card: .f64Const, .returns(0x3FF0_0000_0000_0000 as UInt64)) {
      $0.run([], [.f64], [.f64(1)])
    },
    Scenario("local.get", card: .localGet, arguments: [3, 4], .returns(4)) {
      $0.run([.i32, .i32], [.i32], [.get(1)])
    },
    Scenario("local.set", card: .localSet, arguments: [3], .returns(8)) {
      $0.run([.i32], [.i32], [.i32(8), .set(0), .get(0)])
    },
    Scenario("local.tee", card: .localTee, .returns(8, 8)) {
      $0.run([], [.i32, .i32], locals: [.i32], [.i32(8), .tee(0), .get(0)])
    },
    Scenario("global.get", card: .globalGet, .returns(6)) {
      $0.global(.i32(6))
      $0.run([], [.i32], [.globalGet(0)])
    },
    Scenario("global.set", card: .globalSet, .returns(6, 7)) {
      $0.global(.i32(6))
      $0.run([], [.i32, .i32], [.globalGet(0), .i32(7), .globalSet(0), .globalGet(0)])
    },
  ]

  private static let references: [Scenario] = [
    Scenario("ref.null", card: .refNull, .returns(UInt64.max)) {
      $0.run([], [.externref], [.null(.extern)])
    },
    Scenario("ref.is_null", card: .refIsNull, .returns(1, 0)) {
      $0.run([], [.i32, .i32], [.null(.exception), .isNull, .refFunc(0), .isNull])
    },
    Scenario("ref.func gives the function's address", card: .refFunc, .returns(1)) {
      $0.function("first", [])
      $0.run([], [.funcref], [.refFunc(1)])
    },
  ]

  /// A table of five elements that begins with the functions 0, 1 and 2.
  static func table(
    _ name: String, card: Opcode? = nil, _ outcome: Outcome, results: [ValueType] = [],
    maximum: UInt64? = nil, limits: MachineLimits = MachineLimits(), _ body: [Instruction]
  ) -> Scenario {
    Scenario(name, card: card, limits: limits, outcome) {
      $0.table(5, maximum: maximum)
      $0.elements([2, 1, 0])
      $0.elements([0, 1, 2], at: 0)
      for _ in 0..<3 { $0.function(nil, []) }
      $0.run([], results, body)
    }
  }

  private static let tables: [Scenario] = [
    table(
      "table.get", card: .tableGet, .returns(1), results: [.funcref], [.i32(1), .table(.tableGet)]),
    table(
      "table.get at the end", card: .tableGet,
      .traps(.outOfBoundsTableAccess(index: 5, count: 1, size: 5)), results: [.funcref],
      [.i32(5), .table(.tableGet)]),
    table(
      "table.set", card: .tableSet, .table([0, 1, 2, nil, 1]),
      [.i32(4), .refFunc(1), .table(.tableSet)]),
    table(
      "table.set at the end", card: .tableSet,
      .traps(.outOfBoundsTableAccess(index: 5, count: 1, size: 5)),
      [.i32(5), .refFunc(1), .table(.tableSet)]),
    table("table.size", card: .tableSize, .returns(5), results: [.i32], [.table(.tableSize)]),
    table(
      "table.grow", card: .tableGrow, .returns(5, 7), results: [.i32, .i32], maximum: 7,
      [.refFunc(2), .i32(2), .table(.tableGrow), .table(.tableSize)]),
    table(
      "table.grow fills with its operand", card: .tableGrow, .table([0, 1, 2, nil, nil, 2, 2]),
      [.refFunc(2), .i32(2), .table(.tableGrow), .drop]),
    table(
      "table.grow by nothing", card: .tableGrow, .returns(5), results: [.i32], maximum: 5,
      [.null(.function), .i32(0), .table(.tableGrow)]),
    table(
      "table.grow beyond the module's maximum", .returns(-1), results: [.i32], maximum: 7,
      [.null(.function), .i32(3), .table(.tableGrow)]),
    table(
      "table.grow beyond the machine's limit", .returns(-1), results: [.i32], limits: smallTables,
      [.null(.function), .i32(2), .table(.tableGrow)]),
    table(
      "table.grow by four billion", .returns(-1), results: [.i32],
      [.null(.function), .i32(-1), .table(.tableGrow)]),
    table("elem.drop", card: .elemDrop, .table([0, 1, 2, nil, nil]), [.elemDrop(), .elemDrop()]),
  ]

  private static let smallTables: MachineLimits = {
    var limits = MachineLimits()
    limits.tableElements = 6
    return limits
  }()

  private static let copies: [Scenario] = [
    (1, 0, 3, .table([0, 0, 1, 2, nil])), (0, 1, 3, .table([1, 2, nil, nil, nil])),
    (2, 2, 2, .table([0, 1, 2, nil, nil])), (5, 5, 0, .table([0, 1, 2, nil, nil])),
    (6, 0, 0, .traps(.outOfBoundsTableAccess(index: 6, count: 0, size: 5))),
    (0, 6, 0, .traps(.outOfBoundsTableAccess(index: 6, count: 0, size: 5))),
    (4, 0, 2, .traps(.outOfBoundsTableAccess(index: 4, count: 2, size: 5))),
    (0, 4, 2, .traps(.outOfBoundsTableAccess(index: 4, count: 2, size: 5))),
    (0, -1, -1, .traps(.outOfBoundsTableAccess(index: 0xFFFF_FFFF, count: 0xFFFF_FFFF, size: 5))),
  ].map { (to: Int32, from: Int32, count: Int32, outcome: Outcome) in
    table(
      "table.copy \(to) \(from) \(count)", card: .tableCopy, outcome,
      [.i32(to), .i32(from), .i32(count), .tableCopy()])
  }

  private static let fills: [Scenario] = [
    (1, 3, .table([0, 2, 2, 2, nil])), (5, 0, .table([0, 1, 2, nil, nil])),
    (6, 0, .traps(.outOfBoundsTableAccess(index: 6, count: 0, size: 5))),
    (4, 2, .traps(.outOfBoundsTableAccess(index: 4, count: 2, size: 5))),
  ].map { (to: Int32, count: Int32, outcome: Outcome) in
    table(
      "table.fill \(to) \(count)", card: .tableFill, outcome,
      [.i32(to), .refFunc(2), .i32(count), .table(.tableFill)])
  }

  private static let inits: [Scenario] = [
    (2, 1, 2, 0, .table([0, 1, 1, 0, nil])), (5, 3, 0, 0, .table([0, 1, 2, nil, nil])),
    (0, 4, 0, 0, .traps(.outOfBoundsTableAccess(index: 4, count: 0, size: 3))),
    (0, 2, 2, 0, .traps(.outOfBoundsTableAccess(index: 2, count: 2, size: 3))),
    (4, 0, 2, 0, .traps(.outOfBoundsTableAccess(index: 4, count: 2, size: 5))),
    // An active segment is dropped once it is written: only nothing can be taken from it.
    (0, 0, 0, 1, .table([0, 1, 2, nil, nil])),
    (0, 0, 1, 1, .traps(.outOfBoundsTableAccess(index: 0, count: 1, size: 0))),
  ].map { (to: Int32, from: Int32, count: Int32, segment: Int, outcome: Outcome) in
    table(
      "table.init \(segment) \(to) \(from) \(count)", card: .tableInit, outcome,
      [.i32(to), .i32(from), .i32(count), .tableInit(segment)])
  }
}
