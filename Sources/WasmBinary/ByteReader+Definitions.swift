// Reads the definitions of the type section: functions, structures, arrays, and their groups.
//
// Standard: Binary Format, Types, Composite Types and Recursive Types.

import WasmModel

extension ByteReader {
  /// A type with its supertypes; the long forms are `sub` and `sub final`.
  mutating func readSubType(continuesGroup: Bool) throws(DecodeError) -> SubType {
    guard let code = next, code == TypeCode.subtype || code == TypeCode.finalSubtype else {
      return SubType(try readCompositeType(), continuesGroup: continuesGroup)
    }
    _ = try readByte()
    let count = try readCount()
    var supertypes: [TypeIndex] = []
    supertypes.reserveCapacity(count)
    for _ in 0..<count { supertypes.append(try readIndex()) }
    return SubType(
      try readCompositeType(), isFinal: code == TypeCode.finalSubtype, supertypes: supertypes,
      continuesGroup: continuesGroup)
  }

  private mutating func readCompositeType() throws(DecodeError) -> CompositeType {
    let offset = position
    let code = try readTypeCode()
    switch code {
    case TypeCode.function: return .function(try readFunctionType())
    case TypeCode.structure: return .structure(try readFields())
    case TypeCode.array: return .array(try readField())
    default: break
    }
    if let feature = Feature.find(definitionCode: code) {
      throw DecodeError(.unsupported(feature, code: UInt32(code)), at: offset)
    }
    throw DecodeError(.malformed(.definitionType, found: UInt64(code)), at: offset)
  }

  private mutating func readFunctionType() throws(DecodeError) -> FunctionType {
    let parameters = try readValueTypes()
    return FunctionType(parameters, try readValueTypes())
  }

  private mutating func readFields() throws(DecodeError) -> [FieldType] {
    let count = try readCount()
    var fields: [FieldType] = []
    fields.reserveCapacity(count)
    for _ in 0..<count { fields.append(try readField()) }
    return fields
  }

  private mutating func readField() throws(DecodeError) -> FieldType {
    let storage = try readStorageType()
    return FieldType(storage, isMutable: try readMutability())
  }

  private mutating func readStorageType() throws(DecodeError) -> StorageType {
    switch next {
    case TypeCode.i8:
      _ = try readByte()
      return .i8
    case TypeCode.i16:
      _ = try readByte()
      return .i16
    default: return .value(try readValueType())
    }
  }
}
