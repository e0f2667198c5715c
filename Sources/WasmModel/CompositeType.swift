// The types that a module defines: functions, structures, arrays, and how they are related.
//
// Standard: Structure, Types, Composite Types, Recursive Types.

/// Parameters and results of a function, a block or (with no results) a tag.
public struct FunctionType: Hashable, Sendable {
  public let parameters: [ValueType]
  public let results: [ValueType]

  public init(_ parameters: [ValueType], _ results: [ValueType]) {
    self.parameters = parameters
    self.results = results
  }
}

extension FunctionType: CustomStringConvertible {
  /// As in `(i32, i32) -> i32`.
  public var description: String {
    func list(_ types: [ValueType]) -> String {
      types.map(\.description).joined(separator: ", ")
    }
    let right = results.count == 1 ? list(results) : "(\(list(results)))"
    return "(\(list(parameters))) -> \(right)"
  }
}

/// What a field of a structure or an element of an array holds.
public enum StorageType: Hashable, Sendable {
  case value(ValueType)
  /// A packed integer of 8 bits; on the operand stack it is an i32.
  case i8
  /// A packed integer of 16 bits; on the operand stack it is an i32.
  case i16

  /// The type on the operand stack.
  public var unpacked: ValueType {
    if case .value(let type) = self { type } else { .i32 }
  }

  public var isPacked: Bool { self == .i8 || self == .i16 }

  /// How many bytes of a data segment one element takes; nil for references, which have none.
  public var byteCount: Int? {
    switch self {
    case .i8: 1
    case .i16: 2
    case .value(.i32), .value(.f32): 4
    case .value(.i64), .value(.f64): 8
    case .value(.v128): 16
    case .value(.reference): nil
    }
  }
}

extension StorageType: CustomStringConvertible {
  public var description: String {
    switch self {
    case .value(let type): type.description
    case .i8: "i8"
    case .i16: "i16"
    }
  }
}

/// A field of a structure, or the elements of an array.
public struct FieldType: Hashable, Sendable {
  public let storage: StorageType
  public let isMutable: Bool

  public init(_ storage: StorageType, isMutable: Bool) {
    self.storage = storage
    self.isMutable = isMutable
  }
}

extension FieldType: CustomStringConvertible {
  /// As in the text format: `i32` or `(mut i8)`.
  public var description: String { isMutable ? "(mut \(storage))" : storage.description }
}

/// A function, a structure or an array.
public enum CompositeType: Hashable, Sendable {
  case function(FunctionType)
  case structure([FieldType])
  case array(FieldType)
}

extension CompositeType: CustomStringConvertible {
  /// As in `(i32) -> i32`, `struct (mut i32) i64` or `array i8`.
  public var description: String {
    switch self {
    case .function(let type): type.description
    case .structure(let fields): (["struct"] + fields.map(\.description)).joined(separator: " ")
    case .array(let field): "array \(field)"
    }
  }
}

/// A type that the module defines, with its place in the hierarchy of types.
public struct SubType: Hashable, Sendable {
  public var composite: CompositeType
  /// True if no other type may name this one as its supertype.
  public var isFinal: Bool
  /// At most one in a valid module.
  public var supertypes: [TypeIndex]
  /// True if it belongs to the recursion group of the type before it; then the types of the group
  /// may refer to each other in both directions.
  public var continuesGroup: Bool

  public init(
    _ composite: CompositeType, isFinal: Bool = true, supertypes: [TypeIndex] = [],
    continuesGroup: Bool = false
  ) {
    self.composite = composite
    self.isFinal = isFinal
    self.supertypes = supertypes
    self.continuesGroup = continuesGroup
  }

  /// A final function type without supertypes, alone in its group.
  public init(_ function: FunctionType) { self.init(.function(function)) }

  /// The parameters and results, if it is a function.
  public var function: FunctionType? {
    if case .function(let type) = composite { type } else { nil }
  }
}
