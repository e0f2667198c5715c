// Types: of values, and those that a module defines.
//
// Standard: Text Format, Types.

import WasmModel

extension ModuleParser {
  /// Reads the name or number of something in an index space.
  mutating func readIndex<Space>(_ scope: Scope) throws(TextError) -> Index<Space> {
    guard cursor.token.kind == .identifier else {
      guard cursor.token.kind == .natural else { throw cursor.unexpected("an index") }
      return Index(number: try cursor.readNatural32())
    }
    guard let number = scope.find(cursor.identifier) else {
      throw TextError(.unknown(scope.space, cursor.spelling(cursor.token)), at: cursor.token.start)
    }
    cursor.advance()
    return Index(number: number)
  }

  /// Reads the index of something if it comes next; else it is the first one.
  mutating func readIndexIfPresent<Space>(_ scope: Scope) throws(TextError) -> Index<Space> {
    cursor.isAtIndex ? try readIndex(scope) : Index(0)
  }
}

// The types of values.
extension ModuleParser {
  mutating func readValueType() throws(TextError) -> ValueType {
    guard let type = try readValueTypeIfPresent() else { throw cursor.unexpected("a value type") }
    return type
  }

  private mutating func readValueTypeIfPresent() throws(TextError) -> ValueType? {
    let type: ValueType
    switch cursor.keyword {
    case .i32: type = .i32
    case .i64: type = .i64
    case .f32: type = .f32
    case .f64: type = .f64
    case .v128: type = .v128
    default: return try readReferenceTypeIfPresent().map { .reference($0) }
    }
    cursor.advance()
    return type
  }

  mutating func readReferenceType() throws(TextError) -> ReferenceType {
    guard let type = try readReferenceTypeIfPresent() else {
      throw cursor.unexpected("a reference type")
    }
    return type
  }

  private mutating func readReferenceTypeIfPresent() throws(TextError) -> ReferenceType? {
    if let keyword = cursor.keyword, let type = Self.shorthands[keyword] {
      cursor.advance()
      return type
    }
    guard cursor.readIfOpen(.ref) else { return nil }
    let isNullable = cursor.readIf(.null)
    let heap = try readHeapType()
    try cursor.readRightParenthesis()
    return ReferenceType(isNullable: isNullable, heap)
  }

  mutating func readHeapType() throws(TextError) -> HeapType {
    if let keyword = cursor.keyword, let type = Self.heapTypes[keyword] {
      cursor.advance()
      return type
    }
    guard cursor.isAtIndex else { throw cursor.unexpected("a heap type") }
    return .type(try readIndex(types))
  }

  static let heapTypes: [Keyword: HeapType] = .init(
    uniqueKeysWithValues: HeapType.abstract.compactMap { heap in
      Keyword(rawValue: heap.keyword).map { ($0, heap) }
    })

  private static let shorthands: [Keyword: ReferenceType] = .init(
    uniqueKeysWithValues: HeapType.abstract.compactMap { heap in
      heap.shorthand.flatMap(Keyword.init).map { ($0, .nullable(heap)) }
    })

  /// Reads value types as far as they go.
  mutating func readValueTypes(into list: inout [ValueType]) throws(TextError) {
    while !cursor.isAtRightParenthesis { list.append(try readValueType()) }
  }
}

// Definitions.
extension ModuleParser {
  /// Reads `(type ...)` or `(rec (type ...)*)`.
  mutating func parseTypes() throws(TextError) {
    guard cursor.readIfOpen(.rec) else { return try parseType(continuesGroup: false) }
    var continuesGroup = false
    while cursor.openKeyword == .type {
      try parseType(continuesGroup: continuesGroup)
      continuesGroup = true
    }
    guard cursor.isAtRightParenthesis else { throw cursor.unexpected("(type or )") }
    cursor.advance()
  }

  private mutating func parseType(continuesGroup: Bool) throws(TextError) {
    let index = TypeIndex(module.types.count)
    module.places.types.append(cursor.token.start)
    cursor.move(to: cursor.position + 2)
    if let name = try readBinding()?.text { module.names.types[index] = name }
    var type = try readSubType(index)
    type.continuesGroup = continuesGroup
    module.types.append(type)
    try cursor.readRightParenthesis()
  }

  /// Reads `(sub final? $super* composite)` or just the composite type.
  private mutating func readSubType(_ index: TypeIndex) throws(TextError) -> SubType {
    guard cursor.readIfOpen(.sub) else { return SubType(try readCompositeType(index)) }
    let isFinal = cursor.readIf(.final)
    var supertypes: [TypeIndex] = []
    while cursor.isAtIndex { supertypes.append(try readIndex(types)) }
    let composite = try readCompositeType(index)
    try cursor.readRightParenthesis()
    return SubType(composite, isFinal: isFinal, supertypes: supertypes)
  }

  private mutating func readCompositeType(_ index: TypeIndex) throws(TextError) -> CompositeType {
    let type: CompositeType
    if cursor.readIfOpen(.func) {
      let signature = try readSignature(allowsNames: true)
      type = .function(FunctionType(signature.parameters, signature.results))
    } else if cursor.readIfOpen(.struct) {
      type = .structure(try readFields(index))
    } else if cursor.readIfOpen(.array) {
      type = .array(try readFieldType())
    } else {
      throw cursor.unexpected("(func, (struct or (array")
    }
    try cursor.readRightParenthesis()
    return type
  }

  /// Reads `(field $x type)` and `(field type*)`.
  private mutating func readFields(_ index: TypeIndex) throws(TextError) -> [FieldType] {
    var list: [FieldType] = []
    var scope = Scope(.field)
    while cursor.readIfOpen(.field) {
      let offset = cursor.token.start
      if let binding = try readBinding() {
        try scope.add(binding.identifier, at: offset)
        module.names.fields[index, default: [:]][FieldIndex(list.count)] = binding.text
        list.append(try readFieldType())
      } else {
        while !cursor.isAtRightParenthesis {
          list.append(try readFieldType())
          scope.skip(1)
        }
      }
      try cursor.readRightParenthesis()
    }
    fields[index] = scope
    return list
  }

  private mutating func readFieldType() throws(TextError) -> FieldType {
    guard cursor.readIfOpen(.mut) else {
      return FieldType(try readStorageType(), isMutable: false)
    }
    let storage = try readStorageType()
    try cursor.readRightParenthesis()
    return FieldType(storage, isMutable: true)
  }

  private mutating func readStorageType() throws(TextError) -> StorageType {
    if cursor.readIf(.i8) { return .i8 }
    if cursor.readIf(.i16) { return .i16 }
    guard let type = try readValueTypeIfPresent() else { throw cursor.unexpected("a storage type") }
    return .value(type)
  }
}
