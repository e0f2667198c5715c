// Writes instructions: the code on the card, then the immediates.
//
// Standard: Binary Format, Instructions.

import WasmModel

extension ByteWriter {
  mutating func writeExpression(_ body: [Instruction]) {
    for instruction in body {
      writeCode(instruction.opcode.card.code)
      writeImmediate(instruction.immediate)
    }
  }

  /// One byte, or a prefix byte and a number.
  private mutating func writeCode(_ code: UInt32) {
    if code < 0x100 {
      writeByte(UInt8(code))
    } else {
      writeByte(UInt8(code >> 8))
      writeUnsigned(UInt64(code & 0xFF))
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
    case .heapType(let type): writeByte(type.code)
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
    case .i32(let number): writeSigned(Int64(number))
    case .i64(let number): writeSigned(number)
    case .f32(let bits): writeLittleEndian(bits)
    case .f64(let bits): writeLittleEndian(bits)
    }
  }

  private mutating func writeIndices<A, B>(_ first: Index<A>, _ second: Index<B>) {
    writeIndex(first)
    writeIndex(second)
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

  /// The memory index is written only where it is not 0.
  private mutating func writeMemoryArgument(_ argument: MemoryArgument) {
    let isExplicit = argument.memory.value != 0
    writeUnsigned(UInt64(argument.alignment) | (isExplicit ? 0x40 : 0))
    if isExplicit { writeIndex(argument.memory) }
    writeUnsigned(argument.offset)
  }
}
