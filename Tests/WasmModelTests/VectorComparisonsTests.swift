// Comparisons of vectors: all ones in the lanes that pass.

import Testing
import WasmModel

struct VectorComparisonsTests {
  @Test("vectors of i8x16 are compared lane by lane")
  func i8x16Cases() { VectorCase.check(Self.i8x16) }

  @Test("vectors of i16x8 are compared lane by lane")
  func i16x8Cases() { VectorCase.check(Self.i16x8) }

  @Test("vectors of i32x4 are compared lane by lane")
  func i32x4Cases() { VectorCase.check(Self.i32x4) }

  @Test("vectors of i64x2 are compared lane by lane")
  func i64x2Cases() { VectorCase.check(Self.i64x2) }

  @Test("vectors of f32x4 are compared lane by lane")
  func f32x4Cases() { VectorCase.check(Self.f32x4) }

  @Test("vectors of f64x2 are compared lane by lane")
  func f64x2Cases() { VectorCase.check(Self.f64x2) }

  // swift-format-ignore
  static let i8x16: [VectorCase] = [
    VectorCase("i8x16.eq",   ["00 01 7f 80 ff 7f 80 c3 05 fe 40 81 10 aa 55 f0", "00 ff 01 ff ff 7f 80 3c 05 01 40 7f 0f 55 aa 0f"], "ff 00 00 00 ff ff ff 00 ff 00 ff 00 00 00 00 00"),
    VectorCase("i8x16.ne",   ["00 01 7f 80 ff 7f 80 c3 05 fe 40 81 10 aa 55 f0", "00 ff 01 ff ff 7f 80 3c 05 01 40 7f 0f 55 aa 0f"], "00 ff ff ff 00 00 00 ff 00 ff 00 ff ff ff ff ff"),
    VectorCase("i8x16.lt_s", ["00 01 7f 80 ff 7f 80 c3 05 fe 40 81 10 aa 55 f0", "00 ff 01 ff ff 7f 80 3c 05 01 40 7f 0f 55 aa 0f"], "00 00 00 ff 00 00 00 ff 00 ff 00 ff 00 ff 00 ff"),
    VectorCase("i8x16.lt_u", ["00 01 7f 80 ff 7f 80 c3 05 fe 40 81 10 aa 55 f0", "00 ff 01 ff ff 7f 80 3c 05 01 40 7f 0f 55 aa 0f"], "00 ff 00 ff 00 00 00 00 00 00 00 00 00 00 ff 00"),
    VectorCase("i8x16.gt_s", ["00 01 7f 80 ff 7f 80 c3 05 fe 40 81 10 aa 55 f0", "00 ff 01 ff ff 7f 80 3c 05 01 40 7f 0f 55 aa 0f"], "00 ff ff 00 00 00 00 00 00 00 00 00 ff 00 ff 00"),
    VectorCase("i8x16.gt_u", ["00 01 7f 80 ff 7f 80 c3 05 fe 40 81 10 aa 55 f0", "00 ff 01 ff ff 7f 80 3c 05 01 40 7f 0f 55 aa 0f"], "00 00 ff 00 00 00 00 ff 00 ff 00 ff ff ff 00 ff"),
    VectorCase("i8x16.le_s", ["00 01 7f 80 ff 7f 80 c3 05 fe 40 81 10 aa 55 f0", "00 ff 01 ff ff 7f 80 3c 05 01 40 7f 0f 55 aa 0f"], "ff 00 00 ff ff ff ff ff ff ff ff ff 00 ff 00 ff"),
    VectorCase("i8x16.le_u", ["00 01 7f 80 ff 7f 80 c3 05 fe 40 81 10 aa 55 f0", "00 ff 01 ff ff 7f 80 3c 05 01 40 7f 0f 55 aa 0f"], "ff ff 00 ff ff ff ff 00 ff 00 ff 00 00 00 ff 00"),
    VectorCase("i8x16.ge_s", ["00 01 7f 80 ff 7f 80 c3 05 fe 40 81 10 aa 55 f0", "00 ff 01 ff ff 7f 80 3c 05 01 40 7f 0f 55 aa 0f"], "ff ff ff 00 ff ff ff 00 ff 00 ff 00 ff 00 ff 00"),
    VectorCase("i8x16.ge_u", ["00 01 7f 80 ff 7f 80 c3 05 fe 40 81 10 aa 55 f0", "00 ff 01 ff ff 7f 80 3c 05 01 40 7f 0f 55 aa 0f"], "ff 00 ff 00 ff ff ff ff ff ff ff ff ff ff 00 ff"),
  ]

