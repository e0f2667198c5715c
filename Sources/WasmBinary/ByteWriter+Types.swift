// Writes types: of values, functions, tables, memories, globals and blocks.
//
// Standard: Binary Format, Types.

import WasmModel

extension ByteWriter {
  mutating func writeValueTypes(_ types: [ValueType]) {
    writeCount(types.count)
    for type in types { writeByte(type.code) }
  }

  mutating func writeFunctionType(_ type: FunctionType) {
    writeByte(TypeCode.function)
    writeValueTypes(type.parameters)
    writeValueTypes(type.results)
  }

  mutating func writeLimits(_ limits: Limits) {
    writeByte(limits.maximum == nil ? 0 : 1)
    writeUnsigned(limits.minimum)
    if let maximum = limits.maximum { writeUnsigned(maximum) }
  }

  mutating func writeTableType(_ type: TableType) {
    writeByte(type.element.code)
    writeLimits(type.limits)
  }

  mutating func writeGlobalType(_ type: GlobalType) {
    writeByte(type.value.code)
    writeByte(type.isMutable ? 1 : 0)
  }

  /// A tag has an attribute, so far always zero, and a type.
  mutating func writeTagType(_ type: TypeIndex) {
    writeByte(0)
    writeIndex(type)
  }

  mutating func writeBlockType(_ type: BlockType) {
    switch type {
    case .empty: writeByte(TypeCode.emptyBlock)
    case .value(let value): writeByte(value.code)
    case .type(let index): writeSigned(Int64(index.value))
    }
  }
}
