// Unwinding inside the fast form: from a throw to the clause that catches, over frames of one piece.
//
// Ticks are those of the faithful form: one for the throw, one for each handler that is looked at,
// one for each frame that is left.

import WasmHandlers
import WasmModel

extension FastRun {
  /// Unwinds to the clause that catches what an instruction throws, and makes the context go on
  /// there. False, with nothing changed, if that is work for the faithful form: the exception leaves
  /// the piece, the reference is null, or the ticks end on the way.
  func unwind(_ machine: UnsafeMutablePointer<Machine>, throwsReference: Bool) -> Bool {
    let pc = context.pointee.pc
    let operand =
      context.pointee.slots
      + Int(pc.load(fromByteOffset: FieldOffset.a, as: UInt16.self))
    let owner = machine.pointee.instances[Int(context.pointee.instance)]
    let tag: TagAddress
    if throwsReference {
      guard operand.pointee != Reference.null else { return false }
      tag = machine.pointee.exceptions.tag(of: Int(operand.pointee))
    } else {
      tag = owner.tags[Int(pc.load(fromByteOffset: FieldOffset.wide, as: UInt32.self))]
    }
    guard let catcher = findCatcher(of: tag, owner.tags) else { return false }
    let ticks = Int64(pc.load(fromByteOffset: FieldOffset.d, as: UInt16.self)) + catcher.steps
    guard context.pointee.ticks > ticks else { return false }
    let address: Int
    if throwsReference {
      address = Int(operand.pointee)
    } else {
      let count = machine.pointee.tags[tag.value].payloadSlots
      machine.pointee.exceptions.append(tag, UnsafeBufferPointer(start: operand, count: count))
      address = machine.pointee.exceptions.count - 1
    }
    enter(catcher, address, machine)
    context.pointee.ticks += Int64(catcher.clause.ticks) - ticks
    return true
  }

  /// The clause that catches an exception.
  private struct Catcher {
    let frame: Int
    let code: FastCode
    let clause: FastClause
    let caughtSlot: Int32
    /// The handlers that were looked at and the frames that are left.
    let steps: Int64
  }

  /// Looks through the handlers of all frames of the piece.
  private func findCatcher(of tag: TagAddress, _ tags: [TagAddress]) -> Catcher? {
    var frame = context.pointee.nextFrame - frames - 1
    var steps: Int64 = 0
    var code = FastCode.of(frames[frame].function)
    var index = context.pointee.pc.load(fromByteOffset: FieldOffset.number, as: Int32.self)
    while true {
      while index >= 0 {
        steps += 1
        let handler = code.handlers.handlers[Int(index)]
        for position in handler.clauses {
          let clause = code.handlers.clauses[Int(position)]
          guard clause.tag < 0 || tags[Int(clause.tag)] == tag else { continue }
          guard clause.position >= 0 else { return nil }
          return Catcher(
            frame: frame, code: code, clause: clause, caughtSlot: handler.caughtSlot,
            steps: steps)
        }
        index = handler.next
      }
      guard frame > 0 else { return nil }
      let returnPC = frames[frame].returnPC
      frame -= 1
      steps += 1
      code = FastCode.of(frames[frame].function)
      let offset = returnPC - UnsafeRawPointer(code.code)
      guard let point = code.findFirstSafePoint(offset: offset) else { return nil }
      index = point.handler
    }
  }

  /// Goes on in a clause.
  private func enter(
    _ catcher: Catcher, _ address: Int, _ machine: UnsafeMutablePointer<Machine>
  ) {
    let isTop = frames + catcher.frame + 1 == context.pointee.nextFrame
    let slots = isTop ? context.pointee.slots : frames[catcher.frame + 1].callerSlots
    var operand = slots + catcher.code.frameSlots + Int(catcher.clause.height)
    if catcher.caughtSlot >= 0 { slots[Int(catcher.caughtSlot)] = UInt64(address) }
    if catcher.clause.pushesPayload {
      for slot in machine.pointee.exceptions.payload(of: address) {
        operand.pointee = slot
        operand += 1
      }
    }
    if catcher.clause.pushesReference { operand.pointee = UInt64(address) }
    context.pointee.pc = UnsafeRawPointer(catcher.code.code) + Int(catcher.clause.position)
    context.pointee.slots = slots
    context.pointee.nextFrame = frames + catcher.frame + 1
  }
}
