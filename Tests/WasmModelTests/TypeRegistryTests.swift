// Equal types have equal numbers; matching follows the hierarchy.

import Testing
import WasmModel

@Suite struct TypeRegistryTests {
  private func link(to index: Int) -> FieldType {
    FieldType(.value(.reference(.nullable(.type(TypeIndex(index))))), isMutable: true)
  }

  @Test("the same recursive type in two modules has one number")
  func recursive() {
    var registry = TypeRegistry()
    let node = SubType(.structure([link(to: 0)]))
    let other = SubType(FunctionType([.i32], []))
    let shifted = SubType(.structure([link(to: 1)]))
    #expect(registry.add([node]) == registry.add([node]))
    let numbers = registry.add([other, shifted])
    #expect(numbers[1] == registry.add([node])[0])
  }

  @Test("a group of two is not the same as two groups of one")
  func groups() {
    var registry = TypeRegistry()
    let function = SubType(FunctionType([], []))
    var second = function
    second.continuesGroup = true
    let apart = registry.add([function, function])
    let together = registry.add([function, second])
    #expect(apart[0] == apart[1])
    #expect(together[0] != together[1])
    #expect(apart[0] != together[0])
  }

  @Test("mutual recursion refers to both ends of the group")
  func mutual() {
    var registry = TypeRegistry()
    let a = SubType(.structure([link(to: 1)]))
    let b = SubType(.structure([link(to: 0)]), continuesGroup: true)
    let numbers = registry.add([a, b])
    #expect(numbers[0] != numbers[1])
    #expect(registry.types[numbers[0].value].composite == .structure([link(to: numbers[1].value)]))
  }

  /// The hierarchy that the rows below speak of: 0 an open structure, 1 below it, 2 a function.
  private func hierarchy() -> TypeRegistry {
    var registry = TypeRegistry()
    let base = SubType(.structure([]), isFinal: false)
    let derived = SubType(
      .structure([FieldType(.i8, isMutable: false)]), supertypes: [TypeIndex(0)])
    _ = registry.add([base, derived, SubType(FunctionType([], []))])
    return registry
  }

  // swift-format-ignore
  static let rows: [(HeapType, HeapType, Bool)] = [
    (.i31, .eq, true), (.eq, .any, true), (.any, .eq, false), (.none, .i31, true),
    (.none, .function, false), (.noFunction, .function, true), (.noExtern, .extern, true),
    (.noException, .exception, true), (.noException, .any, false), (.structure, .array, false),
    (.type(TypeIndex(0)), .structure, true), (.type(TypeIndex(0)), .eq, true),
    (.type(TypeIndex(1)), .type(TypeIndex(0)), true), (.type(TypeIndex(0)), .type(TypeIndex(1)), false),
    (.type(TypeIndex(2)), .function, true), (.type(TypeIndex(2)), .any, false),
    (.none, .type(TypeIndex(1)), true), (.noFunction, .type(TypeIndex(2)), true),
    (.noFunction, .type(TypeIndex(1)), false), (.structure, .type(TypeIndex(0)), false),
  ]

  @Test("matching follows the hierarchy", arguments: rows)
  func matching(_ row: (HeapType, HeapType, Bool)) {
    #expect(hierarchy().matches(row.0, row.1) == row.2)
  }

  @Test("null may stand only where null is allowed")
  func nullability() {
    let registry = hierarchy()
    #expect(registry.matches(.nonNull(.eq), .nullable(.any)))
    #expect(!registry.matches(.nullable(.eq), .nonNull(.any)))
  }
}
