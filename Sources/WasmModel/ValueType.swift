// The types of values: numbers, vectors and references.
//
// Standard: Structure, Types, Number Types, Vector Types, Reference Types, Value Types.

/// The type of a value on the operand stack, in a local or in a global.
public enum ValueType: Hashable, Sendable {
  case i32
  case i64
  case f32
  case f64
  case v128
  case reference(ReferenceType)

  public static let funcref = ValueType.reference(.funcref)
  public static let externref = ValueType.reference(.externref)
  public static let exnref = ValueType.reference(.exnref)

  public var isReference: Bool {
    if case .reference = self { true } else { false }
  }

  /// True for the four number types.
  public var isNumber: Bool { !isReference && self != .v128 }

  /// False for references that cannot be null: a local of such a type must be set before it is read.
  public var isDefaultable: Bool {
    if case .reference(let type) = self { type.isNullable } else { true }
  }

  /// How many slots of 64 bits a value takes: two for a vector, else one.
  @inlinable public var slotCount: Int { self == .v128 ? 2 : 1 }
}

extension Sequence where Element == ValueType {
  /// How many slots values of these types take together.
  @inlinable public var slotCount: Int { reduce(0) { $0 + $1.slotCount } }
}

/// The type of a reference. The standard's name: `reftype`.
public struct ReferenceType: Hashable, Sendable {
  public let isNullable: Bool
  public let heap: HeapType

  public init(isNullable: Bool, _ heap: HeapType) {
    self.isNullable = isNullable
    self.heap = heap
  }

  /// The type `(ref null heap)`.
  public static func nullable(_ heap: HeapType) -> ReferenceType { .init(isNullable: true, heap) }
  /// The type `(ref heap)`.
  public static func nonNull(_ heap: HeapType) -> ReferenceType { .init(isNullable: false, heap) }

  public static let funcref = nullable(.function)
  public static let externref = nullable(.extern)
  public static let exnref = nullable(.exception)
}

/// What a reference points at.
public enum HeapType: Hashable, Sendable {
  case any
  case eq
  case i31
  case structure
  case array
  /// The bottom of the hierarchy of `any`.
  case none
  case function
  /// The bottom of the hierarchy of `func`.
  case noFunction
  case extern
  /// The bottom of the hierarchy of `extern`.
  case noExtern
  case exception
  /// The bottom of the hierarchy of `exn`.
  case noException
  /// A type that the module defines.
  case type(TypeIndex)

  /// The heap types that every module has, in the order of their codes.
  public static let abstract: [HeapType] = [
    .exception, .array, .structure, .i31, .eq, .any, .extern, .function, .none, .noExtern,
    .noFunction, .noException,
  ]
}

extension ValueType: CustomStringConvertible {
  public var description: String {
    switch self {
    case .i32: "i32"
    case .i64: "i64"
    case .f32: "f32"
    case .f64: "f64"
    case .v128: "v128"
    case .reference(let type): type.description
    }
  }
}

extension ReferenceType: CustomStringConvertible {
  /// As in the text format: `funcref`, `(ref eq)`, `(ref null 3)`.
  public var description: String {
    guard isNullable else { return "(ref \(heap.keyword))" }
    return heap.shorthand ?? "(ref null \(heap.keyword))"
  }
}

extension HeapType: CustomStringConvertible {
  /// The keyword of the text format, such as `func`, or the number of a type.
  public var keyword: String {
    switch self {
    case .any: "any"
    case .eq: "eq"
    case .i31: "i31"
    case .structure: "struct"
    case .array: "array"
    case .none: "none"
    case .function: "func"
    case .noFunction: "nofunc"
    case .extern: "extern"
    case .noExtern: "noextern"
    case .exception: "exn"
    case .noException: "noexn"
    case .type(let index): "\(index)"
    }
  }

  /// The name of the nullable reference type, such as `funcref` or `nullref`; nil for types that
  /// the module defines.
  public var shorthand: String? {
    switch self {
    case .type: nil
    case .none: "nullref"
    case .noFunction: "nullfuncref"
    case .noExtern: "nullexternref"
    case .noException: "nullexnref"
    default: keyword + "ref"
    }
  }

  public var description: String { keyword }
}
