// Walks over the instructions of one function, or of a constant expression, once.
//
// Standard: Appendix, Validation Algorithm; Validation, Instructions.

import WasmModel

/// Checks a flat list of instructions with an operand stack of types and a stack of open blocks;
/// blocks inside blocks do not recurse. Its methods throw the kind of an error; the place of it is
/// ``pc``.
struct FunctionValidator {
  let context: ModuleContext
  let type: FunctionType
  let locals: [ValueType]
  let body: [Instruction]
  /// Only constant instructions are allowed.
  let isConstant: Bool

  private(set) var pc = 0
  var stacks = TypeStacks()
  var sideTable: SideTableBuilder
  private let recordsOperands: Bool
  /// The operands before each instruction, if they are to be kept.
  private(set) var recordedOperands: [[ValueType]?] = []

  init(
    _ context: ModuleContext, type: FunctionType, locals: [ValueType], body: [Instruction],
    isConstant: Bool = false, recordsOperands: Bool = false
  ) {
    self.context = context
    self.type = type
    self.locals = type.parameters + locals
    self.body = body
    self.isConstant = isConstant
    sideTable = SideTableBuilder(instructionCount: body.count)
    self.recordsOperands = recordsOperands
  }

  /// Checks all instructions; afterwards the side table is complete.
  mutating func run() throws(ValidationError.Kind) {
    stacks.openFunction(type)
    while pc < body.count {
      try step(body[pc])
      pc += 1
    }
    guard stacks.controls.isEmpty else { throw .endExpected }
  }

  private mutating func step(_ instruction: Instruction) throws(ValidationError.Kind) {
    guard let frame = stacks.controls.last else { throw .misplacedInstruction(instruction.opcode) }
    if recordsOperands { recordedOperands.append(stacks.findOperands(before: instruction.opcode)) }
    let card = instruction.opcode.card
    try context.checkImmediate(of: instruction, card.immediates)
    if isConstant { try checkConstant(instruction) }
    switch card.typing {
    case .stack(let parameters, let results):
      try stacks.pop(parameters)
      stacks.push(results)
    case .irregular: try checkIrregular(instruction)
    }
    // What opens a range is outside of it; what closes a range is outside, too.
    let opensRange = instruction.opcode == .try || instruction.opcode == .tryTable
    let handler = opensRange ? frame.handler : stacks.controls.last?.handler
    sideTable.setInnermostHandler(handler, at: pc)
  }

  /// The rules that a card cannot state, one line each.
  private mutating func checkIrregular(_ instruction: Instruction) throws(ValidationError.Kind) {
    switch (instruction.opcode, instruction.immediate) {
    case (.unreachable, _): stacks.markUnreachable()
    case (.block, .blockType(let type)): try open(.block, type)
    case (.loop, .blockType(let type)): try open(.loop, type)
    case (.if, .blockType(let type)): try openIf(type)
    case (.else, _): try checkElse()
    case (.end, _): try checkEnd()
    case (.br, .label(let label)): try checkBranch(label)
    case (.brIf, .label(let label)): try checkBranchIf(label)
    case (.brTable, .labels(let labels, let last)): try checkBranchTable(labels, default: last)
    case (.return, _): try checkReturn()
    case (.call, .function(let index)): try checkCall(context.type(of: index))
    case (.callIndirect, .typeTable(let type, let table)): try checkCallIndirect(type, table)
    case (.returnCall, .function(let index)): try checkReturnCall(context.type(of: index))
    case (.returnCallIndirect, .typeTable(let type, let table)):
      try checkReturnCallIndirect(type, table)
    case (.drop, _): _ = try stacks.pop(.anyOperand)
    case (.select, _): try checkSelect()
    case (.selectTyped, .valueTypes(let types)): try checkSelect(types)
    case (.throw, .tag(let tag)): try checkThrow(tag)
    case (.throwRef, _): try checkThrowReference()
    case (.tryTable, .tryTable(let type, let clauses)): try openTryTable(type, clauses)
    case (.try, .blockType(let type)): try openTry(type)
    case (.catch, .tag(let tag)): try checkCatch(tag)
    case (.catchAll, _): try checkCatch(nil)
    case (.delegate, .label(let label)): try checkDelegate(label)
    case (.rethrow, .label(let label)): try checkRethrow(label)
    case (.refNull, .heapType(let heap)): stacks.push([.reference(heap)])
    case (.refIsNull, _): try checkIsNull()
    case (.refFunc, .function(let index)): try checkFunctionReference(index)
    case (.localGet, .local(let index)): stacks.push([try local(index)])
    case (.localSet, .local(let index)): try stacks.pop([try local(index)])
    case (.localTee, .local(let index)): try checkTee(index)
    case (.globalGet, .global(let index)): stacks.push([context.globals[index.value].value])
    case (.globalSet, .global(let index)): try checkGlobalSet(index)
    case (.tableGet, .table(let index)): try checkTableGet(index)
    case (.tableSet, .table(let index)): try checkTableSet(index)
    case (.tableInit, .elementTable(let segment, let table)): try checkTableInit(segment, table)
    case (.elemDrop, _): break
    case (.tableCopy, .tableTable(let to, let from)): try checkTableCopy(to, from)
    case (.tableGrow, .table(let index)): try checkTableGrow(index)
    case (.tableSize, _): stacks.push([.i32])
    case (.tableFill, .table(let index)): try checkTableFill(index)
    default: preconditionFailure("an irregular card without a rule: \(instruction.opcode)")
    }
  }
}
