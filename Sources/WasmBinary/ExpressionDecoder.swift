// Reads instructions up to the end that closes them.
//
// Standard: Binary Format, Instructions, Expressions.

import WasmModel

/// Reads the body of a function or a constant expression into a flat list.
struct ExpressionDecoder {
  /// Instructions and the byte offset of each.
  struct Expression {
    var instructions: [Instruction] = []
    var offsets: [Int] = []
  }

  /// A block that waits for its end: which instructions may divide or close it.
  private enum OpenBlock {
    case plain
    case ifBeforeElse
    case tryBody
    case tryClauses
  }

  private let table = OpcodeTable()
  private var open: [OpenBlock] = []
  /// False while no code may use data segments for lack of a data count section.
  var hasDataCount = true

  /// Reads up to and with the `end` of the expression itself.
  mutating func decode(_ reader: inout ByteReader) throws(DecodeError) -> Expression {
    var expression = Expression()
    open.removeAll(keepingCapacity: true)
    open.append(.plain)
    while !open.isEmpty {
      let offset = reader.position
      if reader.isAtEnd { throw missingEnd(reader) }
      let row = try table.readRow(&reader)
      try checkDataCount(row, at: offset)
      try nest(row, at: offset)
      let immediate = try reader.readImmediate(row.shape)
      expression.instructions.append(Instruction(row.opcode, immediate))
      expression.offsets.append(offset)
    }
    return expression
  }

  mutating func decodeConstant(
    _ reader: inout ByteReader
  ) throws(DecodeError) -> ConstantExpression {
    let offset = reader.position
    return ConstantExpression(try decode(&reader).instructions, offset: offset)
  }

  /// Opens and closes blocks. Blocks are recognised by shape, what divides or closes them by name.
  private mutating func nest(_ row: OpcodeTable.Row, at offset: Int) throws(DecodeError) {
    switch row.opcode {
    case .if: open.append(.ifBeforeElse)
    case .try: open.append(.tryBody)
    case .else: try divide([.ifBeforeElse], into: .plain, row, at: offset)
    case .catch: try divide([.tryBody, .tryClauses], into: .tryClauses, row, at: offset)
    case .catchAll: try divide([.tryBody, .tryClauses], into: .plain, row, at: offset)
    case .delegate:
      try divide([.tryBody], into: .plain, row, at: offset)
      open.removeLast()
    case .end: open.removeLast()
    default: openBlock(row.shape)
    }
  }

  private mutating func openBlock(_ shape: ImmediateShape) {
    switch shape {
    case .blockType, .tryTable: open.append(.plain)
    default: return
    }
  }

  /// Replaces the innermost block, which must be one of `allowed`.
  private mutating func divide(
    _ allowed: [OpenBlock], into next: OpenBlock, _ row: OpcodeTable.Row, at offset: Int
  ) throws(DecodeError) {
    guard let last = open.popLast(), allowed.contains(last) else {
      throw DecodeError(.endOpcodeExpected(found: row.opcode), at: offset)
    }
    open.append(next)
  }

  private func checkDataCount(_ row: OpcodeTable.Row, at offset: Int) throws(DecodeError) {
    if hasDataCount { return }
    switch row.shape {
    case .data, .dataMemory:
      throw DecodeError(.dataCountSectionRequired(by: row.opcode), at: offset)
    default: return
    }
  }

  /// Where more of the module follows, the test suite blames the function, else the file.
  private func missingEnd(_ reader: ByteReader) -> DecodeError {
    if case .function = reader.part, !reader.isAtEndOfModule {
      return DecodeError(.endOpcodeExpected(found: nil), at: reader.position)
    }
    return reader.unexpectedEnd(needed: 1)
  }
}
