// How many operands an instruction takes, so that a trace can show them.

import WasmModel

/// Numbers of operands.
enum TraceArity {
  /// How many operands an instruction of a valid module takes. What a branch takes along, or a block
  /// takes in, stays where it is and does not count.
  static func operands(_ instruction: Instruction, in module: TraceModule, results: Int) -> Int {
    switch instruction.opcode.card.typing {
    case .stack(let operands, _): return operands.count
    // The address comes in addition.
    case .access(let operands, _): return operands.count + 1
    case .irregular: break
    }
    switch instruction.immediate {
    case .function(let index) where instruction.opcode != .refFunc:
      return module.functions[index.value].parameters.count
    case .typeTable(let type, _): return module.code.module.functionType(type).parameters.count + 1
    case .tag(let tag) where instruction.opcode == .throw:
      return module.tags[tag.value].parameters.count
    case .typeCount(_, let count): return Int(count)
    case .type(let type):
      return ofType(instruction.opcode, module.code.module.types[type.value].composite)
    default: return fixed(instruction.opcode, results: results)
    }
  }

  private static func ofType(_ opcode: Opcode, _ type: CompositeType) -> Int {
    switch (opcode, type) {
    case (.structNew, .structure(let fields)): fields.count
    case (.callRef, .function(let type)), (.returnCallRef, .function(let type)):
      type.parameters.count + 1
    default: fixed(opcode, results: 0)
    }
  }

  private static func fixed(_ opcode: Opcode, results: Int) -> Int {
    switch opcode {
    case .return: results
    case .if, .brIf, .brTable, .brOnNull, .brOnNonNull, .brOnCast, .brOnCastFail, .throwRef, .drop,
      .localSet, .localTee, .globalSet, .refIsNull, .refAsNonNull, .refTest, .refTestNull, .refCast,
      .refCastNull, .structGet, .structGetS, .structGetU, .arrayNewDefault, .anyConvertExtern,
      .externConvertAny, .tableGet, .memoryGrow:
      1
    case .structSet, .tableSet, .tableGrow, .arrayNew, .arrayGet, .arrayGetS, .arrayGetU,
      .arrayNewData, .arrayNewElem:
      2
    case .select, .selectTyped, .tableInit, .tableCopy, .tableFill, .memoryInit, .memoryCopy,
      .memoryFill, .arraySet:
      3
    case .arrayFill, .arrayInitData, .arrayInitElem: 4
    case .arrayCopy: 5
    default: 0
    }
  }
}
