// Which bytes of memory the next instruction reads or writes.

import WasmModel

/// Bytes that an instruction reads or writes.
public struct MemoryAccess: Hashable, Sendable {
  public let memory: MemoryAddress
  public let range: Range<Int>
  public let isWrite: Bool
}

extension Machine {
  /// The bytes that the next step reads or writes; none if it is no access, or traps.
  public var nextAccesses: [MemoryAccess] {
    guard status == .running, let frame = frames.last else { return [] }
    let step = code(of: frame).steps[Int(frame.pc)]
    switch step.opcode {
    case .memoryFill: return bulk(step.a, frame, operand(2), operand(0), isWrite: true)
    case .memoryInit: return bulk(Int32(step.b), frame, operand(2), operand(0), isWrite: true)
    case .memoryCopy:
      return bulk(Int32(step.b), frame, operand(1), operand(0), isWrite: false)
        + bulk(step.a, frame, operand(2), operand(0), isWrite: true)
    default: break
    }
    let card = InstructionCard.all[Int(step.opcode.rawValue)]
    guard case .access(let operands, let results) = card.typing else { return [] }
    // The address lies below the other operands.
    let above = operands.reduce(0) { $0 + $1.slotCount }
    let (start, overflow) = operand(above).addingReportingOverflow(step.b)
    guard !overflow else { return [] }
    return bulk(
      step.a, frame, start, UInt64(step.width), isWrite: results.isEmpty)
  }

  private func bulk(
    _ index: Int32, _ frame: Frame, _ start: UInt64, _ count: UInt64, isWrite: Bool
  ) -> [MemoryAccess] {
    let memory = memoryAddress(Int(index), frame)
    guard count > 0, memories[memory.value].contains(start, count: count) else { return [] }
    let range = Int(start)..<Int(start + count)
    return [MemoryAccess(memory: memory, range: range, isWrite: isWrite)]
  }
}
