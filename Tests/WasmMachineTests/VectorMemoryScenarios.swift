// Programs for vectors in memory: whole ones, parts, lanes, and the end of the memory.

import WasmMachine
import WasmModel

enum VectorMemoryScenarios {
  static var all: [Scenario] { wholes + loadLanes + storeLanes }

  private static func scenario(
    _ name: String, card: Opcode, _ outcome: Outcome, results: [ValueType] = [.v128],
    _ body: [Instruction]
  ) -> Scenario {
    Scenario(name, card: card, outcome) {
      $0.memory(1)
      $0.data(Array(0x10..<0x30), at: 0)
      $0.run([], results, body)
    }
  }

  private static func outside(_ address: UInt64, _ width: UInt64) -> Outcome {
    .traps(.outOfBoundsMemoryAccess(address: address, width: width, size: 65536))
  }

  private static let wholes: [Scenario] = [
    scenario(
      "v128.load", card: .v128Load, .returns(0x1A19_1817_1615_1413, 0x2221_201F_1E1D_1C1B),
      [.i32(1), .access(.v128Load, offset: 2)]),
    scenario(
      "v128.load at the end", card: .v128Load, .returns(0, 0), [.i32(65520), .access(.v128Load)]),
    scenario(
      "v128.load beyond the end", card: .v128Load, outside(65521, 16),
      [.i32(65521), .access(.v128Load)]),
    scenario(
      "v128.load8x8_s", card: .v128Load8x8S, .returns(0x0013_0012_0011_0010, 0x0017_0016_0015_0014),
      [.i32(0), .access(.v128Load8x8S)]),
    scenario(
      "v128.load32_splat beyond the end", card: .v128Load32Splat, outside(65533, 4),
      [.i32(65533), .access(.v128Load32Splat)]),
    scenario(
      "v128.store", card: .v128Store, .memory([0x10, 8, 7, 6, 5, 4, 3, 2, 1, 0xF8, 0xF7, 0xF6]),
      results: [],
      [.i32(1), .v128(0x0102_0304_0506_0708, 0xF1F2_F3F4_F5F6_F7F8), .access(.v128Store)]),
    scenario(
      "v128.store beyond the end", card: .v128Store, outside(65521, 16), results: [],
      [.i32(1), .v128(0, 0), .access(.v128Store, offset: 65520)]),
  ]

  private static func lane(_ opcode: Opcode, _ lane: UInt8) -> Instruction {
    Instruction(opcode, .memoryLane(MemoryArgument(alignment: 0, offset: 2), lane))
  }

  private static let loadLanes: [Scenario] =
    [
      (.v128Load8Lane, 9, 0, 0x1300), (.v128Load16Lane, 4, 0, 0x1413),
      (.v128Load32Lane, 1, 0x1615_1413_0000_0000, 0),
      (.v128Load64Lane, 1, 0, 0x1A19_1817_1615_1413),
    ].map { (opcode: Opcode, number: UInt8, low: UInt64, high: UInt64) in
      let mask: UInt64 = opcode == .v128Load64Lane ? 0 : 0x8000_0000_0000_0000
      let bottom: UInt64 = low == 0 ? 0x8000_0000_0000_0001 : 1
      return scenario(
        opcode.card.mnemonic, card: opcode, .returns(bottom | low, mask | high),
        [
          .i32(1), .v128(bottom, 0x8000_0000_0000_0000), lane(opcode, number),
        ])
    } + [
      scenario(
        "v128.load16_lane beyond the end", card: .v128Load16Lane, outside(65535, 2),
        [.i32(65533), .v128(0, 0), lane(.v128Load16Lane, 0)])
    ]

  private static let storeLanes: [Scenario] =
    [
      (.v128Store8Lane, 10, [0xC6]), (.v128Store16Lane, 1, [0xB6, 0xB5]),
      (.v128Store32Lane, 2, [0xC8, 0xC7, 0xC6, 0xC5]),
      (.v128Store64Lane, 1, [0xC8, 0xC7, 0xC6, 0xC5, 0xC4, 0xC3, 0xC2, 0xC1]),
    ].map { (opcode: Opcode, number: UInt8, bytes: [UInt8]) in
      let rest = (UInt8(0x13) + UInt8(bytes.count)..<0x1F)
      return scenario(
        opcode.card.mnemonic, card: opcode, .memory([0x10, 0x11, 0x12] + bytes + rest), results: [],
        [
          .i32(1), .v128(0xB1B2_B3B4_B5B6_B7B8, 0xC1C2_C3C4_C5C6_C7C8), lane(opcode, number),
        ])
    } + [
      scenario(
        "v128.store64_lane beyond the end", card: .v128Store64Lane, outside(65529, 8), results: [],
        [.i32(65527), .v128(0, 0), lane(.v128Store64Lane, 0)])
    ]
}
