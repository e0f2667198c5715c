// The shapes of immediates: what a card says about what follows the opcode.

/// What follows an opcode: one case for each combination that the standard uses.
public enum ImmediateShape: Hashable, Sendable {
  case none
  case blockType
  case label
  /// A vector of labels and a default one.
  case labels
  case function
  /// A type index, then a table index.
  case typeTable
  /// A vector of value types.
  case valueTypes
  case tag
  /// A block type and a vector of catch clauses.
  case tryTable
  case heapType
  /// A heap type that is written as a reference type in the text format; the opcode says whether it
  /// is nullable.
  case castType
  /// Two nullabilities, a label and two heap types.
  case castBranch
  case local
  case global
  case table
  /// An element index, then a table index.
  case elementTable
  case element
  /// Destination table, then source table.
  case tableTable
  /// Alignment and offset of an access of `width` bytes.
  case memory(width: Int)
  case memoryIndex
  /// A data index, then a memory index.
  case dataMemory
  case data
  /// Destination memory, then source memory.
  case memoryMemory
  case type
  /// A structure type, then a field index.
  case typeField
  /// An array type, then a number of elements.
  case typeCount
  case typeData
  case typeElement
  /// Destination type, then source type.
  case typeType
  case i32
  case i64
  case f32
  case f64
  case v128
  /// 16 lane numbers, each less than 32.
  case shuffle
  /// A lane number less than `count`.
  case lane(count: Int)
  /// A memory access of `width` bytes, then a lane number less than `16 / width`.
  case memoryLane(width: Int)

  /// True if an immediate has this shape.
  public func fits(_ immediate: Immediate) -> Bool {
    switch (self, immediate) {
    case (.none, .none), (.blockType, .blockType), (.label, .label), (.labels, .labels),
      (.function, .function), (.typeTable, .typeTable), (.valueTypes, .valueTypes), (.tag, .tag),
      (.tryTable, .tryTable), (.heapType, .heapType), (.castType, .heapType),
      (.castBranch, .castBranch), (.local, .local), (.global, .global), (.table, .table),
      (.elementTable, .elementTable), (.element, .element), (.tableTable, .tableTable),
      (.memory, .memory), (.memoryIndex, .memoryIndex), (.dataMemory, .dataMemory), (.data, .data),
      (.memoryMemory, .memoryMemory), (.type, .type), (.typeField, .typeField),
      (.typeCount, .typeCount), (.typeData, .typeData), (.typeElement, .typeElement),
      (.typeType, .typeType), (.i32, .i32), (.i64, .i64), (.f32, .f32), (.f64, .f64),
      (.v128, .v128), (.shuffle, .shuffle), (.lane, .lane), (.memoryLane, .memoryLane):
      true
    default: false
    }
  }
}
