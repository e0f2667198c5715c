// The words for a validation error: the phrase of the test suite, what was found, what was
// expected, where.

import WasmModel

extension ValidationError: CustomStringConvertible {
  /// As in `type mismatch: the stack has [i64], the instruction takes [i32], in sum at pc 2`.
  public var description: String {
    let detail = kind.detail.map { ": \($0)" } ?? ""
    return "\(kind.phrase)\(detail), \(location)"
  }
}

extension ValidationError.Kind {
  /// The phrase of the official test suite, or words of the same kind where it has none.
  public var phrase: String {
    switch self {
    case .typeMismatch: "type mismatch"
    case .unknown(let space, let index): "unknown \(space.rawValue) \(index)"
    case .otherComposite(let index, let expected): "non-\(expected) type \(index)"
    case .subtype: "sub type"
    case .immutableGlobal: "immutable global"
    case .immutableField: "immutable field"
    case .immutableArray: "immutable array"
    case .uninitializedLocal: "uninitialized local"
    case .constantExpressionRequired: "constant expression required"
    case .undeclaredFunctionReference: "undeclared function reference"
    case .alignmentTooLarge: "alignment must not be larger than natural"
    case .offsetOutOfRange: "offset out of range"
    case .invalidLane: "invalid lane index"
    case .invalidResultArity: "invalid result arity"
    case .noDefault, .fieldPacking, .initialValueRequired: "type mismatch"
    case .arrayTypesDiffer: "array types do not match"
    case .arrayOfReferences: "array type is not numeric or vector"
    case .invalidRethrowLabel: "invalid rethrow label"
    case .duplicateExportName: "duplicate export name"
    case .minimumAboveMaximum: "size minimum must not be greater than maximum"
    case .memoryTooLarge: "memory size"
    case .tableTooLarge: "table size"
    case .startFunctionType: "start function"
    case .nonEmptyTagResult: "non-empty tag result type"
    case .dataCountRequired: "data count section required"
    case .misplacedInstruction: "unexpected token"
    case .endExpected: "END opcode expected"
    }
  }

  /// What was found and what was expected, or nil if the phrase says it all.
  public var detail: String? {
    switch self {
    case .typeMismatch(let subject, let expected, let found):
      subject.sentence(found: list(found), expected: expected.description)
    case .subtype(let index, let problem): problem.sentence(index)
    case .immutableGlobal(let index): "global \(index) is not declared mut"
    case .immutableField(let type, let field):
      "field \(field) of type \(type) is not declared mut"
    case .immutableArray(let type): "the elements of type \(type) are not declared mut"
    case .uninitializedLocal(let index):
      "local \(index) has no default value and is not set in this block or one around it"
    case .constantExpressionRequired(let opcode): "found \(opcode.card.mnemonic)"
    case .undeclaredFunctionReference(let index):
      "found function \(index), expected one that an element segment, global or export names"
    case .alignmentTooLarge(let found, let natural):
      "found 2^\(found), expected at most 2^\(natural)"
    case .offsetOutOfRange(let offset): "found \(offset), expected less than 2^32"
    case .invalidLane(let lane, let count): "found \(lane), expected less than \(count)"
    case .noDefault(let type):
      "a field has type \(type?.description ?? "?"), expected types with a default value"
    case .fieldPacking(let opcode):
      "\(opcode.card.mnemonic) reads a field that \(opcode.isPlainGet ? "is" : "is not") packed"
    case .initialValueRequired(let type):
      "the table holds \(type), which has no default value, expected an initial value"
    case .arrayTypesDiffer(let to, let from):
      "found elements of type \(from), expected those of type \(to)"
    case .arrayOfReferences(let type): "type \(type) holds references"
    case .invalidResultArity(let count): "found \(count) types, expected one"
    case .invalidRethrowLabel(let label): "label \(label) is not a catch or catch_all"
    case .duplicateExportName(let name): "found \"\(name)\" twice"
    case .minimumAboveMaximum(let minimum, let maximum): "found \(minimum) above \(maximum)"
    case .memoryTooLarge(let pages, let limit):
      "found \(pages) pages, expected at most \(limit)"
    case .tableTooLarge(let elements): "found \(elements), expected at most \(UInt32.max)"
    case .startFunctionType(let type): "found \(type), expected () -> ()"
    case .nonEmptyTagResult(let results): "found \(list(results)), expected []"
    case .misplacedInstruction(let opcode): "found \(opcode.card.mnemonic) outside of its block"
    case .unknown, .otherComposite, .dataCountRequired, .endExpected: nil
    }
  }
}

extension ValidationError.Subject {
  /// Puts what was found before what was expected.
  func sentence(found: String, expected: String) -> String {
    switch self {
    case .operands: "the stack has \(found), the instruction takes \(expected)"
    case .blockEnd: "the block ends with \(found), its type says \(expected)"
    case .tableLabel: "a label takes \(found), the default label takes \(expected)"
    case .catchClause: "the clause passes on \(found), its label takes \(expected)"
    case .missingElse: "the if without else passes on \(found), its type says \(expected)"
    case .tailCall: "the callee returns \(found), this function returns \(expected)"
    case .references: "found \(found), expected \(expected)"
    case .castTypes: "the cast is to \(found), its operand is \(expected)"
    case .branchReference: "the branch passes on \(found), its label takes \(expected)"
    }
  }
}

extension ValidationError.SubtypeProblem {
  /// What is wrong with the type that has this index.
  func sentence(_ index: TypeIndex) -> String {
    switch self {
    case .several(let count): "type \(index) has \(count) supertypes, expected at most one"
    case .forward(let other): "type \(index) has supertype \(other), expected one before it"
    case .final(let other): "type \(index) has supertype \(other), which is final"
    case .mismatch(let other): "type \(index) does not match its supertype \(other)"
    }
  }
}

extension Opcode {
  /// True if it reads a field or element as it is.
  fileprivate var isPlainGet: Bool { self == .structGet || self == .arrayGet }
}

extension ValidationError.Expectation: CustomStringConvertible {
  /// As in `[i32 i64]` or `a reference`.
  public var description: String {
    switch self {
    case .types(let types): list(types)
    case .anyOperand: "one operand"
    case .anyReference: "a reference"
    case .sameNumbers: "two operands of the same number type"
    }
  }
}

extension ValidationError.Location: CustomStringConvertible {
  /// As in `in sum at pc 3, offset 0x4f`.
  public var description: String {
    let pc = pc.map { " at pc \($0)" } ?? ""
    let offset = offset.map { ", offset 0x\(String($0, radix: 16))" } ?? ""
    return "in \(part)\(pc)\(offset)"
  }
}

extension ValidationError.Part: CustomStringConvertible {
  /// The name of a function, or as in `global 3`.
  public var description: String {
    switch self {
    case .type(let index): "type \(index)"
    case .import(let position): "import \(position)"
    case .function(_, let name): name
    case .table(let index): "table \(index)"
    case .memory(let index): "memory \(index)"
    case .global(let index): "global \(index)"
    case .tag(let index): "tag \(index)"
    case .export(let name): "export \"\(name)\""
    case .start: "the start section"
    case .element(let index): "elem segment \(index)"
    case .data(let index): "data segment \(index)"
    }
  }
}

/// As in `[i32 i64]`; a type that nobody can know, in unreachable code, is `?`.
private func list(_ types: [ValueType?]) -> String {
  "[" + types.map { $0?.description ?? "?" }.joined(separator: " ") + "]"
}
