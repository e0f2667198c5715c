// Writes types, each in the shortest form there is.
//
// Standard: Binary Format, Types.

import WasmModel

extension ByteWriter {
  mutating func writeValueType(_ type: ValueType) {
    switch type {
    case .reference(let reference): writeReferenceType(reference)
    default: if let code = type.code { writeByte(code) }
    }
  }

  mutating func writeReferenceType(_ type: ReferenceType) {
    if type.isNullable, let code = type.heap.code { return writeByte(code) }
    writeByte(type.isNullable ? TypeCode.nullableReference : TypeCode.reference)
    writeHeapType(type.heap)
  }

  mutating func writeHeapType(_ type: HeapType) {
    if let code = type.code { writeByte(code) }
    if case .type(let index) = type { writeSigned(Int64(index.number)) }
  }

  mutating func writeValueTypes(_ types: [ValueType]) {
    writeCount(types.count)
    for type in types { writeValueType(type) }
  }

  mutating func writeTableType(_ type: TableType) {
    writeReferenceType(type.element)
    writeLimits(type.limits, type.address)
  }

  mutating func writeMemoryType(_ type: MemoryType) { writeLimits(type.limits, type.address) }

  private mutating func writeLimits(_ limits: Limits, _ address: AddressType) {
    writeByte((limits.maximum == nil ? 0 : 1) | (address == .i64 ? 4 : 0))
    writeUnsigned(limits.minimum)
    if let maximum = limits.maximum { writeUnsigned(maximum) }
  }

  mutating func writeGlobalType(_ type: GlobalType) {
    writeValueType(type.value)
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
    case .value(let value): writeValueType(value)
    case .type(let index): writeSigned(Int64(index.number))
    }
  }
}

// The type section.
extension ByteWriter {
  /// A type without `rec`; final types without supertypes have no `sub` either.
  mutating func writeSubType(_ type: SubType) {
    if !type.isFinal || !type.supertypes.isEmpty {
      writeByte(type.isFinal ? TypeCode.finalSubtype : TypeCode.subtype)
      writeCount(type.supertypes.count)
      for supertype in type.supertypes { writeIndex(supertype) }
    }
    writeCompositeType(type.composite)
  }

  private mutating func writeCompositeType(_ type: CompositeType) {
    switch type {
    case .function(let function):
      writeByte(TypeCode.function)
      writeValueTypes(function.parameters)
      writeValueTypes(function.results)
    case .structure(let fields):
      writeByte(TypeCode.structure)
      writeCount(fields.count)
      for field in fields { writeField(field) }
    case .array(let field):
      writeByte(TypeCode.array)
      writeField(field)
    }
  }

  private mutating func writeField(_ field: FieldType) {
    switch field.storage {
    case .i8: writeByte(TypeCode.i8)
    case .i16: writeByte(TypeCode.i16)
    case .value(let type): writeValueType(type)
    }
    writeByte(field.isMutable ? 1 : 0)
  }
}
