// Reads types: of values, functions, tables, memories, globals and blocks.
//
// Standard: Binary Format, Types.

import WasmModel

extension ByteReader {
  mutating func readValueType() throws(DecodeError) -> ValueType {
    let offset = position
    let code = try readByte()
    if let type = ValueType.find(code: code) { return type }
    if code == TypeCode.nullableReference { return .reference(try readHeapType()) }
    throw refuse(.valueType, typeCode: code, at: offset)
  }

  mutating func readReferenceType() throws(DecodeError) -> HeapType {
    let offset = position
    let code = try readByte()
    if let type = HeapType.find(code: code) { return type }
    if code == TypeCode.nullableReference { return try readHeapType() }
    throw refuse(.referenceType, typeCode: code, at: offset)
  }

  mutating func readHeapType() throws(DecodeError) -> HeapType {
    let offset = position
    let number = try readSigned33()
    guard number < 0 else {
      let code = UInt8(truncatingIfNeeded: number)
      throw DecodeError(.unsupported(.typedFunctionReferences, code: code), at: offset)
    }
    guard number >= -64 else {
      let found = UInt64(bitPattern: number)
      throw DecodeError(.malformed(.heapType, found: found), at: offset)
    }
    let code = UInt8(number & 0x7F)
    guard let type = HeapType.find(code: code) else {
      throw refuse(.heapType, typeCode: code, at: offset)
    }
    return type
  }

  mutating func readBlockType() throws(DecodeError) -> BlockType {
    let offset = position
    if next == TypeCode.emptyBlock {
      _ = try readByte()
      return .empty
    }
    // Between 0x40 and 0x7F the byte is a negative number, hence no type index.
    if let code = next, code & 0xC0 == 0x40 { return .value(try readValueType()) }
    let number = try readSigned33()
    guard number >= 0 else {
      let found = UInt64(bitPattern: number)
      throw DecodeError(.malformed(.blockType, found: found), at: offset)
    }
    return .type(TypeIndex(Int(number)))
  }

  mutating func readValueTypes() throws(DecodeError) -> [ValueType] {
    let count = try readCount()
    var types: [ValueType] = []
    types.reserveCapacity(count)
    for _ in 0..<count { types.append(try readValueType()) }
    return types
  }

  mutating func readFunctionType() throws(DecodeError) -> FunctionType {
    let offset = position
    let code = try readByte()
    if let feature = Feature.find(definitionCode: code) {
      throw DecodeError(.unsupported(feature, code: code), at: offset)
    }
    guard code == TypeCode.function else {
      throw DecodeError(.malformed(.definitionType, found: UInt64(code)), at: offset)
    }
    let parameters = try readValueTypes()
    return FunctionType(parameters, try readValueTypes())
  }

  /// The numbers have 64 bits even where an address has 32: the validator knows the range.
  mutating func readLimits() throws(DecodeError) -> Limits {
    let offset = position
    let flags = try readByte()
    if let feature = Feature.find(limitsFlags: flags) {
      throw DecodeError(.unsupported(feature, code: flags), at: offset)
    }
    guard flags <= 1 else {
      throw DecodeError(.malformed(.limitsFlags, found: UInt64(flags)), at: offset)
    }
    let minimum = try readUnsigned64()
    return Limits(minimum: minimum, maximum: flags == 1 ? try readUnsigned64() : nil)
  }

  mutating func readTableType() throws(DecodeError) -> TableType {
    let element = try readReferenceType()
    return TableType(element: element, limits: try readLimits())
  }

  mutating func readMemoryType() throws(DecodeError) -> MemoryType {
    MemoryType(limits: try readLimits())
  }

  mutating func readGlobalType() throws(DecodeError) -> GlobalType {
    let value = try readValueType()
    let offset = position
    let flag = try readByte()
    guard flag <= 1 else {
      throw DecodeError(.malformed(.mutability, found: UInt64(flag)), at: offset)
    }
    return GlobalType(value: value, isMutable: flag == 1)
  }

  /// A tag has an attribute, so far always zero, and a type.
  mutating func readTagType() throws(DecodeError) -> TypeIndex {
    try readZeroByte()
    return try readIndex()
  }

  private func refuse(
    _ field: DecodeError.Field, typeCode: UInt8, at offset: Int
  ) -> DecodeError {
    if let feature = Feature.find(typeCode: typeCode) {
      return DecodeError(.unsupported(feature, code: typeCode), at: offset)
    }
    return DecodeError(.malformed(field, found: UInt64(typeCode)), at: offset)
  }
}