  // swift-format-ignore
  static let i16x8: [VectorCase] = [
    VectorCase("i16x8.eq",   ["0000 7fff 8000 ffff 1234 8000 7fff 00ff", "0001 0001 8000 ffff 4321 7fff 7fff ff00"], "0000 0000 ffff ffff 0000 0000 ffff 0000"),
    VectorCase("i16x8.ne",   ["0000 7fff 8000 ffff 1234 8000 7fff 00ff", "0001 0001 8000 ffff 4321 7fff 7fff ff00"], "ffff ffff 0000 0000 ffff ffff 0000 ffff"),
    VectorCase("i16x8.lt_s", ["0000 7fff 8000 ffff 1234 8000 7fff 00ff", "0001 0001 8000 ffff 4321 7fff 7fff ff00"], "ffff 0000 0000 0000 ffff ffff 0000 0000"),
    VectorCase("i16x8.lt_u", ["0000 7fff 8000 ffff 1234 8000 7fff 00ff", "0001 0001 8000 ffff 4321 7fff 7fff ff00"], "ffff 0000 0000 0000 ffff 0000 0000 ffff"),
    VectorCase("i16x8.gt_s", ["0000 7fff 8000 ffff 1234 8000 7fff 00ff", "0001 0001 8000 ffff 4321 7fff 7fff ff00"], "0000 ffff 0000 0000 0000 0000 0000 ffff"),
    VectorCase("i16x8.gt_u", ["0000 7fff 8000 ffff 1234 8000 7fff 00ff", "0001 0001 8000 ffff 4321 7fff 7fff ff00"], "0000 ffff 0000 0000"),
    VectorCase("i16x8.le_s", ["0000 7fff 8000 ffff 1234 8000 7fff 00ff", "0001 0001 8000 ffff 4321 7fff 7fff ff00"], "ffff 0000 ffff ffff ffff ffff ffff 0000"),
    VectorCase("i16x8.le_u", ["0000 7fff 8000 ffff 1234 8000 7fff 00ff", "0001 0001 8000 ffff 4321 7fff 7fff ff00"], "ffff 0000 ffff ffff"),
    VectorCase("i16x8.ge_s", ["0000 7fff 8000 ffff 1234 8000 7fff 00ff", "0001 0001 8000 ffff 4321 7fff 7fff ff00"], "0000 ffff ffff ffff 0000 0000 ffff ffff"),
    VectorCase("i16x8.ge_u", ["0000 7fff 8000 ffff 1234 8000 7fff 00ff", "0001 0001 8000 ffff 4321 7fff 7fff ff00"], "0000 ffff ffff ffff 0000 ffff ffff 0000"),
  ]

