// Every kind of decode error is reached, at the byte that is to blame.

import Testing
import WasmBinary
import WasmModel

struct DecodeErrorTests {
  @Test("malformed bytes give the error that says what is wrong and where", arguments: malformed)
  func malformedBytes(row: Malformed) {
    let error = #expect(throws: DecodeError.self) { try decode(row.bytes) }
    #expect(error == row.error)
  }

  @Test("every message begins with the test suite's phrase and has data behind it")
  func messages() {
    for row in malformed {
      let message = row.error.description
      #expect(message.hasPrefix(row.error.kind.phrase + ": found "), "\(row.name)")
      #expect(message.contains("expected") || message.contains("does not have"), "\(row.name)")
    }
  }

  @Test("every kind, field, feature and limit has a row in the table")
  func everyKind() {
    let kinds = malformed.map(\.error.kind)
    let names = Set(kinds.map(KindName.init))
    for name in KindName.allCases { #expect(names.contains(name), "\(name)") }
    let details = Set(kinds.compactMap(detailName))
    for field in DecodeError.Field.allCases { #expect(details.contains("\(field)"), "\(field)") }
    for feature in Feature.allCases { #expect(details.contains("\(feature)"), "\(feature)") }
    for limit in DecodeError.Limit.allCases { #expect(details.contains("\(limit)"), "\(limit)") }
  }

  @Test("a message gives phrase, found, expected and place")
  func message() {
    let error = DecodeError(.malformed(.mutability, found: 4), at: 31)
    #expect(
      error.description
        == "malformed mutability: found 0x4, expected 0 (const) or 1 (var), at 0x1f")
    #expect(DecodeError(.illegalOpcode(0xFC_01F), at: 0).kind.phrase == "illegal opcode fc 1f")
    #expect(DecodeError(.illegalOpcode(0xFF), at: 0).kind.phrase == "illegal opcode ff")
    let end = DecodeError(.unexpectedEnd(of: .section(.dataCount), needed: 1, left: 0), at: 9)
    #expect(
      end.description == "unexpected end of section or function: found the end of the data count "
        + "section after 0 bytes, expected 1 byte, at 0x9")
  }
}

/// The name of the field, feature or limit that a kind is about.
private func detailName(_ kind: DecodeError.Kind) -> String? {
  switch kind {
  case .malformed(let field, _): "\(field)"
  case .unsupported(let feature, _): "\(feature)"
  case .implementationLimit(let limit, _): "\(limit)"
  default: nil
  }
}

/// The kinds without their data; the switch does not compile until a new kind is listed.
private enum KindName: CaseIterable {
  case unexpectedEnd, magicHeaderNotDetected, unknownBinaryVersion, malformedSectionID
  case unexpectedContentAfterLastSection, lengthOutOfBounds, sectionSizeMismatch
  case integerRepresentationTooLong, integerTooLarge, malformedUTF8Encoding, malformed
  case zeroByteExpected, illegalOpcode, endOpcodeExpected, tooManyLocals
  case functionAndCodeInconsistent, dataCountAndDataInconsistent, dataCountSectionRequired
  case implementationLimit, unsupported

  init(_ kind: DecodeError.Kind) {
    self =
      switch kind {
      case .unexpectedEnd: .unexpectedEnd
      case .magicHeaderNotDetected: .magicHeaderNotDetected
      case .unknownBinaryVersion: .unknownBinaryVersion
      case .malformedSectionID: .malformedSectionID
      case .unexpectedContentAfterLastSection: .unexpectedContentAfterLastSection
      case .lengthOutOfBounds: .lengthOutOfBounds
      case .sectionSizeMismatch: .sectionSizeMismatch
      case .integerRepresentationTooLong: .integerRepresentationTooLong
      case .integerTooLarge: .integerTooLarge
      case .malformedUTF8Encoding: .malformedUTF8Encoding
      case .malformed: .malformed
      case .zeroByteExpected: .zeroByteExpected
      case .illegalOpcode: .illegalOpcode
      case .endOpcodeExpected: .endOpcodeExpected
      case .tooManyLocals: .tooManyLocals
      case .functionAndCodeInconsistent: .functionAndCodeInconsistent
      case .dataCountAndDataInconsistent: .dataCountAndDataInconsistent
      case .dataCountSectionRequired: .dataCountSectionRequired
      case .implementationLimit: .implementationLimit
      case .unsupported: .unsupported
      }
  }
}
