// Constant expressions: values that are made before an instance runs.
//
// Standard: Validation, Instructions, Constant Expressions; Execution, Instructions, Expressions.

import WasmModel

extension Machine {
  /// The value of a constant expression. It may make structures and arrays.
  mutating func evaluate(
    _ expression: ConstantExpression, in instance: InstanceAddress
  ) throws(InstantiationError) -> SlotPair {
    // Most are a single instruction and its end.
    if expression.body.count == 2, let slot = simpleValue(expression.body[0], instance) {
      return SlotPair(slot: slot)
    }
    var stack: [UInt64] = []
    for instruction in expression.body { try evaluate(instruction, in: instance, &stack) }
    return SlotPair(slot: stack.first ?? 0, high: stack.count > 1 ? stack[1] : 0)
  }

  /// The value that an instruction without operands pushes if it takes one slot, else nil.
  private func simpleValue(_ instruction: Instruction, _ instance: InstanceAddress) -> UInt64? {
    switch (instruction.opcode, instruction.immediate) {
    case (.i32Const, .i32(let value)): value.slot
    case (.i64Const, .i64(let value)): value.slot
    case (.f32Const, .f32(let bits)): UInt64(bits)
    case (.f64Const, .f64(let bits)): bits
    case (.refNull, _): Reference.null
    case (.refFunc, .function(let index)):
      UInt64(instances[instance.value].functions[index.value].value)
    default: nil
    }
  }

  private mutating func evaluate(
    _ instruction: Instruction, in instance: InstanceAddress, _ stack: inout [UInt64]
  ) throws(InstantiationError) {
    if let slot = simpleValue(instruction, instance) { return stack.append(slot) }
    switch (instruction.opcode, instruction.immediate) {
    case (_, .v128(let vector)): stack += [vector.low, vector.high]
    case (_, .global(let index)):
      let global = globals[instances[instance.value].globals[index.value].value]
      stack.append(global.slot)
      if global.type.value == .v128 { stack.append(global.high) }
    case (.refI31, _): stack.append(Reference.i31(UInt32(truncatingIfNeeded: take(1, &stack)[0])))
    case (_, .type(let type)):
      try makeObject(instruction.opcode, type, count: nil, in: instance, &stack)
    case (_, .typeCount(let type, let count)):
      try makeObject(instruction.opcode, type, count: Int(count), in: instance, &stack)
    default: compute(instruction, &stack)
    }
  }

  /// Arithmetic; what is left is `end` and conversions, which change nothing.
  private func compute(_ instruction: Instruction, _ stack: inout [UInt64]) {
    guard case .computeBinary(let compute) = instruction.opcode.card.meaning else { return }
    let operands = take(2, &stack)
    // Additions, subtractions and multiplications do not trap.
    stack.append((try? compute(operands[0], operands[1])) ?? 0)
  }

  /// Executes one of the instructions that make a structure or an array.
  private mutating func makeObject(
    _ opcode: Opcode, _ type: TypeIndex, count: Int?, in instance: InstanceAddress,
    _ stack: inout [UInt64]
  ) throws(InstantiationError) {
    let layout = instances[instance.value].program.layouts[type.value]
    let isCounted = opcode == .arrayNew || opcode == .arrayNewDefault
    let length = isCounted ? Int(take(1, &stack)[0]) : count ?? 1
    guard hasRoom(forObjectOf: UInt64(length) * UInt64(layout.byteCount)) else {
      throw .objectsTooLarge(limit: limits.objectBytes)
    }
    let bytes: [UInt8] =
      switch opcode {
      case .structNew: layout.bytes(ofFields: take(layout.slotCount, &stack))
      case .arrayNewFixed: layout.bytes(ofElements: take(length * layout.slotCount, &stack))
      case .arrayNew: layout.bytes(repeating: take(layout.slotCount, &stack), count: length)
      case .arrayNewDefault:
        Array(repeating: layout.fields[0].storage.defaultByte, count: length * layout.byteCount)
      default: layout.defaultBytes
      }
    let object = makeObject(
      ObjectInstance(
        type: instances[instance.value].types[type.value], bytes: bytes,
        elementWidth: layout.isArray ? layout.byteCount : 0))
    stack.append(Reference.object(object.value))
  }

  /// Pops some slots.
  private func take(_ count: Int, _ stack: inout [UInt64]) -> ArraySlice<UInt64> {
    // As an array of its own, so that its indices begin with 0.
    let slots = Array(stack.suffix(count))
    stack.removeLast(count)
    return slots[...]
  }
}
