// Expressions of numbers and vectors: instructions of the cards, comparisons, aliases of locals.

import WasmModel

extension CodeWriter {
  /// How a value comes to be on the stack.
  private enum Way {
    case leaf, operation, aliased, load, tee, select, conditional, block, loop, branch, table
    case call, special, statementBefore
  }

  // swift-format-ignore
  private static let ways: [(weight: Int, value: Way)] = [
    (22, .leaf),   (34, .operation), (6, .aliased), (9, .load),  (6, .tee),   (5, .select),
    (4, .conditional), (3, .block),  (2, .loop),    (4, .branch), (2, .table), (5, .call),
    (5, .special), (4, .statementBefore),
  ]

  /// Leaves a value of a type on the stack.
  mutating func push(_ type: ValueType) {
    guard budget > 0, depth < Self.deepest else { return pushLeaf(type) }
    depth += 1
    defer { depth -= 1 }
    switch random.pick(Self.ways) {
    case .leaf: pushLeaf(type)
    case .operation: pushOperation(type)
    case .aliased: pushAliased(type)
    case .load: pushLoad(type)
    case .tee: pushTee(type)
    case .select: pushSelect(type)
    case .conditional: pushConditional(type)
    case .block: pushBlock(type)
    case .loop: pushLoop(type)
    case .branch: pushBranch(type)
    case .table: pushBranchTable(type)
    case .call: pushCall(type)
    case .special: pushSpecial(type)
    case .statementBefore:
      push(type)
      statement()
    }
  }

  // MARK: Operations of the cards

  /// Those that only compute, by their result.
  private static let operations = byResult { !($0.0 + [$0.1]).contains(.v128) }
  private static let vectorOperations = byResult { ($0.0 + [$0.1]).contains(.v128) }
  private static let comparisons = InstructionCard.all.filter { (0x45...0x66).contains($0.code) }

  private static func byResult(
    _ fits: (([ValueType], ValueType)) -> Bool
  ) -> [ValueType: [InstructionCard]] {
    var cards: [ValueType: [InstructionCard]] = [:]
    for card in InstructionCard.all {
      guard case .stack(let operands, let results) = card.typing, results.count == 1,
        !operands.isEmpty, !(operands + results).contains(where: \.isReference),
        fits((operands, results[0]))
      else { continue }
      cards[results[0], default: []].append(card)
    }
    return cards
  }

  private mutating func pushOperation(_ type: ValueType) {
    if type.isReference { return pushReference(type) }
    if type == .i32, random.chance(25) { return pushComparison() }
    let usesVectors = type == .v128 || (traits.vectors && random.chance(15))
    let cards = (usesVectors ? Self.vectorOperations[type] : nil) ?? Self.operations[type] ?? []
    guard !cards.isEmpty else { return pushLeaf(type) }
    operate(random.pick(cards))
  }

  /// Pushes the operands of a card, sometimes with something between them, and its instruction.
  private mutating func operate(_ card: InstructionCard) {
    guard case .stack(let operands, _) = card.typing else { return }
    for (position, operand) in operands.enumerated() {
      if position > 0, random.chance(4) { statement() }
      if position == operands.count - 1 {
        pushLast(operand, of: card)
      } else {
        push(operand)
      }
    }
    emit(card.opcode, immediate(card))
  }

  /// The last operand is often a constant; one that may trap is tamed more often than not.
  private mutating func pushLast(_ type: ValueType, of card: InstructionCard) {
    switch card.opcode {
    case .i32DivS, .i32DivU, .i32RemS, .i32RemU:
      push(type)
      if !isWild() {
        emit(i32: 1)
        emit(.i32Or)
      }
    case .i64DivS, .i64DivU, .i64RemS, .i64RemU:
      push(type)
      if !isWild() {
        emit(i64: 1)
        emit(.i64Or)
      }
    case .i32TruncF32S, .i32TruncF32U, .i64TruncF32S, .i64TruncF32U: pushSmallFloat(.f32)
    case .i32TruncF64S, .i32TruncF64U, .i64TruncF64S, .i64TruncF64U: pushSmallFloat(.f64)
    default: if random.chance(25) { constant(type) } else { push(type) }
    }
  }

