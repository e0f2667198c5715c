// The bytes that stand for types, for the decoder and the encoder alike.
//
// Standard: Binary Format, Types.

import WasmModel

/// Bytes that begin a type or a description of one.
enum TypeCode {
  static let function: UInt8 = 0x60
  static let emptyBlock: UInt8 = 0x40
  /// Begins a table that has an initial expression.
  static let tableWithInitial: UInt8 = 0x40
  /// `ref null`, before a heap type.
  static let nullableReference: UInt8 = 0x63
}

extension ValueType {
  /// The byte in the file. The long form of reference types is read but never written.
  var code: UInt8 {
    switch self {
    case .i32: 0x7F
    case .i64: 0x7E
    case .f32: 0x7D
    case .f64: 0x7C
    case .reference(let heap): heap.code
    }
  }

  /// Finds the type with a code of one byte.
  static func find(code: UInt8) -> ValueType? {
    switch code {
    case 0x7F: .i32
    case 0x7E: .i64
    case 0x7D: .f32
    case 0x7C: .f64
    default: HeapType.find(code: code).map(ValueType.reference)
    }
  }
}

extension HeapType {
  /// The byte in the file, which also stands for the nullable reference type.
  var code: UInt8 {
    switch self {
    case .function: 0x70
    case .extern: 0x6F
    case .exception: 0x69
    }
  }

  /// Finds the heap type with a code.
  static func find(code: UInt8) -> HeapType? {
    switch code {
    case 0x70: .function
    case 0x6F: .extern
    case 0x69: .exception
    default: nil
    }
  }
}
