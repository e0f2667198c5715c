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
      // The form with expressions means funcref if it leaves out the type.
      isTypeOmitted = table.number == 0 && (functions != nil || segment.type == .funcref)
      writer.writeByte(expressionBit | (isTypeOmitted ? 0 : 2))
      if !isTypeOmitted { writer.writeIndex(table) }
      writer.writeExpression(offset)
    }
    if let functions {
      // An element kind, of which there is only one.
      if !isTypeOmitted { writer.writeByte(0) }
      writer.writeCount(functions.count)
      for function in functions { writer.writeIndex(function) }
    } else {
      if !isTypeOmitted { writer.writeReferenceType(segment.type) }
      writer.writeCount(segment.elements.count)
      for element in segment.elements { writer.writeExpression(element) }
    }
  }

  /// The functions of a segment of type `(ref func)` whose elements all have the form `ref.func`,
  /// else nil.
  private func functionIndices(_ segment: ElementSegment) -> [FunctionIndex]? {
    guard segment.type == .nonNull(.function) else { return nil }
    var functions: [FunctionIndex] = []
    functions.reserveCapacity(segment.elements.count)
    for element in segment.elements {
      guard element.body.count == 2, element.body[0].opcode == .refFunc,
        element.body[1].opcode == .end, case .function(let index) = element.body[0].immediate
      else { return nil }
      functions.append(index)
    }
    return functions
  }
}
