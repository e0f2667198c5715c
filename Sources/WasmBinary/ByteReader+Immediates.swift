// Reads what follows an opcode, as the shape on its card says.
//
// Standard: Binary Format, Instructions.

import WasmModel

extension ByteReader {
  mutating func readImmediate(_ shape: ImmediateShape) throws(DecodeError) -> Immediate {
    switch shape {
    case .none: .none
    case .blockType: .blockType(try readBlockType())
    case .label: .label(Int(try readUnsigned32()))
    case .labels: try readLabels()
    case .function: .function(try readIndex())
    case .typeTable: .typeTable(try readIndex(), try readIndex())
    case .valueTypes: .valueTypes(try readValueTypes())
    case .tag: .tag(try readIndex())
    case .tryTable: .tryTable(try readBlockType(), try readCatchClauses())
    case .heapType: .heapType(try readHeapType())
    case .local: .local(try readIndex())
    case .global: .global(try readIndex())
    case .table: .table(try readIndex())
    case .elementTable: .elementTable(try readIndex(), try readIndex())
    case .element: .element(try readIndex())
    case .tableTable: .tableTable(try readIndex(), try readIndex())
    case .memory: .memory(try readMemoryArgument())
    case .memoryIndex: .memoryIndex(try readIndex())
    case .dataMemory: .dataMemory(try readIndex(), try readIndex())
    case .data: .data(try readIndex())
    case .memoryMemory: .memoryMemory(try readIndex(), try readIndex())
    case .i32: .i32(try readSigned32())
    case .i64: .i64(try readSigned64())
    case .f32: .f32(UInt32(truncatingIfNeeded: try readLittleEndian(count: 4)))
    case .f64: .f64(try readLittleEndian(count: 8))
    }
  }

  private mutating func readLabels() throws(DecodeError) -> Immediate {
    let count = try readCount()
    var labels: [Int] = []
    labels.reserveCapacity(count)
    for _ in 0..<count { labels.append(Int(try readUnsigned32())) }
    return .labels(labels, default: Int(try readUnsigned32()))
  }

  private mutating func readCatchClauses() throws(DecodeError) -> [CatchClause] {
    var clauses: [CatchClause] = []
    for _ in 0..<(try readCount()) {
      let pattern = try readCatchPattern()
      clauses.append(CatchClause(pattern, label: Int(try readUnsigned32())))
    }
    return clauses
  }

  private mutating func readCatchPattern() throws(DecodeError) -> CatchClause.Pattern {
    let offset = position
    let code = try readByte()
    switch code {
    case 0: return .tag(try readIndex())
    case 1: return .tagReference(try readIndex())
    case 2: return .all
    case 3: return .allReference
    default: throw DecodeError(.malformed(.catchClause, found: UInt64(code)), at: offset)
    }
  }

  /// Bit 6 of the flags says that a memory index follows; the bits below are the alignment.
  private mutating func readMemoryArgument() throws(DecodeError) -> MemoryArgument {
    let start = position
    let flags = try readUnsigned32()
    guard flags < 0x80 else {
      throw DecodeError(.malformed(.memoryArgumentFlags, found: UInt64(flags)), at: start)
    }
    let memory = flags & 0x40 != 0 ? try readIndex() : MemoryIndex(0)
    let offset = try readUnsigned64()
    return MemoryArgument(alignment: flags & 0x3F, offset: offset, memory: memory)
  }
}
