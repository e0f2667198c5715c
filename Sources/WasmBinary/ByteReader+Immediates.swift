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
    case .heapType, .castType: .heapType(try readHeapType())
    case .castBranch: try readCastBranch()
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
    case .type: .type(try readIndex())
    case .typeField: .typeField(try readIndex(), try readIndex())
    case .typeCount: .typeCount(try readIndex(), try readUnsigned32())
    case .typeData: .typeData(try readIndex(), try readIndex())
    case .typeElement: .typeElement(try readIndex(), try readIndex())
    case .typeType: .typeType(try readIndex(), try readIndex())
    case .i32: .i32(try readSigned32())
    case .i64: .i64(try readSigned64())
    case .f32: .f32(try readLittleEndian(UInt32.self))
    case .f64: .f64(try readLittleEndian(UInt64.self))
    case .v128: .v128(try readVector())
    case .shuffle: .shuffle(try readLanes())
    case .lane: .lane(try readByte())
    case .memoryLane: .memoryLane(try readMemoryArgument(), try readByte())
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

  /// Bit 0 of the flags: the operand may be null. Bit 1: what it is cast to may be null.
  private mutating func readCastBranch() throws(DecodeError) -> Immediate {
    let offset = position
    let flags = try readByte()
    guard flags <= 3 else {
      throw DecodeError(.malformed(.castFlags, found: UInt64(flags)), at: offset)
    }
    let label = Int(try readUnsigned32())
    let source = ReferenceType(isNullable: flags & 1 != 0, try readHeapType())
    let target = ReferenceType(isNullable: flags & 2 != 0, try readHeapType())
    return .castBranch(label, from: source, to: target)
  }

  /// Bit 6 of the flags says that a memory index follows; the bits below are the alignment.
  @inline(__always)
  mutating func readMemoryArgument() throws(DecodeError) -> MemoryArgument {
    let start = position
    let flags = try readUnsigned32()
    guard flags < 0x80 else {
      throw DecodeError(.malformed(.memoryArgumentFlags, found: UInt64(flags)), at: start)
    }
    let memory = flags & 0x40 != 0 ? try readIndex() : MemoryIndex(0)
    let offset = try readUnsigned64()
    return MemoryArgument(alignment: flags & 0x3F, offset: offset, memory: memory)
  }

  private mutating func readVector() throws(DecodeError) -> V128 {
    let low = try readLittleEndian(UInt64.self)
    return V128(low: low, high: try readLittleEndian(UInt64.self))
  }

  /// Lane numbers are bytes, as all engines read them.
  private mutating func readLanes() throws(DecodeError) -> V128 {
    V128(bytes: try readBytes(count: 16))
  }
}
