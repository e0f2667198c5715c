// The table of malformed modules: one row a mistake, with the error it must give.

import Testing
import WasmBinary
import WasmModel

/// Bytes that are no module, and why.
struct Malformed: Sendable, CustomTestStringConvertible {
  let name: String
  let bytes: [UInt8]
  let error: DecodeError
  var testDescription: String { name }

  init(_ name: String, _ bytes: [UInt8], _ kind: DecodeError.Kind, _ offset: Int) {
    self.name = name
    self.bytes = bytes
    self.error = DecodeError(kind, at: offset)
  }
}

/// The whole table, by the part of the module that is wrong.
let malformed = wholeModules + sections + types + segments + locals + code

// Sections begin at 8, their contents at 10. A module with code has its entry at 0x16, and, as it
// has no locals, its first instruction at 0x17.
private let inFunction = DecodeError.Part.function(FunctionIndex(0))
private let two32: [UInt8] = [0x80, 0x80, 0x80, 0x80, 0x10]
private let twoFunctions =
  header + section(.type, [1, 0x60, 0, 0]) + section(.function, [2, 0, 0])

// swift-format-ignore
private let wholeModules = [
  Malformed("no bytes", [], .unexpectedEnd(of: .module, needed: 4, left: 0), 0),
  Malformed("half a version", Array(header.prefix(6)), .unexpectedEnd(of: .module, needed: 4, left: 2), 4),
  Malformed("another file", Array("wasm1234".utf8), .magicHeaderNotDetected(found: 0x6D73_6177), 0),
  Malformed("version 13", [0, 0x61, 0x73, 0x6D, 13, 0, 0, 0], .unknownBinaryVersion(found: 13), 4),
  Malformed("a component", [0, 0x61, 0x73, 0x6D, 13, 0, 1, 0], .unknownBinaryVersion(found: 0x1000D), 4),
  Malformed("section 14", header + [14, 0], .malformedSectionID(14), 8),
  Malformed("two type sections", header + section(.type, [0]) + section(.type, [0]), .unexpectedContentAfterLastSection(found: .type, after: .type), 11),
  Malformed("data count after code", header + section(.code, [0]) + section(.dataCount, [0]), .unexpectedContentAfterLastSection(found: .dataCount, after: .code), 11),
  Malformed("a section longer than the file", header + [1, 5, 0], .lengthOutOfBounds(declared: 5, left: 1), 9),
  Malformed("a section without a size", header + [1], .unexpectedEnd(of: .module, needed: 1, left: 0), 9),
  Malformed("functions without code", header + section(.function, [1, 0]), .functionAndCodeInconsistent(functions: 1, bodies: 0), 12),
  Malformed("code without functions", header + section(.code, [1, 2, 0, 0x0B]), .functionAndCodeInconsistent(functions: 0, bodies: 1), 14),
  Malformed("a data count without data", header + section(.dataCount, [3]), .dataCountAndDataInconsistent(count: 3, segments: 0), 11),
]

