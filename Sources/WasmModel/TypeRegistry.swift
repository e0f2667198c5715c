// Canonical types: types that are the same by the standard get the same number.
//
// Standard: Validation, Types, Recursive Types; Matching; Appendix, Type Equivalence.

/// A collection of recursion groups, each kept once. Two types of any modules are the same exactly
/// if they have the same number, so that one registry can serve a whole store.
///
/// In the types that it keeps and compares, a ``HeapType/type(_:)`` holds such a number in place of
/// an index into a module's types; ``canonical(_:_:)-(ValueType,_)`` translates.
public struct TypeRegistry: Sendable {
  /// The types by number, with numbers in place of indices.
  public private(set) var types: [SubType] = []
  /// The number of the first type of each known group.
  private var groups: [[SubType]: Int] = [:]
  /// How many supertypes each type has above it.
  private var depths: [Int] = []

  public init() {}

  /// Numbers below this are types of the registry; from here on, places in the group itself.
  private static let ownGroup: UInt32 = 1 << 31

  /// Adds the types of a module and gives the number of each. Every type must refer only to types
  /// before it or in its own group.
  public mutating func add(_ types: [SubType]) -> [TypeIndex] {
    var numbers: [TypeIndex] = []
    numbers.reserveCapacity(types.count)
    var start = 0
    while start < types.count {
      var end = start + 1
      while end < types.count, types[end].continuesGroup { end += 1 }
      let first = addGroup(types[start..<end], numbers)
      for place in 0..<end - start { numbers.append(TypeIndex(first + place)) }
      start = end
    }
    return numbers
  }

  private mutating func addGroup(_ group: ArraySlice<SubType>, _ numbers: [TypeIndex]) -> Int {
    let key = group.map { type in
      type.renumbered { index in
        index.value < group.startIndex
          ? numbers[index.value]
          : TypeIndex(number: Self.ownGroup + UInt32(index.value - group.startIndex))
      }
    }
    if let known = groups[key] { return known }
    let first = types.count
    groups[key] = first
    for type in key {
      let settled = type.renumbered { index in
        index.number < Self.ownGroup
          ? index : TypeIndex(first + Int(index.number - Self.ownGroup))
      }
      types.append(settled)
      depths.append(settled.supertypes.first.map { depths[$0.value] + 1 } ?? 0)
    }
    return first
  }
}

// Translation from indices of a module to numbers of the registry.
extension TypeRegistry {
  public static func canonical(_ heap: HeapType, _ numbers: [TypeIndex]) -> HeapType {
    if case .type(let index) = heap { .type(numbers[index.value]) } else { heap }
  }

  public static func canonical(_ type: ReferenceType, _ numbers: [TypeIndex]) -> ReferenceType {
    ReferenceType(isNullable: type.isNullable, canonical(type.heap, numbers))
  }

  public static func canonical(_ type: ValueType, _ numbers: [TypeIndex]) -> ValueType {
    if case .reference(let reference) = type {
      .reference(canonical(reference, numbers))
    } else {
      type
    }
  }
}

// Matching: whether a value of one type may stand where another type is expected.
extension TypeRegistry {
  /// True if a type is the other one or one of its subtypes.
  public func matches(_ type: TypeIndex, _ expected: TypeIndex) -> Bool {
    var current = type
    while depths[current.value] > depths[expected.value] {
      guard let supertype = types[current.value].supertypes.first else { return false }
      current = supertype
    }
    return current == expected
  }

  public func matches(_ type: ValueType, _ expected: ValueType) -> Bool {
    if type == expected { return true }
    guard case .reference(let a) = type, case .reference(let b) = expected else { return false }
    return matches(a, b)
  }

  public func matches(_ type: ReferenceType, _ expected: ReferenceType) -> Bool {
    (expected.isNullable || !type.isNullable) && matches(type.heap, expected.heap)
  }

  public func matches(_ heap: HeapType, _ expected: HeapType) -> Bool {
    if heap == expected { return true }
    switch (heap, expected) {
    case (.type(let a), .type(let b)): return matches(a, b)
    case (.type(let index), _): return matches(types[index.value].composite.heap, expected)
    case (.none, _): return top(of: expected) == .any
    case (.noFunction, _): return top(of: expected) == .function
    case (.noExtern, _): return top(of: expected) == .extern
    case (.noException, _): return top(of: expected) == .exception
    case (.eq, .any), (.i31, .any), (.structure, .any), (.array, .any): return true
    case (.i31, .eq), (.structure, .eq), (.array, .eq): return true
    default: return false
    }
  }

  /// The greatest type of a heap type's hierarchy: `any`, `func`, `extern` or `exn`.
  public func top(of heap: HeapType) -> HeapType {
    switch heap {
    case .any, .eq, .i31, .structure, .array, .none: .any
    case .function, .noFunction: .function
    case .extern, .noExtern: .extern
    case .exception, .noException: .exception
    case .type(let index): top(of: types[index.value].composite.heap)
    }
  }
}

extension CompositeType {
  /// The abstract heap type directly above it.
  public var heap: HeapType {
    switch self {
    case .function: .function
    case .structure: .structure
    case .array: .array
    }
  }
}

extension SubType {
  /// The same type with other indices, the first of its group.
  fileprivate func renumbered(_ change: (TypeIndex) -> TypeIndex) -> SubType {
    SubType(
      composite.renumbered(change), isFinal: isFinal, supertypes: supertypes.map(change),
      continuesGroup: false)
  }
}

extension CompositeType {
  fileprivate func renumbered(_ change: (TypeIndex) -> TypeIndex) -> CompositeType {
    switch self {
    case .function(let type):
      .function(
        FunctionType(
          type.parameters.map { $0.renumbered(change) }, type.results.map { $0.renumbered(change) })
      )
    case .structure(let fields): .structure(fields.map { $0.renumbered(change) })
    case .array(let field): .array(field.renumbered(change))
    }
  }
}

extension FieldType {
  fileprivate func renumbered(_ change: (TypeIndex) -> TypeIndex) -> FieldType {
    guard case .value(let type) = storage else { return self }
    return FieldType(.value(type.renumbered(change)), isMutable: isMutable)
  }
}

extension ValueType {
  fileprivate func renumbered(_ change: (TypeIndex) -> TypeIndex) -> ValueType {
    guard case .reference(let type) = self, case .type(let index) = type.heap else { return self }
    return .reference(ReferenceType(isNullable: type.isNullable, .type(change(index))))
  }
}
