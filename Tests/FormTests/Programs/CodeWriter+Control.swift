// Blocks, loops and branches, with values.

import WasmModel

extension CodeWriter {
  // MARK: As expressions

  mutating func pushConditional(_ type: ValueType) {
    let parameters = random.chance(20) ? traits.types(upTo: 2, &random) : []
    for parameter in parameters { push(parameter) }
    pushCondition()
    block(.if, parameters, [type]) {
      $0.consume(parameters)
      $0.arm([type])
      $0.nextArm(.else)
      $0.consume(parameters)
      $0.arm([type])
    }
  }

  mutating func pushBlock(_ type: ValueType) {
    let parameters = random.chance(30) ? traits.types(upTo: 2, &random) : []
    for parameter in parameters { push(parameter) }
    block(.block, parameters, [type]) {
      $0.consume(parameters)
      $0.arm([type])
    }
  }

  /// Statements, then values.
  private mutating func arm(_ types: [ValueType]) {
    for _ in 0..<random.below(3) { statement() }
    for type in types { push(type) }
  }

  /// A branch that takes a value along, or leaves it there.
  mutating func pushBranch(_ type: ValueType) {
    let fitting = labels.indices.filter {
      labels[$0].types == [type] && !labels[$0].isLoop && $0 >= outermost
    }
    guard !fitting.isEmpty else { return pushBlock(type) }
    push(type)
    pushCondition()
    emit(.brIf, .label(labels.count - 1 - random.pick(fitting)))
  }

  /// A `br_table` out of blocks that all give a value of a type.
  mutating func pushBranchTable(_ type: ValueType) {
    let count = 1 + random.below(4)
    for _ in 0..<count { open(.block, .blockType(.value(type)), [type]) }
    push(type)
    branchByTable([type])
    for _ in 0..<count {
      close()
      if random.chance(50) { pushChanged(type) }
    }
  }

  /// Takes a value off and pushes another, so that one can see which way the branch took.
  private mutating func pushChanged(_ type: ValueType) {
    consume([type])
    push(type)
  }

  /// Pushes an index and branches to labels that take these types along, which are on the stack.
  private mutating func branchByTable(_ types: [ValueType]) {
    let fitting = labels.indices.filter { labels[$0].types == types && $0 >= outermost }
      .map { labels.count - 1 - $0 }
    let isLong = traits.isBig && random.chance(20)
    let targets = (0..<random.below(isLong ? 500 : 5)).map { _ in random.pick(fitting) }
    if isWild() || random.chance(30) {
      push(.i32)
    } else {
      pushSmall(.i32, below: isLong ? 256 : 8)
    }
    emit(.brTable, .labels(targets, default: random.pick(fitting)))
  }

  // MARK: As statements

  mutating func conditional() {
    pushCondition()
    block(.if) {
      $0.statements()
      if $0.random.chance(50) {
        $0.nextArm(.else)
        $0.statements()
      }
    }
  }

  mutating func plainBlock() {
    let parameters = traits.types(upTo: 2, &random)
    let results = traits.types(upTo: 3, &random)
    for parameter in parameters { push(parameter) }
    block(.block, parameters, results) {
      $0.consume(parameters)
      $0.statements()
      for result in results { $0.push(result) }
    }
    consume(results)
  }

  mutating func statements() {
    for _ in 0..<1 + random.below(3) { statement() }
  }

  /// `br_table` into nested blocks, each with something behind it.
  mutating func choice() {
    let types = random.chance(40) ? traits.types(upTo: 2, &random) : []
    let count = 2 + random.below(4)
    let type = blockType([], types)
    for _ in 0..<count { open(.block, .blockType(type), types) }
    for type in types { push(type) }
    branchByTable(types)
    for _ in 0..<count {
      close()
      consume(types)
      statement()
      for type in types { push(type) }
    }
    consume(types)
  }

  /// A branch that may be taken, to any block or out of the function.
  mutating func branchIf() {
    guard let label = pickLabel() else { return statement() }
    let types = labels[labels.count - 1 - label].types
    for type in types { push(type) }
    pushCondition()
    emit(.brIf, .label(label))
    consume(types)
  }

  /// A branch that is taken; what follows cannot be reached.
  mutating func branch() {
    guard let label = pickLabel() else { return emit(.nop) }
    for type in labels[labels.count - 1 - label].types { push(type) }
    emit(.br, .label(label))
  }

  /// Loops are rarely picked: few of them would end.
  private mutating func pickLabel() -> Int? {
    let count = labels.count - outermost
    guard count > 0 else { return nil }
    let depth = random.chance(50) ? 0 : random.below(count)
    let isLoop = labels[labels.count - 1 - depth].isLoop
    return isLoop && !random.chance(15) ? random.below(count) : depth
  }

  /// Values in any number below what is returned: `return` takes only what it needs.
  mutating func returnEarly() {
    if traits.isBig { return emit(.nop) }
    if random.chance(40) { push(traits.type(&random)) }
    for type in results { push(type) }
    emit(.return)
  }
}
