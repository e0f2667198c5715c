// The types that every random module begins with, and lists of value types.

import WasmModel

/// Types that all random modules share, so that references may pass between them.
enum Prelude {
  static let structure = TypeIndex(0)
  static let substructure = TypeIndex(1)
  static let bytes = TypeIndex(2)
  static let words = TypeIndex(3)
  static let doubles = TypeIndex(4)
  static let references = TypeIndex(5)
  /// Functions that `call_ref` calls: [i32] -> [i32].
  static let callee = TypeIndex(6)
  static let calleeType = FunctionType([.i32], [.i32])

  static let fields: [StorageType] = [
    .value(.i32), .i8, .i16, .value(.i64), .value(.f32), .value(.anyref), .value(.v128),
  ]
  /// What the substructure has more.
  static let furtherField = StorageType.value(.f64)

  static let types: [SubType] = [
    SubType(.structure(fields.map(variable)), isFinal: false),
    SubType(.structure((fields + [furtherField]).map(variable)), supertypes: [structure]),
    SubType(.array(variable(.i8))),
    SubType(.array(variable(.value(.i32)))),
    SubType(.array(variable(.value(.f64)))),
    SubType(.array(variable(.value(.anyref)))),
    SubType(calleeType),
  ]

  private static func variable(_ storage: StorageType) -> FieldType {
    FieldType(storage, isMutable: true)
  }

  static let scalars: [ValueType] = [
    .i32, .i32, .i32, .i32, .i64, .i64, .i64, .f32, .f32, .f64, .f64,
  ]
  static let referenceTypes: [ValueType] = [
    .funcref, .externref, .exnref, .anyref, .eqref, .i31ref, .null(structure),
    .null(substructure), .null(bytes), .null(words), .null(doubles), .null(references),
    .null(callee),
  ]
  /// The payloads of the tags; the first one is the host's.
  static let payloads: [[ValueType]] = [[.i32], [], [.i64, .f64], [.v128, .i32], [.externref]]
}

extension ValueType {
  static let anyref = ValueType.reference(.nullable(.any))
  static let eqref = ValueType.reference(.nullable(.eq))
  static let i31ref = ValueType.reference(.nullable(.i31))
  /// The nullable reference to a type of the module.
  static func null(_ type: TypeIndex) -> ValueType { .reference(.nullable(.type(type))) }
}
