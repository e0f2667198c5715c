// The rules of exceptions, in the standard encoding and in the legacy one.
//
// Standard: Validation, Instructions, Control Instructions. The legacy rules are those of the
// appendix of the exception handling proposal, Legacy Exception Handling.

import WasmModel

extension FunctionValidator {
  mutating func checkThrow(_ tag: TagIndex) throws(ValidationError.Kind) {
    try stacks.pop(context.payload(of: tag))
    stacks.markUnreachable()
  }

  mutating func checkThrowReference() throws(ValidationError.Kind) {
    try stacks.pop([.exnref])
    stacks.markUnreachable()
  }

  mutating func openTryTable(_ type: BlockType, _ clauses: [CatchClause])
    throws(ValidationError.Kind)
  {
    var pending: [PendingHandler.Clause] = []
    for clause in clauses {
      let branch = try branch(to: clause.label)
      let expected = try stacks.target(of: clause.label).labelTypes
      let found = types(passedBy: clause.pattern)
      guard found == expected else {
        throw .typeMismatch(.catchClause, expected: .types(expected), found: found)
      }
      pending.append(PendingHandler.Clause(pattern: clause.pattern, branch: branch))
    }
    let handler = sideTable.addHandler(
      start: pc, outer: stacks.frame.handler, .tryTable(pending))
    try stacks.open(.tryTable, context.type(of: type), at: pc, handler: handler)
  }

  /// What a clause takes along to its label.
  private func types(passedBy pattern: CatchClause.Pattern) -> [ValueType] {
    switch pattern {
    case .tag(let tag): context.payload(of: tag)
    case .tagReference(let tag): context.payload(of: tag) + [.exnref]
    case .all: []
    case .allReference: [.exnref]
    }
  }

  mutating func openTry(_ type: BlockType) throws(ValidationError.Kind) {
    let slot = stacks.frame.catchDepth
    let handler = sideTable.addHandler(
      start: pc, outer: stacks.frame.handler, .legacy([], caughtSlot: slot))
    try stacks.open(.try, context.type(of: type), at: pc, handler: handler)
  }

  /// Checks a `catch`, or with nil a `catch_all`.
  mutating func checkCatch(_ tag: TagIndex?) throws(ValidationError.Kind) {
    let frame = stacks.frame
    guard frame.kind == .try || frame.kind == .catch, let handler = frame.ownHandler else {
      throw .misplacedInstruction(tag == nil ? .catchAll : .catch)
    }
    try openArm(tag == nil ? .catchAll : .catch, tag.map(context.payload) ?? [])
    if frame.kind == .try {
      sideTable.setRangeEnd(of: handler, at: pc)
      stacks.leaveProtection(handler: sideTable.outer(of: handler))
    }
    sideTable.addClause(
      Handler.LegacyClause(tag: tag, target: pc + 1, height: frame.height), to: handler)
  }

  mutating func checkDelegate(_ label: Int) throws(ValidationError.Kind) {
    guard stacks.frame.kind == .try, let handler = stacks.frame.ownHandler else {
      throw .misplacedInstruction(.delegate)
    }
    _ = try close()
    // The handler inside the target: its own while it is protected, else the next one outwards.
    sideTable.setDelegate(of: handler, to: try stacks.target(of: label).handler)
  }

  mutating func checkRethrow(_ label: Int) throws(ValidationError.Kind) {
    let frame = try stacks.target(of: label)
    guard frame.kind == .catch || frame.kind == .catchAll else {
      throw .invalidRethrowLabel(label)
    }
    sideTable.setRethrowSlot(frame.catchDepth - 1, at: pc)
    stacks.markUnreachable()
  }
}
