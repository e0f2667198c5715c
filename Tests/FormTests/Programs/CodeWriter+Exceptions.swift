// Exceptions in both encodings: throwing, catching, catching all, throwing again, delegating.

import WasmModel

extension CodeWriter {
  mutating func throwException() {
    let tag = random.below(plan.tags.count)
    for type in plan.tags[tag] { push(type) }
    emit(.throw, .tag(TagIndex(tag)))
  }

  /// What may throw: an exception under a condition, or statements.
  private mutating func perilous() {
    statement()
    guard random.chance(70) else { return }
    pushCondition()
    block(.if) {
      if $0.random.chance(30) { $0.statement() }
      $0.throwException()
    }
    if random.chance(50) { statement() }
  }

  // MARK: The standard encoding

  private static let patterns: [(weight: Int, value: @Sendable (Int) -> CatchClause.Pattern)] = [
    (5, { .tag(TagIndex($0)) }), (3, { .tagReference(TagIndex($0)) }), (2, { _ in .all }),
    (3, { _ in .allReference }),
  ]

  private func types(of pattern: CatchClause.Pattern) -> [ValueType] {
    switch pattern {
    case .tag(let tag): plan.tags[tag.value]
    case .tagReference(let tag): plan.tags[tag.value] + [.exnref]
    case .all: []
    case .allReference: [.exnref]
    }
  }

  /// A `try_table` inside a block for each of its clauses, and one around all of them.
  mutating func tryTable() {
    let count = random.below(4)
    let patterns = (0..<count).map { _ in
      random.pick(Self.patterns)(random.below(plan.tags.count))
    }
    open(.block, .blockType(.empty), [])
    for pattern in patterns.reversed() {
      let types = types(of: pattern)
      open(.block, .blockType(blockType([], types)), types)
    }
    var clauses = patterns.enumerated().map { CatchClause($0.element, label: $0.offset) }
    if random.chance(25), let label = findEmptyLabel() {
      clauses.append(CatchClause(.all, label: label))
    }
    protected(by: clauses)
    for (index, pattern) in patterns.enumerated() {
      emit(.br, .label(count - index))
      close()
      caught(types(of: pattern))
    }
    close()
  }

  private mutating func protected(by clauses: [CatchClause]) {
    let parameters = random.chance(20) ? traits.types(upTo: 2, &random) : []
    let results = traits.types(upTo: 2, &random)
    for type in parameters { push(type) }
    open(.tryTable, .tryTable(blockType(parameters, results), clauses), results)
    consume(parameters)
    perilous()
    for type in results { push(type) }
    close()
    consume(results)
  }

  /// What a clause brought is on the stack; a reference is thrown again now and then.
  private mutating func caught(_ types: [ValueType]) {
    if types.last == .exnref, random.chance(35) {
      guard random.chance(60), let local = findLocal(.exnref) else { return emit(.throwRef) }
      emit(.localTee, .local(local))
      emit(.throwRef)
    } else {
      consume(types)
      if random.chance(50) { statement() }
    }
  }

  /// A label of no types, as a clause counts it: from outside its own block.
  private mutating func findEmptyLabel() -> Int? {
    let fitting = labels.indices.filter { labels[$0].types.isEmpty && !labels[$0].isLoop }
    return fitting.isEmpty ? nil : labels.count - 1 - random.pick(fitting)
  }

  // MARK: The legacy encoding

  mutating func legacyTry() {
    let parameters = random.chance(20) ? traits.types(upTo: 2, &random) : []
    let results = traits.types(upTo: 2, &random)
    for type in parameters { push(type) }
    open(.try, .blockType(blockType(parameters, results)), results)
    consume(parameters)
    perilous()
    for type in results { push(type) }
    if random.chance(20) {
      // The label counts from outside the block.
      let label = random.below(labels.count - 1)
      close(Instruction(.delegate, .label(label)))
    } else {
      legacyClauses(results)
      close()
    }
    consume(results)
  }

  private mutating func legacyClauses(_ results: [ValueType]) {
    for _ in 0..<random.below(3) {
      let tag = random.below(plan.tags.count)
      nextArm(.catch, .tag(TagIndex(tag)))
      consume(plan.tags[tag])
      legacyClause(results)
    }
    if random.chance(50) {
      nextArm(.catchAll)
      legacyClause(results)
    }
  }

  private mutating func legacyClause(_ results: [ValueType]) {
    if random.chance(60) { statement() }
    if random.chance(30) { rethrow() }
    for type in results { push(type) }
  }

  /// Throws what an enclosing clause caught, mostly under a condition.
  private mutating func rethrow() {
    let fitting = labels.indices.filter { labels[$0].isCatch }
    let position = random.pick(fitting)
    if random.chance(30) { return emit(.rethrow, .label(labels.count - 1 - position)) }
    pushCondition()
    block(.if) { $0.emit(.rethrow, .label($0.labels.count - 1 - position)) }
  }
}
