// Conversions between vectors of floats and of integers.

import Testing
import WasmModel

struct VectorConversionsTests {
  @Test("a conversion rounds, stays within the limits, and quiets NaN")
  func conversionCases() { VectorCase.check(Self.conversions) }

  // swift-format-ignore
  static let conversions: [VectorCase] = [
    VectorCase("f32x4.demote_f64x2_zero",      ["3ff8000000000000 3fb999999999999a"],   "3fc00000 3dcccccd 00000000 00000000"),
    VectorCase("f32x4.demote_f64x2_zero",      ["7e37e43c8800759c 3690000000000000"],   "7f800000 00000000 00000000 00000000"),
    VectorCase("f32x4.demote_f64x2_zero",      ["7ff4000000000001 fff8000000000000"],   "nan32 nan32 00000000 00000000"),
    VectorCase("f32x4.demote_f64x2_zero",      ["47effffff0000000 8000000000000000"],   "7f800000 80000000 00000000 00000000"),
    VectorCase("f64x2.promote_low_f32x4",      ["3fc00000 bdcccccd 41100000 41100000"], "3ff8000000000000 bfb99999a0000000"),
    VectorCase("f64x2.promote_low_f32x4",      ["7fa00001 ffc00123 41100000 41100000"], "nan64"),
    VectorCase("f64x2.promote_low_f32x4",      ["00000001 ff800000 41100000 41100000"], "36a0000000000000 fff0000000000000"),
    VectorCase("i32x4.trunc_sat_f32x4_s",      ["3ff33333 bff33333 4effffff 4f000000"], "00000001 ffffffff 7fffff80 7fffffff"),
    VectorCase("i32x4.trunc_sat_f32x4_s",      ["cf000000 4f7fffff 4f800000 bf666666"], "80000000 7fffffff 7fffffff 00000000"),
    VectorCase("i32x4.trunc_sat_f32x4_s",      ["7fc00000 7fa00001 7f800000 ff800000"], "00000000 00000000 7fffffff 80000000"),
    VectorCase("f32x4.convert_i32x4_s",        ["00000000 00000001 ffffffff 80000000"], "00000000 3f800000 bf800000 cf000000"),
    VectorCase("f32x4.convert_i32x4_s",        ["7fffffff 01000001 01000003 80000081"], "4f000000 4b800000 4b800002 ceffffff"),
    VectorCase("f32x4.convert_i32x4_s",        ["ffffff7f ffffff80 feffffff 00000080"], "c3010000 c3000000 cb800000 43000000"),
    VectorCase("i32x4.trunc_sat_f64x2_s_zero", ["41dffffffff9999a c1e00000001ccccd"],   "7fffffff 80000000 00000000 00000000"),
    VectorCase("i32x4.trunc_sat_f64x2_s_zero", ["41effffffffccccd bff0000000000000"],   "7fffffff ffffffff 00000000 00000000"),
    VectorCase("i32x4.trunc_sat_f64x2_s_zero", ["7ff0000000000000 fff0000000000000"],   "7fffffff 80000000 00000000 00000000"),
    VectorCase("i32x4.trunc_sat_f64x2_s_zero", ["7ff8000000000000 7ff4000000000001"],   "00000000"),
    VectorCase("f64x2.convert_low_i32x4_s",    ["00000000 00000001 ffffffff 80000000"], "0000000000000000 3ff0000000000000"),
    VectorCase("f64x2.convert_low_i32x4_s",    ["7fffffff 01000001 01000003 80000081"], "41dfffffffc00000 4170000010000000"),
    VectorCase("f64x2.convert_low_i32x4_s",    ["ffffff7f ffffff80 feffffff 00000080"], "c060200000000000 c060000000000000"),
    VectorCase("i32x4.trunc_sat_f32x4_u",      ["3ff33333 bff33333 4effffff 4f000000"], "00000001 00000000 7fffff80 80000000"),
    VectorCase("i32x4.trunc_sat_f32x4_u",      ["cf000000 4f7fffff 4f800000 bf666666"], "00000000 ffffff00 ffffffff 00000000"),
    VectorCase("i32x4.trunc_sat_f32x4_u",      ["7fc00000 7fa00001 7f800000 ff800000"], "00000000 00000000 ffffffff 00000000"),
    VectorCase("f32x4.convert_i32x4_u",        ["00000000 00000001 ffffffff 80000000"], "00000000 3f800000 4f800000 4f000000"),
    VectorCase("f32x4.convert_i32x4_u",        ["7fffffff 01000001 01000003 80000081"], "4f000000 4b800000 4b800002 4f000001"),
    VectorCase("f32x4.convert_i32x4_u",        ["ffffff7f ffffff80 feffffff 00000080"], "4f7fffff 4f800000 4f7f0000 43000000"),
    VectorCase("i32x4.trunc_sat_f64x2_u_zero", ["41dffffffff9999a c1e00000001ccccd"],   "7fffffff 00000000 00000000 00000000"),
    VectorCase("i32x4.trunc_sat_f64x2_u_zero", ["41effffffffccccd bff0000000000000"],   "ffffffff 00000000 00000000 00000000"),
    VectorCase("i32x4.trunc_sat_f64x2_u_zero", ["7ff0000000000000 fff0000000000000"],   "ffffffff 00000000 00000000 00000000"),
    VectorCase("i32x4.trunc_sat_f64x2_u_zero", ["7ff8000000000000 7ff4000000000001"],   "00000000"),
    VectorCase("f64x2.convert_low_i32x4_u",    ["00000000 00000001 ffffffff 80000000"], "0000000000000000 3ff0000000000000"),
    VectorCase("f64x2.convert_low_i32x4_u",    ["7fffffff 01000001 01000003 80000081"], "41dfffffffc00000 4170000010000000"),
    VectorCase("f64x2.convert_low_i32x4_u",    ["ffffff7f ffffff80 feffffff 00000080"], "41efffffefe00000 41effffff0000000"),
  ]
}
