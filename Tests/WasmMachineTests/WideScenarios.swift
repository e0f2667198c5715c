// Programs for addresses of 64 bits and for several memories.

import WasmMachine
import WasmModel

enum WideScenarios {
  static var all: [Scenario] { memories + bulk + tables + indirect + several }

  private static func memory(
    _ name: String, _ outcome: Outcome, results: [ValueType] = [], _ body: [Instruction]
  ) -> Scenario {
    Scenario(name, outcome) {
      $0.memory(1, maximum: 3, address: .i64)
      $0.data([10, 11, 12])
      $0.run([], results, body)
    }
  }

  private static func outside(_ address: UInt64, _ width: UInt64, of size: UInt64 = 65536)
    -> Outcome
  {
    .traps(.outOfBoundsMemoryAccess(address: address, width: width, size: size))
  }

  private static let memories: [Scenario] = [
    memory(
      "a 64-bit memory is written and read", .returns(0xFEDC, 0), results: [.i32, .i64],
      [
        .i64(65528), .i32(0xFEDC), .access(.i32Store, offset: 4), .i64(65532),
        .access(.i32Load), .i64(8), .access(.i64Load),
      ]),
    memory(
      "an address of 33 bits is not shortened", outside(0x1_0000_0000, 1), results: [.i32],
      [.i64(0x1_0000_0000), .access(.i32Load8U)]),
    memory(
      "an offset of 33 bits is not shortened", outside(0x1_0000_0001, 4),
      [.i64(1), .i32(0), .access(.i32Store, offset: 0x1_0000_0000)]),
    memory(
      "address and offset do not wrap around", outside(.max, 8), results: [.i64],
      [.i64(-1), .access(.i64Load, offset: 1)]),
    memory(
      "address and width do not wrap around", outside(.max, 8), results: [.i64],
      [.i64(-1), .access(.i64Load)]),
    memory(
      "memory.size and memory.grow of 64 bits", .returns(1, 1, .max, .max, 3),
      results: [.i64, .i64, .i64, .i64, .i64],
      [
        .memorySize, .i64(2), .memoryGrow, .i64(1), .memoryGrow, .i64(-1), .memoryGrow, .memorySize,
      ]),
    memory(
      "a vector at an address that does not wrap around", outside(.max, 16), results: [.v128],
      [.i64(-16), .access(.v128Load, offset: 1 << 63)]),
  ]

  private static let bulk: [Scenario] = [
    memory(
      "memory.fill of 64 bits", .memory([0, 7, 7, 0]), [.i64(1), .i32(7), .i64(2), .memoryFill]),
    memory(
      "memory.fill does not wrap around", outside(2, .max),
      [.i64(2), .i32(7), .i64(-1), .memoryFill]),
    memory(
      "memory.copy of 64 bits", .memory([11, 12, 0, 10, 11, 12]),
      [
        .i64(3), .i32(0), .i32(3), .memoryInit(), .i64(0), .i64(4), .i64(2), .memoryCopy,
      ]),
    memory(
      "memory.copy does not wrap around", outside(UInt64.max - 1, 2),
      [.i64(0), .i64(-2), .i64(2), .memoryCopy]),
    memory(
      "memory.init outside a 64-bit memory", outside(.max, 1),
      [.i64(-1), .i32(0), .i32(1), .memoryInit()]),
  ]

  private static func table(
    _ name: String, _ outcome: Outcome, results: [ValueType] = [], _ body: [Instruction]
  ) -> Scenario {
    Scenario(name, outcome) {
      $0.table(5, maximum: 7, address: .i64)
      $0.elements([2, 1, 0])
      for _ in 0..<3 { $0.function(nil, []) }
      $0.run([], results, body)
    }
  }

