// Lanes of vectors are picked, copied, read and replaced.

import Testing
import WasmModel

struct VectorLanesTests {
  @Test("lanes are picked, copied, read and replaced")
  func laneCases() { VectorCase.check(Self.lanes) }

  // swift-format-ignore
  static let lanes: [VectorCase] = [
    VectorCase("i8x16.shuffle",        ["00 01 7f 80 ff 7f 80 c3 05 fe 40 81 10 aa 55 f0", "00 ff 01 ff ff 7f 80 3c 05 01 40 7f 0f 55 aa 0f"], "0f 00 00 f0 01 ff 7f 7f aa 55 c3 3c 05 05 40 81", selection: "1f 00 10 0f 01 11 02 02 1e 1d 07 17 08 18 0a 0b"),
    VectorCase("i8x16.swizzle",        ["00 01 7f 80 ff 7f 80 c3 05 fe 40 81 10 aa 55 f0", "00 0f 10 ff 01 07 80 1f 0e 02 03 11 04 05 06 09"], "00 f0 00 00 01 c3 00 00 55 7f 80 00 ff 7f 80 fe"),
    VectorCase("i8x16.splat",          ["12345680"],                                                                                           "80"),
    VectorCase("i16x8.splat",          ["12345680"],                                                                                           "5680"),
    VectorCase("i32x4.splat",          ["12345680"],                                                                                           "12345680"),
    VectorCase("i64x2.splat",          ["123456789abcde80"],                                                                                   "123456789abcde80"),
    VectorCase("f32x4.splat",          ["7fa00001"],                                                                                           "7fa00001"),
    VectorCase("f64x2.splat",          ["7ff4000000000001"],                                                                                   "7ff4000000000001"),
    VectorCase("i8x16.extract_lane_s", ["00 01 7f 80 ff 7f 80 c3 05 fe 40 81 10 aa 55 f0"],                                                    "ffffff80", lane: 3),
    VectorCase("i8x16.extract_lane_s", ["00 01 7f 80 ff 7f 80 c3 05 fe 40 81 10 aa 55 f0"],                                                    "fffffff0", lane: 15),
    VectorCase("i8x16.extract_lane_u", ["00 01 7f 80 ff 7f 80 c3 05 fe 40 81 10 aa 55 f0"],                                                    "00000080", lane: 3),
    VectorCase("i8x16.extract_lane_u", ["00 01 7f 80 ff 7f 80 c3 05 fe 40 81 10 aa 55 f0"],                                                    "000000f0", lane: 15),
    VectorCase("i8x16.replace_lane",   ["00 01 7f 80 ff 7f 80 c3 05 fe 40 81 10 aa 55 f0", "12345680"],                                        "00 01 7f 80 ff 7f 80 c3 05 fe 40 81 10 aa 55 f0", lane: 3),
    VectorCase("i8x16.replace_lane",   ["00 01 7f 80 ff 7f 80 c3 05 fe 40 81 10 aa 55 f0", "12345680"],                                        "00 01 7f 80 ff 7f 80 c3 05 fe 40 81 10 aa 55 80", lane: 15),
    VectorCase("i16x8.extract_lane_s", ["0000 7fff 8000 ffff 1234 8000 7fff 00ff"],                                                            "ffffffff", lane: 3),
    VectorCase("i16x8.extract_lane_s", ["0000 7fff 8000 ffff 1234 8000 7fff 00ff"],                                                            "000000ff", lane: 7),
    VectorCase("i16x8.extract_lane_u", ["0000 7fff 8000 ffff 1234 8000 7fff 00ff"],                                                            "0000ffff", lane: 3),
    VectorCase("i16x8.extract_lane_u", ["0000 7fff 8000 ffff 1234 8000 7fff 00ff"],                                                            "000000ff", lane: 7),
    VectorCase("i16x8.replace_lane",   ["0000 7fff 8000 ffff 1234 8000 7fff 00ff", "12345680"],                                                "0000 7fff 8000 5680 1234 8000 7fff 00ff", lane: 3),
    VectorCase("i16x8.replace_lane",   ["0000 7fff 8000 ffff 1234 8000 7fff 00ff", "12345680"],                                                "0000 7fff 8000 ffff 1234 8000 7fff 5680", lane: 7),
    VectorCase("i32x4.extract_lane",   ["00000000 7fffffff 80000000 12345678"],                                                                "12345678", lane: 3),
    VectorCase("i32x4.extract_lane",   ["00000000 7fffffff 80000000 12345678"],                                                                "12345678", lane: 3),
    VectorCase("i32x4.replace_lane",   ["00000000 7fffffff 80000000 12345678", "12345680"],                                                    "00000000 7fffffff 80000000 12345680", lane: 3),
    VectorCase("i32x4.replace_lane",   ["00000000 7fffffff 80000000 12345678", "12345680"],                                                    "00000000 7fffffff 80000000 12345680", lane: 3),
    VectorCase("i64x2.extract_lane",   ["7fffffffffffffff 123456789abcdef0"],                                                                  "7fffffffffffffff", lane: 0),
    VectorCase("i64x2.extract_lane",   ["7fffffffffffffff 123456789abcdef0"],                                                                  "123456789abcdef0", lane: 1),
    VectorCase("i64x2.replace_lane",   ["7fffffffffffffff 123456789abcdef0", "123456789abcde80"],                                              "123456789abcde80 123456789abcdef0", lane: 0),
    VectorCase("i64x2.replace_lane",   ["7fffffffffffffff 123456789abcdef0", "123456789abcde80"],                                              "7fffffffffffffff 123456789abcde80", lane: 1),
    VectorCase("f32x4.extract_lane",   ["7fc00000 7fa00001 3f800000 ffc00123"],                                                                "ffc00123", lane: 3),
    VectorCase("f32x4.extract_lane",   ["7fc00000 7fa00001 3f800000 ffc00123"],                                                                "ffc00123", lane: 3),
    VectorCase("f32x4.replace_lane",   ["7fc00000 7fa00001 3f800000 ffc00123", "7fa00001"],                                                    "7fc00000 7fa00001 3f800000 7fa00001", lane: 3),
    VectorCase("f32x4.replace_lane",   ["7fc00000 7fa00001 3f800000 ffc00123", "7fa00001"],                                                    "7fc00000 7fa00001 3f800000 7fa00001", lane: 3),
    VectorCase("f64x2.extract_lane",   ["7ff4000000000001 3ff0000000000000"],                                                                  "7ff4000000000001", lane: 0),
    VectorCase("f64x2.extract_lane",   ["7ff4000000000001 3ff0000000000000"],                                                                  "3ff0000000000000", lane: 1),
    VectorCase("f64x2.replace_lane",   ["7ff4000000000001 3ff0000000000000", "7ff4000000000001"],                                              "7ff4000000000001 3ff0000000000000", lane: 0),
    VectorCase("f64x2.replace_lane",   ["7ff4000000000001 3ff0000000000000", "7ff4000000000001"],                                              "7ff4000000000001", lane: 1),
  ]
}