  // swift-format-ignore
  static let i32x4: [VectorCase] = [
    VectorCase("i32x4.eq",   ["00000000 7fffffff 80000000 12345678", "ffffffff 00000001 80000000 fedcba98"], "00000000 00000000 ffffffff 00000000"),
    VectorCase("i32x4.eq",   ["00008000 ffffffff 80000000 ffff7fff", "00007fff ffffffff 00000001 00010000"], "00000000 ffffffff 00000000 00000000"),
    VectorCase("i32x4.eq",   ["ffffffff 00000001 80000000 fedcba98", "00000000 7fffffff 80000000 12345678"], "00000000 00000000 ffffffff 00000000"),
    VectorCase("i32x4.ne",   ["00000000 7fffffff 80000000 12345678", "ffffffff 00000001 80000000 fedcba98"], "ffffffff ffffffff 00000000 ffffffff"),
    VectorCase("i32x4.ne",   ["00008000 ffffffff 80000000 ffff7fff", "00007fff ffffffff 00000001 00010000"], "ffffffff 00000000 ffffffff ffffffff"),
    VectorCase("i32x4.ne",   ["ffffffff 00000001 80000000 fedcba98", "00000000 7fffffff 80000000 12345678"], "ffffffff ffffffff 00000000 ffffffff"),
    VectorCase("i32x4.lt_s", ["00000000 7fffffff 80000000 12345678", "ffffffff 00000001 80000000 fedcba98"], "00000000"),
    VectorCase("i32x4.lt_s", ["00008000 ffffffff 80000000 ffff7fff", "00007fff ffffffff 00000001 00010000"], "00000000 00000000 ffffffff ffffffff"),
    VectorCase("i32x4.lt_s", ["ffffffff 00000001 80000000 fedcba98", "00000000 7fffffff 80000000 12345678"], "ffffffff ffffffff 00000000 ffffffff"),
    VectorCase("i32x4.lt_u", ["00000000 7fffffff 80000000 12345678", "ffffffff 00000001 80000000 fedcba98"], "ffffffff 00000000 00000000 ffffffff"),
    VectorCase("i32x4.lt_u", ["00008000 ffffffff 80000000 ffff7fff", "00007fff ffffffff 00000001 00010000"], "00000000"),
    VectorCase("i32x4.lt_u", ["ffffffff 00000001 80000000 fedcba98", "00000000 7fffffff 80000000 12345678"], "00000000 ffffffff 00000000 00000000"),
    VectorCase("i32x4.gt_s", ["00000000 7fffffff 80000000 12345678", "ffffffff 00000001 80000000 fedcba98"], "ffffffff ffffffff 00000000 ffffffff"),
    VectorCase("i32x4.gt_s", ["00008000 ffffffff 80000000 ffff7fff", "00007fff ffffffff 00000001 00010000"], "ffffffff 00000000 00000000 00000000"),
    VectorCase("i32x4.gt_s", ["ffffffff 00000001 80000000 fedcba98", "00000000 7fffffff 80000000 12345678"], "00000000"),
    VectorCase("i32x4.gt_u", ["00000000 7fffffff 80000000 12345678", "ffffffff 00000001 80000000 fedcba98"], "00000000 ffffffff 00000000 00000000"),
    VectorCase("i32x4.gt_u", ["00008000 ffffffff 80000000 ffff7fff", "00007fff ffffffff 00000001 00010000"], "ffffffff 00000000 ffffffff ffffffff"),
    VectorCase("i32x4.gt_u", ["ffffffff 00000001 80000000 fedcba98", "00000000 7fffffff 80000000 12345678"], "ffffffff 00000000 00000000 ffffffff"),
    VectorCase("i32x4.le_s", ["00000000 7fffffff 80000000 12345678", "ffffffff 00000001 80000000 fedcba98"], "00000000 00000000 ffffffff 00000000"),
    VectorCase("i32x4.le_s", ["00008000 ffffffff 80000000 ffff7fff", "00007fff ffffffff 00000001 00010000"], "00000000 ffffffff ffffffff ffffffff"),
    VectorCase("i32x4.le_s", ["ffffffff 00000001 80000000 fedcba98", "00000000 7fffffff 80000000 12345678"], "ffffffff"),
    VectorCase("i32x4.le_u", ["00000000 7fffffff 80000000 12345678", "ffffffff 00000001 80000000 fedcba98"], "ffffffff 00000000 ffffffff ffffffff"),
    VectorCase("i32x4.le_u", ["00008000 ffffffff 80000000 ffff7fff", "00007fff ffffffff 00000001 00010000"], "00000000 ffffffff 00000000 00000000"),
    VectorCase("i32x4.le_u", ["ffffffff 00000001 80000000 fedcba98", "00000000 7fffffff 80000000 12345678"], "00000000 ffffffff ffffffff 00000000"),
    VectorCase("i32x4.ge_s", ["00000000 7fffffff 80000000 12345678", "ffffffff 00000001 80000000 fedcba98"], "ffffffff"),
    VectorCase("i32x4.ge_s", ["00008000 ffffffff 80000000 ffff7fff", "00007fff ffffffff 00000001 00010000"], "ffffffff ffffffff 00000000 00000000"),
    VectorCase("i32x4.ge_s", ["ffffffff 00000001 80000000 fedcba98", "00000000 7fffffff 80000000 12345678"], "00000000 00000000 ffffffff 00000000"),
    VectorCase("i32x4.ge_u", ["00000000 7fffffff 80000000 12345678", "ffffffff 00000001 80000000 fedcba98"], "00000000 ffffffff ffffffff 00000000"),
    VectorCase("i32x4.ge_u", ["00008000 ffffffff 80000000 ffff7fff", "00007fff ffffffff 00000001 00010000"], "ffffffff"),
    VectorCase("i32x4.ge_u", ["ffffffff 00000001 80000000 fedcba98", "00000000 7fffffff 80000000 12345678"], "ffffffff 00000000 ffffffff ffffffff"),
  ]

