// Short names for instructions, so that a test reads like the text format.

import WasmModel

extension Instruction {
  static let unreachable = Instruction(.unreachable)
  static let nop = Instruction(.nop)
  static let drop = Instruction(.drop)
  static let end = Instruction(.end)
  static let `else` = Instruction(.else)
  static let `return` = Instruction(.return)
  static let select = Instruction(.select)
  static let catchAll = Instruction(.catchAll)
  static let throwRef = Instruction(.throwRef)
  static let isNull = Instruction(.refIsNull)
  static let add = Instruction(.i32Add)
  static let sub = Instruction(.i32Sub)
  static let memorySize = Instruction(.memorySize, .memoryIndex(MemoryIndex(0)))
  static let memoryGrow = Instruction(.memoryGrow, .memoryIndex(MemoryIndex(0)))
  static let memoryFill = Instruction(.memoryFill, .memoryIndex(MemoryIndex(0)))
  static let memoryCopy = Instruction(
    .memoryCopy, .memoryMemory(MemoryIndex(0), MemoryIndex(0)))

  static func i32(_ value: Int32) -> Instruction { Instruction(.i32Const, .i32(value)) }
  static func i64(_ value: Int64) -> Instruction { Instruction(.i64Const, .i64(value)) }
  static func f32(_ value: Float) -> Instruction {
    Instruction(.f32Const, .f32(value.bitPattern))
  }
  static func f64(_ value: Double) -> Instruction {
    Instruction(.f64Const, .f64(value.bitPattern))
  }
  static func v128(_ value: V128) -> Instruction { Instruction(.v128Const, .v128(value)) }
  static func v128(_ low: UInt64, _ high: UInt64) -> Instruction {
    .v128(V128(low: low, high: high))
  }
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
  static func call(_ index: Int) -> Instruction {
    Instruction(.call, .function(FunctionIndex(index)))
  }
  static func returnCall(_ index: Int) -> Instruction {
    Instruction(.returnCall, .function(FunctionIndex(index)))
  }
  static func callIndirect(_ type: TypeIndex, table: Int = 0) -> Instruction {
    Instruction(.callIndirect, .typeTable(type, TableIndex(table)))
  }
  static func returnCallIndirect(_ type: TypeIndex, table: Int = 0) -> Instruction {
    Instruction(.returnCallIndirect, .typeTable(type, TableIndex(table)))
  }
  static func refFunc(_ index: Int) -> Instruction {
    Instruction(.refFunc, .function(FunctionIndex(index)))
  }

  static func get(_ local: Int) -> Instruction { Instruction(.localGet, .local(LocalIndex(local))) }
  static func set(_ local: Int) -> Instruction { Instruction(.localSet, .local(LocalIndex(local))) }
  static func tee(_ local: Int) -> Instruction { Instruction(.localTee, .local(LocalIndex(local))) }
  static func globalGet(_ index: Int) -> Instruction {
    Instruction(.globalGet, .global(GlobalIndex(index)))
  }
  static func globalSet(_ index: Int) -> Instruction {
    Instruction(.globalSet, .global(GlobalIndex(index)))
  }

  static func table(_ opcode: Opcode, _ index: Int = 0) -> Instruction {
    Instruction(opcode, .table(TableIndex(index)))
  }
  static func tableCopy(to: Int = 0, from: Int = 0) -> Instruction {
    Instruction(.tableCopy, .tableTable(TableIndex(to), TableIndex(from)))
  }
  static func tableInit(_ segment: Int = 0) -> Instruction {
    Instruction(.tableInit, .elementTable(ElementIndex(segment), TableIndex(0)))
  }
  static func elemDrop(_ segment: Int = 0) -> Instruction {
    Instruction(.elemDrop, .element(ElementIndex(segment)))
  }
  static func memoryInit(_ segment: Int = 0) -> Instruction {
    Instruction(.memoryInit, .dataMemory(DataIndex(segment), MemoryIndex(0)))
  }
  static func dataDrop(_ segment: Int = 0) -> Instruction {
    Instruction(.dataDrop, .data(DataIndex(segment)))
  }
  static func access(_ opcode: Opcode, offset: UInt64 = 0, memory: Int = 0) -> Instruction {
    Instruction(
      opcode,
      .memory(MemoryArgument(alignment: 0, offset: offset, memory: MemoryIndex(memory))))
  }
}

extension CatchClause {
  static func tag(_ tag: Int, _ label: Int) -> CatchClause {
    CatchClause(.tag(TagIndex(tag)), label: label)
  }
  static func tagReference(_ tag: Int, _ label: Int) -> CatchClause {
    CatchClause(.tagReference(TagIndex(tag)), label: label)
  }
  static func all(_ label: Int) -> CatchClause { CatchClause(.all, label: label) }
  static func allReference(_ label: Int) -> CatchClause {
    CatchClause(.allReference, label: label)
  }
}

extension BlockType {
  static let i32 = BlockType.value(.i32)
  static let i64 = BlockType.value(.i64)
  static let v128 = BlockType.value(.v128)
  static let exnref = BlockType.value(.exnref)
}

extension ConstantExpression {
  static func i32(_ value: Int32) -> ConstantExpression { ConstantExpression([.i32(value), .end]) }
  static func refFunc(_ index: Int) -> ConstantExpression {
    ConstantExpression([.refFunc(index), .end])
  }
  static func v128(_ value: V128) -> Instruction { Instruction(.v128Const, .v128(value)) }
  static func v128(_ low: UInt64, _ high: UInt64) -> Instruction {
    .v128(V128(low: low, high: high))
  }
  static func null(_ heap: HeapType) -> ConstantExpression {
    ConstantExpression([.null(heap), .end])
  }
}
