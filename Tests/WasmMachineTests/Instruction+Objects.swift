// Short names for the instructions of references, structures and arrays.

import WasmModel

extension Instruction {
  static let asNonNull = Instruction(.refAsNonNull)
  static let refEq = Instruction(.refEq)
  static let refI31 = Instruction(.refI31)
  static let i31GetS = Instruction(.i31GetS)
  static let i31GetU = Instruction(.i31GetU)
  static let arrayLen = Instruction(.arrayLen)
  static let anyConvertExtern = Instruction(.anyConvertExtern)
  static let externConvertAny = Instruction(.externConvertAny)

  static func callRef(_ type: TypeIndex) -> Instruction { Instruction(.callRef, .type(type)) }
  static func returnCallRef(_ type: TypeIndex) -> Instruction {
    Instruction(.returnCallRef, .type(type))
  }
  static func brOnNull(_ label: Int) -> Instruction { Instruction(.brOnNull, .label(label)) }
  static func brOnNonNull(_ label: Int) -> Instruction { Instruction(.brOnNonNull, .label(label)) }
  static func brOnCast(_ label: Int, _ from: ReferenceType, _ to: ReferenceType) -> Instruction {
    Instruction(.brOnCast, .castBranch(label, from: from, to: to))
  }
  static func brOnCastFail(
    _ label: Int, _ from: ReferenceType, _ to: ReferenceType
  ) -> Instruction {
    Instruction(.brOnCastFail, .castBranch(label, from: from, to: to))
  }
  static func test(_ type: ReferenceType) -> Instruction {
    Instruction(type.isNullable ? .refTestNull : .refTest, .heapType(type.heap))
  }
  static func cast(_ type: ReferenceType) -> Instruction {
    Instruction(type.isNullable ? .refCastNull : .refCast, .heapType(type.heap))
  }

  static func structNew(_ type: TypeIndex) -> Instruction { Instruction(.structNew, .type(type)) }
  static func structNewDefault(_ type: TypeIndex) -> Instruction {
    Instruction(.structNewDefault, .type(type))
  }
  static func structGet(_ type: TypeIndex, _ field: Int = 0) -> Instruction {
    Instruction(.structGet, .typeField(type, FieldIndex(field)))
  }
  static func structGetS(_ type: TypeIndex, _ field: Int = 0) -> Instruction {
    Instruction(.structGetS, .typeField(type, FieldIndex(field)))
  }
  static func structGetU(_ type: TypeIndex, _ field: Int = 0) -> Instruction {
    Instruction(.structGetU, .typeField(type, FieldIndex(field)))
  }
  static func structSet(_ type: TypeIndex, _ field: Int = 0) -> Instruction {
    Instruction(.structSet, .typeField(type, FieldIndex(field)))
  }

  static func arrayNew(_ type: TypeIndex) -> Instruction { Instruction(.arrayNew, .type(type)) }
  static func arrayNewDefault(_ type: TypeIndex) -> Instruction {
    Instruction(.arrayNewDefault, .type(type))
  }
  static func arrayNewFixed(_ type: TypeIndex, _ count: UInt32) -> Instruction {
    Instruction(.arrayNewFixed, .typeCount(type, count))
  }
  static func arrayNewData(_ type: TypeIndex) -> Instruction {
    Instruction(.arrayNewData, .typeData(type, DataIndex(0)))
  }
  static func arrayNewElem(_ type: TypeIndex) -> Instruction {
    Instruction(.arrayNewElem, .typeElement(type, ElementIndex(0)))
  }
  static func arrayGet(_ type: TypeIndex) -> Instruction { Instruction(.arrayGet, .type(type)) }
  static func arrayGetS(_ type: TypeIndex) -> Instruction { Instruction(.arrayGetS, .type(type)) }
  static func arrayGetU(_ type: TypeIndex) -> Instruction { Instruction(.arrayGetU, .type(type)) }
  static func arraySet(_ type: TypeIndex) -> Instruction { Instruction(.arraySet, .type(type)) }
  static func arrayFill(_ type: TypeIndex) -> Instruction { Instruction(.arrayFill, .type(type)) }
  static func arrayCopy(_ to: TypeIndex, _ from: TypeIndex) -> Instruction {
    Instruction(.arrayCopy, .typeType(to, from))
  }
  static func arrayInitData(_ type: TypeIndex) -> Instruction {
    Instruction(.arrayInitData, .typeData(type, DataIndex(0)))
  }
  static func arrayInitElem(_ type: TypeIndex) -> Instruction {
    Instruction(.arrayInitElem, .typeElement(type, ElementIndex(0)))
  }
}

extension ValueType {
  /// The nullable reference to a type of the module.
  static func null(_ type: TypeIndex) -> ValueType { .reference(.nullable(.type(type))) }
  /// The reference to a type of the module that is never null.
  static func to(_ type: TypeIndex) -> ValueType { .reference(.nonNull(.type(type))) }
  static let anyref = ValueType.reference(.nullable(.any))
  static let i31ref = ValueType.reference(.nullable(.i31))
}

extension ReferenceType {
  static let anyref = nullable(.any)
  static let eqref = nullable(.eq)
  static func to(_ type: TypeIndex) -> ReferenceType { .nonNull(.type(type)) }
}
