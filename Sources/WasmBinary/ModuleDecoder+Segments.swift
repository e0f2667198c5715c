// Element segments in their eight forms and data segments in their three.
//
// Standard: Binary Format, Modules, Element Section and Data Section.

import WasmModel

extension ModuleDecoder {
  mutating func decodeElements(_ reader: inout ByteReader) throws(DecodeError) {
    for _ in 0..<(try reader.readCount()) {
      module.places.elements.append(reader.position)
      module.elements.append(try readElementSegment(&reader))
    }
  }

  /// Bit 0 of the form: not active. Bit 1: an explicit table, or declarative. Bit 2: expressions
  /// in place of function indices.
  private mutating func readElementSegment(
    _ reader: inout ByteReader
  ) throws(DecodeError) -> ElementSegment {
    let offset = reader.position
    let form = try reader.readUnsigned32()
    guard form <= 7 else {
      throw DecodeError(.malformed(.elementSegmentKind, found: UInt64(form)), at: offset)
    }
    let mode = try readElementMode(&reader, form: form)
    let hasExpressions = form & 4 != 0
    // The two short forms leave out the type.
    let hasType = form & 3 != 0
    guard hasExpressions else {
      if hasType { try readElementKind(&reader) }
      let elements = try readFunctionElements(&reader)
      return ElementSegment(type: .nonNull(.function), elements: elements, mode: mode)
    }
    let type = hasType ? try reader.readReferenceType() : .funcref
    var elements: [ConstantExpression] = []
    for _ in 0..<(try reader.readCount()) {
      elements.append(try expressions.decodeConstant(&reader))
    }
    return ElementSegment(type: type, elements: elements, mode: mode)
  }

  private mutating func readElementMode(
    _ reader: inout ByteReader, form: UInt32
  ) throws(DecodeError) -> ElementSegment.Mode {
    if form & 3 == 1 { return .passive }
    if form & 3 == 3 { return .declarative }
    let table = form & 2 != 0 ? try reader.readIndex() : TableIndex(0)
    return .active(table, offset: try expressions.decodeConstant(&reader))
  }

  private func readElementKind(_ reader: inout ByteReader) throws(DecodeError) {
    let offset = reader.position
    let kind = try reader.readByte()
    guard kind == 0 else {
      throw DecodeError(.malformed(.elementKind, found: UInt64(kind)), at: offset)
    }
  }

  /// Each function index stands for a constant expression.
  private func readFunctionElements(
    _ reader: inout ByteReader
  ) throws(DecodeError) -> [ConstantExpression] {
    var elements: [ConstantExpression] = []
    for _ in 0..<(try reader.readCount()) {
      let offset = reader.position
      let reference = Instruction(.refFunc, .function(try reader.readIndex()))
      elements.append(ConstantExpression([reference, Instruction(.end)], offset: offset))
    }
    return elements
  }

  mutating func decodeData(_ reader: inout ByteReader) throws(DecodeError) {
    for _ in 0..<(try reader.readCount()) {
      module.places.dataSegments.append(reader.position)
      let mode = try readDataMode(&reader)
      let bytes = try reader.readBytes(count: try reader.readCount())
      module.dataSegments.append(DataSegment(bytes: bytes, mode: mode))
    }
  }

  private mutating func readDataMode(
    _ reader: inout ByteReader
  ) throws(DecodeError) -> DataSegment.Mode {
    let offset = reader.position
    let form = try reader.readUnsigned32()
    switch form {
    case 0: return .active(MemoryIndex(0), offset: try expressions.decodeConstant(&reader))
    case 1: return .passive
    case 2:
      let memory: MemoryIndex = try reader.readIndex()
      return .active(memory, offset: try expressions.decodeConstant(&reader))
    default: throw DecodeError(.malformed(.dataSegmentKind, found: UInt64(form)), at: offset)
    }
  }
}
