// Every error of the text format: its kind, its phrase, its place.

import Testing
import WasmModel
import WasmText

/// A text that is wrong, what is wrong, and where.
struct Wrong: Sendable, CustomTestStringConvertible {
  let text: String
  let kind: TextError.Kind
  /// The piece of the text at which the error is; the end of the text if empty.
  let place: String

  init(_ text: String, _ kind: TextError.Kind, at place: String) {
    self.text = text
    self.kind = kind
    self.place = place
  }

  var testDescription: String { text }
}

// swift-format-ignore
private let wrongs: [Wrong] = [
  // Characters
  Wrong("(func) \u{1}", .illegalCharacter("\u{1}"), at: "\u{1}"),
  Wrong("(func ö)", .illegalCharacter("ö"), at: "ö"),
  Wrong("(@a ö)", .illegalCharacter("ö"), at: "ö"),
  Wrong("(data \"a\u{7}\")", .illegalCharacter("\u{7}"), at: "\u{7}"),
  Wrong("(data \"\\g\")", .illegalEscape, at: "\\g"),
  Wrong("(data \"\\u{d800}\")", .illegalEscape, at: "\\u"),
  Wrong("(data \"\\u{110000}\")", .illegalEscape, at: "\\u"),
  Wrong("(data \"a\n\")", .unclosedString, at: "\"a"),
  Wrong("(data \"a", .unclosedString, at: "\"a"),
  Wrong("(func (; (; ;)", .unclosedComment, at: "(; (;"),
  Wrong("(func) (@a (b)", .unclosedAnnotation, at: "(@a"),
  Wrong("(func $)", .emptyIdentifier, at: "$"),
  Wrong("(func $\"\")", .emptyIdentifier, at: "$"),
  Wrong("(func) (@ a)", .emptyAnnotationIdentifier, at: "(@ a"),
  Wrong("(func) (@\"\")", .emptyAnnotationIdentifier, at: "(@\""),
  Wrong("(func (export \"\\ff\"))", .malformedUTF8(0xFF), at: "\"\\ff"),
  Wrong("(func $\"\\ff\")", .malformedUTF8(0xFF), at: "$"),
  // Tokens
  Wrong("(func br 0drop)", .unknownOperator("0drop", expected: "a label"), at: "0drop"),
  Wrong("(data\"a\")", .unknownOperator("data\"a\"", expected: "a module field"), at: "data"),
  Wrong("(func get_local 0)", .unknownOperator("get_local", expected: "an instruction or )"), at: "get"),
  Wrong("(func i32.const 0x)", .unknownOperator("0x", expected: "an integer"), at: "0x"),
  Wrong("(func i32.const 1__0)", .unknownOperator("1__0", expected: "an integer"), at: "1__0"),
  Wrong("(func ,)", .unknownOperator(",", expected: "an instruction or )"), at: ","),
  Wrong("(func i32.const)", .unexpectedToken(")", expected: "an integer"), at: ")"),
  Wrong("(func i32.const 1.0)", .unexpectedToken("1.0", expected: "an integer"), at: "1.0"),
  Wrong("(func (block)", .unexpectedToken("the end of the text", expected: "an instruction or )"), at: ""),
  Wrong("(func block)", .unexpectedToken(")", expected: "an instruction or end"), at: ")"),
  Wrong("(func end)", .unexpectedToken("end", expected: "an instruction or )"), at: "end"),
  Wrong("(func (i32.add nop))", .unexpectedToken("nop", expected: "( or )"), at: "nop"),
  Wrong("(func (if (nop)))", .unexpectedToken(")", expected: "(then or a condition"), at: "))"),
  Wrong("(func (try nop))", .unexpectedToken("nop", expected: "(do"), at: "nop"),
  Wrong("(func (try (do) (delegate 0) (catch_all)))", .unexpectedToken("(", expected: ")"), at: "(catch_all"),
  Wrong("(func) )", .unexpectedToken(")", expected: "a module field"), at: ")"),
  // Numbers
  Wrong("(func i32.const 4294967296)", .constantOutOfRange("4294967296", type: "i32"), at: "4294"),
  Wrong("(func i64.const -9223372036854775809)", .constantOutOfRange("-9223372036854775809", type: "i64"), at: "-9"),
  Wrong("(func f32.const 3.5e38)", .constantOutOfRange("3.5e38", type: "f32"), at: "3.5"),
  Wrong("(func f64.const nan:0x0)", .constantOutOfRange("nan:0x0", type: "f64"), at: "nan"),
  Wrong("(func br 4294967296)", .constantOutOfRange("4294967296", type: "32 bits"), at: "4294"),
  Wrong("(memory 18446744073709551616)", .constantOutOfRange("18446744073709551616", type: "64 bits"), at: "18"),
  Wrong("(func i8x16.extract_lane_s 256)", .laneOutOfRange("256"), at: "256"),
  Wrong("(func i32.load align=3)", .alignmentNotPowerOfTwo("align=3"), at: "align"),
  Wrong("(func i32.load align=0)", .alignmentNotPowerOfTwo("align=0"), at: "align"),
  Wrong("(func v128.const i32x4 1 2 3)", .wrongNumberOfLanes(found: 3, expected: 4), at: "1 2"),
  Wrong("(func v128.const i64x2 1 2 3)", .wrongNumberOfLanes(found: 3, expected: 2), at: "1 2"),
  Wrong("(func i8x16.shuffle 1 2 3)", .invalidLaneLength(found: 3), at: "1 2"),
  // Names
  Wrong("(func $f) (func $f)", .duplicate(.function, "f"), at: "$f)"),
  Wrong("(func (param $x i32) (local $x i32))", .duplicate(.local, "x"), at: "$x i32))"),
  Wrong("(type (struct (field $x i32) (field $x i64)))", .duplicate(.field, "x"), at: "$x i64"),
  Wrong("(func call $f)", .unknown(.function, "$f"), at: "$f"),
  Wrong("(func br $l)", .unknown(.label, "$l"), at: "$l"),
  Wrong("(type $s (struct)) (func struct.get $s $x)", .unknown(.field, "$x"), at: "$x"),
  Wrong("(func block $a end $b)", .mismatchingLabel(found: "b", expected: "a"), at: "$b"),
  Wrong("(func if else $b end)", .mismatchingLabel(found: "b", expected: nil), at: "$b"),
  // Modules
  Wrong("(type (func)) (func (type 0) (param i32))", .inlineFunctionType(found: FunctionType([.i32], []), expected: .function(FunctionType([], []))), at: "(type 0"),
  Wrong("(func (type 2) (param i32))", .unknown(.type, "2"), at: "(type 2"),
  Wrong("(func) (import \"\" \"\" (func))", .importAfter(.function), at: "(import"),
  Wrong("(tag) (memory (import \"\" \"\") 1)", .importAfter(.tag), at: "(memory"),
  Wrong("(func $f) (start $f) (start $f)", .multipleStartSections, at: "(start"),
  // Annotations
  Wrong("(func (@custom \"a\"))", .misplacedAnnotation("custom"), at: "(@"),
  Wrong("(func nop (@name \"a\"))", .misplacedAnnotation("name"), at: "(@"),
  Wrong("(@custom)", .annotation("custom", .missingSectionName), at: "(@"),
  Wrong("(@custom \"\\ff\")", .annotation("custom", .malformedUTF8), at: "(@"),
  Wrong("(@custom \"a\" (type))", .annotation("custom", .malformedPlacement), at: "(@"),
  Wrong("(@custom \"a\" (after types))", .annotation("custom", .malformedSectionKind), at: "(@"),
  Wrong("(@custom \"a\" b)", .annotation("custom", .unexpectedToken), at: "(@"),
  Wrong("(module (@name \"a\") (@name \"b\"))", .annotation("name", .multipleModule), at: "(@name \"b"),
  Wrong("(func (@name \"a\") (@name \"b\"))", .annotation("name", .multiple), at: "(@name \"b"),
  Wrong("(func (@metadata.code.branch_hint \"a\") (@metadata.code.branch_hint \"b\") if end)", .annotation("metadata.code.branch_hint", .duplicate), at: "(@metadata.code.branch_hint \"b"),
  Wrong("(@metadata.code.branch_hint \"a\") (func)", .annotation("metadata.code.branch_hint", .notInFunction), at: "(@"),
]

