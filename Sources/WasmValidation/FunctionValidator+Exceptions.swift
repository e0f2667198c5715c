// The rules of exceptions, in the standard encoding and in the legacy one.
//
// Standard: Validation, Instructions, Control Instructions. The legacy rules are those of the
// appendix of the exception handling proposal, Legacy Exception Handling.

import WasmModel

extension FunctionValidator {
  mutating func checkThrow(_ tag: TagIndex) throws(ValidationError.Kind) {
    try pop(try context.payload(of: tag))
    markUnreachable()
  }

  mutating func checkThrowReference() throws(ValidationError.Kind) {
    try pop(.exnref)
    markUnreachable()
  }

  mutating func openTryTable(_ type: BlockType, _ clauses: [CatchClause])
    throws(ValidationError.Kind)
  {
    let signature = try typeContext.signature(of: type)
    for clause in clauses { try check(clause) }
    try pop(signature.parameters)
    let handler = sideTable.addHandler(
      start: pc, outer: frame.handler, clauseCount: clauses.count)
    enter(.tryTable, signature, handler: handler)
  }

  /// Checks a clause of a `try_table` that is not open yet: its label counts from outside.
  private mutating func check(_ clause: CatchClause) throws(ValidationError.Kind) {
    let (payload, withReference) = try passed(by: clause.pattern)
    let expected = try labelTypes(of: clause.label)
    let count = payload.count + (withReference ? 1 : 0)
    var isRight = expected.count == count
    for position in 0..<count where isRight {
      let type =
        position < payload.count ? typeContext.type(payload, position) : .caughtReference
      isRight = typeContext.matches(type, typeContext.type(expected, position))
    }
    guard isRight else {
      let last = withReference ? [typeContext.findValueType(.caughtReference)] : []
      throw .typeMismatch(
        .catchClause, expected: .types(typeContext.valueTypes(expected)),
        found: typeContext.valueTypes(payload) + last)
    }
    addClause(clause, expected)
  }

  /// What a clause takes along to its label, but for the reference to the exception.
  private func passed(by pattern: CatchClause.Pattern) throws(ValidationError.Kind)
    -> (payload: TypeList, withReference: Bool)
  {
    switch pattern {
    case .tag(let tag): (try context.payload(of: tag), false)
    case .tagReference(let tag): (try context.payload(of: tag), true)
    case .all: (.empty, false)
    case .allReference: (.empty, true)
    }
  }
}

// The legacy encoding.
extension FunctionValidator {
  mutating func openTry(_ type: BlockType) throws(ValidationError.Kind) {
    let signature = try typeContext.signature(of: type)
    try pop(signature.parameters)
    let handler = sideTable.addHandler(
      start: pc, outer: frame.handler, caughtSlot: Int(frame.catchDepth))
    enter(.try, signature, handler: handler)
  }

  /// Checks a `catch`, or with nil a `catch_all`.
  mutating func checkCatch(_ tag: TagIndex?) throws(ValidationError.Kind) {
    guard frame.kind == .try || frame.kind == .catch else {
      throw .misplacedInstruction(tag == nil ? .catchAll : .catch)
    }
    var payload = TypeList.empty
    if let tag { payload = try context.payload(of: tag) }
    if frame.kind == .try { leaveProtection() }
    try openArm(tag == nil ? .catchAll : .catch, payload)
    sideTable.addClause(
      Handler.LegacyClause(tag: tag, target: pc + 1, height: frame.slotHeight),
      to: frame.ownHandler)
  }

  /// The clauses of a `try` are not protected by it.
  private mutating func leaveProtection() {
    sideTable.setRangeEnd(of: frame.ownHandler, at: pc)
    frame.handler = sideTable.outer(of: frame.ownHandler)
    frame.catchDepth += 1
    maximumCatchDepth = max(maximumCatchDepth, Int(frame.catchDepth))
  }

  mutating func checkDelegate(_ label: Int) throws(ValidationError.Kind) {
    guard frame.kind == .try else { throw .misplacedInstruction(.delegate) }
    let handler = frame.ownHandler
    try close()
    // The handler inside the target: its own while it is protected, else the next one outwards.
    sideTable.setDelegate(of: handler, to: try target(of: label).handler)
  }

  mutating func checkRethrow(_ label: Int) throws(ValidationError.Kind) {
    let target = try target(of: label)
    guard target.kind == .catch || target.kind == .catchAll else {
      throw .invalidRethrowLabel(label)
    }
    sideTable.addRethrowSlot(Int(target.catchDepth) - 1, at: pc)
    markUnreachable()
  }
}