// swift-format-ignore
private let sections = [
  Malformed("a byte after the last type", header + section(.type, [0, 0]), .sectionSizeMismatch(of: .section(.type), declared: 2, used: 1), 11),
  Malformed("a count greater than the section", header + section(.type, [0xFF, 0xFF, 0xFF, 0xFF, 0x0F]), .lengthOutOfBounds(declared: 4_294_967_295, left: 0), 10),
  Malformed("a count that only the module has bytes for", header + section(.type, [2, 0x60]) + section(.custom, [0]), .unexpectedEnd(of: .section(.type), needed: 2, left: 1), 10),
  Malformed("a count that stands behind its section", header + section(.export, []) + section(.custom, [0]), .unexpectedEnd(of: .section(.export), needed: 1, left: 0), 10),
  Malformed("a name that stands behind its section", header + section(.export, [2, 0, 0, 0]) + section(.data, [0]), .lengthOutOfBounds(declared: 11, left: 0), 14),
  Malformed("a number that reaches into the next section", header + section(.start, [0x80]) + section(.custom, [0]), .unexpectedEnd(of: .section(.start), needed: 2, left: 1), 10),
  Malformed("a number that is too long and reaches into the next section", header + section(.start, [0x80]) + [0x80, 0x80, 0x80, 0x80, 0x80], .integerRepresentationTooLong(bits: 32), 10),
  Malformed("one of two types is missing", header + section(.type, [2, 0x60, 0, 0]), .unexpectedEnd(of: .section(.type), needed: 1, left: 0), 14),
  Malformed("a size of six bytes", header + [1, 0x80, 0x80, 0x80, 0x80, 0x80, 0], .integerRepresentationTooLong(bits: 32), 9),
  Malformed("a size of 2^32", header + [1] + two32, .integerTooLarge(bits: 32), 9),
  Malformed("a custom section without a name", header + section(.custom, []), .unexpectedEnd(of: .section(.custom), needed: 1, left: 0), 10),
  Malformed("a name that is not UTF-8", header + section(.custom, [1, 0xFF]), .malformedUTF8Encoding, 10),
  Malformed("a surrogate in a name", header + section(.custom, [3, 0xED, 0xA0, 0x80]), .malformedUTF8Encoding, 10),
  Malformed("an import of kind 5", header + section(.import, [1, 0, 0, 5]), .malformed(.importKind, found: 5), 13),
  Malformed("an import of an exact function", header + section(.import, [1, 0, 0, 0x20, 0]), .unsupported(.customDescriptors, code: 0x20), 13),
  Malformed("an export of kind 5", header + section(.export, [1, 0, 5]), .malformed(.exportKind, found: 5), 12),
  Malformed("a tag with an attribute", header + section(.tag, [1, 1, 0]), .zeroByteExpected(found: 1), 11),
  Malformed("a table with a reserved byte", header + section(.table, [1, 0x40, 9, 0x70, 0, 0]), .zeroByteExpected(found: 9), 12),
  Malformed("a global that never ends", header + section(.global, [1, 0x7F, 0, 0x41, 0]), .unexpectedEnd(of: .section(.global), needed: 1, left: 0), 15),
  Malformed("a global of mutability 4", header + section(.global, [1, 0x7F, 4, 0x41, 0, 0x0B]), .malformed(.mutability, found: 4), 12),
]

// swift-format-ignore
private let types = [
  Malformed("a type that is no function", header + section(.type, [1, 0x40]), .malformed(.definitionType, found: 0x40), 11),
  Malformed("a definition in two bytes", header + section(.type, [1, 0xE0, 0x7F]), .integerRepresentationTooLong(bits: 7), 11),
  Malformed("a group in a group", header + section(.type, [1, 0x4E, 1, 0x4E, 0]), .malformed(.definitionType, found: 0x4E), 13),
  Malformed("a subtype of a subtype", header + section(.type, [1, 0x50, 0, 0x50, 0]), .malformed(.definitionType, found: 0x50), 13),
  Malformed("a type that describes another", header + section(.type, [1, 0x4D, 0]), .unsupported(.customDescriptors, code: 0x4D), 11),
  Malformed("a continuation", header + section(.type, [1, 0x5D, 0]), .unsupported(.stackSwitching, code: 0x5D), 11),
  Malformed("a shared type", header + section(.type, [1, 0x65, 0x60]), .unsupported(.sharedEverything, code: 0x65), 11),
  Malformed("a field of mutability 2", header + section(.type, [1, 0x5F, 1, 0x78, 2]), .malformed(.mutability, found: 2), 14),
  Malformed("an array of nothing", header + section(.type, [1, 0x5E, 0x40, 0]), .malformed(.valueType, found: 0x40), 12),
  Malformed("a parameter of no type", header + section(.type, [1, 0x60, 1, 0x41, 0]), .malformed(.valueType, found: 0x41), 13),
  Malformed("a parameter of a packed type", header + section(.type, [1, 0x60, 1, 0x78, 0]), .malformed(.valueType, found: 0x78), 13),
  Malformed("a value type in two bytes", header + section(.type, [1, 0x60, 1, 0xFF, 0x7F]), .integerRepresentationTooLong(bits: 7), 13),
  Malformed("a reference to i32", header + section(.type, [1, 0x60, 1, 0x63, 0x7F, 0]), .malformed(.heapType, found: 0x7F), 14),
  Malformed("a reference to an exact type", header + section(.type, [1, 0x60, 1, 0x63, 0x62, 0]), .unsupported(.customDescriptors, code: 0x62), 14),
  Malformed("a heap type far below zero", header + section(.type, [1, 0x60, 1, 0x63, 0x80, 0x7E, 0]), .integerRepresentationTooLong(bits: 7), 14),
  Malformed("a heap type beyond 2^32", header + section(.type, [1, 0x60, 1, 0x63, 0x80, 0x80, 0x80, 0x80, 0x20]), .integerTooLarge(bits: 33), 14),
  Malformed("a table of i32", header + section(.table, [1, 0x7F, 0, 0]), .malformed(.referenceType, found: 0x7F), 11),
  Malformed("a table with limits of flag 8", header + section(.table, [1, 0x70, 8, 0]), .malformed(.limitsFlags, found: 8), 12),
  Malformed("a shared table", header + section(.table, [1, 0x70, 3, 0, 0]), .malformed(.limitsFlags, found: 3), 12),
  Malformed("a memory with limits of flag 16", header + section(.memory, [1, 16, 0]), .malformed(.limitsFlags, found: 16), 11),
  Malformed("a memory with pages of one byte", header + section(.memory, [1, 8, 0, 0]), .unsupported(.customPageSizes, code: 8), 11),
  Malformed("a shared memory", header + section(.memory, [1, 3, 0, 0]), .unsupported(.threads, code: 3), 11),
]

