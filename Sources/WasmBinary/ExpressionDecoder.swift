// Reads instructions up to the end that closes them.
//
// Standard: Binary Format, Instructions, Expressions.

import WasmModel

/// Reads bodies of functions and constant expressions.
struct ExpressionDecoder {
  /// A block that waits for its end: which instructions may divide or close it.
  private enum OpenBlock {
    case plain
    case ifBeforeElse
    case tryBody
    case tryClauses
  }

  /// An instruction that names a data segment.
  struct DataUser {
    let opcode: Opcode
    let offset: Int
  }

  private let table = OpcodeTable.standard
  private var open: [OpenBlock] = []
  /// The instructions and offsets of several bodies are collected here, so that these can share
  /// their memory.
  private(set) var instructions = InstructionBuffer()
  private var offsets = InstructionOffsets.Buffer()
  /// The first instruction that needs a data count section.
  private(set) var firstDataUser: DataUser?

  /// Reads up to and with the `end` of the function. What was read is among what ``takeAll()``
  /// gives, at these positions.
  mutating func decodeBody(_ reader: inout ByteReader) throws(DecodeError) -> Range<Int> {
    let start = instructions.count
    begin()
    while !open.isEmpty {
      let offset = reader.position
      offsets.append(offset)
      let row = try readRow(&reader)
      if row.role == .dataUser { note(row, at: offset) }
      try append(row, &reader, to: &instructions)
    }
    return start..<instructions.count
  }

  /// Takes out all bodies that were read since the last time.
  mutating func takeAll() -> (InstructionList, InstructionOffsets) {
    (instructions.takeAll(), offsets.takeAll())
  }

  /// Reads up to and with the `end` of the expression.
  mutating func decodeConstant(
    _ reader: inout ByteReader
  ) throws(DecodeError) -> ConstantExpression {
    let offset = reader.position
    var instructions: [Instruction] = []
    begin()
    while !open.isEmpty {
      let row = try readRow(&reader)
      instructions.append(Instruction(row.opcode, try reader.readImmediate(row.shape)))
    }
    return ConstantExpression(instructions, offset: offset)
  }

  private mutating func begin() {
    open.removeAll(keepingCapacity: true)
    open.append(.plain)
  }

  @inline(__always)
  private mutating func readRow(
    _ reader: inout ByteReader
  ) throws(DecodeError) -> OpcodeTable.Row {
    let offset = reader.position
    if reader.isAtEnd { throw reader.missingEnd() }
    let row = try table.readRow(&reader)
    if row.role != .plain { try nest(row, at: offset) }
    return row
  }

  /// The shapes of nearly all instructions have a way into the list of their own.
  @inline(__always)
  private func append(
    _ row: OpcodeTable.Row, _ reader: inout ByteReader, to list: inout InstructionBuffer
  ) throws(DecodeError) {
    let opcode = row.opcode
    switch row.shape {
    case .none: list.append(opcode)
    case .local, .global, .function, .label, .tag, .table, .element, .memoryIndex, .data, .type:
      list.append(opcode, number: UInt64(try reader.readUnsigned32()))
    case .memory: list.append(opcode, try reader.readMemoryArgument())
    case .blockType: list.append(opcode, try reader.readBlockType())
    case .i32:
      list.append(opcode, number: InstructionList.folded(Int64(try reader.readSigned32())))
    case .i64: list.append(opcode, number: InstructionList.folded(try reader.readSigned64()))
    case .f32: list.append(opcode, number: UInt64(try reader.readLittleEndian(UInt32.self)))
    case .f64: list.append(opcode, number: try reader.readLittleEndian(UInt64.self))
    default: list.append(Instruction(opcode, try reader.readImmediate(row.shape)))
    }
  }
}

// Blocks.
extension ExpressionDecoder {
  /// Only code counts: a constant expression that names data is invalid anyway.
  private mutating func note(_ row: OpcodeTable.Row, at offset: Int) {
    if firstDataUser == nil { firstDataUser = DataUser(opcode: row.opcode, offset: offset) }
  }

  private mutating func nest(_ row: OpcodeTable.Row, at offset: Int) throws(DecodeError) {
    switch row.role {
    case .plain, .dataUser: return
    case .opener: open(row.opcode)
    case .divider: try divide(row.opcode, at: offset)
    }
  }

  private mutating func open(_ opcode: Opcode) {
    switch opcode {
    case .if: open.append(.ifBeforeElse)
    case .try: open.append(.tryBody)
    default: open.append(.plain)
    }
  }

  private mutating func divide(_ opcode: Opcode, at offset: Int) throws(DecodeError) {
    let last = open.removeLast()
    switch (opcode, last) {
    case (.end, _), (.delegate, .tryBody): return
    case (.else, .ifBeforeElse): open.append(.plain)
    case (.catch, .tryBody), (.catch, .tryClauses): open.append(.tryClauses)
    case (.catchAll, .tryBody), (.catchAll, .tryClauses): open.append(.plain)
    default: throw DecodeError(.endOpcodeExpected(found: opcode), at: offset)
    }
  }
}
