// Reads types of values, references, blocks, tables, memories, globals and tags.
//
// Standard: Binary Format, Types.

import WasmModel

extension ByteReader {
  mutating func readValueType() throws(DecodeError) -> ValueType {
    let offset = position
    let code = try readTypeCode()
    if let type = ValueType.find(code: code) { return type }
    if let type = try readLongReference(code) { return .reference(type) }
    throw refuse(.valueType, typeCode: code, at: offset)
  }

  mutating func readReferenceType() throws(DecodeError) -> ReferenceType {
    let offset = position
    let code = try readTypeCode()
    if let heap = HeapType.find(code: code) { return .nullable(heap) }
    if let type = try readLongReference(code) { return type }
    throw refuse(.referenceType, typeCode: code, at: offset)
  }

  /// A reference type behind its code; nil if the code is of something else.
  private mutating func readLongReference(_ code: UInt8) throws(DecodeError) -> ReferenceType? {
    switch code {
    case TypeCode.reference: .nonNull(try readHeapType())
    case TypeCode.nullableReference: .nullable(try readHeapType())
    default: nil
    }
  }

  mutating func readHeapType() throws(DecodeError) -> HeapType {
    let offset = position
    if let code = next, code & 0xC0 == 0x40 {
      _ = try readByte()
      if let type = HeapType.find(code: code) { return type }
      throw refuse(.heapType, typeCode: code, at: offset)
    }
    return .type(try readTypeIndex())
  }

  /// An index where a code of one byte may stand as well: that is a negative number, hence no index.
  private mutating func readTypeIndex() throws(DecodeError) -> TypeIndex {
    let offset = position
    let number = try readSigned33()
    guard number >= 0 else {
      throw DecodeError(.integerRepresentationTooLong(bits: 7), at: offset)
    }
    return TypeIndex(number: UInt32(truncatingIfNeeded: number))
  }

  @inline(__always)
  mutating func readBlockType() throws(DecodeError) -> BlockType {
    guard let code = next, code & 0xC0 == 0x40 else { return .type(try readTypeIndex()) }
    guard code == TypeCode.emptyBlock else { return .value(try readValueType()) }
    _ = try readByte()
    return .empty
  }

  mutating func readValueTypes() throws(DecodeError) -> [ValueType] {
    let count = try readCount()
    var types: [ValueType] = []
    types.reserveCapacity(count)
    for _ in 0..<count { types.append(try readValueType()) }
    return types
  }

  mutating func readTableType() throws(DecodeError) -> TableType {
    let element = try readReferenceType()
    let (limits, address) = try readLimits(known: [])
    return TableType(element: element, limits: limits, address: address)
  }

  mutating func readMemoryType() throws(DecodeError) -> MemoryType {
    let (limits, address) = try readLimits(known: [.threads, .customPageSizes])
    return MemoryType(limits: limits, address: address)
  }

  /// Bit 0 of the flags: there is a maximum. Bit 2: addresses have 64 bits. The numbers have 64 bits
  /// in any case: the validator knows the range. Bits of `known` features are refused by name.
  private mutating func readLimits(
    known: Set<Feature>
  ) throws(DecodeError) -> (Limits, AddressType) {
    let offset = position
    let flags = try readByte()
    if let feature = Feature.find(limitsFlags: flags), known.contains(feature) {
      throw DecodeError(.unsupported(feature, code: UInt32(flags)), at: offset)
    }
    guard flags & ~0b101 == 0 else {
      throw DecodeError(.malformed(.limitsFlags, found: UInt64(flags)), at: offset)
    }
    let minimum = try readUnsigned64()
    let maximum = flags & 1 != 0 ? try readUnsigned64() : nil
    return (Limits(minimum: minimum, maximum: maximum), flags & 4 != 0 ? .i64 : .i32)
  }

  mutating func readGlobalType() throws(DecodeError) -> GlobalType {
    let value = try readValueType()
    return GlobalType(value: value, isMutable: try readMutability())
  }

  mutating func readMutability() throws(DecodeError) -> Bool {
    let offset = position
    let flag = try readByte()
    guard flag <= 1 else {
      throw DecodeError(.malformed(.mutability, found: UInt64(flag)), at: offset)
    }
    return flag == 1
  }

  /// A tag has an attribute, so far always zero, and a type.
  mutating func readTagType() throws(DecodeError) -> TypeIndex {
    try readZeroByte()
    return try readIndex()
  }

  /// A byte that the standard reserves.
  mutating func readZeroByte() throws(DecodeError) {
    let offset = position
    let byte = try readByte()
    guard byte == 0 else { throw DecodeError(.zeroByteExpected(found: byte), at: offset) }
  }

  func refuse(
    _ field: DecodeError.Field, typeCode: UInt8, at offset: Int
  ) -> DecodeError {
    if let feature = Feature.find(typeCode: typeCode) {
      return DecodeError(.unsupported(feature, code: UInt32(typeCode)), at: offset)
    }
    return DecodeError(.malformed(field, found: UInt64(typeCode)), at: offset)
  }
}
