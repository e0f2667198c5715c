// What can be wrong with the bytes of a module.
//
// Standard: Binary Format. A module that is well-formed may still be invalid; that is for the
// validator.

import WasmModel

/// Why bytes are not a module, and where.
public struct DecodeError: Error, Equatable, Sendable {
  public let kind: Kind
  /// The byte offset in the module.
  public let offset: Int

  public init(_ kind: Kind, at offset: Int) {
    self.kind = kind
    self.offset = offset
  }

  /// What is wrong, with the data that explains it.
  public enum Kind: Equatable, Sendable {
    /// A part ends before what it must contain; `needed` and `left` are bytes.
    case unexpectedEnd(of: Part, needed: Int, left: Int)
    /// The first four bytes, as a little-endian number.
    case magicHeaderNotDetected(found: UInt32)
    case unknownBinaryVersion(found: UInt32)
    case malformedSectionID(UInt8)
    /// A section that came twice, or after one that it must precede.
    case unexpectedContentAfterLastSection(found: Section, after: Section)
    /// A section, a vector or a name declares more bytes or items than the file has bytes.
    case lengthOutOfBounds(declared: Int, left: Int)
    /// A part ends after what it must contain; both numbers are bytes.
    case sectionSizeMismatch(of: Part, declared: Int, used: Int)
    case integerRepresentationTooLong(bits: Int)
    case integerTooLarge(bits: Int)
    case malformedUTF8Encoding
    /// A byte that must be one of a few.
    case malformed(Field, found: UInt64)
    case zeroByteExpected(found: UInt8)
    /// One byte, or prefix byte and number as in ``InstructionCard/code``.
    case illegalOpcode(UInt32)
    /// The body of a function ended inside a block, or an instruction closes a block that is not
    /// open.
    case endOpcodeExpected(found: Opcode?)
    /// More than 2^32-1 locals in one function.
    case tooManyLocals(UInt64)
    case functionAndCodeInconsistent(functions: Int, bodies: Int)
    case dataCountAndDataInconsistent(count: Int, segments: Int)
    case dataCountSectionRequired(by: Opcode)
    /// Legal, but more than PanicLab takes.
    case implementationLimit(Limit, found: Int)
    /// Legal, but a feature that PanicLab does not have; `code` is the byte that asks for it, or prefix
    /// byte and number as in ``InstructionCard/code``.
    case unsupported(Feature, code: UInt32)
  }

  /// A part of a module with an end of its own.
  public enum Part: Equatable, Sendable {
    case module
    case section(Section)
    case function(FunctionIndex)
  }

  /// A byte or flag with few legal values; the raw value is the word after "malformed".
  public enum Field: String, Sendable, CaseIterable {
    case valueType = "value type"
    case referenceType = "reference type"
    case heapType = "heap type"
    case definitionType = "definition type"
    case mutability = "mutability"
    case limitsFlags = "limits flags"
    case importKind = "import kind"
    case exportKind = "export kind"
    case elementSegmentKind = "elements segment kind"
    case elementKind = "element kind"
    case dataSegmentKind = "data segment kind"
    case memoryArgumentFlags = "memop flags"
    case catchClause = "catch clause"
    case castFlags = "br_on_cast flags"
  }

  /// A limit of PanicLab's own; the raw value is the greatest number allowed.
  ///
  /// A few bytes can declare thousands of locals, so without limits a small file could ask for all
  /// memory. Engines allow 50,000 locals and 7,654,321 bytes a function as well.
  public enum Limit: Int, Sendable, CaseIterable {
    case localsOfFunction = 50_000
    case localsOfModule = 4_000_000
    case bytesOfFunction = 7_654_321
  }
}
