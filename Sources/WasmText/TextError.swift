// What can be wrong with the text of a module or a script, and where.
//
// Standard: Text Format.

import WasmModel

/// An error of the text format: what is wrong, and at which byte.
public struct TextError: Error, Equatable, Sendable {
  public let kind: Kind
  /// Counted in bytes from the beginning of the source.
  public let offset: Int

  public init(_ kind: Kind, at offset: Int) {
    self.kind = kind
    self.offset = offset
  }

  /// What is wrong.
  public enum Kind: Equatable, Sendable {
    // Characters
    case illegalCharacter(Unicode.Scalar)
    case malformedUTF8(UInt8)
    case illegalEscape
    case unclosedString
    case unclosedComment
    case unclosedAnnotation
    case emptyIdentifier
    case emptyAnnotationIdentifier
    // Tokens
    /// A word that means nothing anywhere.
    case unknownOperator(String, expected: String)
    /// A token that may not stand here.
    case unexpectedToken(String, expected: String)
    case nestingTooDeep(limit: Int)
    // Numbers
    case constantOutOfRange(String, type: String)
    case laneOutOfRange(String)
    case alignmentNotPowerOfTwo(String)
    case wrongNumberOfLanes(found: Int, expected: Int)
    case invalidLaneLength(found: Int)
    // Names
    case duplicate(NameSpace, String)
    case unknown(NameSpace, String)
    case mismatchingLabel(found: String, expected: String?)
    // Modules
    case inlineFunctionType(found: FunctionType, expected: CompositeType)
    case importAfter(NameSpace)
    case multipleStartSections
    // Annotations
    case misplacedAnnotation(String)
    case annotation(String, AnnotationProblem)
  }

  /// What is wrong inside an annotation that has a meaning.
  public enum AnnotationProblem: Equatable, Sendable {
    case missingSectionName
    case malformedUTF8
    case malformedPlacement
    case malformedSectionKind
    case unexpectedToken
    case multipleModule
    case multiple
    case duplicate
    case notInFunction
    /// A hint before an instruction that does not branch on a condition.
    case invalidTarget(Opcode)
  }

  /// What a name can stand for.
  public enum NameSpace: String, Sendable {
    case type, table, memory, global, tag, local, label, field
    case function = "func"
    case element = "elem segment"
    case data = "data segment"
  }
}

extension TextError: CustomStringConvertible {
  /// The phrase of the official test suite, then what was found and what was expected.
  public var description: String {
    guard let detail = kind.detail else { return kind.phrase }
    return "\(kind.phrase): \(detail)"
  }
}

extension TextError.Kind {
  /// As the official test suite calls it.
  var phrase: String {
    switch self {
    case .illegalCharacter: "illegal character"
    case .malformedUTF8: "malformed UTF-8 encoding"
    case .illegalEscape: "illegal escape"
    case .unclosedString: "unclosed string"
    case .unclosedComment: "unclosed comment"
    case .unclosedAnnotation: "unclosed annotation"
    case .emptyIdentifier: "empty identifier"
    case .emptyAnnotationIdentifier: "empty annotation id"
    case .unknownOperator(let word, _): "unknown operator \(word)"
    case .unexpectedToken: "unexpected token"
    case .nestingTooDeep: "nesting too deep"
    case .constantOutOfRange: "constant out of range"
    case .laneOutOfRange: "i8 constant out of range"
    case .alignmentNotPowerOfTwo: "alignment must be a power of two"
    case .wrongNumberOfLanes: "wrong number of lane literals"
    case .invalidLaneLength: "invalid lane length"
    case .duplicate(let space, let name): "duplicate \(space.rawValue) $\(name)"
    case .unknown(.function, let name): "unknown function \(name)"
    case .unknown(let space, let name): "unknown \(space.rawValue) \(name)"
    case .mismatchingLabel: "mismatching label"
    case .inlineFunctionType: "inline function type"
    case .importAfter(.function): "import after function"
    case .importAfter(let space): "import after \(space.rawValue)"
    case .multipleStartSections: "multiple start sections"
    case .misplacedAnnotation(let name): "misplaced @\(name) annotation"
    case .annotation(let name, let problem): "@\(name) annotation: \(problem.phrase)"
    }
  }

  /// What was found and what was expected, where the phrase does not say all.
  var detail: String? {
    switch self {
    case .illegalCharacter(let scalar): "found U+\(Self.hex(scalar.value, 4)), expected ASCII"
    case .malformedUTF8(let byte): "found byte 0x\(Self.hex(UInt32(byte), 2)), expected UTF-8"
    case .illegalEscape: "expected \\t \\n \\r \\\" \\' \\\\ \\u{...} or two hexadecimal digits"
    case .unclosedString: "expected \" before the end of the line"
    case .unclosedComment: "expected ;) before the end of the text"
    case .unclosedAnnotation: "expected ) before the end of the text"
    case .emptyIdentifier: "expected letters, digits or a string behind $"
    case .emptyAnnotationIdentifier: "expected letters, digits or a string behind @"
    case .unknownOperator(_, let expected): "expected \(expected)"
    case .unexpectedToken(let found, let expected): "found \(found), expected \(expected)"
    case .nestingTooDeep(let limit): "expected at most \(limit) levels"
    case .constantOutOfRange(let text, let type):
      "found \(text), expected a number that fits \(type)"
    case .laneOutOfRange(let text): "found \(text), expected a number below 256"
    case .alignmentNotPowerOfTwo(let text): "found \(text), expected 1, 2, 4, 8 and so on"
    case .wrongNumberOfLanes(let found, let expected): "found \(found), expected \(expected)"
    case .invalidLaneLength(let found): "found \(found) lane numbers, expected 16"
    case .mismatchingLabel(let found, let expected):
      "found $\(found), expected \(expected.map { "$" + $0 } ?? "no label")"
    case .inlineFunctionType(let found, let expected): "found \(found), expected \(expected)"
    case .importAfter: "expected all imports before the first definition"
    case .multipleStartSections: "found a second start, expected at most one"
    case .annotation(_, let problem): problem.detail
    case .duplicate: "expected another name"
    case .unknown: "expected one that the text defines"
    case .misplacedAnnotation: nil
    }
  }

  private static func hex(_ number: UInt32, _ digits: Int) -> String {
    let text = String(number, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }
}

extension TextError.AnnotationProblem {
  var phrase: String {
    switch self {
    case .missingSectionName: "missing section name"
    case .malformedUTF8: "malformed UTF-8 encoding"
    case .malformedPlacement: "malformed placement"
    case .malformedSectionKind: "malformed section kind"
    case .unexpectedToken: "unexpected token"
    case .multipleModule: "multiple module"
    case .multiple: "multiple"
    case .duplicate: "duplicate annotation"
    case .notInFunction: "not in a function"
    case .invalidTarget: "invalid target"
    }
  }

  var detail: String? {
    switch self {
    case .missingSectionName: "expected a string"
    case .malformedPlacement: "expected (before ...) or (after ...)"
    case .malformedSectionKind: "expected first, last or a section such as type, func or data"
    case .unexpectedToken: "expected a string"
    case .invalidTarget(let opcode): "found \(opcode.card.mnemonic), expected if or br_if"
    case .malformedUTF8, .multipleModule, .multiple, .duplicate, .notInFunction: nil
    }
  }
}
