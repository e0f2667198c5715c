// An instruction of a module: an opcode and what follows it.
//
// Standard: Structure, Instructions.

/// One instruction. Blocks are not nested: `block`, `loop`, `if`, `try`, `try_table`, `else`,
/// `catch`, `delegate` and `end` stand in a flat list, as in the binary format.
public struct Instruction: Hashable, Sendable {
  public let opcode: Opcode
  public let immediate: Immediate

  public init(_ opcode: Opcode, _ immediate: Immediate = .none) {
    self.opcode = opcode
    self.immediate = immediate
  }
}

/// The immediates of an instruction; the case fits the shape on its card.
public enum Immediate: Hashable, Sendable {
  case none
  case blockType(BlockType)
  /// Counted outwards from the innermost block, which is 0.
  case label(Int)
  case labels([Int], default: Int)
  case function(FunctionIndex)
  case typeTable(TypeIndex, TableIndex)
  case valueTypes([ValueType])
  case tag(TagIndex)
  case tryTable(BlockType, [CatchClause])
  case heapType(HeapType)
  /// A branch that depends on a cast: the label, the type of the operand, and the type it is cast to.
  case castBranch(Int, from: ReferenceType, to: ReferenceType)
  case local(LocalIndex)
  case global(GlobalIndex)
  case table(TableIndex)
  case elementTable(ElementIndex, TableIndex)
  case element(ElementIndex)
  /// Destination, source.
  case tableTable(TableIndex, TableIndex)
  case memory(MemoryArgument)
  case memoryIndex(MemoryIndex)
  case dataMemory(DataIndex, MemoryIndex)
  case data(DataIndex)
  /// Destination, source.
  case memoryMemory(MemoryIndex, MemoryIndex)
  case type(TypeIndex)
  case typeField(TypeIndex, FieldIndex)
  /// An array type and a number of elements.
  case typeCount(TypeIndex, UInt32)
  case typeData(TypeIndex, DataIndex)
  case typeElement(TypeIndex, ElementIndex)
  /// Destination, source.
  case typeType(TypeIndex, TypeIndex)
  case i32(Int32)
  case i64(Int64)
  /// The bits of the number.
  case f32(UInt32)
  /// The bits of the number.
  case f64(UInt64)
  case v128(V128)
  /// The 16 lane numbers of a shuffle, the first one lowest.
  case shuffle(V128)
  case lane(UInt8)
  case memoryLane(MemoryArgument, UInt8)
}

/// Parameters and results of a block.
public enum BlockType: Hashable, Sendable {
  case empty
  case value(ValueType)
  case type(TypeIndex)
}

/// Where a load or store accesses memory. The standard's name: `memarg`.
public struct MemoryArgument: Hashable, Sendable {
  /// The alignment that the compiler promises, as a power of two.
  public let alignment: UInt32
  /// Bytes added to the address operand.
  public let offset: UInt64
  public let memory: MemoryIndex

  public init(alignment: UInt32, offset: UInt64, memory: MemoryIndex = MemoryIndex(0)) {
    self.alignment = alignment
    self.offset = offset
    self.memory = memory
  }
}

/// A clause of `try_table`: which exceptions, and the label they go to.
public struct CatchClause: Hashable, Sendable {
  public let pattern: Pattern
  /// Counted from outside the `try_table`.
  public let label: Int

  /// Which exceptions, and what is pushed.
  public enum Pattern: Hashable, Sendable {
    /// `catch`: this tag; pushes its payload.
    case tag(TagIndex)
    /// `catch_ref`: this tag; pushes its payload and the exception reference.
    case tagReference(TagIndex)
    /// `catch_all`: every exception; pushes nothing.
    case all
    /// `catch_all_ref`: every exception; pushes the exception reference.
    case allReference
  }

  public init(_ pattern: Pattern, label: Int) {
    self.pattern = pattern
    self.label = label
  }
}