  private static let tables: [Scenario] = [
    table(
      "a 64-bit table is written and read", .returns(1, 1), results: [.funcref, .i32],
      [
        .i64(4), .refFunc(1), .table(.tableSet), .i64(4), .table(.tableGet), .i64(3),
        .table(.tableGet), .isNull,
      ]),
    table(
      "an index of 33 bits is not shortened",
      .traps(.outOfBoundsTableAccess(index: 0x1_0000_0000, count: 1, size: 5)), results: [.funcref],
      [.i64(0x1_0000_0000), .table(.tableGet)]),
    table(
      "table.size and table.grow of 64 bits", .returns(5, 5, .max, .max, 7),
      results: [.i64, .i64, .i64, .i64, .i64],
      [
        .table(.tableSize), .refFunc(0), .i64(2), .table(.tableGrow), .refFunc(0), .i64(1),
        .table(.tableGrow), .refFunc(0), .i64(-1), .table(.tableGrow), .table(.tableSize),
      ]),
    table(
      "table.fill of 64 bits", .table([nil, 2, 2, nil, nil]),
      [.i64(1), .refFunc(2), .i64(2), .table(.tableFill)]),
    table(
      "table.fill does not wrap around",
      .traps(.outOfBoundsTableAccess(index: 2, count: .max, size: 5)),
      [.i64(2), .refFunc(2), .i64(-1), .table(.tableFill)]),
    table(
      "table.init and table.copy of 64 bits", .table([2, 1, 0, 2, 1]),
      [
        .i64(0), .i32(0), .i32(3), .tableInit(), .i64(3), .i64(0), .i64(2), .tableCopy(),
      ]),
    table(
      "table.init does not wrap around",
      .traps(.outOfBoundsTableAccess(index: .max, count: 1, size: 5)),
      [.i64(-1), .i32(0), .i32(1), .tableInit()]),
  ]

  private static let indirect: [Scenario] = [
    (1, .returns(22)), (2, .traps(.uninitializedElement(index: 2))),
    (1 << 32, .traps(.undefinedElement(index: 1 << 32, size: 3))),
  ].map { (index: UInt64, outcome: Outcome) in
    Scenario("call_indirect through a 64-bit table: \(index)", arguments: [index], outcome) {
      let type = $0.type([], [.i32])
      $0.table(3, address: .i64)
      $0.elements = [
        ElementSegment(
          type: .funcref, elements: [.refFunc(0), .refFunc(1)],
          mode: .active(TableIndex(0), offset: ConstantExpression([.i64(0), .end])))
      ]
      $0.function(nil, [], [.i32], [.i32(11)])
      $0.function(nil, [], [.i32], [.i32(22)])
      $0.run([.i64], [.i32], [.get(0), .callIndirect(type)])
    }
  }

  private static let several: [Scenario] = [
    Scenario("two memories have bytes and sizes of their own", .returns(5, 0, 2, 1, 3)) {
      $0.memory(1)
      $0.memory(2)
      $0.run(
        [], [.i32, .i32, .i32, .i32, .i32],
        [
          .i32(8), .i32(5), .access(.i32Store, memory: 1), .i32(8), .access(.i32Load, memory: 1),
          .i32(8), .access(.i32Load), .i32(1),
          Instruction(.memoryGrow, .memoryIndex(MemoryIndex(1))), .memorySize,
          Instruction(.memorySize, .memoryIndex(MemoryIndex(1))),
        ])
    },
    Scenario("memory.copy from one memory to another", .memory([0, 8, 9, 0])) {
      $0.memory(1)
      $0.memory(1, address: .i64)
      $0.dataSegments = [
        DataSegment(
          bytes: [7, 8, 9],
          mode: .active(MemoryIndex(1), offset: ConstantExpression([.i64(0), .end])))
      ]
      $0.run([
        .i32(1), .i64(1), .i32(2),
        Instruction(.memoryCopy, .memoryMemory(MemoryIndex(0), MemoryIndex(1))),
      ])
    },
    Scenario("an access outside the second memory says its size", outside(8, 4, of: 0)) {
      $0.memory(1)
      $0.memory(0)
      $0.run([], [.i32], [.i32(8), .access(.i32Load, memory: 1)])
    },
  ]
}
