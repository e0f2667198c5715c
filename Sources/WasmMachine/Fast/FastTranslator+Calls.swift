// Translating calls and returns.

import WasmHandlers
import WasmModel
import WasmValidation

extension FastTranslator {
  mutating func call(_ index: Int) {
    let shape = shapes.functions[index]
    guard let function = shapes.fastFunction(index) else { return leaveForCall(shape, extra: 0) }
    flush()
    stack.removeLast(shape.parameters)
    var instruction = FastInstruction(.call)
    instruction.d = ticks + 1
    instruction.a = slot(stack.count)
    instruction.wide = UInt64(UInt(bitPattern: function))
    emitCall(instruction, shape)
  }

  mutating func callIndirect(_ prepared: PreparedInstruction) {
    let shape = shapes.types[Int(prepared.a)]
    guard prepared.b < 0xFFFF else { return leaveForCall(shape, extra: 1) }
    flush(upTo: stack.count - 1)
    var instruction = FastInstruction(.callIndirect)
    instruction.b = source(stack.count - 1)
    stack.removeLast(1 + shape.parameters)
    instruction.d = ticks + 1
    instruction.a = slot(stack.count)
    instruction.n = Int(prepared.b)
    instruction.wide = UInt64(UInt32(bitPattern: prepared.a))
    emitCall(instruction, shape)
  }

  /// Adds a call; behind it ticks are counted anew.
  private mutating func emitCall(_ instruction: FastInstruction, _ shape: FastShapes.Signature) {
    emit(instruction)
    stack += Array(repeating: .slot, count: shape.results)
    ticks = 0
    addSafePoint(behind: true)
  }

  /// Leaves the fast form for an instruction of the faithful form, behind which it may be entered
  /// again. Everything is in its slot.
  mutating func leave() {
    flush()
    addSafePoint()
    emit(FastInstruction(.leave))
    barrier = output.count
  }

  /// Throws, with everything in its slot.
  mutating func emitThrow(_ prepared: PreparedInstruction) {
    flush()
    addSafePoint()
    let isNew = prepared.opcode == .throw
    var instruction = FastInstruction(isNew ? .throwNew : .throwReference)
    instruction.d = ticks + 1
    let tag = Int(prepared.a)
    switch prepared.opcode {
    case .throw: instruction.a = slot(stack.count - shapes.payload(of: tag))
    case .throwRef: instruction.a = slot(stack.count - 1)
    default: instruction.a = code.function.localSlotCount + tag
    }
    instruction.number = Int32(code.function.sideTable.innermostHandler(at: pc) ?? -1)
    instruction.wide = UInt64(tag)
    emit(instruction)
    barrier = output.count
  }

  /// The same for a call that takes `extra` operands beside its arguments.
  mutating func leaveForCall(_ shape: FastShapes.Signature, extra: Int) {
    leave()
    stack.removeLast(shape.parameters + extra)
    stack += Array(repeating: .slot, count: shape.results)
    ticks += 1
    addSafePoint(behind: true)
  }

  /// The same for a branch that depends on a reference.
  mutating func leaveForBranch(_ branch: Branch) {
    leave()
    labels[label(at: Int(branch.target))].isReached = true
    ticks += 1
    stack = Array(repeating: .slot, count: heights[pc + 1] ?? 0)
    addSafePoint(behind: true)
  }

  /// Returns with the top operands; `ticks` are those on the way when it is done.
  mutating func finish(ticks: Int) {
    let count = code.resultSlots
    let first = stack.count - count
    var instruction: FastInstruction
    switch count {
    case 0: instruction = FastInstruction(.returnNone)
    case 1:
      let source = source(first)
      instruction = FastInstruction(.returnOne)
      instruction.a = source
    default:
      flush()
      instruction = FastInstruction(.returnMany)
      instruction.a = slot(first)
      instruction.b = count
    }
    instruction.d = ticks
    emit(instruction)
  }
}
