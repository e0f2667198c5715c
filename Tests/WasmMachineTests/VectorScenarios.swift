// Programs for vectors: one for each kind of instruction, and vectors wherever values stand.

import WasmMachine
import WasmModel

enum VectorScenarios {
  static var all: [Scenario] { kinds + variables + control + outside + exceptions }

  /// Bytes 0 to 15.
  static let low: UInt64 = 0x0706_0504_0302_0100
  static let high: UInt64 = 0x0F0E_0D0C_0B0A_0908
  static let bytes = Instruction.v128(low, high)

  private static func scenario(
    _ name: String, card: Opcode? = nil, _ outcome: Outcome, results: [ValueType] = [.v128],
    locals: [ValueType] = [], _ body: [Instruction]
  ) -> Scenario {
    // A number below shows that no operand takes more or less than its slots.
    Scenario(name, card: card, outcome.behind(77)) {
      $0.run([], [.i32] + results, locals: locals, [.i32(77)] + body)
    }
  }

  private static let kinds: [Scenario] = [
    scenario("v128.const", card: .v128Const, .returns(low, high), [bytes]),
    scenario(
      "v128.not", card: .v128Not, .returns(~low, ~high), [bytes, Instruction(.v128Not)]),
    scenario(
      "i8x16.sub", card: .i8x16Sub, .returns(0x0705_0301_FFFD_FBF9, 0x0706_0504_0302_0100),
      [bytes, .v128(0x0001_0203_0405_0607, 0x0808_0808_0808_0808), Instruction(.i8x16Sub)]),
    scenario(
      "v128.bitselect", card: .v128Bitselect, .returns(0xA5A5_BBBB_0000_FFFF, 0xB),
      [
        .v128(0xAAAA_AAAA_0000_FFFF, 0xA), .v128(0x5555_BBBB_0000_FFFF, 0xB),
        .v128(0xF0F0_0000_FFFF_FFFF, 0), Instruction(.v128Bitselect),
      ]),
    scenario(
      "v128.any_true", card: .v128AnyTrue, .returns(1, 0), results: [.i32, .i32],
      [
        .v128(0, 1), Instruction(.v128AnyTrue), .v128(0, 0), Instruction(.v128AnyTrue),
      ]),
    scenario(
      "i64x2.shl", card: .i64x2Shl, .returns(0x70, 0x80),
      [.v128(7, 8), .i32(4 + 64), Instruction(.i64x2Shl)]),
    scenario(
      "i8x16.shuffle", card: .i8x16Shuffle, .returns(0x1100_0000_0000_000F, 0xEE00_0000_0000_00FF),
      [
        .v128(0x11, 0x0F00_0000_0000_0000), .v128(0xFF, 0xEE00_0000_0000_0000),
        Instruction(
          .i8x16Shuffle,
          .shuffle(V128(bytes: [15, 1, 1, 1, 1, 1, 1, 0, 16, 1, 1, 1, 1, 1, 1, 31]))),
      ]),
    scenario(
      "i16x8.splat", card: .i16x8Splat, .returns(0x1234_1234_1234_1234, 0x1234_1234_1234_1234),
      [.i32(0x7777_1234), Instruction(.i16x8Splat)]),
    scenario(
      "i8x16.extract_lane_s", card: .i8x16ExtractLaneS, .returns(-2), results: [.i32],
      [.v128(0, 0xFE00), Instruction(.i8x16ExtractLaneS, .lane(9))]),
    scenario(
      "i32x4.replace_lane", card: .i32x4ReplaceLane, .returns(low, 0xDEAD_BEEF_0B0A_0908),
      [bytes, .i32(Int32(bitPattern: 0xDEAD_BEEF)), Instruction(.i32x4ReplaceLane, .lane(3))]),
  ]

  private static let variables: [Scenario] = [
    scenario(
      "drop of a vector", card: .drop, .returns([]), results: [], [bytes, .drop]),
    scenario(
      "select keeps the first vector", card: .select, .returns(1, 2),
      [.v128(1, 2), .v128(3, 4), .i32(5), .select]),
    scenario(
      "select keeps the second vector", card: .select, .returns(3, 4),
      [.v128(1, 2), .v128(3, 4), .i32(0), .select]),
    scenario(
      "a typed select of vectors", card: .selectTyped, .returns(3, 4),
      [
        .v128(1, 2), .v128(3, 4), .i32(0), Instruction(.selectTyped, .valueTypes([.v128])),
      ]),
    scenario(
      "locals behind a vector stand where they belong", .returns(9, 3, 4, 8, 0, 0, 0),
      results: [.i32, .v128, .i32, .v128, .i32],
      locals: [.i32, .v128, .i32, .v128, .externref],
      [
        .v128(3, 4), .set(1), .i32(8), .set(2), .i32(9), .set(0), .get(0), .get(1), .get(2),
        .get(3), .get(4), .isNull, .i32(1), .sub,
      ]),
    scenario(
      "local.tee of a vector", card: .localTee, .returns(3, 4, 3, 4), results: [.v128, .v128],
      locals: [.i64, .v128], [.v128(3, 4), .tee(1), .get(1)]),
    Scenario("a global vector", card: .globalSet, .returns(3, 4, 5, 6)) {
      $0.global(.v128(3, 4), .v128)
      $0.global(.i32(9))
      $0.run([], [.v128, .v128], [.globalGet(0), .v128(5, 6), .globalSet(0), .globalGet(0)])
    },
  ]

