// A module as it was read: all its sections as values.
//
// Standard: Structure, Modules.

/// A module, decoded and not yet validated.
public struct Module: Hashable, Sendable {
  /// All types in one list; ``SubType/continuesGroup`` says which ones are recursive together.
  public var types: [SubType] = []
  public var imports: [Import] = []
  /// Defined functions, without the imported ones.
  public var functions: [Function] = []
  public var tables: [Table] = []
  public var memories: [MemoryType] = []
  /// The type of each defined tag.
  public var tags: [TypeIndex] = []
  public var globals: [Global] = []
  public var exports: [Export] = []
  public var start: FunctionIndex?
  public var elements: [ElementSegment] = []
  public var dataSegments: [DataSegment] = []
  /// The number in the data count section, if there is one.
  public var dataCount: Int?
  public var names = Names()
  /// Custom sections other than `name`, in order.
  public var customSections: [CustomSection] = []
  /// Where the parts stood in the file or text that they were read from.
  public var places = Places()
  /// The size of the file in bytes, 0 if there was none.
  public var byteCount = 0

  public init() {}
}

/// A function defined in the module.
public struct Function: Hashable, Sendable {
  public var type: TypeIndex
  // Here, where it fills four bytes that would be empty.
  private var bodyStart: UInt32
  /// Declared locals, without the parameters.
  public var locals: [ValueType]
  /// The flat list of instructions, the last `end` included.
  public var body: InstructionList
  /// Where each instruction stands: a byte offset in the module, or in the text that it was parsed
  /// from; empty for a function made by a pass.
  public var offsets: InstructionOffsets
  /// The byte offset of the body in the module: what offsets in `function+0x12` count from.
  public var bodyOffset: Int {
    get { Int(bodyStart) }
    set { bodyStart = UInt32(clamping: newValue) }
  }

  public init(
    type: TypeIndex, locals: [ValueType], body: InstructionList,
    offsets: InstructionOffsets = [],
    bodyOffset: Int = 0
  ) {
    self.type = type
    self.locals = locals
    self.body = body
    self.offsets = offsets
    bodyStart = UInt32(clamping: bodyOffset)
  }
}

/// A table defined in the module; `initial` gives its elements a value other than null.
public struct Table: Hashable, Sendable {
  public var type: TableType
  public var initial: ConstantExpression?

  public init(type: TableType, initial: ConstantExpression? = nil) {
    self.type = type
    self.initial = initial
  }
}

public struct Global: Hashable, Sendable {
  public var type: GlobalType
  public var initial: ConstantExpression

  public init(type: GlobalType, initial: ConstantExpression) {
    self.type = type
    self.initial = initial
  }
}

/// Instructions that give a value before the instance runs, the last `end` included.
public struct ConstantExpression: Hashable, Sendable {
  public var body: [Instruction]
  /// The byte offset in the module, for errors.
  public var offset: Int

  public init(_ body: [Instruction], offset: Int = 0) {
    self.body = body
    self.offset = offset
  }
}

public struct Import: Hashable, Sendable {
  public var module: String
  public var name: String
  public var description: Description

  /// What is imported. The standard's name: `importdesc`.
  public enum Description: Hashable, Sendable {
    case function(TypeIndex)
    case table(TableType)
    case memory(MemoryType)
    case global(GlobalType)
    case tag(TypeIndex)
  }

  public init(module: String, name: String, description: Description) {
    self.module = module
    self.name = name
    self.description = description
  }
}

public struct Export: Hashable, Sendable {
  public var name: String
  public var description: Description

  /// What is exported. The standard's name: `exportdesc`.
  public enum Description: Hashable, Sendable {
    case function(FunctionIndex)
    case table(TableIndex)
    case memory(MemoryIndex)
    case global(GlobalIndex)
    case tag(TagIndex)
  }

  public init(name: String, description: Description) {
    self.name = name
    self.description = description
  }
}

public struct ElementSegment: Hashable, Sendable {
  public var type: ReferenceType
  public var elements: [ConstantExpression]
  public var mode: Mode

  public enum Mode: Hashable, Sendable {
    case passive
    case active(TableIndex, offset: ConstantExpression)
    case declarative
  }

  public init(type: ReferenceType, elements: [ConstantExpression], mode: Mode) {
    self.type = type
    self.elements = elements
    self.mode = mode
  }
}

public struct DataSegment: Hashable, Sendable {
  public var bytes: [UInt8]
  public var mode: Mode

  public enum Mode: Hashable, Sendable {
    case passive
    case active(MemoryIndex, offset: ConstantExpression)
  }

  public init(bytes: [UInt8], mode: Mode) {
    self.bytes = bytes
    self.mode = mode
  }
}

public struct CustomSection: Hashable, Sendable {
  public var name: String
  public var bytes: [UInt8]
  /// The section behind which it stands; ``Section/custom`` if it comes first of all.
  public var predecessor: Section

  public init(name: String, bytes: [UInt8], predecessor: Section = .data) {
    self.name = name
    self.bytes = bytes
    self.predecessor = predecessor
  }
}
