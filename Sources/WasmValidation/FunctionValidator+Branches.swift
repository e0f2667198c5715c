// The rules of branches.
//
// Standard: Validation, Instructions, Control Instructions.

import WasmModel

extension FunctionValidator {
  /// What a label takes along.
  mutating func labelTypes(of label: Int) throws(ValidationError.Kind) -> TypeList {
    label == 0 ? frame.labelTypes : outerFrames[try position(of: label)].labelTypes
  }

  /// The block that a label names.
  func target(of label: Int) throws(ValidationError.Kind) -> ControlFrame {
    label == 0 ? frame : outerFrames[try position(of: label)]
  }

  /// The position in ``outerFrames`` of a label other than 0.
  private func position(of label: Int) throws(ValidationError.Kind) -> Int {
    guard label <= outerFrames.count else { throw .unknown(.label, label) }
    return outerFrames.count - label
  }

  /// Adds a branch to a label that exists; its operands are not checked here.
  private mutating func addBranch(to label: Int, _ types: TypeList) {
    let arity = typeContext.slotCount(types)
    if label == 0 {
      noteTarget(frame, arity)
      frame.noteBranch(isReachable: isReachable)
      sideTable.addBranch(at: pc, arity: arity, to: &frame)
    } else {
      let position = outerFrames.count - label
      noteTarget(outerFrames[position], arity)
      outerFrames[position].noteBranch(isReachable: isReachable)
      sideTable.addBranch(at: pc, arity: arity, to: &outerFrames[position])
    }
  }

  /// Adds a clause of a `try_table`, which branches to a label that exists.
  mutating func addClause(_ clause: CatchClause, _ types: TypeList) {
    let arity = typeContext.slotCount(types)
    if clause.label == 0 {
      noteTarget(frame, arity)
      frame.noteBranch(isReachable: isReachable)
      sideTable.addClause(clause.pattern, arity: arity, to: &frame)
    } else {
      let position = outerFrames.count - clause.label
      noteTarget(outerFrames[position], arity)
      outerFrames[position].noteBranch(isReachable: isReachable)
      sideTable.addClause(clause.pattern, arity: arity, to: &outerFrames[position])
    }
  }

  /// What a branch takes along may stand nowhere else at that height.
  private mutating func noteTarget(_ target: ControlFrame, _ arity: Int) {
    operands.noteHeight(target.slotHeight + arity)
  }

  mutating func checkBranch(_ label: Int) throws(ValidationError.Kind) {
    let types = try labelTypes(of: label)
    addBranch(to: label, types)
    try pop(types)
    markUnreachable()
  }

  mutating func checkBranchIf(_ label: Int) throws(ValidationError.Kind) {
    let types = try labelTypes(of: label)
    addBranch(to: label, types)
    try pop(types, .i32)
    push(types)
  }

  mutating func checkBranchTable(_ labels: [Int], default last: Int) throws(ValidationError.Kind) {
    let expected = try labelTypes(of: last)
    guard isOnTop(.i32), areOnTop(expected, below: 1) else { throw mismatch(expected, .i32) }
    drop(1)
    for label in labels { try checkTableLabel(label, expected) }
    addBranch(to: last, expected)
    markUnreachable()
  }

  private mutating func checkTableLabel(_ label: Int, _ expected: TypeList)
    throws(ValidationError.Kind)
  {
    let types = try labelTypes(of: label)
    guard types.count == expected.count else { throw mismatch(.tableLabel, expected, types) }
    guard types == expected || areOnTop(types) else { throw mismatch(types) }
    addBranch(to: label, types)
  }

  mutating func checkReturn() throws(ValidationError.Kind) {
    try pop(results)
    markUnreachable()
  }
}

// Branches that depend on a reference.
extension FunctionValidator {
  /// [t* (ref null ht)] -> [t* (ref ht)], where the label takes t*.
  mutating func checkBranchOnNull(_ label: Int) throws(ValidationError.Kind) {
    let types = try labelTypes(of: label)
    let reference = try popReference()
    addBranch(to: label, types)
    try pop(types)
    push(types)
    operands.push(reference.with(isNullable: false))
  }

  /// [t* (ref null ht)] -> [t*], where the label takes t* (ref ht).
  mutating func checkBranchOnNonNull(_ label: Int) throws(ValidationError.Kind) {
    let types = try labelTypes(of: label)
    let reference = try popReference()
    try requirePassing(reference.with(isNullable: false), to: types)
    addBranch(to: label, types)
    try replaceOperands(types)
  }

  /// [t* from] -> [t* from minus to], where the label takes t* and something that `to` matches.
  mutating func checkBranchOnCast(_ label: Int, _ from: ReferenceType, _ to: ReferenceType)
    throws(ValidationError.Kind)
  {
    let (from, to) = try castTypes(from, to)
    try checkCastBranch(label, from, passes: to)
    operands.push(to.isNullable ? from.with(isNullable: false) : from)
  }

  /// [t* from] -> [t* to], where the label takes t* and something that `from` minus `to` matches.
  mutating func checkBranchOnCastFail(_ label: Int, _ from: ReferenceType, _ to: ReferenceType)
    throws(ValidationError.Kind)
  {
    let (from, to) = try castTypes(from, to)
    try checkCastBranch(label, from, passes: to.isNullable ? from.with(isNullable: false) : from)
    operands.push(to)
  }

  private func castTypes(_ from: ReferenceType, _ to: ReferenceType)
    throws(ValidationError.Kind) -> (OperandType, OperandType)
  {
    let (from, to) = (try typeContext.packed(from), try typeContext.packed(to))
    guard typeContext.matches(to, from) else {
      throw mismatch(.castTypes, TypeList(from), TypeList(to))
    }
    return (from, to)
  }

  private mutating func checkCastBranch(_ label: Int, _ from: OperandType, passes: OperandType)
    throws(ValidationError.Kind)
  {
    let types = try labelTypes(of: label)
    try requirePassing(passes, to: types)
    try pop(from)
    addBranch(to: label, types)
    try replaceOperands(types)
  }

  /// Checks that a label takes a reference last that this one matches.
  private mutating func requirePassing(_ reference: OperandType, to types: TypeList)
    throws(ValidationError.Kind)
  {
    let count = types.count
    guard count > 0, typeContext.matches(reference, typeContext.type(types, count - 1)) else {
      throw mismatch(.branchReference, types, TypeList(reference))
    }
  }

  /// Pops what a label takes but for the last type, and pushes it as the label sees it.
  private mutating func replaceOperands(_ types: TypeList) throws(ValidationError.Kind) {
    let count = types.count - 1
    for position in 0..<count {
      guard isOnTop(typeContext.type(types, position), below: count - 1 - position) else {
        throw mismatch((0..<count).map { typeContext.type(types, $0) })
      }
    }
    drop(count)
    for position in 0..<count { operands.push(typeContext.type(types, position)) }
  }
}