@Suite struct TextErrorTests {
  @Test("a wrong text has the error of the table at its place", arguments: wrongs)
  func kindAndPlace(wrong: Wrong) throws {
    let error = try #require(failure(wrong.text))
    #expect(error.kind == wrong.kind)
    let last = lastOffset(of: wrong.place, in: wrong.text)
    #expect(error.offset == (wrong.place.isEmpty ? wrong.text.utf8.count : last))
  }

  private func lastOffset(of piece: String, in text: String) -> Int? {
    let (text, piece) = (Array(text.utf8), Array(piece.utf8))
    return text.indices.last { text[$0...].starts(with: piece) }
  }

  @Test("every description begins with its phrase and ends with what was expected")
  func descriptions() {
    let found = failure("(func i32.const 4294967296)")?.description
    #expect(found == "constant out of range: found 4294967296, expected a number that fits i32")
    #expect(failure("(func $)")?.description.hasPrefix("empty identifier") == true)
    #expect(
      failure("(func get_local 0)")?.description.hasPrefix("unknown operator get_local") == true)
    #expect(
      failure("(@custom)")?.description.hasPrefix("@custom annotation: missing section") == true)
  }

  @Test("bytes that are no UTF-8 are found in code, strings, comments and annotations")
  func malformedUTF8() {
    for text in ["(func \u{0})", "(data \"\u{0}\")", "(; \u{0} ;)", ";; \u{0}", "(@a \u{0})"] {
      let bytes = text.utf8.map { $0 == 0 ? 0xFE : $0 }
      let place = bytes.firstIndex(of: 0xFE)
      #expect(failure(bytes) == TextError(.malformedUTF8(0xFE), at: place ?? -1), "\(text)")
    }
  }

  @Test("what is nested too deep in a script is an error")
  func nesting() {
    let text = "(assert_return (get \"\") " + String(repeating: "(either ", count: 1000)
    #expect(throws: TextError(.nestingTooDeep(limit: 100), at: 24 + 8 * 100)) {
      try parseScript(Array(text.utf8))
    }
  }
}
