// Throwing and unwinding, one handler or frame a step, in both encodings.
//
// Standard: Execution, Instructions, Control Instructions (throw, throw_ref, try_table); the
// legacy instructions follow the appendix on legacy exception handling.

import WasmModel
import WasmValidation

extension Machine {
  mutating func executeThrow(_ instruction: PreparedInstruction, _ frame: Frame) {
    let tag = instances[frame.instance.value].tags[Int(instruction.a)]
    let count = tags[tag.value].payloadSlots
    let payload = slots.array(top - count..<top)
    top -= count
    beginUnwinding(makeException(ExceptionInstance(tag: tag, payload: payload)))
  }

  mutating func executeThrowRef() {
    let reference = operand(0)
    guard reference != Reference.null else { return trap(.nullExceptionReference) }
    top -= 1
    beginUnwinding(ExceptionAddress(Int(reference)))
  }

  mutating func executeRethrow(_ instruction: PreparedInstruction, _ code: Code, _ frame: Frame) {
    let slot = Int(frame.base) + code.function.localSlotCount + Int(instruction.a)
    beginUnwinding(ExceptionAddress(Int(slots[slot])))
  }

  /// Starts the search at the innermost handler of the current frame.
  mutating func beginUnwinding(_ exception: ExceptionAddress) {
    let frame = frames[frames.count - 1]
    let handler = code(of: frame).function.sideTable.innermostHandler(at: Int(frame.pc))
    set(.unwinding(exception, handler: Int32(handler ?? -1)))
  }

  /// One step of unwinding: tries one handler of the current frame, or leaves the frame.
  mutating func unwind(_ exception: ExceptionAddress, handler: Int) {
    recordPosition()
    guard handler >= 0 else { return leaveFrame(unwinding: exception) }
    let frame = frames[frames.count - 1]
    let candidate = code(of: frame).function.sideTable.handlers[handler]
    let outer = Int32(candidate.outer ?? -1)
    switch candidate.kind {
    case .delegate(let next):
      set(.unwinding(exception, handler: Int32(next ?? -1)))
    case .tryTable(let clauses):
      guard let clause = clauses.first(where: { matches($0.pattern, exception, frame) }) else {
        return set(.unwinding(exception, handler: outer))
      }
      enter(clause, exception, frame)
    case .legacy(let clauses, let caughtSlot):
      guard let clause = clauses.first(where: { matches($0.tag, exception, frame) }) else {
        return set(.unwinding(exception, handler: outer))
      }
      enter(clause, caughtSlot: caughtSlot, exception, frame)
    }
  }

  private mutating func leaveFrame(unwinding exception: ExceptionAddress) {
    let frame = frames[frames.count - 1]
    leaveFrame()
    top = Int(frame.base)
    if frames.count == Int(activations[activations.count - 1].baseFrame) {
      set(.uncaught(exception))
    } else {
      beginUnwinding(exception)
    }
  }

  private func matches(
    _ pattern: CatchClause.Pattern, _ exception: ExceptionAddress, _ frame: Frame
  ) -> Bool {
    switch pattern {
    case .tag(let tag), .tagReference(let tag): matches(tag, exception, frame)
    case .all, .allReference: true
    }
  }

  private func matches(_ tag: TagIndex?, _ exception: ExceptionAddress, _ frame: Frame) -> Bool {
    guard let tag else { return true }
    return instances[frame.instance.value].tags[tag.value] == exceptions.tag(of: exception.value)
  }

  private mutating func enter(
    _ clause: Handler.Clause, _ exception: ExceptionAddress, _ frame: Frame
  ) {
    top = Int(frame.operands) + Int(clause.branch.height)
    switch clause.pattern {
    case .tag: pushPayload(exception)
    case .tagReference:
      pushPayload(exception)
      push(UInt64(exception.value))
    case .all: break
    case .allReference: push(UInt64(exception.value))
    }
    setPC(Int(clause.branch.target))
    set(.running)
  }

  private mutating func enter(
    _ clause: Handler.LegacyClause, caughtSlot: Int, _ exception: ExceptionAddress, _ frame: Frame
  ) {
    let locals = code(of: frame).function.localSlotCount
    write(slot: Int(frame.base) + locals + caughtSlot, UInt64(exception.value))
    top = Int(frame.operands) + clause.height
    if clause.tag != nil { pushPayload(exception) }
    setPC(clause.target)
    set(.running)
  }

  private mutating func pushPayload(_ exception: ExceptionAddress) {
    for slot in exceptions.payload(of: exception.value) { push(slot) }
  }
}
