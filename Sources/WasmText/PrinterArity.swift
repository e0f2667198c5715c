// How many operands an instruction pops and pushes: what folding needs to know.
//
// Standard: Validation, Instructions.

import WasmModel

/// Numbers of operands.
struct PrinterArity: Equatable {
  let pops: Int
  let pushes: Int

  init(_ pops: Int, _ pushes: Int) {
    self.pops = pops
    self.pushes = pushes
  }

  init(_ type: FunctionType) { self.init(type.parameters.count, type.results.count) }

  /// The arity of an instruction that neither opens nor closes a block; nil if the module does not
  /// say, as for an index that leads nowhere.
  ///
  /// - Parameters:
  ///   - label: How many operands a branch to a label takes along.
  ///   - results: How many results the function has.
  static func find(
    _ instruction: Instruction, in module: PrinterSignatures, results: Int, label: (Int) -> Int?
  ) -> PrinterArity? {
    switch instruction.opcode.card.typing {
    case .stack(let operands, let results): return .init(operands.count, results.count)
    // The address comes in addition.
    case .access(let operands, let results): return .init(operands.count + 1, results.count)
    case .irregular: break
    }
    switch instruction.immediate {
    case .label(let index):
      return label(index).flatMap { branch(instruction.opcode, carries: $0) }
    case .labels(_, default: let index): return label(index).map { .init($0 + 1, 0) }
    case .castBranch(let index, _, _): return label(index).map { .init($0, $0) }
    case .function(let index): return call(instruction.opcode, module.function(index))
    case .typeTable(let index, _): return call(instruction.opcode, module.type(index))
    case .tag(let index): return module.tag(index).map { .init($0.parameters.count, 0) }
    case .typeCount(_, let count): return .init(Int(count), 1)
    case .type(let index):
      return aggregate(instruction.opcode, index, module)
        ?? call(instruction.opcode, module.type(index))
    default: return fixed(instruction.opcode, results: results)
    }
  }

  /// Branches to one label; `br_on_non_null` takes the reference along only if it branches.
  private static func branch(_ opcode: Opcode, carries count: Int) -> PrinterArity? {
    switch opcode {
    case .br: .init(count, 0)
    case .brIf, .brOnNull: .init(count + 1, count + (opcode == .brOnNull ? 1 : 0))
    case .brOnNonNull: count > 0 ? .init(count, count - 1) : nil
    case .rethrow: .init(0, 0)
    default: nil
    }
  }

  /// Calls, and `ref.func`, which names a function too. A call by reference or through a table pops
  /// one operand more.
  private static func call(_ opcode: Opcode, _ type: FunctionType?) -> PrinterArity? {
    if opcode == .refFunc { return .init(0, 1) }
    guard let type else { return nil }
    let parameters = type.parameters.count
    return switch opcode {
    case .call: .init(type)
    case .callIndirect, .callRef: .init(parameters + 1, type.results.count)
    case .returnCall: .init(parameters, 0)
    case .returnCallIndirect, .returnCallRef: .init(parameters + 1, 0)
    default: nil
    }
  }

  /// Instructions with the type of a structure or an array, and nothing else.
  private static func aggregate(
    _ opcode: Opcode, _ type: TypeIndex, _ module: PrinterSignatures
  ) -> PrinterArity? {
    switch opcode {
    case .structNew: module.fieldCount(type).map { .init($0, 1) }
    case .structNewDefault: .init(0, 1)
    case .arrayNew: .init(2, 1)
    case .arrayNewDefault: .init(1, 1)
    case .arrayGet, .arrayGetS, .arrayGetU: .init(2, 1)
    case .arraySet: .init(3, 0)
    case .arrayFill: .init(4, 0)
    default: nil
    }
  }

  /// Instructions whose types depend on context, but not the number of them.
  private static func fixed(_ opcode: Opcode, results: Int) -> PrinterArity? {
    switch opcode {
    case .return: .init(results, 0)
    case .unreachable, .elemDrop: .init(0, 0)
    case .refNull, .localGet, .globalGet, .tableSize, .memorySize: .init(0, 1)
    case .drop, .localSet, .globalSet, .throwRef: .init(1, 0)
    case .localTee, .refIsNull, .refAsNonNull, .refTest, .refTestNull, .refCast, .refCastNull,
      .structGet, .structGetS, .structGetU, .anyConvertExtern, .externConvertAny, .tableGet,
      .memoryGrow:
      .init(1, 1)
    case .structSet, .tableSet: .init(2, 0)
    case .tableGrow, .arrayNewData, .arrayNewElem: .init(2, 1)
    case .select, .selectTyped: .init(3, 1)
    case .tableInit, .tableCopy, .tableFill, .memoryInit, .memoryCopy, .memoryFill: .init(3, 0)
    case .arrayInitData, .arrayInitElem: .init(4, 0)
    case .arrayCopy: .init(5, 0)
    default: nil
    }
  }
}
