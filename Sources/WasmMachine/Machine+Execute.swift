// One instruction: the faithful form of execution.
//
// Standard: Execution, Instructions.

import WasmModel
import WasmValidation

extension Machine {
  /// Executes the instruction at the pc of the current frame.
  mutating func execute() {
    let frame = frames[frames.count - 1]
    guard case .wasm(_, let code) = functions[frame.function.value].kind else {
      preconditionFailure("a host function has no frame")
    }
    let instruction = code.steps[Int(frame.pc)]
    recordPosition()
    switch instruction.opcode {
    case .unreachable: trap(.unreachable)
    case .nop, .block, .loop, .try, .tryTable, .delegate: advance()
    case .if: executeIf(instruction, code)
    case .else, .catch, .catchAll: take(code.function.sideTable.branches[Int(instruction.a)], frame)
    case .end: if Int(frame.pc) == code.steps.count - 1 { executeReturn(code) } else { advance() }
    case .br: take(code.function.sideTable.branches[Int(instruction.a)], frame)
    case .brIf: executeBranchIf(instruction, code, frame)
    case .brTable: executeBranchTable(instruction, code, frame)
    case .return: executeReturn(code)
    case .call: call(instances[frame.instance.value].functions[Int(instruction.a)])
    case .callIndirect: callIndirect(instruction, frame, isTail: false)
    case .returnCall: tailCall(instances[frame.instance.value].functions[Int(instruction.a)])
    case .returnCallIndirect: callIndirect(instruction, frame, isTail: true)
    case .throw: executeThrow(instruction, frame)
    case .throwRef: executeThrowRef()
    case .rethrow: executeRethrow(instruction, code, frame)
    case .drop: dropOperand()
    case .select, .selectTyped: executeSelect()
    case .refNull: pushAndAdvance(Reference.null)
    case .refIsNull: replaceTop(operand(0) == Reference.null ? 1 : 0)
    case .refFunc:
      let address = instances[frame.instance.value].functions[Int(instruction.a)]
      pushAndAdvance(UInt64(address.value))
    case .localGet: pushAndAdvance(slots[Int(frame.base) + Int(instruction.a)])
    case .localSet: executeLocalSet(instruction, frame, keep: false)
    case .localTee: executeLocalSet(instruction, frame, keep: true)
    case .globalGet:
      pushAndAdvance(
        globals[instances[frame.instance.value].globals[Int(instruction.a)].value].slot)
    case .globalSet: executeGlobalSet(instruction, frame)
    case .tableGet: executeTableGet(instruction, frame)
    case .tableSet: executeTableSet(instruction, frame)
    case .tableInit: executeTableInit(instruction, frame)
    case .elemDrop: executeDropElements(instruction, frame)
    case .tableCopy: executeTableCopy(instruction, frame)
    case .tableGrow: executeTableGrow(instruction, frame)
    case .tableSize: pushAndAdvance(UInt64(table(instruction.a, frame).elements.count))
    case .tableFill: executeTableFill(instruction, frame)
    case .memorySize: pushAndAdvance(UInt64(memory(instruction.a, frame).pages))
    case .memoryGrow: executeMemoryGrow(instruction, frame)
    case .memoryInit: executeMemoryInit(instruction, frame)
    case .dataDrop: executeDropData(instruction, frame)
    case .memoryCopy: executeMemoryCopy(instruction, frame)
    case .memoryFill: executeMemoryFill(instruction, frame)
    default: executeByCard(instruction, frame)
    }
  }

  /// Executes an instruction whose card says what it means.
  private mutating func executeByCard(_ instruction: PreparedInstruction, _ frame: Frame) {
    switch instruction.opcode.card.meaning {
    case .constant: pushAndAdvance(instruction.b)
    case .load: executeLoad(instruction, frame)
    case .store: executeStore(instruction, frame)
    case .computeUnary(let compute):
      do { replaceTop(try compute(operand(0))) } catch { trap(error) }
    case .computeBinary(let compute):
      do {
        let result = try compute(operand(1), operand(0))
        top -= 1
        replaceTop(result)
      } catch { trap(error) }
    case .none: preconditionFailure("an instruction without a meaning: \(instruction.opcode)")
    }
  }

  /// The operand at a depth; 0 is the top.
  func operand(_ depth: Int) -> UInt64 { slots[top - 1 - depth] }

  mutating func pushAndAdvance(_ value: UInt64) {
    push(value)
    advance()
  }

  mutating func replaceTop(_ value: UInt64) {
    write(slot: top - 1, value)
    advance()
  }

  mutating func dropOperand() {
    top -= 1
    advance()
  }

  /// Ends the activation by a trap; the frames stay as they are.
  mutating func trap(_ trap: Trap) { set(.trapped(trap)) }

  private mutating func executeSelect() {
    let second = operand(1)
    let keepFirst = UInt32(truncatingIfNeeded: operand(0)) != 0
    top -= 2
    if keepFirst { advance() } else { replaceTop(second) }
  }

  private mutating func executeLocalSet(
    _ instruction: PreparedInstruction, _ frame: Frame, keep: Bool
  ) {
    write(slot: Int(frame.base) + Int(instruction.a), operand(0))
    if !keep { top -= 1 }
    advance()
  }

  private mutating func executeGlobalSet(_ instruction: PreparedInstruction, _ frame: Frame) {
    setGlobal(instances[frame.instance.value].globals[Int(instruction.a)], operand(0))
    dropOperand()
  }
}
