// Lookups that fail for an index that names nothing, or something else.

import WasmModel

extension TypeContext {
  func type(_ index: TypeIndex) throws(ValidationError.Kind) -> DefinedType {
    guard index.value < types.count else { throw .unknown(.type, index.value) }
    return types[index.value]
  }

  func signature(_ index: TypeIndex) throws(ValidationError.Kind) -> Signature {
    guard case .function(let signature) = try type(index) else {
      throw .otherComposite(index, expected: .function)
    }
    return signature
  }

  /// The field of an array's elements.
  func array(_ index: TypeIndex) throws(ValidationError.Kind) -> Field {
    guard case .array(let field) = try type(index) else {
      throw .otherComposite(index, expected: .array)
    }
    return fields[Int(field)]
  }

  /// The positions of a structure's fields in ``fields``.
  func structure(_ index: TypeIndex) throws(ValidationError.Kind) -> Range<Int> {
    guard case .structure(let start, let count) = try type(index) else {
      throw .otherComposite(index, expected: .structure)
    }
    return Int(start)..<Int(start + count)
  }

  func field(_ index: FieldIndex, of type: TypeIndex) throws(ValidationError.Kind) -> Field {
    let range = try structure(type)
    guard index.value < range.count else { throw .unknown(.field, index.value) }
    return fields[range.lowerBound + index.value]
  }

  /// The parameters of a block and its results.
  func signature(of block: BlockType) throws(ValidationError.Kind) -> Signature {
    switch block {
    case .empty: Signature(parameters: .empty, results: .empty)
    case .value(let type): Signature(parameters: .empty, results: TypeList(try packed(type)))
    case .type(let index): try signature(index)
    }
  }

  /// A type that the module writes, in the form of the operand stack.
  func packed(_ type: ValueType) throws(ValidationError.Kind) -> OperandType {
    if case .reference(let type) = type { try check(type.heap) }
    return OperandType(type, numbers)
  }

  func packed(_ type: ReferenceType) throws(ValidationError.Kind) -> OperandType {
    try packed(.reference(type))
  }

  func check(_ heap: HeapType) throws(ValidationError.Kind) {
    if case .type(let index) = heap { _ = try type(index) }
  }

  /// Checks that references of one type may be stored where another type is expected.
  func requireReferences(_ found: OperandType, in expected: OperandType)
    throws(ValidationError.Kind)
  {
    guard matches(found, expected) else {
      throw .typeMismatch(
        .references, expected: .types([expected].compactMap(findValueType)),
        found: [findValueType(found)])
    }
  }
}
