// Small modules for tests, built by hand so that no decoder can hide a mistake.

import WasmModel

@testable import WasmValidation

extension Module {
  /// A module of one function of type 0. Further types follow from 1, then one for each tag.
  init(
    _ body: [Instruction], type: FunctionType = FunctionType([], []), locals: [ValueType] = [],
    types: [FunctionType] = [], tags: [[ValueType]] = []
  ) {
    self.init()
    self.types = [type] + types + tags.map { FunctionType($0, []) }
    self.tags = tags.indices.map { TypeIndex(1 + types.count + $0) }
    functions = [Function(type: TypeIndex(0), locals: locals, body: body)]
  }

  /// A module without functions, changed a little.
  init(_ change: (inout Module) -> Void) {
    self.init()
    change(&self)
  }

  /// This module, changed a little.
  func with(_ change: (inout Module) -> Void) -> Module {
    var changed = self
    change(&changed)
    return changed
  }

  /// The first defined function of this module, validated.
  func validatedFunction() throws -> ValidatedFunction {
    let functions = try validate(self).functions
    guard let function = functions.first else { throw ValidationError.Kind.endExpected }
    return function
  }
}

extension Instruction {
  static let unreachable = Instruction(.unreachable)
  static let nop = Instruction(.nop)
  static let drop = Instruction(.drop)
  static let end = Instruction(.end)
  static let `else` = Instruction(.else)
  static let catchAll = Instruction(.catchAll)
  static let throwRef = Instruction(.throwRef)
  static let select = Instruction(.select)

  static func i32(_ value: Int32) -> Instruction { Instruction(.i32Const, .i32(value)) }
  static func i64(_ value: Int64) -> Instruction { Instruction(.i64Const, .i64(value)) }
  static func null(_ heap: HeapType) -> Instruction { Instruction(.refNull, .heapType(heap)) }

  static func block(_ type: BlockType = .empty) -> Instruction {
    Instruction(.block, .blockType(type))
  }
  static func loop(_ type: BlockType = .empty) -> Instruction {
    Instruction(.loop, .blockType(type))
  }
  static func `if`(_ type: BlockType = .empty) -> Instruction { Instruction(.if, .blockType(type)) }
  static func `try`(_ type: BlockType = .empty) -> Instruction {
    Instruction(.try, .blockType(type))
  }
  static func tryTable(_ type: BlockType = .empty, _ clauses: CatchClause...) -> Instruction {
    Instruction(.tryTable, .tryTable(type, clauses))
  }
  static func `catch`(_ tag: Int) -> Instruction { Instruction(.catch, .tag(TagIndex(tag))) }
  static func `throw`(_ tag: Int) -> Instruction { Instruction(.throw, .tag(TagIndex(tag))) }
  static func delegate(_ label: Int) -> Instruction { Instruction(.delegate, .label(label)) }
  static func `rethrow`(_ label: Int) -> Instruction { Instruction(.rethrow, .label(label)) }

  static func br(_ label: Int) -> Instruction { Instruction(.br, .label(label)) }
  static func brIf(_ label: Int) -> Instruction { Instruction(.brIf, .label(label)) }
  static func brTable(_ labels: [Int], default last: Int) -> Instruction {
    Instruction(.brTable, .labels(labels, default: last))
  }
  static func local(_ opcode: Opcode, _ index: Int) -> Instruction {
    Instruction(opcode, .local(LocalIndex(index)))
  }
  static func global(_ opcode: Opcode, _ index: Int) -> Instruction {
    Instruction(opcode, .global(GlobalIndex(index)))
  }
  static func function(_ opcode: Opcode, _ index: Int) -> Instruction {
    Instruction(opcode, .function(FunctionIndex(index)))
  }
  static func table(_ opcode: Opcode, _ index: Int) -> Instruction {
    Instruction(opcode, .table(TableIndex(index)))
  }
}

extension BlockType {
  static let i32 = BlockType.value(.i32)
  static let exnref = BlockType.value(.exnref)
  static func type(_ index: Int) -> BlockType { .type(TypeIndex(index)) }
}

extension ConstantExpression {
  static func i32(_ value: Int32) -> ConstantExpression { ConstantExpression([.i32(value), .end]) }
}
