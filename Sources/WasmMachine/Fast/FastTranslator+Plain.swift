// Translating instructions that are no control instructions.

import WasmHandlers
import WasmModel

extension FastTranslator {
  mutating func translatePlain(_ instruction: PreparedInstruction) {
    let isWide = instruction.width == 2
    switch instruction.opcode {
    case .drop:
      stack.removeLast(Int(instruction.width))
      producer = -1
      ticks += 1
    case .select where !isWide, .selectTyped where !isWide: select()
    case .localGet: localGet(Int(instruction.a), isWide)
    case .localSet: localSet(Int(instruction.a), isWide, keeps: false)
    case .localTee: localSet(Int(instruction.a), isWide, keeps: true)
    case .globalGet where !isWide && instruction.a < 0xFFFF: globalGet(Int(instruction.a))
    case .globalSet where !isWide && instruction.a < 0xFFFF: globalSet(Int(instruction.a))
    case .i32Const, .i64Const, .f32Const, .f64Const:
      push(.constant(instruction.b))
      ticks += 1
    case .refNull:
      push(.constant(Reference.null))
      ticks += 1
    case .refIsNull: isNull()
    case .refEq: binary(.i64Eq)
    case .anyConvertExtern, .externConvertAny: ticks += 1
    case .memorySize where instruction.a == 0: result(FastInstruction(.memorySize))
    case .memoryCopy where instruction.a == 0 && instruction.b == 0: bulk(.memoryCopy)
    case .memoryFill where instruction.a == 0: bulk(.memoryFill)
    default: translateByMeaning(instruction)
    }
  }

  private mutating func translateByMeaning(_ instruction: PreparedInstruction) {
    switch code.meanings[Int(instruction.opcode.rawValue)] {
    case .computeUnary: unary(instruction.opcode)
    case .computeBinary: binary(instruction.opcode)
    case .load where isPlainAccess(instruction): load(instruction)
    case .store where isPlainAccess(instruction): store(instruction)
    default: perform()
    }
  }

  /// True for the memory with index 0, if its addresses have 32 bits.
  private func isPlainAccess(_ instruction: PreparedInstruction) -> Bool {
    instruction.a == 0 && shapes.isPlainMemory
  }

  /// Leaves an instruction to the machine, with everything in its slot.
  mutating func perform() {
    flush()
    var instruction = FastInstruction(.perform)
    instruction.wide = UInt64(pc) | UInt64(stack.count) << 32
    emit(instruction)
    barrier = output.count
    ticks += 1
    stack = Array(repeating: .slot, count: heights[pc + 1] ?? 0)
  }

  /// Adds an instruction with a result and no operands.
  private mutating func result(_ instruction: FastInstruction) {
    emitResult(instruction)
    ticks += 1
  }

  private mutating func bulk(_ operation: Operation) {
    flush()
    stack.removeLast(3)
    var instruction = FastInstruction(operation)
    instruction.a = slot(stack.count)
    emit(instruction)
    ticks += 1
  }

  private mutating func select() {
    let first = stack.count - 3
    var instruction = FastInstruction(.select)
    flushConstants(first..<first + 2)
    instruction.n = source(first + 2)
    instruction.a = source(first)
    instruction.b = source(first + 1)
    stack.removeLast(3)
    emitResult(instruction)
    ticks += 1
  }

  /// Puts constants into slots; an instruction that made the top operand stays the last.
  mutating func flushConstants(_ range: Range<Int>) {
    let kept = producer >= 0 ? output.removeLast() : nil
    for index in range { if case .constant = stack[index] { settle(index) } }
    if let kept {
      output.append(kept)
      producer = output.count - 1
    }
  }

  // MARK: Variables

  private mutating func localGet(_ local: Int, _ isWide: Bool) {
    if isWide {
      // Both halves of a vector go to their slots at once.
      for half in 0..<2 {
        emitCopy(from: local + half, to: slot(stack.count))
        stack.append(.slot)
      }
    } else {
      push(.local(local))
    }
    ticks += 1
  }

  private mutating func localSet(_ local: Int, _ isWide: Bool, keeps: Bool) {
    if isWide {
      flush()
      for half in 0..<2 { emitCopy(from: slot(stack.count - 2 + half), to: local + half) }
      if !keeps { stack.removeLast(2) }
    } else {
      setLocal(local)
      if keeps { stack.append(.local(local)) }
    }
    ticks += 1
  }

