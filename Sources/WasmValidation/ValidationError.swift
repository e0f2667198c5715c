// What makes a module invalid, and where.

import WasmModel

/// The first rule of validation that a module breaks.
///
/// Standard: Validation.
public struct ValidationError: Error, Hashable, Sendable {
  public let kind: Kind
  public let location: Location

  public init(kind: Kind, location: Location) {
    self.kind = kind
    self.location = location
  }

  /// The broken rule, with the data that explains it.
  public enum Kind: Error, Hashable, Sendable {
    case typeMismatch(Subject, expected: Expectation, found: [ValueType?])
    case unknown(Space, Int)
    /// The type is not of the kind that is needed here.
    case otherComposite(TypeIndex, expected: Composite)
    case subtype(TypeIndex, SubtypeProblem)
    case immutableGlobal(GlobalIndex)
    case immutableField(TypeIndex, FieldIndex)
    case immutableArray(TypeIndex)
    case uninitializedLocal(LocalIndex)
    case constantExpressionRequired(Opcode)
    case undeclaredFunctionReference(FunctionIndex)
    /// Both as powers of two.
    case alignmentTooLarge(found: UInt32, natural: UInt32)
    case offsetOutOfRange(UInt64)
    case invalidLane(Int, count: Int)
    case invalidResultArity(Int)
    /// A field of this type has no default value.
    case noDefault(ValueType?)
    /// The opcode extends a field that is not packed, or does not extend one that is.
    case fieldPacking(Opcode)
    /// Destination and source of `array.copy`.
    case arrayTypesDiffer(TypeIndex, TypeIndex)
    /// The bytes of a data segment are to become references.
    case arrayOfReferences(TypeIndex)
    case invalidRethrowLabel(Int)
    case duplicateExportName(String)
    case minimumAboveMaximum(minimum: UInt64, maximum: UInt64)
    case memoryTooLarge(pages: UInt64, limit: UInt64)
    case tableTooLarge(elements: UInt64)
    /// A table of references that cannot be null has no initial value for them.
    case initialValueRequired(ReferenceType)
    case startFunctionType(FunctionType)
    case nonEmptyTagResult([ValueType])
    case dataCountRequired
    /// An `else`, `catch`, `catch_all` or `delegate` that the open block does not have, or an
    /// instruction behind the last `end`.
    case misplacedInstruction(Opcode)
    case endExpected
  }

  /// Which types were compared.
  public enum Subject: CaseIterable, Hashable, Sendable {
    /// The operands on the stack, with what the instruction takes.
    case operands
    /// The operands at the end of a block, with the results of the block.
    case blockEnd
    /// What a label of a `br_table` takes, with what its default label takes.
    case tableLabel
    /// What a catch clause passes on, with what its label takes.
    case catchClause
    /// The parameters of an `if` without `else`, with its results.
    case missingElse
    /// The results of the callee of a tail call, with those of this function.
    case tailCall
    /// The references that a table or element segment holds, with those that are allowed here.
    case references
    /// The type that a branch casts to, with the type of its operand.
    case castTypes
    /// The reference that a branch passes on, with what its label takes.
    case branchReference
  }

  /// Which types would have been right.
  public enum Expectation: Hashable, Sendable {
    case types([ValueType])
    case anyOperand
    case anyReference
    /// Two operands of the same number type, as `select` takes.
    case sameNumbers
  }

  /// The kinds of composite types.
  public enum Composite: String, CaseIterable, Hashable, Sendable {
    case function, structure, array
  }

  /// What is wrong with a type and its supertype.
  public enum SubtypeProblem: Hashable, Sendable {
    /// More than one supertype.
    case several(Int)
    /// The supertype comes later, or is the type itself.
    case forward(TypeIndex)
    case final(TypeIndex)
    case mismatch(TypeIndex)
  }

  /// What an unknown index counts.
  public enum Space: String, CaseIterable, Hashable, Sendable {
    case type, function, table, memory, global, tag, local, label, field
    case element = "elem segment"
    case data = "data segment"
  }

  /// Where the rule was broken.
  public struct Location: Hashable, Sendable {
    public let part: Part
    /// The instruction, in a function or constant expression.
    public let pc: Int?
    /// The byte offset in the module, or in the text that it was read from, if it is known.
    public let offset: Int?

    public init(_ part: Part, pc: Int? = nil, offset: Int? = nil) {
      self.part = part
      self.pc = pc
      self.offset = offset
    }
  }

  /// The parts of a module that can be wrong.
  public enum Part: Hashable, Sendable {
    case type(TypeIndex)
    /// The position in the list of imports.
    case `import`(Int)
    case function(FunctionIndex, name: String)
    case table(TableIndex)
    case memory(MemoryIndex)
    case global(GlobalIndex)
    case tag(TagIndex)
    case export(String)
    case start
    case element(ElementIndex)
    case data(DataIndex)
  }
}