  // swift-format-ignore
  static let i64x2: [VectorCase] = [
    VectorCase("i64x2.eq",   ["7fffffffffffffff 123456789abcdef0", "0000000000000001 fedcba9876543210"], "0000000000000000"),
    VectorCase("i64x2.eq",   ["8000000000000000 ffffffffffffffff", "8000000000000000 0000000000000001"], "ffffffffffffffff 0000000000000000"),
    VectorCase("i64x2.eq",   ["0000000100000000 7ff8000000000123", "0000000100000001 7ff8000000000123"], "0000000000000000 ffffffffffffffff"),
    VectorCase("i64x2.eq",   ["0000000000000001 fedcba9876543210", "7fffffffffffffff 123456789abcdef0"], "0000000000000000"),
    VectorCase("i64x2.ne",   ["7fffffffffffffff 123456789abcdef0", "0000000000000001 fedcba9876543210"], "ffffffffffffffff"),
    VectorCase("i64x2.ne",   ["8000000000000000 ffffffffffffffff", "8000000000000000 0000000000000001"], "0000000000000000 ffffffffffffffff"),
    VectorCase("i64x2.ne",   ["0000000100000000 7ff8000000000123", "0000000100000001 7ff8000000000123"], "ffffffffffffffff 0000000000000000"),
    VectorCase("i64x2.ne",   ["0000000000000001 fedcba9876543210", "7fffffffffffffff 123456789abcdef0"], "ffffffffffffffff"),
    VectorCase("i64x2.lt_s", ["7fffffffffffffff 123456789abcdef0", "0000000000000001 fedcba9876543210"], "0000000000000000"),
    VectorCase("i64x2.lt_s", ["8000000000000000 ffffffffffffffff", "8000000000000000 0000000000000001"], "0000000000000000 ffffffffffffffff"),
    VectorCase("i64x2.lt_s", ["0000000100000000 7ff8000000000123", "0000000100000001 7ff8000000000123"], "ffffffffffffffff 0000000000000000"),
    VectorCase("i64x2.lt_s", ["0000000000000001 fedcba9876543210", "7fffffffffffffff 123456789abcdef0"], "ffffffffffffffff"),
    VectorCase("i64x2.gt_s", ["7fffffffffffffff 123456789abcdef0", "0000000000000001 fedcba9876543210"], "ffffffffffffffff"),
    VectorCase("i64x2.gt_s", ["8000000000000000 ffffffffffffffff", "8000000000000000 0000000000000001"], "0000000000000000"),
    VectorCase("i64x2.gt_s", ["0000000100000000 7ff8000000000123", "0000000100000001 7ff8000000000123"], "0000000000000000"),
    VectorCase("i64x2.gt_s", ["0000000000000001 fedcba9876543210", "7fffffffffffffff 123456789abcdef0"], "0000000000000000"),
    VectorCase("i64x2.le_s", ["7fffffffffffffff 123456789abcdef0", "0000000000000001 fedcba9876543210"], "0000000000000000"),
    VectorCase("i64x2.le_s", ["8000000000000000 ffffffffffffffff", "8000000000000000 0000000000000001"], "ffffffffffffffff"),
    VectorCase("i64x2.le_s", ["0000000100000000 7ff8000000000123", "0000000100000001 7ff8000000000123"], "ffffffffffffffff"),
    VectorCase("i64x2.le_s", ["0000000000000001 fedcba9876543210", "7fffffffffffffff 123456789abcdef0"], "ffffffffffffffff"),
    VectorCase("i64x2.ge_s", ["7fffffffffffffff 123456789abcdef0", "0000000000000001 fedcba9876543210"], "ffffffffffffffff"),
    VectorCase("i64x2.ge_s", ["8000000000000000 ffffffffffffffff", "8000000000000000 0000000000000001"], "ffffffffffffffff 0000000000000000"),
    VectorCase("i64x2.ge_s", ["0000000100000000 7ff8000000000123", "0000000100000001 7ff8000000000123"], "0000000000000000 ffffffffffffffff"),
    VectorCase("i64x2.ge_s", ["0000000000000001 fedcba9876543210", "7fffffffffffffff 123456789abcdef0"], "0000000000000000"),
  ]

