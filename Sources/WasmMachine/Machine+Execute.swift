// One instruction: the faithful form of execution.
//
// Standard: Execution, Instructions.

import WasmModel
import WasmValidation

extension Machine {
  /// Executes the instruction at the pc of the current frame.
  mutating func execute() {
    let frame = frames[frames.count - 1]
    guard let code = functions.findCode(frame.function) else {
      preconditionFailure("a host function has no frame")
    }
    let instruction = code.steps[Int(frame.pc)]
    recordPosition()
    switch instruction.opcode {
    case .unreachable: trap(.unreachable)
    case .nop, .block, .loop, .try, .tryTable, .delegate: advance()
    case .if: executeIf(instruction, code)
    case .else, .catch, .catchAll: take(code.branches[Int(instruction.a)], frame)
    case .end: if Int(frame.pc) == code.steps.count - 1 { executeReturn(code) } else { advance() }
    case .br: take(code.branches[Int(instruction.a)], frame)
    case .brIf: executeBranchIf(instruction, code, frame)
    case .brTable: executeBranchTable(instruction, code, frame)
    case .brOnNull: executeBranchOnNull(instruction, code, frame)
    case .brOnNonNull: executeBranchOnNonNull(instruction, code, frame)
    case .brOnCast: executeBranchOnCast(instruction, code, frame, ifPasses: true)
    case .brOnCastFail: executeBranchOnCast(instruction, code, frame, ifPasses: false)
    case .return: executeReturn(code)
    case .call: call(instances[frame.instance.value].functions[Int(instruction.a)])
    case .callIndirect: callIndirect(instruction, frame, isTail: false)
    case .callRef: callReference(isTail: false)
    case .returnCall: tailCall(instances[frame.instance.value].functions[Int(instruction.a)])
    case .returnCallIndirect: callIndirect(instruction, frame, isTail: true)
    case .returnCallRef: callReference(isTail: true)
    case .throw: executeThrow(instruction, frame)
    case .throwRef: executeThrowRef()
    case .rethrow: executeRethrow(instruction, code, frame)
    case .drop: dropOperands(Int(instruction.width))
    case .select, .selectTyped: executeSelect(instruction)
    case .refNull: pushAndAdvance(Reference.null)
    case .refIsNull: replaceTop(operand(0) == Reference.null ? 1 : 0)
    case .refFunc:
      let address = instances[frame.instance.value].functions[Int(instruction.a)]
      pushAndAdvance(UInt64(address.value))
    case .refAsNonNull: executeAsNonNull()
    case .refTest, .refTestNull: executeTest(instruction, code, frame)
    case .refCast, .refCastNull: executeCast(instruction, code, frame)
    case .anyConvertExtern, .externConvertAny: advance()
    case .refI31: replaceTop(Reference.i31(UInt32(truncatingIfNeeded: operand(0))))
    case .i31GetS: executeGetI31(isSigned: true)
    case .i31GetU: executeGetI31(isSigned: false)
    case .localGet: executeLocalGet(instruction, frame)
    case .localSet: executeLocalSet(instruction, frame, keep: false)
    case .localTee: executeLocalSet(instruction, frame, keep: true)
    case .globalGet: executeGlobalGet(instruction, frame)
    case .globalSet: executeGlobalSet(instruction, frame)
    case .i32Const, .i64Const, .f32Const, .f64Const: pushAndAdvance(instruction.b)
    case .v128Const: pushAndAdvance(code.constants.vectors[Int(instruction.b)])
    case .i32Load, .i64Load, .f32Load, .f64Load, .i32Load8S, .i32Load8U, .i32Load16S, .i32Load16U,
      .i64Load8S, .i64Load8U, .i64Load16S, .i64Load16U, .i64Load32S, .i64Load32U:
      executeLoad(instruction, frame)
    case .i32Store, .i64Store, .f32Store, .f64Store, .i32Store8, .i32Store16, .i64Store8,
      .i64Store16, .i64Store32:
      executeStore(instruction, frame)
    case .memorySize: executeMemorySize(instruction, frame)
    case .memoryGrow: executeMemoryGrow(instruction, frame)
    case .memoryInit: executeMemoryInit(instruction, frame)
    case .dataDrop: executeDropData(instruction, frame)
    case .memoryCopy: executeMemoryCopy(instruction, frame)
    case .memoryFill: executeMemoryFill(instruction, frame)
    default: executeRarer(instruction, code, frame)
    }
  }

