// Branches, calls and returns.
//
// Standard: Execution, Instructions, Control Instructions; Blocks; Function Calls.

import Stepping
import WasmModel
import WasmValidation

extension Machine {
  /// Takes a branch of the current frame.
  mutating func take(_ branch: Branch, _ frame: Frame) {
    moveTop(branch.arity, to: Int(frame.operands) + branch.height)
    setPC(branch.target)
  }

  mutating func executeIf(_ instruction: PreparedInstruction, _ code: Code) {
    let condition = UInt32(truncatingIfNeeded: operand(0))
    top -= 1
    if condition != 0 {
      advance()
    } else {
      setPC(code.function.sideTable.branches[Int(instruction.a)].target)
    }
  }

  mutating func executeBranchIf(
    _ instruction: PreparedInstruction, _ code: Code, _ frame: Frame
  ) {
    let condition = UInt32(truncatingIfNeeded: operand(0))
    top -= 1
    if condition != 0 {
      take(code.function.sideTable.branches[Int(instruction.a)], frame)
    } else {
      advance()
    }
  }

  mutating func executeBranchTable(
    _ instruction: PreparedInstruction, _ code: Code, _ frame: Frame
  ) {
    let index = UInt64(UInt32(truncatingIfNeeded: operand(0)))
    top -= 1
    let choice = Int(min(index, instruction.b))
    take(code.function.sideTable.branches[Int(instruction.a) + choice], frame)
  }

  /// Calls a function with the top operands as arguments. The pc of the caller stays at the call
  /// until the function returns.
  mutating func call(_ address: FunctionAddress) {
    switch functions[address.value].kind {
    case .host: set(.hostCall(address))
    case .wasm(let instance, let code): enter(address, instance, code)
    }
  }

  private mutating func enter(
    _ address: FunctionAddress, _ instance: InstanceAddress, _ code: Code
  ) {
    let parameters = code.function.type.parameters.count
    let base = top - parameters
    let operands = base + code.frameSlots
    let needed = base + code.neededSlots
    guard frames.count < limits.frames, needed <= limits.slots else { return set(.exhausted) }
    makeRoom(needed)
    if operands > top {
      journal.append(.slots(Int32(top), old: Array(slots[top..<operands])))
      let types = code.function.locals
      for slot in top..<operands {
        let isReference = slot - base >= types.count || types[slot - base].isReference
        slots[slot] = isReference ? Reference.null : 0
      }
      top = operands
    }
    enter(
      Frame(
        function: address, instance: instance, base: Int32(base), operands: Int32(operands), pc: 0))
  }

  /// Leaves the current frame with its results.
  mutating func executeReturn(_ code: Code) {
    let frame = frames[frames.count - 1]
    moveTop(code.function.type.results.count, to: Int(frame.base))
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
    let instance = instances[frame.instance.value]
    let elements = tables[instance.tables[Int(instruction.b)].value].elements
    let index = UInt64(UInt32(truncatingIfNeeded: operand(0)))
    guard index < UInt64(elements.count) else {
      return trap(.undefinedElement(index: index, size: UInt64(elements.count)))
    }
    let reference = elements[Int(index)]
    guard reference != Reference.null else { return trap(.uninitializedElement(index: index)) }
    let address = FunctionAddress(Int(reference))
    let expected = instance.types[Int(instruction.a)]
    let function = functions[address.value]
    guard function.typeNumber == expected else {
      return trap(
        .indirectCallTypeMismatch(expected: types[Int(expected)], found: function.type))
    }
    top -= 1
    if isTail { tailCall(address) } else { call(address) }
  }

  /// Replaces the current frame by a call. A host function is called from the caller's place.
  mutating func tailCall(_ address: FunctionAddress) {
    let frame = frames[frames.count - 1]
    let count = functions[address.value].type.parameters.count
    switch functions[address.value].kind {
    case .wasm(let instance, let code):
      // Checked here too, so that an exhaustion finds the frame as it was.
      guard Int(frame.base) + code.neededSlots <= limits.slots else { return set(.exhausted) }
      moveTop(count, to: Int(frame.base))
      leaveFrame()
      enter(address, instance, code)
    case .host:
      moveTop(count, to: Int(frame.base))
      // The frame is kept to return from: the next instruction will be its last `end`.
      setPC(code(of: frame).steps.count - 2)
      set(.hostCall(address))
    }
  }

  /// The code of a frame's function.
  public func code(of frame: Frame) -> Code {
    guard case .wasm(_, let code) = functions[frame.function.value].kind else {
      preconditionFailure("a host function has no frame")
    }
    return code
  }
}