// swift-format-ignore
private let segments = [
  Malformed("element segment of form 8", header + section(.element, [1, 8]), .malformed(.elementSegmentKind, found: 8), 11),
  Malformed("element segment of kind 1", header + section(.element, [1, 1, 1, 0]), .malformed(.elementKind, found: 1), 12),
  Malformed("element segment of i32", header + section(.element, [1, 5, 0x7F, 0]), .malformed(.referenceType, found: 0x7F), 12),
  Malformed("data segment of form 3", header + section(.data, [1, 3]), .malformed(.dataSegmentKind, found: 3), 11),
  Malformed("data segment longer than its section", header + section(.data, [1, 1, 7, 0]), .lengthOutOfBounds(declared: 7, left: 1), 12),
]

// swift-format-ignore
private let locals = [
  Malformed("2^32 locals in two groups", moduleWithCode([2, 0xFF, 0xFF, 0xFF, 0xFF, 0x0F, 0x7F, 1, 0x7E, 0x0B]), .tooManyLocals(4_294_967_296), 0x16),
  Malformed("2^32 locals in one group", moduleWithCode([1] + two32 + [0x7F, 0x0B]), .integerTooLarge(bits: 32), 0x17),
  Malformed("50,001 locals", moduleWithCode([1] + leb(50_001) + [0x7F, 0x0B]), .implementationLimit(.localsOfFunction, found: 50_001), 0x16),
  manyLocals(),
  Malformed("a function of 8 MB", moduleWithBody([UInt8](repeating: 1, count: 7_654_321)), .implementationLimit(.bytesOfFunction, found: 7_654_322), 0x18),
]

/// Each function is within its limit, all together are not.
private func manyLocals() -> Malformed {
  let entry = [6, 1] + leb(50_000) + [0x7F, 0x0B]
  let entries = [[UInt8]](repeating: entry, count: 81).flatMap { $0 }
  let bytes = header + section(.code, leb(81) + entries)
  return Malformed(
    "50,000 locals in each of 81 functions", bytes,
    .implementationLimit(.localsOfModule, found: 4_050_000), bytes.count - 6)
}