  /// The rarer instructions that are more than a function of their operands.
  private mutating func executeRarer(
    _ instruction: PreparedInstruction, _ code: Code, _ frame: Frame
  ) {
    switch instruction.opcode {
    case .tableGet: executeTableGet(instruction, frame)
    case .tableSet: executeTableSet(instruction, frame)
    case .tableInit: executeTableInit(instruction, frame)
    case .elemDrop: executeDropElements(instruction, frame)
    case .tableCopy: executeTableCopy(instruction, frame)
    case .tableGrow: executeTableGrow(instruction, frame)
    case .tableSize: executeTableSize(instruction, frame)
    case .tableFill: executeTableFill(instruction, frame)
    case .structNew: executeStructNew(instruction, frame)
    case .structNewDefault: executeStructNewDefault(instruction, frame)
    case .structGet, .structGetU: executeStructGet(instruction, isSigned: false)
    case .structGetS: executeStructGet(instruction, isSigned: true)
    case .structSet: executeStructSet(instruction)
    case .arrayNew: executeArrayNew(instruction, frame)
    case .arrayNewDefault: executeArrayNewDefault(instruction, frame)
    case .arrayNewFixed: executeArrayNewFixed(instruction, frame)
    case .arrayNewData: executeArrayNewData(instruction, frame)
    case .arrayNewElem: executeArrayNewElements(instruction, frame)
    case .arrayGet, .arrayGetU: executeArrayGet(instruction, isSigned: false)
    case .arrayGetS: executeArrayGet(instruction, isSigned: true)
    case .arraySet: executeArraySet(instruction)
    case .arrayLen: executeArrayLength()
    case .arrayFill: executeArrayFill(instruction)
    case .arrayCopy: executeArrayCopy(instruction)
    case .arrayInitData: executeArrayInitData(instruction, frame)
    case .arrayInitElem: executeArrayInitElements(instruction, frame)
    case .v128Load: executeVectorLoad(instruction, frame)
    case .v128Store: executeVectorStore(instruction, frame)
    case .v128Load8Lane, .v128Load16Lane, .v128Load32Lane, .v128Load64Lane:
      executeLoadLane(instruction, frame)
    case .v128Store8Lane, .v128Store16Lane, .v128Store32Lane, .v128Store64Lane:
      executeStoreLane(instruction, frame)
    default: executeByCard(instruction, code, frame)
    }
  }

  /// Executes an instruction whose card says what it means.
  private mutating func executeByCard(
    _ instruction: PreparedInstruction, _ code: Code, _ frame: Frame
  ) {
    let meaning = code.meanings[Int(instruction.opcode.rawValue)]
    switch meaning {
    case .computeUnary(let compute):
      do { replaceTop(try compute(operand(0))) } catch { trap(error) }
    case .computeBinary(let compute):
      do {
        let result = try compute(operand(1), operand(0))
        top -= 1
        replaceTop(result)
      } catch { trap(error) }
    default: executeVector(meaning, instruction, code, frame)
    }
  }

  /// The operand at a depth, counted in slots; 0 is the top.
  func operand(_ depth: Int) -> UInt64 { slots[top - 1 - depth] }

  mutating func pushAndAdvance(_ value: UInt64) {
    push(value)
    advance()
  }

  mutating func replaceTop(_ value: UInt64) {
    write(slot: top - 1, value)
    advance()
  }

  /// Drops operands, counted in slots.
  mutating func dropOperands(_ count: Int) {
    top -= count
    advance()
  }

  /// Ends the activation by a trap; the frames stay as they are.
  mutating func trap(_ trap: Trap) { set(.trapped(trap)) }

  private mutating func executeSelect(_ instruction: PreparedInstruction) {
    let keepFirst = operand(0) != 0
    if instruction.width == 2 {
      let second = vector(1)
      if keepFirst { dropOperands(3) } else { replace(5, by: second) }
    } else {
      let second = operand(1)
      top -= 2
      if keepFirst { advance() } else { replaceTop(second) }
    }
  }

  private mutating func executeLocalGet(_ instruction: PreparedInstruction, _ frame: Frame) {
    let slot = Int(frame.base) + Int(instruction.a)
    push(slots[slot])
    if instruction.width == 2 { push(slots[slot + 1]) }
    advance()
  }

  private mutating func executeLocalSet(
    _ instruction: PreparedInstruction, _ frame: Frame, keep: Bool
  ) {
    let slot = Int(frame.base) + Int(instruction.a)
    let count = Int(instruction.width)
    write(slot: slot, slots[top - count])
    if count == 2 { write(slot: slot + 1, slots[top - 1]) }
    if !keep { top -= count }
    advance()
  }

  private mutating func executeGlobalGet(_ instruction: PreparedInstruction, _ frame: Frame) {
    let global = instances[frame.instance.value].globals[Int(instruction.a)]
    push(globals[global.value].slot)
    if instruction.width == 2 { push(globals[global.value].high) }
    advance()
  }

  private mutating func executeGlobalSet(_ instruction: PreparedInstruction, _ frame: Frame) {
    let global = instances[frame.instance.value].globals[Int(instruction.a)]
    let count = Int(instruction.width)
    setGlobal(global, slots[top - count])
    if count == 2 { setGlobalHigh(global, slots[top - 1]) }
    dropOperands(count)
  }
}
