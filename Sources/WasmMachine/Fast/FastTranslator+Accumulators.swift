// The last pass: results that the next instruction takes stay in an accumulator.

import WasmHandlers
import WasmModel

extension FastTranslator {
  /// Lets instructions read the result of the one before from its accumulator, and leaves out the
  /// slot where nothing else reads it.
  mutating func chooseAccumulators() {
    var starts = Set(labels.map(\.position))
    starts.formUnion(safePoints.map { Int($0.position) })
    for index in output.indices.dropFirst() where !starts.contains(index) {
      guard let accumulator = Accumulator(output[index - 1]) else { continue }
      var consumer = output[index]
      guard accumulator.read(by: &consumer) else { continue }
      // An operand is popped by whoever reads it; a local stays.
      if accumulator.slot >= code.frameSlots, let only = accumulator.onlyVariant,
        case .scalar(let opcode, _) = output[index - 1].kind
      {
        output[index - 1].kind = .scalar(opcode, only)
        consumer.accumulated = (accumulator.slot, accumulator.isFloat)
      }
      output[index] = consumer
    }
  }
}

/// A result in an accumulator.
private struct Accumulator {
  let slot: Int
  let isFloat: Bool
  /// The variant of the instruction that writes no slot.
  let onlyVariant: HandlerVariant?

  /// Nil if the instruction has no result, or one that no accumulator holds.
  init?(_ instruction: FastInstruction) {
    guard case .scalar(let opcode, let variant) = instruction.kind,
      let result = FastShapes.resultTypes[Int(opcode.rawValue)], result != .f32
    else { return nil }
    switch variant {
    case .registers, .immediate, .accRegister, .accImmediate, .registerAcc, .sum, .accSum, .plus:
      break
    default: return nil
    }
    slot = instruction.d
    isFloat = result == .f64
    let only = variant.toAccumulator
    onlyVariant = only.flatMap { HandlerTable.shared.find(opcode, $0) == nil ? nil : $0 }
  }

  /// Changes an instruction so that it reads the accumulator, if it reads the slot.
  func read(by instruction: inout FastInstruction) -> Bool {
    switch instruction.kind {
    case .operation(let operation): readByOperation(operation, &instruction)
    case .scalar(let opcode, let variant): readByScalar(opcode, variant, &instruction)
    }
  }

  private func readByOperation(
    _ operation: Operation, _ instruction: inout FastInstruction
  ) -> Bool {
    let place: Int
    let changed: Operation
    switch operation {
    case .branchIf where !isFloat: (place, changed) = (instruction.a, .branchIfAcc)
    case .branchUnless where !isFloat: (place, changed) = (instruction.a, .branchUnlessAcc)
    case .globalSet where !isFloat: (place, changed) = (instruction.a, .globalSetAcc)
    case .returnOne:
      (place, changed) = (instruction.a, isFloat ? .returnFloatAcc : .returnIntegerAcc)
    case .select where !isFloat && instruction.a != slot && instruction.b != slot:
      (place, changed) = (instruction.n, .selectAcc)
    case .callIndirect where !isFloat: (place, changed) = (instruction.b, .callIndirectAcc)
    default: return false
    }
    guard place == slot else { return false }
    instruction.kind = .operation(changed)
    return true
  }

  private func readByScalar(
    _ opcode: Opcode, _ variant: HandlerVariant, _ instruction: inout FastInstruction
  ) -> Bool {
    let isStore = FastShapes.isStore[Int(opcode.rawValue)]
    let operand = FastShapes.operandTypes[Int(opcode.rawValue)]
    let fits = operand.map { ($0 == .f64) == isFloat && $0 != .f32 } ?? !isFloat
    if isStore {
      let value = operand == .f32 ? nil : (operand == .f64) == isFloat ? instruction.d : nil
      if value == slot, instruction.a != slot, let changed = variant.valueFromAccumulator {
        if changed == .sumValueAcc, instruction.b == slot { return false }
        return change(&instruction, opcode, changed)
      }
      guard !isFloat, instruction.d != slot || variant == .constant else { return false }
      return readAddress(opcode, variant, &instruction)
    }
    if FastShapes.isLoad[Int(opcode.rawValue)] {
      return !isFloat && readAddress(opcode, variant, &instruction)
    }
    guard fits else { return false }
    return readOperand(opcode, variant, &instruction)
  }

  private func readAddress(
    _ opcode: Opcode, _ variant: HandlerVariant, _ instruction: inout FastInstruction
  ) -> Bool {
    switch variant {
    case .registers where instruction.a == slot:
      return change(&instruction, opcode, .accRegister)
    case .sum where instruction.a == slot: return change(&instruction, opcode, .accSum)
    case .sum where instruction.b == slot:
      swap(&instruction.a, &instruction.b)
      return change(&instruction, opcode, .accSum)
    default: return false
    }
  }

  private func readOperand(
    _ opcode: Opcode, _ variant: HandlerVariant, _ instruction: inout FastInstruction
  ) -> Bool {
    switch variant {
    case .registers where instruction.a == slot && instruction.b == slot && opcode.isBinary:
      // Only a local is read twice; its slot is written.
      return change(&instruction, opcode, .accRegister)
    case .registers where instruction.a == slot: return change(&instruction, opcode, .accRegister)
    case .immediate where instruction.a == slot: return change(&instruction, opcode, .accImmediate)
    case .branch where instruction.a == slot: return change(&instruction, opcode, .accBranch)
    case .branchImmediate where instruction.a == slot:
      return change(&instruction, opcode, .accBranchImmediate)
    case .branchUnless where instruction.a == slot:
      return change(&instruction, opcode, .accBranchUnless)
    case .registers where instruction.b == slot && opcode.isBinary:
      if opcode.isCommutative {
        swap(&instruction.a, &instruction.b)
        return change(&instruction, opcode, .accRegister)
      }
      return change(&instruction, opcode, .registerAcc)
    case .branch where instruction.b == slot:
      guard let relation = Relation.all[opcode] else { return false }
      swap(&instruction.a, &instruction.b)
      return change(&instruction, relation.exchanged, .accBranch)
    default: return false
    }
  }

  private func change(
    _ instruction: inout FastInstruction, _ opcode: Opcode, _ variant: HandlerVariant
  ) -> Bool {
    guard HandlerTable.shared.find(opcode, variant) != nil else { return false }
    instruction.kind = .scalar(opcode, variant)
    return true
  }
}

extension HandlerVariant {
  /// The same with the result in the accumulator only.
  fileprivate var toAccumulator: HandlerVariant? {
    switch self {
    case .registers: .registersToAcc
    case .immediate: .immediateToAcc
    case .accRegister: .accRegisterToAcc
    case .accImmediate: .accImmediateToAcc
    case .registerAcc: .registerAccToAcc
    case .sum: .sumToAcc
    case .accSum: .accSumToAcc
    case .plus: .plusToAcc
    default: nil
    }
  }

  /// The same store with the value in the accumulator.
  fileprivate var valueFromAccumulator: HandlerVariant? {
    switch self {
    case .registers: .valueAcc
    case .sum: .sumValueAcc
    default: nil
    }
  }
}

extension Opcode {
  /// True if it has two operands.
  fileprivate var isBinary: Bool { FastShapes.isBinary[Int(rawValue)] }
}
