// Vector instructions: operands that take two slots.
//
// Standard: Execution, Instructions, Vector Instructions.

import WasmModel

extension Machine {
  /// The vector whose upper half is the operand at a depth.
  func vector(_ depth: Int) -> V128 { V128(low: operand(depth + 1), high: operand(depth)) }

  mutating func push(_ vector: V128) {
    push(vector.low)
    push(vector.high)
  }

  /// Replaces some top operands, counted in slots, by a vector.
  mutating func replace(_ count: Int, by vector: V128) {
    top -= count
    push(vector)
    advance()
  }

  mutating func pushAndAdvance(_ vector: V128) { replace(0, by: vector) }

  /// Executes a vector instruction whose card says what it means.
  mutating func executeVector(
    _ meaning: Meaning, _ instruction: PreparedInstruction, _ code: Code, _ frame: Frame
  ) {
    switch meaning {
    case .vectorUnary(let compute): replace(2, by: compute(vector(0)))
    case .vectorBinary(let compute): replace(4, by: compute(vector(2), vector(0)))
    case .vectorTernary(let compute): replace(6, by: compute(vector(4), vector(2), vector(0)))
    case .vectorTest(let compute): replace(2, by: UInt64(compute(vector(0))))
    case .vectorShift(let compute):
      replace(3, by: compute(vector(1), UInt32(truncatingIfNeeded: operand(0))))
    case .shuffle(let compute):
      let lanes = code.constants.vectors[Int(instruction.b)]
      replace(4, by: compute(vector(2), vector(0), lanes))
    case .splat(let compute): replace(1, by: compute(operand(0)))
    case .extractLane(let compute):
      replace(2, by: compute(vector(0), Int(instruction.detail)))
    case .replaceLane(let compute):
      replace(3, by: compute(vector(1), operand(0), Int(instruction.detail)))
    case .vectorLoad(let compute): executeVectorLoad(instruction, frame, compute)
    default: preconditionFailure("an instruction without a meaning: \(instruction.opcode)")
    }
  }

  /// Replaces some top operands, counted in slots, by a number.
  private mutating func replace(_ count: Int, by value: UInt64) {
    top -= count
    pushAndAdvance(value)
  }

  // MARK: Memory

  /// Up to 8 bytes that a function makes a vector of.
  private mutating func executeVectorLoad(
    _ instruction: PreparedInstruction, _ frame: Frame, _ compute: (UInt64) -> V128
  ) {
    let memory = memoryAddress(Int(instruction.a), frame)
    guard let address = effectiveAddress(operand(0), instruction, memory) else { return }
    let bytes = memories[memory.value].load(at: address, width: Int(instruction.width))
    replace(1, by: compute(bytes))
  }

  mutating func executeVectorLoad(_ instruction: PreparedInstruction, _ frame: Frame) {
    let memory = memoryAddress(Int(instruction.a), frame)
    guard let address = effectiveAddress(operand(0), instruction, memory) else { return }
    let low = memories[memory.value].load(at: address, width: 8)
    let high = memories[memory.value].load(at: address + 8, width: 8)
    replace(1, by: V128(low: low, high: high))
  }

  mutating func executeVectorStore(_ instruction: PreparedInstruction, _ frame: Frame) {
    let memory = memoryAddress(Int(instruction.a), frame)
    guard let address = effectiveAddress(operand(2), instruction, memory) else { return }
    write(memory, at: address, vector(0).bytes)
    dropOperands(3)
  }

  mutating func executeLoadLane(_ instruction: PreparedInstruction, _ frame: Frame) {
    let memory = memoryAddress(Int(instruction.a), frame)
    guard let address = effectiveAddress(operand(2), instruction, memory) else { return }
    let value = memories[memory.value].load(at: address, width: Int(instruction.width))
    let lane = LaneBits(instruction)
    var vector = vector(0)
    if lane.isHigh {
      vector.high = lane.replacing(vector.high, by: value)
    } else {
      vector.low = lane.replacing(vector.low, by: value)
    }
    replace(3, by: vector)
  }

  mutating func executeStoreLane(_ instruction: PreparedInstruction, _ frame: Frame) {
    let memory = memoryAddress(Int(instruction.a), frame)
    guard let address = effectiveAddress(operand(2), instruction, memory) else { return }
    let lane = LaneBits(instruction)
    let half = lane.isHigh ? vector(0).high : vector(0).low
    write(memory, at: UInt64(address), width: instruction.width, half >> lane.shift)
    dropOperands(3)
  }
}

/// Where a lane stands in a vector.
private struct LaneBits {
  let isHigh: Bool
  let shift: UInt64
  let mask: UInt64

  init(_ instruction: PreparedInstruction) {
    let bits = 8 * UInt64(instruction.width)
    let start = bits * UInt64(instruction.detail)
    isHigh = start >= 64
    shift = start % 64
    mask = .max >> (64 - bits)
  }

  func replacing(_ half: UInt64, by value: UInt64) -> UInt64 {
    half & ~(mask << shift) | (value & mask) << shift
  }
}
