// Relaxed vector instructions: the results of the standard's deterministic profile.

import Testing
import WasmModel

struct RelaxedVectorTests {
  @Test("where the standard leaves a choice, the deterministic profile decides")
  func choiceCases() { VectorCase.check(Self.choices) }

  // swift-format-ignore
  static let choices: [VectorCase] = [
    VectorCase("i8x16.relaxed_swizzle",               ["00 01 7f 80 ff 7f 80 c3 05 fe 40 81 10 aa 55 f0", "00 0f 10 ff 01 07 80 1f 0e 02 03 11 04 05 06 09"],                                        "00 f0 00 00 01 c3 00 00 55 7f 80 00 ff 7f 80 fe"),
    VectorCase("i32x4.relaxed_trunc_f32x4_s",         ["3ff33333 bff33333 4effffff 4f000000"],                                                                                                       "00000001 ffffffff 7fffff80 7fffffff"),
    VectorCase("i32x4.relaxed_trunc_f32x4_s",         ["cf000000 4f7fffff 4f800000 bf666666"],                                                                                                       "80000000 7fffffff 7fffffff 00000000"),
    VectorCase("i32x4.relaxed_trunc_f32x4_s",         ["7fc00000 7fa00001 7f800000 ff800000"],                                                                                                       "00000000 00000000 7fffffff 80000000"),
    VectorCase("i32x4.relaxed_trunc_f32x4_u",         ["3ff33333 bff33333 4effffff 4f000000"],                                                                                                       "00000001 00000000 7fffff80 80000000"),
    VectorCase("i32x4.relaxed_trunc_f32x4_u",         ["cf000000 4f7fffff 4f800000 bf666666"],                                                                                                       "00000000 ffffff00 ffffffff 00000000"),
    VectorCase("i32x4.relaxed_trunc_f32x4_u",         ["7fc00000 7fa00001 7f800000 ff800000"],                                                                                                       "00000000 00000000 ffffffff 00000000"),
    VectorCase("i32x4.relaxed_trunc_f64x2_s_zero",    ["41dffffffff9999a c1e00000001ccccd"],                                                                                                         "7fffffff 80000000 00000000 00000000"),
    VectorCase("i32x4.relaxed_trunc_f64x2_s_zero",    ["41effffffffccccd bff0000000000000"],                                                                                                         "7fffffff ffffffff 00000000 00000000"),
    VectorCase("i32x4.relaxed_trunc_f64x2_s_zero",    ["7ff0000000000000 fff0000000000000"],                                                                                                         "7fffffff 80000000 00000000 00000000"),
    VectorCase("i32x4.relaxed_trunc_f64x2_s_zero",    ["7ff8000000000000 7ff4000000000001"],                                                                                                         "00000000"),
    VectorCase("i32x4.relaxed_trunc_f64x2_u_zero",    ["41dffffffff9999a c1e00000001ccccd"],                                                                                                         "7fffffff 00000000 00000000 00000000"),
    VectorCase("i32x4.relaxed_trunc_f64x2_u_zero",    ["41effffffffccccd bff0000000000000"],                                                                                                         "ffffffff 00000000 00000000 00000000"),
    VectorCase("i32x4.relaxed_trunc_f64x2_u_zero",    ["7ff0000000000000 fff0000000000000"],                                                                                                         "ffffffff 00000000 00000000 00000000"),
    VectorCase("i32x4.relaxed_trunc_f64x2_u_zero",    ["7ff8000000000000 7ff4000000000001"],                                                                                                         "00000000"),
    VectorCase("f32x4.relaxed_madd",                  ["3f800800 3fc00000 c0000000 7f800000", "3f800800 40000000 3f000000 3f800000", "bf801000 3e800000 3f800000 3f800000"],                         "00000000 40500000 00000000 7f800000"),
    VectorCase("f32x4.relaxed_nmadd",                 ["3f800800 3fc00000 c0000000 7f800000", "3f800800 40000000 3f000000 3f800000", "3f801000 3e800000 3f800000 3f800000"],                         "00000000 c0300000 40000000 ff800000"),
    VectorCase("f64x2.relaxed_madd",                  ["3ff0000002000000 3ff8000000000000", "3ff0000002000000 4000000000000000", "bff0000004000000 3fd0000000000000"],                               "0000000000000000 400a000000000000"),
    VectorCase("f64x2.relaxed_nmadd",                 ["3ff0000002000000 3ff8000000000000", "3ff0000002000000 4000000000000000", "3ff0000004000000 3fd0000000000000"],                               "0000000000000000 c006000000000000"),
    VectorCase("i8x16.relaxed_laneselect",            ["00 01 7f 80 ff 7f 80 c3 05 fe 40 81 10 aa 55 f0", "00 ff 01 ff ff 7f 80 3c 05 01 40 7f 0f 55 aa 0f", "ff f0 0f 00 55 aa 01 80"],             "00 0f 0f ff ff 7f 80 bc 05 f1 40 7f 1a ff ab 8f"),
    VectorCase("i16x8.relaxed_laneselect",            ["0000 7fff 8000 ffff 1234 8000 7fff 00ff", "0001 0001 8000 ffff 4321 7fff 7fff ff00", "f0ff 000f aa55 8001"],                                 "0000 000f 8000 ffff 1334 7ff0 7fff 7f01"),
    VectorCase("i32x4.relaxed_laneselect",            ["00000000 7fffffff 80000000 12345678", "ffffffff 00000001 80000000 fedcba98", "000ff0ff 8001aa55"],                                           "fff00f00 0001aa55 80000000 7edc12d8"),
    VectorCase("i64x2.relaxed_laneselect",            ["7fffffffffffffff 123456789abcdef0", "0000000000000001 fedcba9876543210", "8001aa55000ff0ff"],                                                "0001aa55000ff0ff 7edc12d8765cd2f0"),
    VectorCase("f32x4.relaxed_min",                   ["3fc00000 c0100000 3dcccccd 80000000", "40200000 bf000000 3e4ccccd 00000000"],                                                                "3fc00000 c0100000 3dcccccd 80000000"),
    VectorCase("f32x4.relaxed_min",                   ["7f800000 7f7fc99e 80000001 00000000", "bf800000 7f7fc99e 00000001 80000000"],                                                                "bf800000 7f7fc99e 80000001 80000000"),
    VectorCase("f32x4.relaxed_min",                   ["7fc00000 7fa00001 3f800000 ffc00123", "3f800000 40000000 7fa00001 7fc00000"],                                                                "nan32"),
    VectorCase("f32x4.relaxed_max",                   ["3fc00000 c0100000 3dcccccd 80000000", "40200000 bf000000 3e4ccccd 00000000"],                                                                "40200000 bf000000 3e4ccccd 00000000"),
    VectorCase("f32x4.relaxed_max",                   ["7f800000 7f7fc99e 80000001 00000000", "bf800000 7f7fc99e 00000001 80000000"],                                                                "7f800000 7f7fc99e 00000001 00000000"),
    VectorCase("f32x4.relaxed_max",                   ["7fc00000 7fa00001 3f800000 ffc00123", "3f800000 40000000 7fa00001 7fc00000"],                                                                "nan32"),
    VectorCase("f64x2.relaxed_min",                   ["3ff8000000000000 bfb999999999999a", "4004000000000000 3fc999999999999a"],                                                                    "3ff8000000000000 bfb999999999999a"),
    VectorCase("f64x2.relaxed_min",                   ["8000000000000000 7ff0000000000000", "0000000000000000 bff0000000000000"],                                                                    "8000000000000000 bff0000000000000"),
    VectorCase("f64x2.relaxed_min",                   ["c000000000000000 3ff0000000000000", "bff0000000000000 3ff0000000000000"],                                                                    "c000000000000000 3ff0000000000000"),
    VectorCase("f64x2.relaxed_min",                   ["7ff4000000000001 3ff0000000000000", "4000000000000000 fff8000000000123"],                                                                    "nan64"),
    VectorCase("f64x2.relaxed_max",                   ["3ff8000000000000 bfb999999999999a", "4004000000000000 3fc999999999999a"],                                                                    "4004000000000000 3fc999999999999a"),
    VectorCase("f64x2.relaxed_max",                   ["8000000000000000 7ff0000000000000", "0000000000000000 bff0000000000000"],                                                                    "0000000000000000 7ff0000000000000"),
    VectorCase("f64x2.relaxed_max",                   ["c000000000000000 3ff0000000000000", "bff0000000000000 3ff0000000000000"],                                                                    "bff0000000000000 3ff0000000000000"),
    VectorCase("f64x2.relaxed_max",                   ["7ff4000000000001 3ff0000000000000", "4000000000000000 fff8000000000123"],                                                                    "nan64"),
    VectorCase("i16x8.relaxed_q15mulr_s",             ["0000 7fff 8000 ffff 1234 8000 7fff 00ff", "0001 0001 8000 ffff 4321 7fff 7fff ff00"],                                                        "0000 0001 7fff 0000 098c 8001 7ffe fffe"),
    VectorCase("i16x8.relaxed_q15mulr_s",             ["8000", "8000"],                                                                                                                              "7fff"),
    VectorCase("i16x8.relaxed_dot_i8x16_i7x16_s",     ["00 01 7f 80 ff 7f 80 c3 05 fe 40 81 10 aa 55 f0", "00 ff 01 ff ff 7f 80 3c 05 01 40 7f 0f 55 aa 0f"],                                        "ffff 00ff 3f02 31b4 0017 d0ff e462 e282"),
    VectorCase("i16x8.relaxed_dot_i8x16_i7x16_s",     ["80", "80"],                                                                                                                                  "7fff"),
    VectorCase("i16x8.relaxed_dot_i8x16_i7x16_s",     ["80 80 01 02", "81 81 ff 03"],                                                                                                                "7f00 0005"),
    VectorCase("i32x4.relaxed_dot_i8x16_i7x16_add_s", ["00 01 7f 80 ff 7f 80 c3 05 fe 40 81 10 aa 55 f0", "00 ff 01 ff ff 7f 80 3c 05 01 40 7f 0f 55 aa 0f", "00000001 ffffffff 7fffffff 00000000"], "000000ff 000070b5 7fffd115 ffffc6e4"),
    VectorCase("i32x4.relaxed_dot_i8x16_i7x16_add_s", ["80", "80", "00000001 ffffffff 7fffffff 00000000"],                                                                                           "0000ffff 0000fffd 8000fffd 0000fffe"),
    VectorCase("i32x4.relaxed_dot_i8x16_i7x16_add_s", ["80 80 01 02", "81 81 ff 03", "00000001 ffffffff 7fffffff 00000000"],                                                                         "00007f06 00007f04 80007f04 00007f05"),
  ]
}
