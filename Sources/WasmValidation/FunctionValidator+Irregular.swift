// The rules that a card cannot state, one line each.

import WasmModel

extension FunctionValidator {
  mutating func checkIrregular(_ opcode: Opcode) throws(ValidationError.Kind) {
    switch opcode {
    case .globalGet: operands.push(try global(index()).type)
    case .globalSet: try checkGlobalSet(index())
    case .drop: try checkDrop()
    case .select: try checkSelect()
    case .unreachable: markUnreachable()
    case .block: try open(.block, body.blockType(at: pc))
    case .loop: try open(.loop, body.blockType(at: pc))
    case .if: try openIf(body.blockType(at: pc))
    case .else: try checkElse()
    case .end: try checkEnd()
    case .br: try checkBranch(number)
    case .brIf: try checkBranchIf(number)
    case .return: try checkReturn()
    case .call: try checkCall(try context.signature(of: index()))
    case .returnCall: try checkReturnCall(try context.signature(of: index()))
    case .callRef: try checkCallReference(index())
    case .returnCallRef: try checkReturnCallReference(index())
    case .brOnNull: try checkBranchOnNull(number)
    case .brOnNonNull: try checkBranchOnNonNull(number)
    case .throw: try checkThrow(index())
    case .throwRef: try checkThrowReference()
    case .try: try openTry(body.blockType(at: pc))
    case .catch: try checkCatch(index())
    case .catchAll: try checkCatch(nil)
    case .delegate: try checkDelegate(number)
    case .rethrow: try checkRethrow(number)
    case .refIsNull: try checkIsNull()
    case .refFunc: try checkFunctionReference(index())
    case .refAsNonNull: try checkAsNonNull()
    case .anyConvertExtern: try checkConversion(from: .extern, to: .any)
    case .externConvertAny: try checkConversion(from: .any, to: .extern)
    case .tableGet: try checkTableGet(index())
    case .tableSet: try checkTableSet(index())
    case .tableSize: operands.push(try context.table(index()).address)
    case .tableGrow: try checkTableGrow(index())
    case .tableFill: try checkTableFill(index())
    case .elemDrop: _ = try context.element(index())
    case .memorySize: operands.push(try context.memory(index()))
    case .memoryGrow: try checkMemoryGrow(index())
    case .memoryFill: try checkMemoryFill(index())
    case .dataDrop: try context.checkUse(of: index())
    case .structNew: try checkStructNew(index())
    case .structNewDefault: try checkStructNewDefault(index())
    case .arrayNew: try checkArrayNew(index())
    case .arrayNewDefault: try checkArrayNewDefault(index())
    case .arrayGet, .arrayGetS, .arrayGetU: try checkArrayGet(index(), opcode)
    case .arraySet: try checkArraySet(index())
    case .arrayFill: try checkArrayFill(index())
    default: try checkIrregular(opcode, body.immediate(at: pc))
    }
  }

  /// Those with an immediate of more than one number.
  private mutating func checkIrregular(_ opcode: Opcode, _ immediate: Immediate)
    throws(ValidationError.Kind)
  {
    switch (opcode, immediate) {
    case (.brTable, .labels(let labels, let last)): try checkBranchTable(labels, default: last)
    case (.callIndirect, .typeTable(let type, let table)): try checkCallIndirect(type, table)
    case (.returnCallIndirect, .typeTable(let type, let table)):
      try checkReturnCallIndirect(type, table)
    case (.brOnCast, .castBranch(let label, let from, let to)):
      try checkBranchOnCast(label, from, to)
    case (.brOnCastFail, .castBranch(let label, let from, let to)):
      try checkBranchOnCastFail(label, from, to)
    case (.selectTyped, .valueTypes(let types)): try checkSelect(types)
    case (.tryTable, .tryTable(let type, let clauses)): try openTryTable(type, clauses)
    case (.refNull, .heapType(let heap)): try checkNull(heap)
    case (.refTest, .heapType(let heap)), (.refTestNull, .heapType(let heap)):
      try checkTest(heap)
    case (.refCast, .heapType(let heap)): try checkCast(heap, isNullable: false)
    case (.refCastNull, .heapType(let heap)): try checkCast(heap, isNullable: true)
    case (.tableInit, .elementTable(let segment, let table)): try checkTableInit(segment, table)
    case (.tableCopy, .tableTable(let to, let from)): try checkTableCopy(to, from)
    case (.memoryInit, .dataMemory(let segment, let memory)):
      try checkMemoryInit(segment, memory)
    case (.memoryCopy, .memoryMemory(let to, let from)): try checkMemoryCopy(to, from)
    case (.structGet, .typeField(let type, let field)),
      (.structGetS, .typeField(let type, let field)),
      (.structGetU, .typeField(let type, let field)):
      try checkStructGet(type, field, opcode)
    case (.structSet, .typeField(let type, let field)): try checkStructSet(type, field)
    case (.arrayNewFixed, .typeCount(let type, let count)):
      try checkArrayNewFixed(type, Int(count))
    case (.arrayNewData, .typeData(let type, let segment)): try checkArrayNewData(type, segment)
    case (.arrayNewElem, .typeElement(let type, let segment)):
      try checkArrayNewElement(type, segment)
    case (.arrayCopy, .typeType(let to, let from)): try checkArrayCopy(to, from)
    case (.arrayInitData, .typeData(let type, let segment)):
      try checkArrayInitData(type, segment)
    case (.arrayInitElem, .typeElement(let type, let segment)):
      try checkArrayInitElement(type, segment)
    default: preconditionFailure("an irregular card without a rule: \(opcode)")
    }
  }

  /// The immediate, if it is one number.
  private var number: Int { Int(body.number(at: pc)) }

  /// The immediate, if it is an index.
  private func index<Space>() -> Index<Space> {
    Index(number: UInt32(truncatingIfNeeded: body.number(at: pc)))
  }
}
