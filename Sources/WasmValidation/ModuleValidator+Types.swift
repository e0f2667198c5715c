// The rules of the types that a module defines.
//
// Standard: Validation, Types, Composite Types, Recursive Types.

import WasmModel

extension ModuleValidator {
  mutating func checkTypes() throws(ValidationError.Kind) -> TypeContext {
    let types = module.types
    var start = 0
    while start < types.count {
      var end = start + 1
      while end < types.count, types[end].continuesGroup { end += 1 }
      for index in start..<end {
        locate(.type(TypeIndex(index)), module.places.types, index)
        try check(types[index], at: index, endOfGroup: end)
      }
      start = end
    }
    let context = TypeContext(types)
    for (index, type) in types.enumerated() {
      locate(.type(TypeIndex(index)), module.places.types, index)
      try checkMatch(type, TypeIndex(index), context)
    }
    return context
  }

  /// Checks that a type refers only to types before the end of its group, and that its supertype
  /// comes before itself.
  private func check(_ type: SubType, at index: Int, endOfGroup: Int) throws(ValidationError.Kind) {
    switch type.composite {
    case .function(let type):
      for part in type.parameters { try check(part, below: endOfGroup) }
      for part in type.results { try check(part, below: endOfGroup) }
    case .structure(let fields):
      for field in fields { try check(field.storage.unpacked, below: endOfGroup) }
    case .array(let field): try check(field.storage.unpacked, below: endOfGroup)
    }
    for supertype in type.supertypes {
      try check(supertype, below: endOfGroup)
      guard supertype.value < index else {
        throw .subtype(TypeIndex(index), .forward(supertype))
      }
    }
    guard type.supertypes.count <= 1 else {
      throw .subtype(TypeIndex(index), .several(type.supertypes.count))
    }
  }

  private func check(_ type: ValueType, below end: Int) throws(ValidationError.Kind) {
    if case .reference(let type) = type, case .type(let index) = type.heap {
      try check(index, below: end)
    }
  }

  private func check(_ index: TypeIndex, below end: Int) throws(ValidationError.Kind) {
    guard index.value < end else { throw .unknown(.type, index.value) }
  }

  /// Checks that a type may stand where its supertype is expected.
  private func checkMatch(_ type: SubType, _ index: TypeIndex, _ context: TypeContext)
    throws(ValidationError.Kind)
  {
    guard let supertype = type.supertypes.first else { return }
    guard !module.types[supertype.value].isFinal else {
      throw .subtype(index, .final(supertype))
    }
    let (found, expected) = (try context.type(index), try context.type(supertype))
    guard context.matches(found, expected) else { throw .subtype(index, .mismatch(supertype)) }
  }
}
