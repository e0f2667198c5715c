// What follows the keyword of an instruction, by the shape on its card.
//
// Standard: Text Format, Instructions.

import WasmModel

extension ModuleParser {
  /// Reads the keyword that comes next, and its immediates.
  mutating func readInstruction(_ opcode: Opcode) throws(TextError) -> Instruction {
    cursor.advance()
    switch Self.shapes[Int(opcode.rawValue)] {
    case .none:
      if opcode == .select, cursor.openKeyword == .result { return try readSelect() }
      return Instruction(opcode)
    case .castType:
      let type = try readReferenceType()
      return Instruction(type.isNullable ? opcode.nullable : opcode, .heapType(type.heap))
    case let shape: return Instruction(opcode, try readImmediate(shape))
    }
  }

  private mutating func readSelect() throws(TextError) -> Instruction {
    var results: [ValueType] = []
    while cursor.readIfOpen(.result) {
      try readValueTypes(into: &results)
      try cursor.readRightParenthesis()
    }
    return Instruction(.selectTyped, .valueTypes(results))
  }

  mutating func readImmediate(_ shape: ImmediateShape) throws(TextError) -> Immediate {
    switch shape {
    case .none, .valueTypes: .none
    case .blockType: .blockType(try readBlockType())
    case .label: .label(try readLabel())
    case .labels: try readLabels()
    case .function: .function(try readIndex(functions))
    case .typeTable: try readIndirectCall()
    case .tag: .tag(try readIndex(tags))
    case .tryTable: .tryTable(try readBlockType(), try readCatchClauses())
    case .heapType, .castType: .heapType(try readHeapType())
    case .castBranch:
      .castBranch(try readLabel(), from: try readReferenceType(), to: try readReferenceType())
    case .local: .local(try readIndex(locals))
    case .global: .global(try readIndex(globals))
    case .table: .table(try readIndexIfPresent(tables))
    case .elementTable: try readTableInit()
    case .element: .element(try readIndex(elements))
    case .tableTable: try readTableCopy()
    case .memory(let width): .memory(try readMemoryArgument(width))
    case .memoryIndex: .memoryIndex(try readIndexIfPresent(memories))
    case .dataMemory: try readMemoryInit()
    case .data: .data(try readDataIndex())
    case .memoryMemory: try readMemoryCopy()
    case .type: .type(try readIndex(types))
    case .typeField: try readField()
    case .typeCount: .typeCount(try readIndex(types), try cursor.readNatural32())
    case .typeData: .typeData(try readIndex(types), try readDataIndex())
    case .typeElement: .typeElement(try readIndex(types), try readIndex(elements))
    case .typeType: .typeType(try readIndex(types), try readIndex(types))
    case .i32: .i32(Int32(truncatingIfNeeded: try cursor.readInteger(bits: 32)))
    case .i64: .i64(Int64(bitPattern: try cursor.readInteger(bits: 64)))
    case .f32: .f32(UInt32(truncatingIfNeeded: try cursor.readFloat(.f32)))
    case .f64: .f64(try cursor.readFloat(.f64))
    case .v128: .v128(try cursor.readVector())
    case .shuffle: .shuffle(try cursor.readShuffle())
    case .lane: .lane(try cursor.readLane())
    case .memoryLane(let width): try readMemoryLane(width)
    }
  }
}

extension Opcode {
  /// The instruction with the same keyword for a nullable type.
  fileprivate var nullable: Opcode { self == .refTest ? .refTestNull : .refCastNull }
}

// Labels and clauses.
extension ModuleParser {
  private mutating func readLabel() throws(TextError) -> Int {
    guard cursor.token.kind == .identifier else {
      guard cursor.token.kind == .natural else { throw cursor.unexpected("a label") }
      return Int(try cursor.readNatural32())
    }
    guard let label = code.labels.find(cursor.identifier) else {
      throw TextError(.unknown(.label, cursor.spelling(cursor.token)), at: cursor.token.start)
    }
    cursor.advance()
    return label
  }

  /// Reads the labels of `br_table`; the last one is the default.
  private mutating func readLabels() throws(TextError) -> Immediate {
    var labels: [Int] = []
    var last = try readLabel()
    while cursor.isAtIndex {
      labels.append(last)
      last = try readLabel()
    }
    return .labels(labels, default: last)
  }

  /// Reads `(catch tag label)*` and the like.
  private mutating func readCatchClauses() throws(TextError) -> [CatchClause] {
    var clauses: [CatchClause] = []
    while let pattern = try readPattern() {
      clauses.append(CatchClause(pattern, label: try readLabel()))
      try cursor.readRightParenthesis()
    }
    return clauses
  }

  private mutating func readPattern() throws(TextError) -> CatchClause.Pattern? {
    if cursor.readIfOpen(.catchRef) { return .tagReference(try readIndex(tags)) }
    if cursor.readIfOpen(.catchAllRef) { return .allReference }
    guard let word = cursor.openInstruction, word == .catch || word == .catchAll else { return nil }
    cursor.move(to: cursor.position + 2)
    return word == .catch ? .tag(try readIndex(tags)) : .all
  }

  /// Reads a structure type and one of its fields.
  private mutating func readField() throws(TextError) -> Immediate {
    let type: TypeIndex = try readIndex(types)
    return .typeField(type, try readIndex(fields[type] ?? Scope(.field)))
  }
}

// Tables.
extension ModuleParser {
  private mutating func readIndirectCall() throws(TextError) -> Immediate {
    let table: TableIndex = try readIndexIfPresent(tables)
    return .typeTable(try readTypeUse(allowsNames: false), table)
  }

  /// Reads `table.init table? element`.
  private mutating func readTableInit() throws(TextError) -> Immediate {
    let hasTable = cursor.isAtIndex && cursor.isIndex(cursor.following)
    let table: TableIndex = hasTable ? try readIndex(tables) : TableIndex(0)
    return .elementTable(try readIndex(elements), table)
  }

  /// Reads both tables or none.
  private mutating func readTableCopy() throws(TextError) -> Immediate {
    guard cursor.isAtIndex else { return .tableTable(TableIndex(0), TableIndex(0)) }
    return .tableTable(try readIndex(tables), try readIndex(tables))
  }
}
