// Translating loads and stores: an addition that only makes an address is part of the access.

import WasmHandlers
import WasmModel

extension FastTranslator {
  mutating func load(_ instruction: PreparedInstruction) {
    let top = stack.count - 1
    if let sum = takeSum(at: top, instruction.b) {
      stack.removeLast()
      var load = FastInstruction(instruction.opcode, sum.variant)
      sum.enter(into: &load)
      emitResult(load, instead: sum.addition)
    } else {
      var load = FastInstruction(instruction.opcode, .registers)
      guard let offset = near(instruction.b) else { return perform() }
      load.a = source(top)
      load.number = offset
      stack.removeLast()
      emitResult(load)
    }
    ticks += 1
  }

  mutating func store(_ instruction: PreparedInstruction) {
    let value = stack.count - 1
    guard let offset = near(instruction.b) else { return perform() }
    if case .local(let local) = stack[value], let sum = takeSum(at: value - 1, instruction.b) {
      stack.removeLast(2)
      var store = FastInstruction(instruction.opcode, sum.variant)
      sum.enter(into: &store)
      store.d = local
      _ = emit(store, instead: sum.addition)
    } else if case .constant(let constant) = stack[value] {
      var store = FastInstruction(instruction.opcode, .constant)
      store.a = source(value - 1)
      store.number = offset
      store.wide = constant
      stack.removeLast(2)
      emit(store)
    } else {
      var store = FastInstruction(instruction.opcode, .registers)
      flushConstants(value - 1..<value)
      store.a = source(value - 1)
      store.d = source(value)
      store.number = offset
      stack.removeLast(2)
      emit(store)
    }
    ticks += 1
  }

  /// An offset as it stands in an instruction.
  private func near(_ offset: UInt64) -> Int32? {
    UInt32(exactly: offset).map { Int32(bitPattern: $0) }
  }

  /// Takes back the addition that made an address, if it was the last instruction. The operands above
  /// it must not have any.
  private mutating func takeSum(at index: Int, _ offset: UInt64) -> AddressSum? {
    let last = output.count - 1
    guard last >= barrier, stack[index] == .slot, output[last].d == slot(index),
      !output[last].setsLocal, output[last].opcode == .i32Add
    else { return nil }
    let sum: AddressSum
    switch output[last].variant {
    case .registers:
      guard let offset = UInt16(exactly: offset) else { return nil }
      sum = AddressSum(addition: output[last], variant: .sum, offset: UInt32(offset))
    case .immediate:
      guard let offset = UInt32(exactly: offset) else { return nil }
      sum = AddressSum(addition: output[last], variant: .plus, offset: offset)
    default: return nil
    }
    output.removeLast()
    return sum
  }
}

/// An address that is a sum.
private struct AddressSum {
  let addition: FastInstruction
  let variant: HandlerVariant
  let offset: UInt32

  func enter(into access: inout FastInstruction) {
    access.a = addition.a
    if variant == .sum {
      access.b = addition.b
      access.n = Int(offset)
    } else {
      access.number = addition.number
      access.wide = UInt64(offset)
    }
  }
}
