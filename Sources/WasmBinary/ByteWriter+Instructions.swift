// Writes instructions: the code on the card, then the immediates.
//
// Standard: Binary Format, Instructions.

import WasmModel

extension ByteWriter {
  mutating func writeExpression(_ expression: ConstantExpression) {
    for instruction in expression.body {
      writeCode(CodeTable.standard[instruction.opcode].code)
      writeImmediate(instruction.immediate)
    }
  }

  /// The shapes of nearly all instructions have a way out of the list of their own.
  mutating func writeBody(_ body: InstructionList) {
    let table = CodeTable.standard
    for pc in body.indices {
      let row = table[body.opcode(at: pc)]
      writeCode(row.code)
      switch row.shape {
      case .none: break
      case .local, .global, .function, .label, .tag, .table, .element, .memoryIndex, .data, .type:
        writeUnsigned(body.number(at: pc))
      case .memory: writeMemoryArgument(body.memoryArgument(at: pc))
      case .i32, .i64: writeSigned(InstructionList.unfolded(body.number(at: pc)))
      default: writeImmediate(body.immediate(at: pc))
      }
    }
  }

  /// One byte, or a prefix byte and a number.
  private mutating func writeCode(_ code: UInt32) {
    if code < 0x100 {
      writeByte(UInt8(code))
    } else {
      writeByte(UInt8(code >> 12))
      writeUnsigned(UInt64(code & 0xFFF))
    }
  }

  private mutating func writeImmediate(_ immediate: Immediate) {
    switch immediate {
    case .none: break
    case .blockType(let type): writeBlockType(type)
    case .label(let label): writeCount(label)
    case .labels(let labels, let otherwise): writeLabels(labels, otherwise)
    case .function(let function): writeIndex(function)
    case .typeTable(let type, let table): writeIndices(type, table)
    case .valueTypes(let types): writeValueTypes(types)
    case .tag(let tag): writeIndex(tag)
    case .tryTable(let type, let clauses): writeTryTable(type, clauses)
    case .heapType(let type): writeHeapType(type)
    case .castBranch(let label, let source, let target): writeCastBranch(label, source, target)
    case .local(let local): writeIndex(local)
    case .global(let global): writeIndex(global)
    case .table(let table): writeIndex(table)
    case .elementTable(let element, let table): writeIndices(element, table)
    case .element(let element): writeIndex(element)
    case .tableTable(let destination, let source): writeIndices(destination, source)
    case .memory(let argument): writeMemoryArgument(argument)
    case .memoryIndex(let memory): writeIndex(memory)
    case .dataMemory(let data, let memory): writeIndices(data, memory)
    case .data(let data): writeIndex(data)
    case .memoryMemory(let destination, let source): writeIndices(destination, source)
    case .type(let type): writeIndex(type)
    case .typeField(let type, let field): writeIndices(type, field)
    case .typeCount(let type, let count): writeTypeCount(type, count)
    case .typeData(let type, let data): writeIndices(type, data)
    case .typeElement(let type, let element): writeIndices(type, element)
    case .typeType(let destination, let source): writeIndices(destination, source)
    case .i32(let number): writeSigned(Int64(number))
    case .i64(let number): writeSigned(number)
    case .f32(let bits): writeLittleEndian(bits)
    case .f64(let bits): writeLittleEndian(bits)
    case .v128(let vector): writeVector(vector)
    case .shuffle(let lanes): writeVector(lanes)
    case .lane(let lane): writeByte(lane)
    case .memoryLane(let argument, let lane): writeMemoryLane(argument, lane)
    }
  }

  private mutating func writeIndices<A, B>(_ first: Index<A>, _ second: Index<B>) {
    writeIndex(first)
    writeIndex(second)
  }

  private mutating func writeTypeCount(_ type: TypeIndex, _ count: UInt32) {
    writeIndex(type)
    writeUnsigned(UInt64(count))
  }

  private mutating func writeLabels(_ labels: [Int], _ otherwise: Int) {
    writeCount(labels.count)
    for label in labels { writeCount(label) }
    writeCount(otherwise)
  }

  private mutating func writeTryTable(_ type: BlockType, _ clauses: [CatchClause]) {
    writeBlockType(type)
    writeCount(clauses.count)
    for clause in clauses {
      writeCatchPattern(clause.pattern)
      writeCount(clause.label)
    }
  }

  private mutating func writeCatchPattern(_ pattern: CatchClause.Pattern) {
    switch pattern {
    case .tag(let tag):
      writeByte(0)
      writeIndex(tag)
    case .tagReference(let tag):
      writeByte(1)
      writeIndex(tag)
    case .all: writeByte(2)
    case .allReference: writeByte(3)
    }
  }

  private mutating func writeCastBranch(
    _ label: Int, _ source: ReferenceType, _ target: ReferenceType
  ) {
    writeByte((source.isNullable ? 1 : 0) | (target.isNullable ? 2 : 0))
    writeCount(label)
    writeHeapType(source.heap)
    writeHeapType(target.heap)
  }

  /// The memory index is written only where it is not 0.
  private mutating func writeMemoryArgument(_ argument: MemoryArgument) {
    let isExplicit = argument.memory.number != 0
    writeUnsigned(UInt64(argument.alignment) | (isExplicit ? 0x40 : 0))
    if isExplicit { writeIndex(argument.memory) }
    writeUnsigned(argument.offset)
  }

  private mutating func writeMemoryLane(_ argument: MemoryArgument, _ lane: UInt8) {
    writeMemoryArgument(argument)
    writeByte(lane)
  }

  private mutating func writeVector(_ vector: V128) {
    writeLittleEndian(vector.low)
    writeLittleEndian(vector.high)
  }
}
