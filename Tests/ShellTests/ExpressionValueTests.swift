// Expressions have the values that they should have.

import Testing

/// What is typed, and what `print` shows of it.
struct ExpressionRow: CustomTestStringConvertible, Sendable {
  let text: String
  let shown: String
  var testDescription: String { text }

  init(_ text: String, _ shown: String) { (self.text, self.shown) = (text, shown) }

  /// Inside a call in `bank`.
  static let inBank: [ExpressionRow] = [
    // Where we are
    .init("%tick", "454  0x1c6"),
    .init("$tick", "454  0x1c6"),
    .init("%pc", "10082  0x2762"),
    .init("$pc == %pc", "1  0x1"),
    .init("%depth", "2  0x2"),
    .init("%poison", "0  0x0"),
    .init("%sp", "65504  0xffe0"),
    .init("%instance", "1  0x1"),
    .init("%request", "1  0x1"),
    .init("%exn", "null"),
    .init("%side", "\"A\""),
    .init("%status", "\"running\""),
    .init("%status == \"running\" && %side != \"B\"", "1  0x1"),
    .init("%exn == null", "1  0x1"),
    // Frames and globals
    .init("local[0]", "1  0x1"),
    .init("local[2]", "500  0x1f4"),
    .init("local[local[0] + 1]", "500  0x1f4"),
    .init("stack[0]", "65504  0xffe0"),
    .init("global[0]", "65504  0xffe0"),
    .init("global[__stack_pointer]", "65504  0xffe0"),
    .init("global[$__stack_pointer]", "65504  0xffe0"),
    .init("global[\"__stack_pointer\"]", "65504  0xffe0"),
    .init("global[1] < global[__heap_base]", "1  0x1"),
    .init("global[count(trap)]", "65504  0xffe0"),
    // Memory
    .init("i32[0xfffc]", "500  0x1f4"),
    .init("i32[local[3] + 28]", "500  0x1f4"),
    .init("u8[%sp+28]", "244  0xf4"),
    .init("i8[%sp+28]", "-12  0xfffffffffffffff4"),
    .init("u16[%sp + 28]", "500  0x1f4"),
    .init("i16[%sp + 28]", "500  0x1f4"),
    .init("u32[%sp + 28]", "500  0x1f4"),
    .init("i64[%sp + 24] >> 32", "500  0x1f4"),
    .init("bytes[%sp + 28, 4]", "\"f4 01 00 00\""),
    .init("str[%sp + 28, 0]", "\"\""),
    // Events
    .init("count(call)", "2  0x2"),
    .init("count(enter)", "2  0x2"),
    .init("count(call, deposit)", "1  0x1"),
    .init("count(call, function=transfer)", "1  0x1"),
    .init("count(call, request=1)", "1  0x1"),
    .init("count(call, request=0)", "1  0x1"),
    .init("count(call, request=%request, instance=1)", "1  0x1"),
    .init("count(call, deposit, request=0)", "0  0x0"),
    .init("count(drop)", "1  0x1"),
    .init("count(drop, instance=2)", "0  0x0"),
    .init("count(throw, tag=__cpp_exception)", "0  0x0"),
    .init("count(import, __wbg_next_instance)", "1  0x1"),
    .init("count(landing-pad) + count(pad)", "0  0x0"),
    .init("count(in-wasm-guard) - count(trap)", "3  0x3"),
    // Operators
    .init("1 + 2 * 3", "7  0x7"),
    .init("(1 + 2) * 3", "9  0x9"),
    .init("7 / -2", "-3  0xfffffffffffffffd"),
    .init("-7 % 3", "-1  0xffffffffffffffff"),
    .init("local[2]%7", "3  0x3"),
    .init("%sp % 1000", "504  0x1f8"),
    .init("%sp-16", "65488  0xffd0"),
    .init("0x7fffffffffffffff + 1", "-9223372036854775808  0x8000000000000000"),
    .init("(0 - 0x7fffffffffffffff - 1) / -1", "-9223372036854775808  0x8000000000000000"),
    .init("(0 - 0x7fffffffffffffff - 1) % -1", "0  0x0"),
    .init("1 | 6 ^ 2", "5  0x5"),
    .init("12 & 10 << 1", "4  0x4"),
    .init("not 0 and !false", "1  0x1"),
    .init("not 1 == 0", "1  0x1"),
    .init("1 or 0 and 0", "1  0x1"),
    .init("0 || 2", "1  0x1"),
    .init("2 && 0", "0  0x0"),
    .init("false and 1 / 0", "0  0x0"),
    .init("true or u8[-1]", "1  0x1"),
    .init("3 >= 3 and 2 <= 3 and 2 < 3", "1  0x1"),
    .init("3 > 2 > 1", "0  0x0"),
    .init("- -5", "5  0x5"),
    .init("1.5 + 1", "2.5  0x4004000000000000"),
    .init("2.5e1 / 0", "inf  0x7ff0000000000000"),
    .init("5.5 % 2", "1.5  0x3ff8000000000000"),
    .init("\"a\\\"b\\n\"", "\"a\\\"b\\n\""),
    .init("null != 0", "1  0x1"),
  ]

