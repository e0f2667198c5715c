// Programs for memories: growing, offsets, and segments that are dropped.

import WasmMachine
import WasmModel

enum MemoryScenarios {
  static let all: [Scenario] = [
    Scenario("memory.grow to the module's maximum and no further", .returns(1, 3, neg, 3)) {
      $0.memory(1, maximum: 3)
      $0.run(
        [], i32s(4),
        [
          .i32(2), .memoryGrow, .memorySize, .i32(1), .memoryGrow, .memorySize,
        ])
    },
    Scenario(
      "memory.grow to the machine's limit and no further", limits: twoPages, .returns(1, neg)
    ) {
      $0.memory(1)
      $0.run([], i32s(2), [.i32(1), .memoryGrow, .i32(1), .memoryGrow])
    },
    Scenario("a memory without pages", .returns(0, 0)) {
      $0.memory(0, maximum: 0)
      $0.run([], i32s(2), [.i32(0), .memoryGrow, .memorySize])
    },
    Scenario("new pages are zero and can be written", .returns(0, 5)) {
      $0.memory(1, maximum: 2)
      $0.run(
        [], i32s(2),
        [
          .i32(1), .memoryGrow, .drop, .i32(131_068), .access(.i32Load), .i32(131_068), .i32(5),
          .access(.i32Store), .i32(131_068), .access(.i32Load),
        ])
    },
    Scenario("an offset is added to the address without wrapping around", .traps(wrapped)) {
      $0.memory(1)
      $0.run([], [.i32], [.i32(-1), .access(.i32Load, offset: 0xFFFF_FFFF)])
    },
    Scenario("an offset reaches the last byte", .returns(0)) {
      $0.memory(1)
      $0.run([], [.i32], [.i32(0), .access(.i32Load8U, offset: 65535)])
    },
    Scenario("a dropped data segment has no bytes", .traps(empty(count: 1))) {
      $0.memory(1)
      $0.data([1, 2])
      $0.run([.dataDrop(), .dataDrop(), .i32(0), .i32(0), .i32(1), .memoryInit()])
    },
    Scenario("nothing can still be taken from a dropped data segment", .memory([0])) {
      $0.memory(1)
      $0.data([1, 2])
      $0.run([.dataDrop(), .i32(0), .i32(0), .i32(0), .memoryInit()])
    },
    Scenario("an active data segment is dropped once it is written", .traps(empty(count: 2))) {
      $0.memory(1)
      $0.data([1, 2], at: 8)
      $0.run([.i32(0), .i32(0), .i32(2), .memoryInit()])
    },
    Scenario("a dropped element segment has no elements", .traps(emptyElements)) {
      $0.table(1)
      $0.elements([0])
      $0.run([.elemDrop(), .i32(0), .i32(0), .i32(1), .tableInit()])
    },
    Scenario(
      "memory.copy of a whole overlap, byte by byte order does not show", .memory([1, 1, 2, 3])
    ) {
      $0.memory(1)
      $0.data([1, 2, 3, 4], at: 0)
      $0.run([.i32(1), .i32(0), .i32(65535), .memoryCopy])
    },
  ]

  private static let neg: UInt64 = 0xFFFF_FFFF
  private static func i32s(_ count: Int) -> [ValueType] { Array(repeating: .i32, count: count) }
  private static let wrapped = Trap.outOfBoundsMemoryAccess(
    address: 0x1_FFFF_FFFE, width: 4, size: 65536)
  private static let emptyElements = Trap.outOfBoundsTableAccess(index: 0, count: 1, size: 0)
  private static func empty(count: UInt64) -> Trap {
    .outOfBoundsMemoryAccess(address: 0, width: count, size: 0)
  }
  private static let twoPages: MachineLimits = {
    var limits = MachineLimits()
    limits.memoryPages = 2
    return limits
  }()
}
