// The message of a decode error: the test suite's phrase, what was found, what was expected.

import WasmModel

extension DecodeError: CustomStringConvertible {
  /// One line, as in `malformed mutability: found 0x04, expected 0 (const) or 1 (var), at 0x1f`.
  public var description: String {
    "\(kind.phrase): \(kind.detail), at \(hexadecimal(UInt64(max(offset, 0))))"
  }
}

extension DecodeError.Kind {
  /// The phrase of the official test suite, where it has one.
  public var phrase: String {
    switch self {
    case .unexpectedEnd(.module, _, _): "unexpected end"
    case .unexpectedEnd: "unexpected end of section or function"
    case .magicHeaderNotDetected: "magic header not detected"
    case .unknownBinaryVersion: "unknown binary version"
    case .malformedSectionID: "malformed section id"
    case .unexpectedContentAfterLastSection: "unexpected content after last section"
    case .lengthOutOfBounds: "length out of bounds"
    case .sectionSizeMismatch: "section size mismatch"
    case .integerRepresentationTooLong: "integer representation too long"
    case .integerTooLarge: "integer too large"
    case .malformedUTF8Encoding: "malformed UTF-8 encoding"
    case .malformed(let field, _): "malformed \(field.rawValue)"
    case .zeroByteExpected: "zero byte expected"
    case .illegalOpcode(let code): "illegal opcode \(opcodeDigits(code))"
    case .endOpcodeExpected: "END opcode expected"
    case .tooManyLocals: "too many locals"
    case .functionAndCodeInconsistent: "function and code section have inconsistent lengths"
    case .dataCountAndDataInconsistent: "data count and data section have inconsistent lengths"
    case .dataCountSectionRequired: "data count section required"
    case .implementationLimit: "implementation limit"
    // The flag has no meaning in the standard.
    case .unsupported(.customPageSizes, _): "malformed limits flags"
    case .unsupported: "unsupported feature"
    }
  }

  /// What was found and what was expected.
  public var detail: String {
    switch self {
    case .unexpectedEnd(let part, let needed, let left):
      "found the end of \(part) after \(bytes(left)), expected \(bytes(needed))"
    case .magicHeaderNotDetected(let found):
      "found \(hexadecimal(found)), expected 0x6d736100 (a zero byte and `asm`)"
    case .unknownBinaryVersion(0x1_000D): "found a component, expected a core module"
    case .unknownBinaryVersion(let found): "found version \(found), expected 1"
    case .malformedSectionID(let id): "found \(id), expected 0 to 13"
    case .unexpectedContentAfterLastSection(let found, let after):
      "found the \(found.name) after the \(after.name), expected it once and before"
    case .lengthOutOfBounds(let declared, let left):
      "found a length of \(declared), expected at most the \(bytes(left)) that are left"
    case .sectionSizeMismatch(let part, let declared, let used):
      "found \(bytes(used)) of content in \(part), expected \(bytes(declared))"
    case .integerRepresentationTooLong(let bits):
      "found more than \((bits + 6) / 7) bytes, expected a number of \(bits) bits"
    case .integerTooLarge(let bits):
      "found bits beyond the \(bits)th, expected a number of \(bits) bits"
    case .malformedUTF8Encoding: "found a name that is not UTF-8, expected UTF-8"
    case .malformed(let field, let found):
      "found \(hexadecimal(found)), expected \(field.expectation)"
    case .zeroByteExpected(let found): "found \(hexadecimal(found)), expected 0x0"
    case .illegalOpcode: "found no instruction with this code, expected an instruction"
    case .endOpcodeExpected(let found):
      "found \(found?.card.mnemonic ?? "no more code"), expected the end of an open block"
    case .tooManyLocals(let count): "found \(count), expected at most 4294967295"
    case .functionAndCodeInconsistent(let functions, let bodies):
      "found \(functions) declared functions and \(bodies) bodies, expected as many"
    case .dataCountAndDataInconsistent(let count, let segments):
      "found a data count of \(count) and \(segments) segments, expected as many"
    case .dataCountSectionRequired(let opcode):
      "found \(opcode.card.mnemonic) without a data count section, expected one before the code"
    case .implementationLimit(let limit, let found):
      "found \(found) \(limit.noun), expected at most \(limit.rawValue)"
    case .unsupported(let feature, let code):
      "found \(codeDigits(code)) of \(feature.rawValue), which PanicLab does not have"
    }
  }
}

extension DecodeError.Part: CustomStringConvertible {
  /// With its article, as in `the type section`.
  public var description: String {
    switch self {
    case .module: "the module"
    case .section(let section): "the \(section.name)"
    case .function(let index): "the body of function \(index)"
    }
  }
}

extension DecodeError.Field {
  /// The legal values.
  fileprivate var expectation: String {
    switch self {
    case .valueType: "a number type, vector type or reference type"
    case .referenceType: "0x63 (ref null), 0x64 (ref) or 0x69 to 0x74"
    case .heapType: "0x69 (exn) to 0x74 (noexn), or a type index"
    case .definitionType: "0x60 (func), 0x5f (struct) or 0x5e (array)"
    case .mutability: "0 (const) or 1 (var)"
    case .limitsFlags: "bit 0 (maximum) and bit 2 (64 bits) only"
    case .importKind, .exportKind: "0 (func), 1 (table), 2 (memory), 3 (global) or 4 (tag)"
    case .elementSegmentKind: "0 to 7"
    case .elementKind: "0 (func)"
    case .dataSegmentKind: "0 to 2"
    case .memoryArgumentFlags: "less than 0x80"
    case .castFlags: "0 to 3"
    case .catchClause: "0 (catch), 1 (catch_ref), 2 (catch_all) or 3 (catch_all_ref)"
    }
  }
}

extension DecodeError.Limit {
  fileprivate var noun: String {
    switch self {
    case .localsOfFunction: "locals in a function"
    case .localsOfModule: "locals in a module"
    case .bytesOfFunction: "bytes in a function"
    }
  }
}

private func bytes(_ count: Int) -> String { count == 1 ? "1 byte" : "\(count) bytes" }

private func hexadecimal(_ number: some UnsignedInteger) -> String {
  "0x" + String(number, radix: 16)
}

/// A code as hexadecimal bytes: `0xff`, and `0xfc 0x1f` behind a prefix.
private func codeDigits(_ code: UInt32) -> String {
  code < 0x100 ? hexadecimal(code) : "\(hexadecimal(code >> 12)) \(hexadecimal(code & 0xFFF))"
}

/// As the test suite writes it: `ff`, and `fc 1f` behind a prefix.
private func opcodeDigits(_ code: UInt32) -> String {
  func twoDigits(_ byte: UInt32) -> String {
    (byte < 0x10 ? "0" : "") + String(byte, radix: 16)
  }
  return code < 0x100 ? twoDigits(code) : "\(twoDigits(code >> 12)) \(twoDigits(code & 0xFFF))"
}