// swift-format-ignore
private let code = [
  Malformed("an illegal opcode", moduleWithBody([0xFF, 0x0B]), .illegalOpcode(0xFF), 0x17),
  Malformed("an illegal number behind a prefix", moduleWithBody([0xFC, 0x1F, 0x0B]), .illegalOpcode(0xFC_01F), 0x17),
  Malformed("a number of two bytes behind a prefix", moduleWithBody([0xFD, 0x80, 0x03, 0x0B]), .illegalOpcode(0xFD_180), 0x17),
  Malformed("a number of three bytes behind a prefix", moduleWithBody([0xFB, 0x80, 0x80, 0x04, 0x0B]), .illegalOpcode(0xFB_FFF), 0x17),
  Malformed("an atomic instruction", moduleWithBody([0xFE, 0, 0x0B]), .unsupported(.threads, code: 0xFE), 0x17),
  Malformed("an addition of 128 bits", moduleWithBody([0xFC, 0x13, 0x0B]), .unsupported(.wideArithmetic, code: 0xFC_013), 0x17),
  Malformed("a continuation instruction", moduleWithBody([0xE0, 0, 0x0B]), .unsupported(.stackSwitching, code: 0xE0), 0x17),
  Malformed("a vector of half-precision floats", moduleWithBody([0xFD, 0xA0, 0x02, 0x0B]), .unsupported(.halfPrecision, code: 0xFD_120), 0x17),
  Malformed("a block type far below zero", moduleWithBody([0x02, 0x80, 0x7E, 0x0B, 0x0B]), .integerRepresentationTooLong(bits: 7), 0x18),
  Malformed("a block type of no type", moduleWithBody([0x02, 0x41, 0x0B, 0x0B]), .malformed(.valueType, found: 0x41), 0x18),
  Malformed("a branch on cast with flags 4", moduleWithBody([0xFB, 0x18, 4, 0, 0x6E, 0x6E, 0x0B]), .malformed(.castFlags, found: 4), 0x19),
  Malformed("a shuffle of eight lanes", moduleWithBody([0xFD, 0x0D, 0, 1, 2, 3, 4, 5, 6, 7]), .unexpectedEnd(of: inFunction, needed: 16, left: 8), 0x19),
  Malformed("an alignment of 2^128", moduleWithBody([0x28, 0x80, 0x01, 0, 0x0B]), .malformed(.memoryArgumentFlags, found: 0x80), 0x18),
  Malformed("a catch clause of kind 4", moduleWithBody([0x1F, 0x40, 1, 4, 0, 0x0B, 0x0B]), .malformed(.catchClause, found: 4), 0x1A),
  Malformed("data.drop without a data count", moduleWithBody([0xFC, 9, 0, 0x0B]), .dataCountSectionRequired(by: .dataDrop), 0x17),
  Malformed("array.new_data without a data count", moduleWithBody([0xFB, 9, 0, 0, 0x0B]), .dataCountSectionRequired(by: .arrayNewData), 0x17),
  Malformed("an i32 constant with a wrong sign", moduleWithBody([0x41, 0xFF, 0xFF, 0xFF, 0xFF, 0x0F, 0x0B]), .integerTooLarge(bits: 32), 0x18),
  Malformed("an i64 constant of eleven bytes", moduleWithBody([0x42] + [UInt8](repeating: 0x80, count: 10) + [0, 0x0B]), .integerRepresentationTooLong(bits: 64), 0x18),
  Malformed("a body without end, at the end of the file", moduleWithBody([0x01]), .unexpectedEnd(of: inFunction, needed: 1, left: 0), 0x18),
  Malformed("a body without end, before another", twoFunctions + section(.code, [2, 2, 0, 1, 2, 0, 0x0B]), .endOpcodeExpected(found: nil), 0x19),
  Malformed("a body without end, before an end", twoFunctions + section(.code, [2, 2, 0, 1, 0x0B, 0] + [UInt8](repeating: 1, count: 9) + [0x0B]), .sectionSizeMismatch(of: inFunction, declared: 2, used: 3), 0x19),
  Malformed("a number that reaches into the next body", twoFunctions + section(.code, [2, 3, 0, 0x41, 0x80, 2, 0, 0x0B]), .unexpectedEnd(of: inFunction, needed: 2, left: 1), 0x19),
  Malformed("a block without end", moduleWithBody([0x02, 0x40, 0x0B]), .unexpectedEnd(of: inFunction, needed: 1, left: 0), 0x1A),
  Malformed("an instruction after the end", moduleWithBody([0x0B, 0x01]), .sectionSizeMismatch(of: inFunction, declared: 3, used: 2), 0x18),
  Malformed("else without if", moduleWithBody([0x02, 0x40, 0x05, 0x0B, 0x0B]), .endOpcodeExpected(found: .else), 0x19),
  Malformed("two else for one if", moduleWithBody([0x04, 0x40, 0x05, 0x05, 0x0B, 0x0B]), .endOpcodeExpected(found: .else), 0x1A),
  Malformed("catch without try", moduleWithBody([0x02, 0x40, 0x07, 0, 0x0B, 0x0B]), .endOpcodeExpected(found: .catch), 0x19),
  Malformed("catch after catch_all", moduleWithBody([0x06, 0x40, 0x19, 0x07, 0, 0x0B, 0x0B]), .endOpcodeExpected(found: .catch), 0x1A),
  Malformed("delegate after catch", moduleWithBody([0x06, 0x40, 0x07, 0, 0x18, 0, 0x0B]), .endOpcodeExpected(found: .delegate), 0x1B),
  Malformed("delegate at the outermost level", moduleWithBody([0x18, 0, 0x0B]), .endOpcodeExpected(found: .delegate), 0x17),
]
