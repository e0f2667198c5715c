// Element segments, in the shortest of the eight forms that can hold them.
//
// Standard: Binary Format, Modules, Element Section.

import WasmModel

extension ModuleEncoder {
  func writeElementSegment(_ writer: inout ByteWriter, _ segment: ElementSegment) {
    let functions = functionIndices(segment)
    let expressionBit: UInt8 = functions == nil ? 4 : 0
    var isTypeOmitted = false
    switch segment.mode {
    case .passive: writer.writeByte(expressionBit | 1)
    case .declarative: writer.writeByte(expressionBit | 3)
    case .active(let table, let offset):
      isTypeOmitted = table.value == 0 && segment.type == .function
      writer.writeByte(expressionBit | (isTypeOmitted ? 0 : 2))
      if !isTypeOmitted { writer.writeIndex(table) }
      writer.writeExpression(offset.body)
    }
    if let functions {
      // An element kind, of which there is only one.
      if !isTypeOmitted { writer.writeByte(0) }
      writer.writeCount(functions.count)
      for function in functions { writer.writeIndex(function) }
    } else {
      if !isTypeOmitted { writer.writeByte(segment.type.code) }
      writer.writeCount(segment.elements.count)
      for element in segment.elements { writer.writeExpression(element.body) }
    }
  }

  /// The functions of a segment whose elements all have the form `ref.func`, else nil.
  private func functionIndices(_ segment: ElementSegment) -> [FunctionIndex]? {
    guard segment.type == .function else { return nil }
    var functions: [FunctionIndex] = []
    for element in segment.elements {
      guard element.body.count == 2, element.body[0].opcode == .refFunc,
        case .function(let index) = element.body[0].immediate
      else { return nil }
      functions.append(index)
    }
    return functions
  }
}
