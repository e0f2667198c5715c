// The rules of blocks, branches and calls.
//
// Standard: Validation, Instructions, Control Instructions.

import WasmModel

extension FunctionValidator {
  mutating func open(_ kind: ControlFrame.Kind, _ type: BlockType) throws(ValidationError.Kind) {
    try stacks.open(kind, context.type(of: type), at: pc)
  }

  mutating func openIf(_ type: BlockType) throws(ValidationError.Kind) {
    let type = context.type(of: type)
    try stacks.require(type.parameters + [.i32])
    try stacks.pop([.i32])
    try stacks.open(.if, type, at: pc)
    let arity = type.parameters.count
    sideTable.addBranch(
      at: pc,
      PendingBranch(target: .otherArm(of: pc), arity: arity, height: stacks.frame.height))
  }

  mutating func checkElse() throws(ValidationError.Kind) {
    let frame = stacks.frame
    guard frame.kind == .if, let start = frame.start else { throw .misplacedInstruction(.else) }
    try openArm(.else, frame.type.parameters)
    sideTable.setElse(of: start, at: pc)
  }

  /// Ends an arm of the innermost block with a branch over the other arms.
  mutating func openArm(_ kind: ControlFrame.Kind, _ types: [ValueType])
    throws(ValidationError.Kind)
  {
    try stacks.openArm(kind, types)
    let frame = stacks.frame
    guard let start = frame.start else { return }
    let arity = frame.type.results.count
    sideTable.addBranch(
      at: pc, PendingBranch(target: .end(of: start), arity: arity, height: frame.height))
  }

  mutating func checkEnd() throws(ValidationError.Kind) {
    let frame = try close()
    guard frame.kind != .if || frame.type.parameters == frame.type.results else {
      throw .typeMismatch(
        .missingElse, expected: .types(frame.type.results), found: frame.type.parameters)
    }
  }

  /// Closes the innermost block here, and its protected range if that is still open.
  mutating func close() throws(ValidationError.Kind) -> ControlFrame {
    let frame = try stacks.close()
    if let start = frame.start { sideTable.setEnd(of: start, at: pc) }
    if frame.kind == .try || frame.kind == .tryTable, let handler = frame.ownHandler {
      sideTable.setRangeEnd(of: handler, at: pc)
    }
    return frame
  }

  /// Makes the branch to a label; its operands are not checked here.
  mutating func branch(to label: Int) throws(ValidationError.Kind) -> PendingBranch {
    let position = try stacks.position(of: label)
    stacks.noteBranch(to: position)
    let frame = stacks.controls[position]
    return PendingBranch(
      target: target(of: frame), arity: frame.labelTypes.count, height: frame.height)
  }

  private func target(of frame: ControlFrame) -> PendingBranch.Target {
    guard let start = frame.start else { return .lastEnd }
    return frame.kind == .loop ? .pc(start) : .behindEnd(of: start)
  }

  mutating func checkBranch(_ label: Int) throws(ValidationError.Kind) {
    sideTable.addBranch(at: pc, try branch(to: label))
    try stacks.pop(stacks.target(of: label).labelTypes)
    stacks.markUnreachable()
  }

  mutating func checkBranchIf(_ label: Int) throws(ValidationError.Kind) {
    sideTable.addBranch(at: pc, try branch(to: label))
    let types = try stacks.target(of: label).labelTypes
    try stacks.require(types + [.i32])
    try stacks.pop([.i32])
    try stacks.pop(types)
    stacks.push(types)
  }

  mutating func checkBranchTable(_ labels: [Int], default last: Int) throws(ValidationError.Kind) {
    let expected = try stacks.target(of: last).labelTypes
    try stacks.require(expected + [.i32])
    try stacks.pop([.i32])
    for label in labels + [last] {
      let types = try stacks.target(of: label).labelTypes
      guard types.count == expected.count else {
        throw .typeMismatch(.tableLabel, expected: .types(expected), found: types)
      }
      try stacks.require(types)
      sideTable.addBranch(at: pc, try branch(to: label))
    }
    stacks.markUnreachable()
  }

  mutating func checkReturn() throws(ValidationError.Kind) {
    try stacks.pop(type.results)
    stacks.markUnreachable()
  }

  mutating func checkCall(_ callee: FunctionType) throws(ValidationError.Kind) {
    try stacks.pop(callee.parameters)
    stacks.push(callee.results)
  }

  mutating func checkCallIndirect(_ type: TypeIndex, _ table: TableIndex)
    throws(ValidationError.Kind)
  {
    try checkHoldsFunctions(table)
    let callee = context.type(type)
    try stacks.pop(callee.parameters + [.i32])
    stacks.push(callee.results)
  }

  mutating func checkReturnCall(_ callee: FunctionType) throws(ValidationError.Kind) {
    guard callee.results == type.results else {
      throw .typeMismatch(.tailCall, expected: .types(type.results), found: callee.results)
    }
    try stacks.pop(callee.parameters)
    stacks.markUnreachable()
  }

  mutating func checkReturnCallIndirect(_ type: TypeIndex, _ table: TableIndex)
    throws(ValidationError.Kind)
  {
    try checkHoldsFunctions(table)
    let callee = context.type(type)
    try stacks.require(callee.parameters + [.i32])
    try stacks.pop([.i32])
    try checkReturnCall(callee)
  }

  private func checkHoldsFunctions(_ table: TableIndex) throws(ValidationError.Kind) {
    try context.requireReferences(context.element(of: table), in: .funcref)
  }
}
