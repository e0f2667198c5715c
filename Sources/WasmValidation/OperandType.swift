// Types in four bytes, so that a stack of them is a flat array that costs nothing to change.

import WasmModel

/// A value type, or the type of an operand that nobody can know.
///
/// Defined types stand for themselves by their number in the ``TypeRegistry`` of the module, so that
/// two types are the same exactly if their bits are.
///
/// Standard: Appendix, Validation Algorithm, Data Structures (`val_type`).
struct OperandType: Hashable {
  /// Below 16 a type without parts; else ``reference``, ``nullable``, ``unset`` and a heap type.
  let bits: UInt32

  /// The standard's name: `Bot`. Only unreachable code has it.
  static let unknown = OperandType(bits: 0)
  static let i32 = OperandType(bits: 1)
  static let i64 = OperandType(bits: 2)
  static let f32 = OperandType(bits: 3)
  static let f64 = OperandType(bits: 4)
  static let v128 = OperandType(bits: 5)
  /// Only in fields; on the stack it is an i32.
  static let i8 = OperandType(bits: 6)
  /// Only in fields; on the stack it is an i32.
  static let i16 = OperandType(bits: 7)
  static let funcref = reference(to: .function, isNullable: true)
  static let exnref = reference(to: .exception, isNullable: true)
  /// What a catch clause passes on is never null.
  static let caughtReference = reference(to: .exception, isNullable: false)

  /// A reference that is not null to something that nobody can know.
  static let unknownReference = OperandType(bits: reference | HeapCode.unknown)

  private static let reference: UInt32 = 1 << 31
  private static let nullable: UInt32 = 1 << 30
  private static let unset: UInt32 = 1 << 29
  private static let heap: UInt32 = unset - 1

  var isReference: Bool { bits & Self.reference != 0 }
  var isNullable: Bool { bits & Self.nullable != 0 }
  var isPacked: Bool { self == .i8 || self == .i16 }
  var isNumberOrVector: Bool { bits >= Self.i32.bits && bits <= Self.v128.bits }
  var isDefaultable: Bool { !isReference || isNullable }
  var slotCount: Int { self == .v128 ? 2 : 1 }

  /// The type on the operand stack.
  var unpacked: OperandType { isPacked ? .i32 : self }

  /// The same reference type, allowing null or not.
  func with(isNullable: Bool) -> OperandType {
    OperandType(bits: isNullable ? bits | Self.nullable : bits & ~Self.nullable)
  }

  // Locals without a default carry a mark until they are set.
  var isUnset: Bool { bits & Self.unset != 0 }
  var markedUnset: OperandType { OperandType(bits: bits | Self.unset) }
  var markedSet: OperandType { OperandType(bits: bits & ~Self.unset) }
}

extension OperandType {
  /// Heap types as numbers: the place in ``abstract``, then the bottom of all, then defined types.
  private enum HeapCode {
    static let unknown: UInt32 = 12
    static let firstDefined: UInt32 = 16
  }

  private static let abstract: [HeapType] = [
    .any, .eq, .i31, .structure, .array, .none, .function, .noFunction, .extern, .noExtern,
    .exception, .noException,
  ]

  private static func code(_ heap: HeapType) -> UInt32 {
    switch heap {
    case .any: 0
    case .eq: 1
    case .i31: 2
    case .structure: 3
    case .array: 4
    case .none: 5
    case .function: 6
    case .noFunction: 7
    case .extern: 8
    case .noExtern: 9
    case .exception: 10
    case .noException: 11
    case .type(let number): HeapCode.firstDefined + number.number
    }
  }

  /// A reference; a defined type by its number in the registry.
  static func reference(to heap: HeapType, isNullable: Bool) -> OperandType {
    OperandType(bits: reference | code(heap)).with(isNullable: isNullable)
  }

  /// Packs a type; `numbers` gives the number of each type of the module, which must exist.
  init(_ type: ValueType, _ numbers: [TypeIndex]) {
    switch type {
    case .i32: self = .i32
    case .i64: self = .i64
    case .f32: self = .f32
    case .f64: self = .f64
    case .v128: self = .v128
    case .reference(let type):
      self = .reference(to: TypeRegistry.canonical(type.heap, numbers), isNullable: type.isNullable)
    }
  }

  /// What a reference points at, with a number of the registry; nil if nobody can know.
  var findHeapType: HeapType? {
    let code = bits & Self.heap
    if code >= HeapCode.firstDefined {
      return .type(TypeIndex(number: code - HeapCode.firstDefined))
    }
    return code == HeapCode.unknown ? nil : Self.abstract[Int(code)]
  }
}

/// Some types in a row: parameters, results, or what a label takes.
struct TypeList: Hashable {
  /// The bits of the type if there is only one, else the place in ``TypeContext/listedTypes``.
  fileprivate let word: UInt32
  fileprivate let length: UInt32

  static let empty = TypeList(start: 0, count: 0)

  init(_ type: OperandType) {
    word = type.bits
    length = 1
  }

  /// A list of any number of types but one.
  init(start: Int, count: Int) {
    word = UInt32(start)
    length = UInt32(count)
  }

  var count: Int { Int(length) }
  var isEmpty: Bool { length == 0 }
}

extension TypeContext {
  /// One type of a list.
  func type(_ list: TypeList, _ position: Int) -> OperandType {
    list.length == 1 ? OperandType(bits: list.word) : listedTypes[Int(list.word) + position]
  }

  func slotCount(_ list: TypeList) -> Int {
    var slots = list.count
    for position in 0..<list.count where type(list, position) == .v128 { slots += 1 }
    return slots
  }
}
