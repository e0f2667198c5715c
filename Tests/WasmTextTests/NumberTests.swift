// Numbers in every form, rounded exactly.

import Testing
import WasmModel
import WasmText

/// A number as it is written and its bits.
struct Written: Sendable, CustomTestStringConvertible {
  let text: String
  let bits: UInt64

  init(_ text: String, _ bits: UInt64) {
    self.text = text
    self.bits = bits
  }

  var testDescription: String { text }
}

// swift-format-ignore
private let integers: [Written] = [
  Written("0", 0), Written("+1", 1), Written("-1", 0xFFFF_FFFF), Written("0x1F", 31),
  Written("0xABcd_ef01", 0xABCD_EF01), Written("1_000", 1000), Written("4294967295", 0xFFFF_FFFF),
  Written("-2147483648", 0x8000_0000), Written("-0x8000_0000", 0x8000_0000), Written("-0", 0),
]

// swift-format-ignore
private let singles: [Written] = [
  Written("0", 0), Written("-0", 0x8000_0000), Written("-0x0p5", 0x8000_0000),
  Written("1", 0x3F80_0000), Written("1.", 0x3F80_0000), Written("+1.5e0", 0x3FC0_0000),
  Written("0x1.8", 0x3FC0_0000), Written("0x1.8p+1", 0x4040_0000), Written("0xA.", 0x4120_0000),
  Written("1_0.0_1e1_0", 0x51BA_7366), Written("1E1", 0x4120_0000), Written("1.E1", 0x4120_0000),
  Written("inf", 0x7F80_0000), Written("-inf", 0xFF80_0000), Written("nan", 0x7FC0_0000),
  Written("-nan", 0xFFC0_0000), Written("nan:0x1", 0x7F80_0001), Written("nan:0x7f_ffff", 0x7FFF_FFFF),
  // Half of the last bit goes to the even number; any more goes up.
  Written("0x1.000001p0", 0x3F80_0000), Written("0x1.000003p0", 0x3F80_0002),
  Written("0x1.00000100000000000000000001p0", 0x3F80_0001),
  Written("0x1.fffffep127", 0x7F7F_FFFF), Written("3.4028235677973366e38", 0x7F7F_FFFF), Written("0x1.fffffefffp127", 0x7F7F_FFFF),
  // Numbers smaller than all normal ones, and the limit to zero.
  Written("0x1p-149", 1), Written("0x1p-150", 0), Written("0x1.000001p-150", 1),
  Written("0x1.8p-149", 2), Written("0x0.ffffffp-126", 0x0080_0000), Written("0x1p-99999999999999999999", 0),
  Written("1e-46", 0), Written("1e-999999999", 0),
  // Rounding to f64 first would give the even number.
  Written("8.8817847263968443574e-16", 0x2680_0001), Written("1.00000017881393432617187499", 0x3F80_0001),
  Written("1.00000017881393432617187500", 0x3F80_0002), Written("1.00000017881393432617187501", 0x3F80_0002),
]

// swift-format-ignore
private let doubles: [Written] = [
  Written("0.1", 0x3FB9_9999_9999_999A), Written("0x1.00000000000008p0", 0x3FF0_0000_0000_0000),
  Written("0x1.00000000000018p0", 0x3FF0_0000_0000_0002), Written("0x1p-1074", 1), Written("0x1p-1075", 0),
  Written("0x1.1p-1075", 1), Written("0x1.fffffffffffffp1023", 0x7FEF_FFFF_FFFF_FFFF),
  Written("1.7976931348623157e308", 0x7FEF_FFFF_FFFF_FFFF), Written("nan:0x4", 0x7FF0_0000_0000_0004),
  Written("9007199254740993", 0x4340_0000_0000_0000), Written("0x0.0000000000000000000000001p100", 0x3FF0_0000_0000_0000),
]

@Suite struct NumberTests {
  @Test("integers", arguments: integers)
  func integer(number: Written) throws {
    let value = Int32(truncatingIfNeeded: number.bits)
    #expect(try body("i32.const \(number.text)") == [Instruction(.i32Const, .i32(value))])
  }

  @Test("f32", arguments: singles)
  func single(number: Written) throws {
    let bits = UInt32(number.bits)
    #expect(try body("f32.const \(number.text)") == [Instruction(.f32Const, .f32(bits))])
  }

  @Test("f64", arguments: doubles)
  func double(number: Written) throws {
    #expect(try body("f64.const \(number.text)") == [Instruction(.f64Const, .f64(number.bits))])
  }

  @Test(
    "what rounds to infinity is out of range",
    arguments: [
      "f32.const 0x1.ffffffp127", "f32.const 0x1p128", "f32.const 3.4028235677973367e38",
      "f64.const 1e309", "f64.const 0x1p1024", "f64.const 0x1.fffffffffffff8p1023",
      "f32.const -1e99999999999", "f32.const nan:0x80_0000", "f32.const nan:0x0",
    ])
  func overflow(text: String) throws {
    let error = try #require(failure("(func \(text))"))
    guard case .constantOutOfRange = error.kind else {
      Issue.record("\(error)")
      return
    }
  }

  @Test(
    "what only looks like a number means nothing",
    arguments: [
      "0x", "1_", "_1", "1__0", "0x_1", "1e", "1e+", "1.e", "0x1.p", "0x1p0x1", "1.0_", "1._0",
      "nan:1", "nan:0x", "nan:0x1_", "infinity", "+", "0b1", "1x", "1.0.0", ".5", "--1",
    ])
  func noNumbers(text: String) {
    let error = failure("(func f32.const \(text))")
    #expect(error?.kind == .unknownOperator(text, expected: "a number"))
  }

  @Test("hexadecimal numbers are read as the standard library reads them")
  func hexadecimal() throws {
    var seed: UInt64 = 0x2545_F491_4F6C_DD1D
    func random() -> UInt64 {
      seed ^= seed << 13
      seed ^= seed >> 7
      seed ^= seed << 17
      return seed
    }
    for _ in 0..<2000 {
      let fraction = String(random() >> (random() % 60), radix: 16)
      let exponent = Int(random() % 340) - 170
      let text = "0x\(random() % 16).\(fraction)p\(exponent)"
      let expected = try #require(Float(text))
      guard expected.isFinite else {
        #expect(failure("(func f32.const \(text))") != nil, "\(text)")
        continue
      }
      let found = try body("f32.const \(text)")
      #expect(found == [Instruction(.f32Const, .f32(expected.bitPattern))], "\(text)")
    }
  }

  @Test("vectors of every shape")
  func vectors() throws {
    let expected: [(String, V128)] = [
      (
        "i8x16 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 -1",
        V128(low: 0x0706_0504_0302_0100, high: 0xFF0E_0D0C_0B0A_0908)
      ),
      ("i16x8 0 1 2 3 4 5 6 0xffff", V128(low: 0x0003_0002_0001_0000, high: 0xFFFF_0006_0005_0004)),
      ("i32x4 1 2 3 -1", V128(low: 0x0000_0002_0000_0001, high: 0xFFFF_FFFF_0000_0003)),
      ("i64x2 1 -1", V128(low: 1, high: .max)),
      ("f32x4 1 0 0 -0.0", V128(low: 0x3F80_0000, high: 0x8000_0000_0000_0000)),
      ("f64x2 1 nan", V128(low: 0x3FF0_0000_0000_0000, high: 0x7FF8_0000_0000_0000)),
    ]
    for (text, vector) in expected {
      #expect(try body("v128.const \(text)") == [Instruction(.v128Const, .v128(vector))], "\(text)")
    }
  }
}