  /// Pops the top operand into a local; if it was just made, it is made there.
  private mutating func setLocal(_ local: Int) {
    let top = stack.count - 1
    let isUsed = (0..<top).contains { stack[$0] == .local(local) }
    if isUsed {
      let value = stack.removeLast()
      for index in 0..<top where stack[index] == .local(local) { settle(index) }
      stack.append(value)
    }
    switch stack[top] {
    case .slot where producer(of: top) != nil && !isUsed:
      output[producer].d = local
      output[producer].setsLocal = true
    case .slot: emitCopy(from: slot(top), to: local)
    case .local(let other): if other != local { emitCopy(from: other, to: local) }
    case .constant(let value):
      var constant = FastInstruction(.constant)
      constant.d = local
      constant.wide = value
      emit(constant)
    }
    stack.removeLast()
    producer = -1
  }

  private mutating func globalGet(_ global: Int) {
    var instruction = FastInstruction(.globalGet)
    instruction.b = global
    result(instruction)
  }

  private mutating func globalSet(_ global: Int) {
    var instruction = FastInstruction(.globalSet)
    instruction.a = source(stack.count - 1)
    instruction.b = global
    stack.removeLast()
    emit(instruction)
    ticks += 1
  }

  // MARK: Numbers

  private mutating func isNull() {
    var instruction = FastInstruction(.i64Eq, .immediate)
    instruction.a = source(stack.count - 1)
    instruction.number = -1
    stack.removeLast()
    result(instruction)
  }

  private mutating func unary(_ opcode: Opcode) {
    let top = stack.count - 1
    if HandlerTable.shared.find(opcode, .registers) == nil {
      // The bits stay as they are.
      ticks += 1
      return
    }
    if opcode == .i32Eqz, let comparison = producer(of: top), let last = comparison.opcode,
      let relation = Relation.all[last], !relation.isFloat, let variant = comparison.variant,
      variant == .registers || variant == .immediate
    {
      output[producer].kind = .scalar(relation.inverse, variant)
      ticks += 1
      return
    }
    var instruction = FastInstruction(opcode, .registers)
    instruction.a = source(top)
    stack.removeLast()
    result(instruction)
  }

  private mutating func binary(_ opcode: Opcode) {
    let second = stack.count - 1
    var opcode = opcode
    if case .constant(let value) = stack[second - 1], exchange(&opcode) {
      // The first operand is a constant: as the second one it can stand in the instruction.
      return binary(opcode, operand: second, constant: value)
    }
    if case .constant(let value) = stack[second] {
      return binary(opcode, operand: second - 1, constant: value)
    }
    var instruction = FastInstruction(opcode, .registers)
    flushConstants(second - 1..<second)
    instruction.a = source(second - 1)
    instruction.b = source(second)
    stack.removeLast(2)
    result(instruction)
  }

  private mutating func binary(_ opcode: Opcode, operand: Int, constant: UInt64) {
    let second = stack.count - 1
    if case .constant = stack[operand] { settle(operand) }
    guard let immediate = Immediate32(opcode, constant) else {
      var instruction = FastInstruction(opcode, .registers)
      instruction.a = source(operand)
      let other = operand == second ? second - 1 : second
      instruction.b = slot(other)
      settle(other)
      stack.removeLast(2)
      return result(instruction)
    }
    var instruction = FastInstruction(immediate.opcode, .immediate)
    instruction.a = source(operand)
    instruction.number = immediate.number
    instruction.wide = immediate.wide
    stack.removeLast(2)
    result(instruction)
  }

  /// Exchanges the operands of an instruction that allows it.
  func exchange(_ opcode: inout Opcode) -> Bool {
    if let relation = Relation.all[opcode] {
      opcode = relation.exchanged
      return true
    }
    return opcode.isCommutative
  }
}

/// A constant as the second operand stands in an instruction.
struct Immediate32 {
  var opcode: Opcode
  var number: Int32?
  var wide: UInt64?

  /// Nil if there is no such variant or the constant does not fit.
  init?(_ opcode: Opcode, _ constant: UInt64) {
    self.opcode = opcode
    guard HandlerTable.shared.find(opcode, .immediate) != nil,
      case .stack(let operands, _) = FastShapes.typings[Int(opcode.rawValue)]
    else { return nil }
    switch operands[1] {
    case .i32:
      number = Int32(truncatingIfNeeded: constant)
      if opcode == .i32Sub {
        self.opcode = .i32Add
        number = 0 &- Int32(truncatingIfNeeded: constant)
      }
    case .i64:
      guard let value = Int32(exactly: Int64(bitPattern: constant)) else { return nil }
      number = value
    case .f32: number = Int32(truncatingIfNeeded: constant)
    case .f64: wide = constant
    default: return nil
    }
  }
}

extension Opcode {
  /// True if the operands can be exchanged. Sums and products of floats cannot: the first of two NaNs
  /// is the result.
  var isCommutative: Bool {
    switch self {
    case .i32Add, .i32Mul, .i32And, .i32Or, .i32Xor, .i64Add, .i64Mul, .i64And, .i64Or, .i64Xor:
      true
    default: false
    }
  }
}
