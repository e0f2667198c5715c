// Numbers as texts and back, as Node prints and reads them.

import Testing

@testable import JavaScript

private let numbers: [(value: Double, text: String)] = [
  (0, "0"), (-0.0, "0"), (1, "1"), (-1.5, "-1.5"), (0.1 + 0.2, "0.30000000000000004"),
  (.nan, "NaN"), (-.infinity, "-Infinity"), (1e15, "1000000000000000"),
  (1e20, "100000000000000000000"),
  (1e21, "1e+21"), (1.5e21, "1.5e+21"), (1.2345678901234568e20, "123456789012345680000"),
  (1e-6, "0.000001"), (1.5e-7, "1.5e-7"), (-1e-7, "-1e-7"), (.leastNonzeroMagnitude, "5e-324"),
  (1.797_693_134_862_315_7e308, "1.7976931348623157e+308"), (0x1p53, "9007199254740992"),
  (123.456, "123.456"), (4.35, "4.35"), (1e16, "10000000000000000"), (100.25, "100.25"),
]

@Test(arguments: numbers)
func `a number has its shortest text`(value: Double, text: String) {
  #expect(numberText(value) == text)
  if !value.isNaN { #expect(numberValue(of: text) == value) }
}

private let inOtherBases: [(Double, Int, String)] = [
  (255.0, 16, "ff"), (-255, 2, "-11111111"), (0.5, 2, "0.1"),
  (0.1, 3, "0.0022002200220022002200220022002201"),
  (0.1, 16, "0.1999999999999a"), (3.75, 8, "3.6"),
  (35.99, 36, "z.zn1fu8n1g"), (.nan, 2, "NaN"),
  (0x1p80, 16, "100000000000000000000"),
  (0.999_999_999_999_999_9, 2, "0.11111111111111111111111111111111111111111111111111111"),
]

@Test(arguments: inOtherBases)
func `a number has a text in other bases`(value: Double, radix: Int, text: String) {
  #expect(numberText(value, radix: radix) == text)
}

private let withFixedDigits: [(Double, Int, String)] = [
  (1.005, 2, "1.00"), (2.5, 0, "3"), (-2.5, 0, "-3"), (1.45, 1, "1.4"), (0, 2, "0.00"),
  (1e21, 2, "1e+21"),
  (0.000_001, 7, "0.0000010"), (999.995, 2, "1000.00"), (9.5, 0, "10"), (-0.0001, 2, "-0.00"),
  (123.456, 5, "123.45600"), (.leastNonzeroMagnitude, 3, "0.000"),
  (1e20, 1, "100000000000000000000.0"),
]

@Test(arguments: withFixedDigits)
func `a number has a text with a fixed count of digits`(value: Double, count: Int, text: String) {
  #expect(fixedText(value, digits: count) == text)
}

private let numbersInTexts: [(String, Double)] = [
  ("", 0), (" \n\u{FEFF}12 ", 12), ("1_0", .nan), ("0x1F", 31), ("-0x1F", .nan), ("0b11", 3),
  ("0x", .nan),
  ("1.", 1), (".5", 0.5), (".", .nan), ("+1e3", 1000), ("1e", .nan), ("Infinity", .infinity),
  ("-Infinity", -.infinity), ("inf", .nan), ("nan", .nan), ("1n", .nan), ("1 2", .nan),
  ("1e1000", .infinity),
  ("0x+1", .nan), ("-", .nan),
]

@Test(arguments: numbersInTexts)
func `a text stands for a number`(text: String, value: Double) {
  let found = numberValue(of: text)
  #expect(found == value || found.isNaN && value.isNaN)
}

private let leadingIntegers: [(String, Int, Double)] = [
  ("12px", 0, 12), ("  -0x1F", 0, -31), ("0x1F", 10, 0), ("1F", 16, 31), ("z", 36, 35),
  ("", 0, .nan), ("9", 8, .nan),
  ("1", 1, .nan), ("1e3", 0, 1), ("0b1", 2, 0),
  ("123456789012345678901234567890", 0, 1.2345678901234568e29),
]

@Test(arguments: leadingIntegers)
func `a text begins with an integer`(text: String, radix: Int, value: Double) {
  let found = leadingInteger(in: text, radix: radix)
  #expect(found == value || found.isNaN && value.isNaN)
}

private let leadingNumbers: [(String, Double)] = [
  ("1.5em", 1.5), ("-.5.5", -0.5), ("1e", 1), ("1e+", 1), ("Infinityx", .infinity), ("x", .nan),
  ("0x10", 0),
]

@Test(arguments: leadingNumbers)
func `a text begins with a number`(text: String, value: Double) {
  let found = leadingNumber(in: text)
  #expect(found == value || found.isNaN && value.isNaN)
}
