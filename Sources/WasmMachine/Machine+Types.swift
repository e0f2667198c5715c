// The types of the store, and what belongs to which.
//
// Standard: Validation, Matching; Execution, Runtime Structure, Values.

import WasmModel

/// The types of a program in the registry. It keeps the program, so that no other one can come to
/// stand at its place in memory.
struct KnownTypes: Sendable {
  let program: Program
  let numbers: [TypeIndex]
  /// The same, for handlers of the fast form.
  let slots: StableArray<UInt32>

  init(_ program: Program, _ numbers: [TypeIndex]) {
    self.program = program
    self.numbers = numbers
    slots = StableArray(numbers.map(\.number))
  }
}

extension Machine {
  /// The types of a program in the registry, which has them afterwards.
  mutating func types(of program: Program) -> KnownTypes {
    let key = ObjectIdentifier(program)
    if let known = knownTypes[key] { return known }
    let known = KnownTypes(program, registry.add(program.module.types))
    knownTypes[key] = known
    return known
  }

  /// The number of a final function type that refers to no type of a module.
  mutating func typeNumber(of type: FunctionType) -> TypeIndex { registry.add([SubType(type)])[0] }

  /// The parameters and results of a function type of the registry.
  func functionType(_ number: TypeIndex) -> FunctionType {
    guard let type = registry.types[number.value].function else {
      preconditionFailure("type \(number) is no function")
    }
    return type
  }

  /// A type of an instance with the registry's numbers.
  func canonical(_ type: ReferenceType, in instance: InstanceAddress) -> ReferenceType {
    guard case .type(let index) = type.heap else { return type }
    return ReferenceType(
      isNullable: type.isNullable, .type(instances[instance.value].types[index.value]))
  }

  /// True if a reference belongs to a type of the store. As the code is valid, it is of the same
  /// hierarchy.
  func reference(_ slot: UInt64, belongsTo type: ReferenceType) -> Bool {
    if slot == Reference.null { return type.isNullable }
    return registry.matches(heapType(of: slot, among: type.heap), type.heap)
  }

  /// The type of what a reference that is not null points at; a type of the same hierarchy says what
  /// its bits mean.
  private func heapType(of slot: UInt64, among type: HeapType) -> HeapType {
    switch registry.top(of: type) {
    case .function: return .type(functions.typeNumber(of: FunctionAddress(Int(slot))))
    case .exception: return .exception
    case .extern: return .extern
    default: break
    }
    return switch Reference.target(slot) {
    case .null: .none
    case .host: .any
    case .i31: .i31
    case .object(let address): .type(objects[address].type)
    }
  }

  /// The type of a reference as people read it: numbers are those of the instance's module.
  func text(_ slot: UInt64, among type: HeapType, in instance: InstanceAddress) -> String {
    if slot == Reference.null { return "null" }
    let heap = heapType(of: slot, among: canonical(.nonNull(type), in: instance).heap)
    guard case .type(let number) = heap else { return "\(ReferenceType.nonNull(heap))" }
    if let index = instances[instance.value].types.firstIndex(of: number) {
      return "\(ReferenceType.nonNull(.type(TypeIndex(index))))"
    }
    return "a type of another module"
  }
}
