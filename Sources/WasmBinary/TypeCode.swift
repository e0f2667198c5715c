// The bytes that stand for types, for the decoder and the encoder alike.
//
// Standard: Binary Format, Types.

import WasmModel

/// Bytes that begin a type or a description of one.
enum TypeCode {
  static let function: UInt8 = 0x60
  static let structure: UInt8 = 0x5F
  static let array: UInt8 = 0x5E
  /// `sub`, before supertypes and a type.
  static let subtype: UInt8 = 0x50
  /// `sub final`, before supertypes and a type.
  static let finalSubtype: UInt8 = 0x4F
  /// `rec`, before a vector of types.
  static let group: UInt8 = 0x4E
  static let i8: UInt8 = 0x78
  static let i16: UInt8 = 0x77
  static let emptyBlock: UInt8 = 0x40
  /// Begins a table that has an initial expression.
  static let tableWithInitial: UInt8 = 0x40
  /// `ref`, before a heap type.
  static let reference: UInt8 = 0x64
  /// `ref null`, before a heap type.
  static let nullableReference: UInt8 = 0x63
}

extension ValueType {
  /// The byte of a number or vector type; nil for references.
  var code: UInt8? {
    switch self {
    case .i32: 0x7F
    case .i64: 0x7E
    case .f32: 0x7D
    case .f64: 0x7C
    case .v128: 0x7B
    case .reference: nil
    }
  }

  /// Finds the type with a code of one byte.
  static func find(code: UInt8) -> ValueType? {
    switch code {
    case 0x7F: .i32
    case 0x7E: .i64
    case 0x7D: .f32
    case 0x7C: .f64
    case 0x7B: .v128
    default: HeapType.find(code: code).map { .reference(.nullable($0)) }
    }
  }
}

extension HeapType {
  /// The byte of an abstract heap type, which also stands for the nullable reference to it; nil for
  /// types that the module defines.
  var code: UInt8? {
    switch self {
    case .exception: 0x69
    case .array: 0x6A
    case .structure: 0x6B
    case .i31: 0x6C
    case .eq: 0x6D
    case .any: 0x6E
    case .extern: 0x6F
    case .function: 0x70
    case .none: 0x71
    case .noExtern: 0x72
    case .noFunction: 0x73
    case .noException: 0x74
    case .type: nil
    }
  }

  /// Finds the abstract heap type with a code.
  static func find(code: UInt8) -> HeapType? {
    0x69...0x74 ~= code ? abstract[Int(code - 0x69)] : nil
  }
}
