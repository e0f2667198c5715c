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
    case immutableGlobal(GlobalIndex)
    case constantExpressionRequired(Opcode)
    case undeclaredFunctionReference(FunctionIndex)
    /// Both as powers of two.
    case alignmentTooLarge(found: UInt32, natural: UInt32)
    case offsetOutOfRange(UInt64)
    case invalidResultArity(Int)
    case invalidRethrowLabel(Int)
    case duplicateExportName(String)
    case minimumAboveMaximum(minimum: UInt64, maximum: UInt64)
    case memoryTooLarge(pages: UInt64)
    case tableTooLarge(elements: UInt64)
    case multipleMemories(Int)
    case startFunctionType(FunctionType)
    case nonEmptyTagResult([ValueType])
    case dataCountRequired
    /// An `else`, `catch`, `catch_all` or `delegate` that the open block does not have, or an
    /// instruction behind the last `end`.
    case misplacedInstruction(Opcode)
    case endExpected
    /// The immediate does not have the shape on the instruction's card; a decoder never makes this.
    case immediateMismatch(Opcode, expected: ImmediateShape)
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
  }

  /// Which types would have been right.
  public enum Expectation: Hashable, Sendable {
    case types([ValueType])
    case anyOperand
    case anyReference
    /// Two operands of the same number type, as `select` takes.
    case sameNumbers
  }

  /// What an unknown index counts.
  public enum Space: String, CaseIterable, Hashable, Sendable {
    case type, function, table, memory, global, tag, local, label
    case element = "elem segment"
    case data = "data segment"
  }

  /// Where the rule was broken.
  public struct Location: Hashable, Sendable {
    public let part: Part
    /// The instruction, in a function or constant expression.
    public let pc: Int?
    /// The byte offset in the module, if it is known.
    public let offset: Int?

    public init(_ part: Part, pc: Int? = nil, offset: Int? = nil) {
      self.part = part
      self.pc = pc
      self.offset = offset
    }
  }

  /// The parts of a module that can be wrong.
  public enum Part: Hashable, Sendable {
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