  /// Inside a call with locals of every type.
  static let inLab: [ExpressionRow] = [
    .init("$amount", "-3  0xfffffffffffffffd"),
    .init("$amount-1", "-4  0xfffffffffffffffc"),
    .init("$big", "-1  0xffffffffffffffff"),
    .init("$rate", "1.5  0x3fc00000"),
    .init("$rate * 2", "3.0  0x40400000"),
    .init("$rate + $tick", "4.0  0x4010000000000000"),
    // A local goes before a register of the same name.
    .init("$tick", "2.5  0x4004000000000000"),
    .init("%tick > 30", "1  0x1"),
    .init("$\"p\"", "256  0x100"),
    .init("$nothing", "null"),
    .init("$vector", "7  0x7"),
    .init("stack[0]", "42  0x2a"),
    .init("stack[1]", "41  0x29"),
    .init("global[limit]", "-2  0xfffffffffffffffe"),
    .init("global[$ratio]", "0.25  0x3fd0000000000000"),
    .init("u8[$p + 1]", "255  0xff"),
    .init("i8[$p + 1]", "-1  0xffffffffffffffff"),
    .init("i16[$p + 2]", "-32766  0xffffffffffff8002"),
    .init("f32[0x110]", "1.5  0x3fc00000"),
    .init("f64[0x118]", "2.5  0x4004000000000000"),
    .init("f32[0x120] == 0.1", "1  0x1"),
    .init("f32[0x124]", "nan:0x7fc00000  0x7fc00000"),
    .init("f32[0x124] == f32[0x124]", "0  0x0"),
    .init("str[$p + 4, 5]", "\"café\""),
    .init("str[$p + 4, 5] == \"café\"", "1  0x1"),
    .init("bytes[$p, 4]", "\"01 ff 02 80\""),
    .init("count(throw, inner, tag=boom)", "0  0x0"),
  ]

  /// What stands behind `print`, with a format.
  static let formats: [ExpressionRow] = [
    .init("/x $amount", "0xfffffffd"),
    .init("/x $big", "0xffffffffffffffff"),
    .init("/x -3", "0xfffffffffffffffd"),
    .init("/x $rate", "0x3fc00000"),
    .init("/d u8[0x101]", "-1"),
    .init("/d 1.5", "1"),
    .init("/u $amount", "4294967293"),
    .init("/u i8[0x101]", "255"),
    .init("/t u16[0x100]", "1111111100000001"),
    .init("/t 5", "101"),
    .init("/c u8[0x104]", "99 'c'"),
    .init("/c 10", "10 '.'"),
    .init("/f u32[0x110]", "1.5"),
    .init("/f $rate", "1.5"),
    .init("/f 0x3ff8000000000000", "1.5"),
    .init("/s 0x104", "\"café\""),
    .init("/s %status", "\"running\""),
    .init("/x $nothing", "null"),
  ]
}

@Suite struct ExpressionValueTests {
  @Test("values inside a call in bank")
  func inBank() {
    let lab = Lab.inBank()
    for row in ExpressionRow.inBank {
      #expect(lab.text("print \(row.text)") == row.shown, "\(row.text)")
    }
    #expect(ExpressionRow.inBank.count >= 60)
  }

  @Test("values of every type")
  func inLab() {
    let lab = Lab.inLab()
    for row in ExpressionRow.inLab {
      #expect(lab.text("print \(row.text)") == row.shown, "\(row.text)")
    }
  }

  @Test("formats read the bits of a value as wide as it stands")
  func formats() {
    let lab = Lab.inLab()
    for row in ExpressionRow.formats {
      #expect(lab.text("print\(row.text)") == row.shown, "\(row.text)")
    }
  }

  @Test("a format that does not fit its value is an error")
  func wrongFormats() {
    let lab = Lab.inLab()
    for (line, message) in [
      ("print/q 1", "`q` is no format of a value (x d u t c f s)"),
      ("print/4x 1", "`4x` is no format of a value (x d u t c f s)"),
      ("print/x %status", "\"running\" cannot be shown as `/x`"),
      ("print/f u8[0x100]", "1 cannot be shown as `/f`"),
      ("print/d f32[0x124]", "nan:0x7fc00000 cannot be shown as `/d`"),
      ("print/s 0x10000", "1 byte at 0x10000 lies outside the memory of 0x10000"),
    ] {
      #expect(lab.text(line).contains("error: \(message)\n"), "\(lab.text(line))")
    }
  }

  @Test("%status says what a worker is about to do")
  func status() {
    let lab = Lab.inLab()
    #expect(lab.text("print %status") == "\"running\"")
    _ = lab.respond(to: "step 3")
    _ = lab.respond(to: "step")
    #expect(lab.text("print %status") == "\"unwinding\"")
    #expect(lab.text("print %exn") == "0  0x0")
    #expect(lab.text("print count(throw, inner, tag=boom)") == "1  0x1")
    _ = lab.respond(to: "continue")
    #expect(lab.text("print %status") == "\"idle\"")
    _ = lab.respond(to: "call fail")
    #expect(lab.text("print %status") == "\"trapped\"")
    _ = lab.respond(to: "continue")
    #expect(lab.text("print %status") == "\"idle\"")
    #expect(lab.text("print count(trap, fail)") == "1  0x1")
  }
}
