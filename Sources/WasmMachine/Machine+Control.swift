// Branches, calls and returns.
//
// Standard: Execution, Instructions, Control Instructions; Blocks; Function Calls.

import Stepping
import WasmModel
import WasmValidation

extension Machine {
  /// Takes a branch of the current frame.
  mutating func take(_ branch: Branch, _ frame: Frame) {
    moveTop(Int(branch.arity), to: Int(frame.operands) + Int(branch.height))
    setPC(Int(branch.target))
  }

  mutating func executeIf(_ instruction: PreparedInstruction, _ code: Code) {
    let condition = operand(0)
    top -= 1
    if condition != 0 {
      advance()
    } else {
      setPC(Int(code.branches[Int(instruction.a)].target))
    }
  }

  mutating func executeBranchIf(
    _ instruction: PreparedInstruction, _ code: Code, _ frame: Frame
  ) {
    let condition = operand(0)
    top -= 1
    if condition != 0 {
      take(code.branches[Int(instruction.a)], frame)
    } else {
      advance()
    }
  }

  mutating func executeBranchTable(
    _ instruction: PreparedInstruction, _ code: Code, _ frame: Frame
  ) {
    let index = operand(0)
    top -= 1
    let choice = Int(min(index, instruction.b))
    take(code.branches[Int(instruction.a) + choice], frame)
  }

  /// Calls a function with the top operands as arguments. The pc of the caller stays at the call
  /// until the function returns.
  mutating func call(_ address: FunctionAddress) {
    if let code = functions.findCode(address) {
      enter(address, functions.instance(of: address), code)
    } else {
      set(.hostCall(address))
    }
  }

  private mutating func enter(
    _ address: FunctionAddress, _ instance: InstanceAddress, _ code: Code
  ) {
    let base = top - code.parameterSlots
    let operands = base + code.frameSlots
    let needed = base + code.neededSlots
    guard frames.count < limits.frames, needed <= limits.slots else { return set(.exhausted) }
    makeRoom(needed)
    clearLocals(base, operands, code)
    enter(
      Frame(
        function: address, instance: instance, base: Int32(base), operands: Int32(operands), pc: 0))
  }

  /// Gives the declared locals zero or null.
  private mutating func clearLocals(_ base: Int, _ operands: Int, _ code: Code) {
    if operands - top > 4 {
      journal.append(.slots(Int32(top), old: slots.array(top..<operands)))
      for slot in top..<operands { slots[slot] = 0 }
      for local in code.nullSlots { slots[base + Int(local)] = Reference.null }
    } else {
      // An array for the old values would cost more than they do.
      for slot in top..<operands {
        let isNull = code.nullSlots.contains(Int32(slot - base))
        write(slot: slot, isNull ? Reference.null : 0)
      }
    }
    top = operands
  }

  /// Leaves the current frame with its results.
  mutating func executeReturn(_ code: Code) {
    let frame = frames[frames.count - 1]
    moveTop(code.resultSlots, to: Int(frame.base))
    leaveFrame()
    if frames.count == Int(activations[activations.count - 1].baseFrame) {
      set(.finished)
    } else {
      recordPosition()
      advance()
    }
  }

  mutating func callIndirect(
    _ instruction: PreparedInstruction, _ frame: Frame, isTail: Bool
  ) {
    let table = tableAddress(Int(instruction.b), frame)
    let size = UInt64(tables[table.value].elements.count)
    let index = operand(0)
    guard index < size else { return trap(.undefinedElement(index: index, size: size)) }
    let reference = tables[table.value].elements[Int(index)]
    guard reference != Reference.null else { return trap(.uninitializedElement(index: index)) }
    let address = FunctionAddress(Int(reference))
    let expected = instances[frame.instance.value].types[Int(instruction.a)]
    let found = functions.typeNumber(of: address)
    guard found == expected || registry.matches(found, expected) else {
      return trap(
        .indirectCallTypeMismatch(expected: functionType(expected), found: functionType(found)))
    }
    top -= 1
    if isTail { tailCall(address) } else { call(address) }
  }

  /// `call_ref` and `return_call_ref`; validation has seen to the type.
  mutating func callReference(isTail: Bool) {
    let reference = operand(0)
    guard reference != Reference.null else { return trap(.nullFunctionReference) }
    top -= 1
    if isTail {
      tailCall(FunctionAddress(Int(reference)))
    } else {
      call(FunctionAddress(Int(reference)))
    }
  }

  /// Replaces the current frame by a call. A host function is called from the caller's place.
  mutating func tailCall(_ address: FunctionAddress) {
    let frame = frames[frames.count - 1]
    if let code = functions.findCode(address) {
      // Checked here too, so that an exhaustion finds the frame as it was.
      guard Int(frame.base) + code.neededSlots <= limits.slots else { return set(.exhausted) }
      moveTop(code.parameterSlots, to: Int(frame.base))
      leaveFrame()
      enter(address, functions.instance(of: address), code)
    } else {
      moveTop(functions[address.value].parameterSlots, to: Int(frame.base))
      // The frame is kept to return from: the next instruction will be its last `end`.
      setPC(code(of: frame).steps.count - 2)
      set(.hostCall(address))
    }
  }

  /// The code of a frame's function.
  public func code(of frame: Frame) -> Code {
    guard let code = functions.findCode(frame.function) else {
      preconditionFailure("a host function has no frame")
    }
    return code
  }
}
