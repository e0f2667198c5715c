// The types of a module in the form that the validator compares, and how they match.
//
// Standard: Validation, Conventions, Contexts; Validation, Matching.

import WasmModel

/// The types that a module defines. It never changes, and is shared by reference: a copy would cost
/// more than most instructions do.
final class TypeContext: Sendable {
  /// By the index in the module.
  let types: [DefinedType]
  /// What a ``TypeList`` refers to.
  let listedTypes: [OperandType]
  /// The fields of structures and arrays, in the order of ``types``.
  let fields: [Field]
  /// The number of each type in ``registry``.
  let numbers: [TypeIndex]
  private let registry: TypeRegistry
  /// By the number in ``registry``, the index of the first type in the module that has it.
  private let firstIndices: [TypeIndex]

  /// Takes the types of a module; those they refer to exist.
  init(_ types: [SubType]) {
    var registry = TypeRegistry()
    numbers = registry.add(types)
    self.registry = registry
    var firstIndices = Array(repeating: TypeIndex(0), count: registry.types.count)
    for index in types.indices.reversed() { firstIndices[numbers[index].value] = TypeIndex(index) }
    self.firstIndices = firstIndices
    var parts = TypeParts(numbers: numbers)
    self.types = types.map { parts.add($0.composite) }
    listedTypes = parts.listedTypes
    fields = parts.fields
  }

  /// A field of a structure, or the elements of an array.
  struct Field {
    /// Packed or not.
    let storage: OperandType
    let isMutable: Bool
  }

  /// A composite type, with its parts elsewhere so that it can be copied for nothing.
  enum DefinedType {
    case function(Signature)
    /// A range of ``fields``.
    case structure(start: Int32, count: Int32)
    /// A place in ``fields``.
    case array(Int32)
  }
}

/// Collects the parts of the types of a module.
private struct TypeParts {
  let numbers: [TypeIndex]
  private(set) var listedTypes: [OperandType] = []
  private(set) var fields: [TypeContext.Field] = []

  init(numbers: [TypeIndex]) { self.numbers = numbers }

  mutating func add(_ type: CompositeType) -> TypeContext.DefinedType {
    switch type {
    case .function(let type):
      return .function(
        Signature(parameters: list(type.parameters), results: list(type.results)))
    case .structure(let types):
      let start = Int32(fields.count)
      for type in types { fields.append(field(type)) }
      return .structure(start: start, count: Int32(types.count))
    case .array(let type):
      fields.append(field(type))
      return .array(Int32(fields.count - 1))
    }
  }

  private mutating func list(_ types: [ValueType]) -> TypeList {
    if types.isEmpty { return .empty }
    if types.count == 1 { return TypeList(OperandType(types[0], numbers)) }
    let start = listedTypes.count
    for type in types { listedTypes.append(OperandType(type, numbers)) }
    return TypeList(start: start, count: types.count)
  }

  private func field(_ type: FieldType) -> TypeContext.Field {
    let storage: OperandType =
      switch type.storage {
      case .i8: .i8
      case .i16: .i16
      case .value(let type): OperandType(type, numbers)
      }
    return TypeContext.Field(storage: storage, isMutable: type.isMutable)
  }
}

extension TypeContext {
  /// The reference that is not null to a type of the module.
  func reference(to index: TypeIndex) -> OperandType {
    .reference(to: .type(numbers[index.value]), isNullable: false)
  }

  /// The type as the module writes it; nil if nobody can know.
  func findValueType(_ type: OperandType) -> ValueType? {
    switch type {
    case .i32, .i8, .i16: .i32
    case .i64: .i64
    case .f32: .f32
    case .f64: .f64
    case .v128: .v128
    default:
      type.findHeapType.map { heap in
        .reference(
          ReferenceType(
            isNullable: type.isNullable, TypeRegistry.canonical(heap, firstIndices)))
      }
    }
  }

  /// The types of a list as the module writes them.
  func valueTypes(_ list: TypeList) -> [ValueType] {
    (0..<list.count).compactMap { findValueType(type(list, $0)) }
  }
}

// Matching.
//
// Standard: Validation, Matching.
extension TypeContext {
  /// Whether an operand of one type may stand where another type is expected.
  @inline(__always)
  func matches(_ type: OperandType, _ expected: OperandType) -> Bool {
    type == expected || type == .unknown || matchesSlowly(type, expected)
  }

  @inline(never)
  private func matchesSlowly(_ type: OperandType, _ expected: OperandType) -> Bool {
    guard type.isReference, expected.isReference, expected.isNullable || !type.isNullable
    else { return false }
    guard let heap = type.findHeapType, let expected = expected.findHeapType else { return true }
    return registry.matches(heap, expected)
  }

  func matches(_ types: TypeList, _ expected: TypeList) -> Bool {
    if types == expected { return true }
    guard types.count == expected.count else { return false }
    return (0..<types.count).allSatisfy { matches(type(types, $0), type(expected, $0)) }
  }

  func matches(_ field: Field, _ expected: Field) -> Bool {
    guard field.isMutable == expected.isMutable else { return false }
    return field.storage == expected.storage
      || !field.isMutable && matches(field.storage, expected.storage)
  }

  func matches(_ type: DefinedType, _ expected: DefinedType) -> Bool {
    switch (type, expected) {
    case (.function(let a), .function(let b)):
      matches(b.parameters, a.parameters) && matches(a.results, b.results)
    case (.structure(let a, let aCount), .structure(let b, let bCount)):
      aCount >= bCount
        && (0..<bCount).allSatisfy { matches(fields[Int(a + $0)], fields[Int(b + $0)]) }
    case (.array(let a), .array(let b)): matches(fields[Int(a)], fields[Int(b)])
    default: false
    }
  }

  /// The greatest type of a heap type's hierarchy.
  func top(of heap: HeapType) -> HeapType {
    registry.top(of: TypeRegistry.canonical(heap, numbers))
  }
}
