// Statements: what leaves the operand stack as it was.

import WasmModel

extension CodeWriter {
  private enum Statement {
    case setLocal, setGlobal, store, drop, conditional, block, loop, choice, branchIf, call
    case branch, returning, unreachable, nop, bulk, table, object, tryTable, legacyTry, throwing
    case tailCall, under, setAddress
  }

  // swift-format-ignore
  private static let statements: [(weight: Int, value: Statement)] = [
    (22, .setLocal), (4, .setGlobal), (13, .store),   (4, .drop),      (8, .conditional),
    (4, .block),     (7, .loop),      (4, .choice),   (8, .branchIf),  (6, .call),
    (1, .branch),    (1, .returning), (1, .nop),      (3, .bulk),      (3, .table),
    (5, .under),     (1, .tailCall),  (3, .setAddress),
  ]
  private static let objects: [(weight: Int, value: Statement)] = [(8, .object), (5, .table)]
  private static let exceptions: [(weight: Int, value: Statement)] = [
    (12, .tryTable), (1, .throwing),
  ]
  private static let legacyExceptions: [(weight: Int, value: Statement)] = [
    (12, .legacyTry), (1, .throwing),
  ]

  private mutating func pickStatement() -> Statement {
    if isWild(), isWild() { return .unreachable }
    var rows = Self.statements
    if traits.references { rows += Self.objects }
    if traits.exceptions { rows += Self.exceptions }
    if traits.legacyExceptions { rows += Self.legacyExceptions }
    return random.pick(rows)
  }

  mutating func statement() {
    guard budget > 0, depth < Self.deepest else { return emit(.nop) }
    depth += 1
    defer { depth -= 1 }
    switch pickStatement() {
    case .setLocal: setLocal()
    case .setGlobal: setGlobal()
    case .store: store()
    case .drop: drop()
    case .conditional: conditional()
    case .block: plainBlock()
    case .loop: countedLoop()
    case .choice: choice()
    case .branchIf: branchIf()
    case .call: callAndConsume()
    case .branch: rarely { $0.branch() }
    case .returning: rarely { $0.returnEarly() }
    case .unreachable: rarely { $0.emit(.unreachable) }
    case .nop: emit(.nop)
    case .bulk: bulkMemory()
    case .table: table()
    case .object: object()
    case .tryTable: tryTable()
    case .legacyTry: legacyTry()
    case .throwing: rarely { $0.throwException() }
    case .tailCall: rarely { $0.tailCall() }
    case .under: under()
    case .setAddress: setAddress()
    }
  }

  /// Something that ends a path: mostly under a condition; else what follows cannot be reached.
  private mutating func rarely(_ end: (inout CodeWriter) -> Void) {
    if random.chance(15) { return end(&self) }
    pushCondition()
    block(.if) { end(&$0) }
  }

  private mutating func setLocal() {
    let index = random.below(locals.count)
    push(locals[index])
    emit(.localSet, .local(LocalIndex(index)))
  }

  private mutating func setGlobal() {
    let index = 1 + random.below(plan.globals.count - 1)
    push(plan.globals[index].value)
    emit(.globalSet, .global(GlobalIndex(index)))
  }

  private mutating func drop() {
    push(traits.type(&random))
    emit(.drop)
  }

  /// Statements above values that are used afterwards.
  private mutating func under() {
    let types = traits.types(upTo: 3, &random)
    for type in types { push(type) }
    statements()
    consume(types)
  }
}