  // swift-format-ignore
  static let f32x4: [VectorCase] = [
    VectorCase("f32x4.eq", ["3fc00000 c0100000 3dcccccd 80000000", "40200000 bf000000 3e4ccccd 00000000"], "00000000 00000000 00000000 ffffffff"),
    VectorCase("f32x4.eq", ["7f800000 7f7fc99e 80000001 00000000", "bf800000 7f7fc99e 00000001 80000000"], "00000000 ffffffff"),
    VectorCase("f32x4.eq", ["7fc00000 7fa00001 3f800000 ffc00123", "3f800000 40000000 7fa00001 7fc00000"], "00000000"),
    VectorCase("f32x4.eq", ["40200000 bf000000 3e4ccccd 00000000", "3fc00000 c0100000 3dcccccd 80000000"], "00000000 00000000 00000000 ffffffff"),
    VectorCase("f32x4.ne", ["3fc00000 c0100000 3dcccccd 80000000", "40200000 bf000000 3e4ccccd 00000000"], "ffffffff ffffffff ffffffff 00000000"),
    VectorCase("f32x4.ne", ["7f800000 7f7fc99e 80000001 00000000", "bf800000 7f7fc99e 00000001 80000000"], "ffffffff 00000000"),
    VectorCase("f32x4.ne", ["7fc00000 7fa00001 3f800000 ffc00123", "3f800000 40000000 7fa00001 7fc00000"], "ffffffff"),
    VectorCase("f32x4.ne", ["40200000 bf000000 3e4ccccd 00000000", "3fc00000 c0100000 3dcccccd 80000000"], "ffffffff ffffffff ffffffff 00000000"),
    VectorCase("f32x4.lt", ["3fc00000 c0100000 3dcccccd 80000000", "40200000 bf000000 3e4ccccd 00000000"], "ffffffff ffffffff ffffffff 00000000"),
    VectorCase("f32x4.lt", ["7f800000 7f7fc99e 80000001 00000000", "bf800000 7f7fc99e 00000001 80000000"], "00000000 00000000 ffffffff 00000000"),
    VectorCase("f32x4.lt", ["7fc00000 7fa00001 3f800000 ffc00123", "3f800000 40000000 7fa00001 7fc00000"], "00000000"),
    VectorCase("f32x4.lt", ["40200000 bf000000 3e4ccccd 00000000", "3fc00000 c0100000 3dcccccd 80000000"], "00000000"),
    VectorCase("f32x4.gt", ["3fc00000 c0100000 3dcccccd 80000000", "40200000 bf000000 3e4ccccd 00000000"], "00000000"),
    VectorCase("f32x4.gt", ["7f800000 7f7fc99e 80000001 00000000", "bf800000 7f7fc99e 00000001 80000000"], "ffffffff 00000000 00000000 00000000"),
    VectorCase("f32x4.gt", ["7fc00000 7fa00001 3f800000 ffc00123", "3f800000 40000000 7fa00001 7fc00000"], "00000000"),
    VectorCase("f32x4.gt", ["40200000 bf000000 3e4ccccd 00000000", "3fc00000 c0100000 3dcccccd 80000000"], "ffffffff ffffffff ffffffff 00000000"),
    VectorCase("f32x4.le", ["3fc00000 c0100000 3dcccccd 80000000", "40200000 bf000000 3e4ccccd 00000000"], "ffffffff"),
    VectorCase("f32x4.le", ["7f800000 7f7fc99e 80000001 00000000", "bf800000 7f7fc99e 00000001 80000000"], "00000000 ffffffff ffffffff ffffffff"),
    VectorCase("f32x4.le", ["7fc00000 7fa00001 3f800000 ffc00123", "3f800000 40000000 7fa00001 7fc00000"], "00000000"),
    VectorCase("f32x4.le", ["40200000 bf000000 3e4ccccd 00000000", "3fc00000 c0100000 3dcccccd 80000000"], "00000000 00000000 00000000 ffffffff"),
    VectorCase("f32x4.ge", ["3fc00000 c0100000 3dcccccd 80000000", "40200000 bf000000 3e4ccccd 00000000"], "00000000 00000000 00000000 ffffffff"),
    VectorCase("f32x4.ge", ["7f800000 7f7fc99e 80000001 00000000", "bf800000 7f7fc99e 00000001 80000000"], "ffffffff ffffffff 00000000 ffffffff"),
    VectorCase("f32x4.ge", ["7fc00000 7fa00001 3f800000 ffc00123", "3f800000 40000000 7fa00001 7fc00000"], "00000000"),
    VectorCase("f32x4.ge", ["40200000 bf000000 3e4ccccd 00000000", "3fc00000 c0100000 3dcccccd 80000000"], "ffffffff"),
  ]