  private mutating func pushSmallFloat(_ type: ValueType) {
    if isWild() { return push(type) }
    push(.i32)
    emit(i32: 0x7FFF)
    emit(.i32And)
    emit(type == .f32 ? .f32ConvertI32U : .f64ConvertI32U)
  }

  /// True if an operand that may trap is left as it is.
  mutating func isWild() -> Bool { random.chance(traits.wildness) }

  private mutating func immediate(_ card: InstructionCard) -> Immediate {
    switch card.immediates {
    case .lane(let count): .lane(UInt8(random.below(count)))
    case .shuffle: .shuffle(V128(bytes: (0..<16).map { _ in UInt8(random.below(32)) }))
    default: .none
    }
  }

  // MARK: Comparisons

  /// What a branch asks for: mostly a comparison, sometimes turned around, sometimes also kept.
  mutating func pushCondition() {
    switch random.below(14) {
    case 0...4: pushComparison()
    case 5, 12: pushCounted()
    case 6:
      pushComparison()
      emit(.i32Eqz)
    case 7:
      pushComparison()
      if let local = findLocal(.i32) { emit(.localTee, .local(local)) }
    case 8:
      push(.i32)
      emit(i32: Int64(1 << random.below(4)))
      emit(.i32And)
    case 9: pushLeaf(.i32)
    default: push(.i32)
    }
  }

  /// Adds a constant to a local, keeps the sum there and compares it.
  private mutating func pushCounted() {
    guard let local = findLocal(.i32) else { return pushComparison() }
    emit(.localGet, .local(local))
    constant(.i32)
    emit(random.pick([.i32Add, .i32Add, .i32Sub]))
    emit(random.chance(80) ? .localTee : .localSet, .local(local))
    if body.last?.opcode == .localSet { emit(.localGet, .local(local)) }
    if random.chance(50) { constant(.i32) } else { pushLeaf(.i32) }
    emit(random.pick([.i32LtS, .i32LtU, .i32GeS, .i32Eq, .i32Ne, .i32GtU, .i32LeS]))
  }

  private mutating func pushComparison() {
    let card = random.pick(Self.comparisons)
    operate(card)
    if random.chance(12) { emit(.i32Eqz) }
  }

  // MARK: Locals

  /// Reads a local, writes it, reads it again, and uses both values.
  private mutating func pushAliased(_ type: ValueType) {
    if random.chance(20), let global = findGlobal(type), global != Self.fuel {
      emit(.globalGet, .global(global))
      push(type)
      emit(.globalSet, .global(global))
      return
    }
    guard let local = findLocal(type) else { return pushOperation(type) }
    emit(.localGet, .local(local))
    push(type)
    emit(random.chance(60) ? .localSet : .localTee, .local(local))
    if body.last?.opcode == .localSet { emit(.localGet, .local(local)) }
    switch type {
    case .i32: emit(random.pick([.i32Add, .i32Sub, .i32Xor, .i32ShrU]))
    case .i64: emit(random.pick([.i64Add, .i64Sub, .i64Xor, .i64Shl]))
    case .f32: emit(random.pick([.f32Add, .f32Sub, .f32Mul]))
    case .f64: emit(random.pick([.f64Add, .f64Sub, .f64Div]))
    case .v128: emit(random.pick([.v128Xor, .i32x4Add, .f64x2Mul]))
    case .reference: emit(.drop)
    }
  }

  private mutating func pushTee(_ type: ValueType) {
    push(type)
    if let local = findLocal(type) { emit(.localTee, .local(local)) }
  }

  private mutating func pushSelect(_ type: ValueType) {
    push(type)
    push(type)
    pushCondition()
    if type.isReference || random.chance(25) {
      emit(.selectTyped, .valueTypes([type]))
    } else {
      emit(.select)
    }
  }
}