  private static let control: [Scenario] = [
    scenario(
      "a branch carries a vector over a number", .returns(3, 4),
      [.block(.v128), .i32(8), .v128(3, 4), .br(0), .end]),
    scenario(
      "a branch drops vectors that lie between", .returns(6), results: [.i32],
      [.block(.i32), .v128(3, 4), .v128(3, 4), .i32(6), .br(0), .end]),
    Scenario("a loop with a vector as its parameter", .returns(0x10, 0x20)) {
      let loop = $0.type([.v128], [.v128])
      $0.run(
        [], [.v128], locals: [.i32],
        [
          .i32(4), .set(0), .v128(1, 2), .loop(.type(loop)), .i32(1), Instruction(.i64x2Shl),
          .get(0), .i32(1), .sub, .tee(0), .brIf(0), .end,
        ])
    },
    Scenario("a call with vectors and numbers", arguments: [7, 3, 4, 8], .returns(8, 3, 4, 7)) {
      $0.function(
        nil, [.i32, .v128, .i32], [.i32, .v128, .i32], locals: [.v128], [.get(2), .get(1), .get(0)]
      )
      $0.run(
        [.i32, .v128, .i32], [.i32, .v128, .i32], locals: [.i64],
        [.get(0), .get(1), .get(2), .call(0)])
    },
    Scenario("a tail call with vectors", arguments: [7, 3, 4], .returns(3, 4, 7)) {
      $0.function(nil, [.v128, .i32], [.v128, .i32], [.get(0), .get(1)])
      $0.run([.i32, .v128], [.v128, .i32], [.get(1), .get(0), .returnCall(0)])
    },
    Scenario("return keeps a vector", .returns(5, 6)) {
      $0.run([], [.v128], [.v128(3, 4), .v128(5, 6), .return])
    },
  ]

  private static let outside: [Scenario] = [
    Scenario("a missing vector is zero", arguments: [7], .returns(7, 0, 0)) {
      $0.run([.i32, .v128], [.i32, .v128], [.get(0), .get(1)])
    },
    Scenario(
      "the host takes and returns vectors", answers: [.returns([5, 1, 2])], .returns(9, 5, 1, 2)
    ) {
      $0.importFunction("ask", [.v128, .i32], [.i32, .v128])
      $0.run([], [.i32, .i32, .v128], [.i32(9), .v128(3, 4), .i32(1), .call(0)])
    },
    Scenario(
      "a tail call to a host that returns more than the frame holds",
      answers: [.returns([1, 2, 3, 4, 5, 6, 7, 8])], .returns(1, 2, 3, 4, 5, 6, 7, 8)
    ) {
      $0.importFunction("ask", [], [.v128, .v128, .v128, .v128])
      $0.run([], [.v128, .v128, .v128, .v128], [.returnCall(0)])
    },
  ]

  private static let exceptions: [Scenario] = [
    Scenario("a vector in a payload leaves the function", .throwsPayload([1, 3, 4])) {
      $0.tag([.i32, .v128])
      $0.run([.i32(1), .v128(3, 4), .throw(0)])
    },
    Scenario("a clause of try_table catches a vector", .returns(77, 3, 4)) {
      $0.tag([.v128])
      $0.run(
        [], [.i32, .v128],
        [
          .i32(77), .block(.v128), .tryTable(.empty, .tag(0, 0)), .i32(5), .v128(3, 4), .throw(0),
          .end, .unreachable, .end,
        ])
    },
    Scenario("a legacy clause catches a vector, behind locals of two slots", .returns(77, 3, 4)) {
      $0.tag([.v128])
      $0.run(
        [], [.i32, .v128], locals: [.v128, .v128],
        [
          .i32(77), .try(.v128), .try(.v128), .v128(3, 4), .throw(0), .catch(0), .drop,
          .rethrow(0), .end, .catch(0), .end,
        ])
    },
  ]
}

extension Outcome {
  /// The same with one more result before the others.
  fileprivate func behind(_ first: UInt64) -> Outcome {
    if case .returns(let values) = self { .returns([first] + values) } else { self }
  }
}