  // swift-format-ignore
  static let f64x2: [VectorCase] = [
    VectorCase("f64x2.eq", ["3ff8000000000000 bfb999999999999a", "4004000000000000 3fc999999999999a"], "0000000000000000"),
    VectorCase("f64x2.eq", ["8000000000000000 7ff0000000000000", "0000000000000000 bff0000000000000"], "ffffffffffffffff 0000000000000000"),
    VectorCase("f64x2.eq", ["c000000000000000 3ff0000000000000", "bff0000000000000 3ff0000000000000"], "0000000000000000 ffffffffffffffff"),
    VectorCase("f64x2.eq", ["7ff4000000000001 3ff0000000000000", "4000000000000000 fff8000000000123"], "0000000000000000"),
    VectorCase("f64x2.eq", ["4004000000000000 3fc999999999999a", "3ff8000000000000 bfb999999999999a"], "0000000000000000"),
    VectorCase("f64x2.ne", ["3ff8000000000000 bfb999999999999a", "4004000000000000 3fc999999999999a"], "ffffffffffffffff"),
    VectorCase("f64x2.ne", ["8000000000000000 7ff0000000000000", "0000000000000000 bff0000000000000"], "0000000000000000 ffffffffffffffff"),
    VectorCase("f64x2.ne", ["c000000000000000 3ff0000000000000", "bff0000000000000 3ff0000000000000"], "ffffffffffffffff 0000000000000000"),
    VectorCase("f64x2.ne", ["7ff4000000000001 3ff0000000000000", "4000000000000000 fff8000000000123"], "ffffffffffffffff"),
    VectorCase("f64x2.ne", ["4004000000000000 3fc999999999999a", "3ff8000000000000 bfb999999999999a"], "ffffffffffffffff"),
    VectorCase("f64x2.lt", ["3ff8000000000000 bfb999999999999a", "4004000000000000 3fc999999999999a"], "ffffffffffffffff"),
    VectorCase("f64x2.lt", ["8000000000000000 7ff0000000000000", "0000000000000000 bff0000000000000"], "0000000000000000"),
    VectorCase("f64x2.lt", ["c000000000000000 3ff0000000000000", "bff0000000000000 3ff0000000000000"], "ffffffffffffffff 0000000000000000"),
    VectorCase("f64x2.lt", ["7ff4000000000001 3ff0000000000000", "4000000000000000 fff8000000000123"], "0000000000000000"),
    VectorCase("f64x2.lt", ["4004000000000000 3fc999999999999a", "3ff8000000000000 bfb999999999999a"], "0000000000000000"),
    VectorCase("f64x2.gt", ["3ff8000000000000 bfb999999999999a", "4004000000000000 3fc999999999999a"], "0000000000000000"),
    VectorCase("f64x2.gt", ["8000000000000000 7ff0000000000000", "0000000000000000 bff0000000000000"], "0000000000000000 ffffffffffffffff"),
    VectorCase("f64x2.gt", ["c000000000000000 3ff0000000000000", "bff0000000000000 3ff0000000000000"], "0000000000000000"),
    VectorCase("f64x2.gt", ["7ff4000000000001 3ff0000000000000", "4000000000000000 fff8000000000123"], "0000000000000000"),
    VectorCase("f64x2.gt", ["4004000000000000 3fc999999999999a", "3ff8000000000000 bfb999999999999a"], "ffffffffffffffff"),
    VectorCase("f64x2.le", ["3ff8000000000000 bfb999999999999a", "4004000000000000 3fc999999999999a"], "ffffffffffffffff"),
    VectorCase("f64x2.le", ["8000000000000000 7ff0000000000000", "0000000000000000 bff0000000000000"], "ffffffffffffffff 0000000000000000"),
    VectorCase("f64x2.le", ["c000000000000000 3ff0000000000000", "bff0000000000000 3ff0000000000000"], "ffffffffffffffff"),
    VectorCase("f64x2.le", ["7ff4000000000001 3ff0000000000000", "4000000000000000 fff8000000000123"], "0000000000000000"),
    VectorCase("f64x2.le", ["4004000000000000 3fc999999999999a", "3ff8000000000000 bfb999999999999a"], "0000000000000000"),
    VectorCase("f64x2.ge", ["3ff8000000000000 bfb999999999999a", "4004000000000000 3fc999999999999a"], "0000000000000000"),
    VectorCase("f64x2.ge", ["8000000000000000 7ff0000000000000", "0000000000000000 bff0000000000000"], "ffffffffffffffff"),
    VectorCase("f64x2.ge", ["c000000000000000 3ff0000000000000", "bff0000000000000 3ff0000000000000"], "0000000000000000 ffffffffffffffff"),
    VectorCase("f64x2.ge", ["7ff4000000000001 3ff0000000000000", "4000000000000000 fff8000000000123"], "0000000000000000"),
    VectorCase("f64x2.ge", ["4004000000000000 3fc999999999999a", "3ff8000000000000 bfb999999999999a"], "ffffffffffffffff"),
  ]
}
