// Looking at the machine: where it is, and what stands in its frames.

import WasmModel
import WasmValidation

/// A place in code.
public struct Place: Hashable, Sendable {
  public let instance: InstanceAddress
  public let function: FunctionIndex
  public let pc: Int
  /// The byte offset in the module, or nil for code that no file holds.
  public let offset: Int?
  /// The byte offset in the function body, or the pc for code that no file holds.
  public let bodyOffset: Int
}

extension Machine {
  /// The place of a frame; 0 is the innermost one.
  public func findPlace(ofFrame depth: Int) -> Place? {
    guard depth < frames.count else { return nil }
    let frame = frames[frames.count - 1 - depth]
    let code = code(of: frame)
    let pc = Int(frame.pc)
    let offset = code.offsets.indices.contains(pc) ? code.offsets[pc] : nil
    return Place(
      instance: frame.instance, function: code.function.index, pc: pc, offset: offset,
      bodyOffset: offset.map { $0 - code.bodyOffset } ?? pc)
  }

  /// The instruction that the next step executes, if the machine is about to execute one.
  public var nextInstruction: Instruction? {
    guard status == .running, let frame = frames.last else { return nil }
    return code(of: frame).body[Int(frame.pc)]
  }

  /// The opcode of ``nextInstruction``, without its immediates.
  public var nextOpcode: Opcode? {
    guard status == .running, let frame = frames.last else { return nil }
    return code(of: frame).steps[Int(frame.pc)].opcode
  }

  /// The locals of a frame with their types.
  public func locals(ofFrame depth: Int) -> [(type: ValueType, slot: UInt64)] {
    let frame = frames[frames.count - 1 - depth]
    let types = code(of: frame).function.locals
    return types.enumerated().map { ($1, slots[Int(frame.base) + $0]) }
  }

  /// The operands of a frame with their types, bottom first.
  public func operands(ofFrame depth: Int) -> [(type: ValueType, slot: UInt64)] {
    let frame = frames[frames.count - 1 - depth]
    let program = instances[frame.instance.value].program
    let code = code(of: frame)
    let types = program.validated.operandTypes(of: code.function.index)[Int(frame.pc)] ?? []
    let end = depth == 0 ? top : Int(frames[frames.count - depth].base)
    let count = max(0, end - Int(frame.operands))
    return types.prefix(count).enumerated().map { ($1, slots[Int(frame.operands) + $0]) }
  }
}
