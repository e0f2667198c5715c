// Opening and closing blocks.
//
// Standard: Appendix, Validation Algorithm, Data Structures (`push_ctrl`, `pop_ctrl`).

import WasmModel

extension ControlFrame {
  static func function(results: TypeList) -> ControlFrame {
    ControlFrame(
      kind: .function, start: 0, signature: Signature(parameters: .empty, results: results),
      height: 0, vectorCount: 0, setCount: 0, isEntered: true, handler: -1, ownHandler: -1,
      catchDepth: 0)
  }
}

extension FunctionValidator {
  /// Whether the instruction at hand can be reached, as far as the algorithm sees.
  var isReachable: Bool { frame.isEntered && !frame.isUnreachable }

  mutating func open(_ kind: ControlFrame.Kind, _ type: BlockType) throws(ValidationError.Kind) {
    let signature = try typeContext.signature(of: type)
    try pop(signature.parameters)
    enter(kind, signature)
  }

  mutating func openIf(_ type: BlockType) throws(ValidationError.Kind) {
    let signature = try typeContext.signature(of: type)
    try pop(signature.parameters, .i32)
    enter(.if, signature)
    sideTable.addArm(at: pc, arity: typeContext.slotCount(signature.parameters), to: &frame)
  }

  /// Opens a block whose parameters were popped; an own handler covers what follows.
  mutating func enter(
    _ kind: ControlFrame.Kind, _ signature: Signature, handler: Int32? = nil
  ) {
    outerFrames.append(frame)
    frame = ControlFrame(
      kind: kind, start: Int32(pc), signature: signature, height: Int32(operands.count),
      vectorCount: Int32(operands.vectorCount), setCount: Int32(setLocals.count),
      isEntered: isReachable, handler: handler ?? frame.handler, ownHandler: handler ?? -1,
      catchDepth: frame.catchDepth)
    push(signature.parameters)
  }

  mutating func checkElse() throws(ValidationError.Kind) {
    guard frame.kind == .if else { throw .misplacedInstruction(.else) }
    sideTable.settleIf(&frame, at: pc)
    try openArm(.else, frame.signature.parameters)
  }

  /// Ends an arm of the innermost block with a branch over the other arms; the next arm begins with
  /// these operands.
  mutating func openArm(_ kind: ControlFrame.Kind, _ types: TypeList)
    throws(ValidationError.Kind)
  {
    try requireResults()
    if isReachable { frame.endIsTarget = true }
    drop(available)
    frame.kind = kind
    frame.isUnreachable = false
    forgetSetLocals()
    push(types)
    sideTable.addArm(at: pc, arity: typeContext.slotCount(frame.signature.results), to: &frame)
  }

  mutating func checkEnd() throws(ValidationError.Kind) {
    let signature = frame.signature
    guard frame.kind != .if || typeContext.matches(signature.parameters, signature.results) else {
      throw mismatch(.missingElse, signature.results, signature.parameters)
    }
    try close()
  }

  /// Closes the innermost block here, and its protected range if that is still open.
  mutating func close() throws(ValidationError.Kind) {
    try requireResults()
    sideTable.settle(frame, at: pc)
    if frame.ownHandler >= 0, frame.kind == .try || frame.kind == .tryTable {
      sideTable.setRangeEnd(of: frame.ownHandler, at: pc)
    }
    drop(available)
    forgetSetLocals()
    let results = frame.signature.results
    if let outer = outerFrames.popLast() {
      frame = outer
      push(results)
    } else {
      isOpen = false
    }
  }

  /// Checks that the results of the innermost block, and nothing else, are on the stack.
  private mutating func requireResults() throws(ValidationError.Kind) {
    let results = frame.signature.results
    guard available <= results.count, areOnTop(results) else {
      throw .typeMismatch(
        .blockEnd, expected: .types(typeContext.valueTypes(results)), found: foundTypes(available))
    }
  }

  /// Locals without a default that were set in this block may not be read behind it.
  private mutating func forgetSetLocals() {
    while setLocals.count > Int(frame.setCount) {
      let local = Int(setLocals.removeLast())
      locals[local] = locals[local].markedUnset
    }
  }

  /// Everything behind here, up to the end of the block, cannot be reached.
  mutating func markUnreachable() {
    drop(available)
    frame.isUnreachable = true
  }

  /// The operands before an instruction, bottom first, or nil where the code cannot be reached.
  func findOperands(before opcode: Opcode) -> [ValueType]? {
    guard frame.isEntered else { return nil }
    if !frame.isUnreachable { return foundTypes(0..<operands.count) }
    // An end may be reached by another arm, or by a branch out of the function.
    guard opcode == .end, frame.endIsTarget || frame.kind == .if else { return nil }
    return foundTypes(0..<Int(frame.height)) + typeContext.valueTypes(frame.signature.results)
  }

  private func foundTypes(_ range: Range<Int>) -> [ValueType] {
    range.compactMap { typeContext.findValueType(operands[$0]) }
  }
}
