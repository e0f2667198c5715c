// Vector loads: what they make of the bytes that they read.

import Testing
import WasmModel

struct VectorMemoryTests {
  @Test("a load widens its bytes, copies them, or puts zeros above")
  func loadCases() { VectorCase.check(Self.loads) }

  // swift-format-ignore
  static let loads: [VectorCase] = [
    VectorCase("v128.load8x8_s",    ["f1027f80ff04feed"], "ffed fffe 0004 ffff ff80 007f 0002 fff1"),
    VectorCase("v128.load8x8_u",    ["f1027f80ff04feed"], "00ed 00fe 0004 00ff 0080 007f 0002 00f1"),
    VectorCase("v128.load16x4_s",   ["f1027f80ff04feed"], "fffffeed ffffff04 00007f80 fffff102"),
    VectorCase("v128.load16x4_u",   ["f1027f80ff04feed"], "0000feed 0000ff04 00007f80 0000f102"),
    VectorCase("v128.load32x2_s",   ["f1027f80ff04feed"], "ffffffffff04feed fffffffff1027f80"),
    VectorCase("v128.load32x2_u",   ["f1027f80ff04feed"], "00000000ff04feed 00000000f1027f80"),
    VectorCase("v128.load8_splat",  ["f1"],               "f1"),
    VectorCase("v128.load16_splat", ["f102"],             "f102"),
    VectorCase("v128.load32_splat", ["f1027f80"],         "f1027f80"),
    VectorCase("v128.load64_splat", ["f1027f80ff04feed"], "f1027f80ff04feed"),
    VectorCase("v128.load32_zero",  ["f1027f80"],         "f1027f80 00000000 00000000 00000000"),
    VectorCase("v128.load64_zero",  ["f1027f80ff04feed"], "f1027f80ff04feed 0000000000000000"),
  ]
}
