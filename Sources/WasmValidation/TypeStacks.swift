// The two stacks of the algorithm: types of operands, and open blocks.
//
// Standard: Appendix, Validation Algorithm, Data Structures.

import WasmModel

/// The operand stack, with types in place of values, and the control stack.
struct TypeStacks {
  /// The standard's name: `vals`. Nil is the type of an operand that nobody can know; that needs
  /// unreachable code.
  private(set) var operands: [ValueType?] = []
  /// The standard's name: `ctrls`. The function itself is the first entry.
  private(set) var controls: [ControlFrame] = []
  private(set) var maximumHeight = 0
  /// The greatest number of catch clauses inside each other.
  private(set) var maximumCatchDepth = 0

  /// The innermost block.
  var frame: ControlFrame {
    guard let frame = controls.last else { preconditionFailure("no block is open") }
    return frame
  }

  /// Whether the instruction at hand can be reached, as far as the algorithm sees.
  var isReachable: Bool { frame.isEntered && !frame.isUnreachable }

  /// Finds the position on the control stack that a label counts to.
  func position(of label: Int) throws(ValidationError.Kind) -> Int {
    guard controls.indices.contains(label) else { throw .unknown(.label, label) }
    return controls.count - 1 - label
  }

  /// The block that a label names.
  func target(of label: Int) throws(ValidationError.Kind) -> ControlFrame {
    controls[try position(of: label)]
  }
}

// Operands.
extension TypeStacks {
  mutating func push(_ types: [ValueType?]) {
    operands += types
    maximumHeight = max(maximumHeight, operands.count)
  }

  /// Pops operands of these types, the last one first.
  mutating func pop(_ types: [ValueType]) throws(ValidationError.Kind) {
    try require(types)
    operands.removeLast(min(types.count, available))
  }

  /// Pops one operand of an open choice of types; nil if its type is unknown.
  mutating func pop(_ expected: ValidationError.Expectation) throws(ValidationError.Kind)
    -> ValueType?
  {
    let found = top(1)
    let popped = found.last ?? nil
    let isRight = expected != .anyReference || popped?.isReference ?? true
    guard isRight, frame.isUnreachable || !found.isEmpty else {
      throw .typeMismatch(.operands, expected: expected, found: found)
    }
    operands.removeLast(found.count)
    return popped
  }

  /// Checks that operands of these types are on top of the stack, and leaves them.
  func require(_ types: [ValueType]) throws(ValidationError.Kind) {
    if agree(with: types) { return }
    throw .typeMismatch(.operands, expected: .types(types), found: top(types.count))
  }

  /// Checks that the results of the innermost block, and nothing else, are on the stack.
  func requireResults() throws(ValidationError.Kind) {
    let results = frame.type.results
    if available <= results.count && agree(with: results) { return }
    throw .typeMismatch(.blockEnd, expected: .types(results), found: top(available))
  }

  /// The topmost operands of the innermost block, at most `count`.
  func top(_ count: Int) -> [ValueType?] { Array(operands.suffix(min(count, available))) }

  /// How many operands the innermost block has.
  private var available: Int { operands.count - frame.height }

  /// Whether the topmost operands have these types; in unreachable code some may be unknown or
  /// missing.
  private func agree(with types: [ValueType]) -> Bool {
    let count = min(types.count, available)
    guard count == types.count || frame.isUnreachable else { return false }
    return zip(operands.suffix(count), types.suffix(count)).allSatisfy { $0 == nil || $0 == $1 }
  }
}

// Blocks.
extension TypeStacks {
  mutating func openFunction(_ type: FunctionType) {
    controls.append(
      ControlFrame(
        kind: .function, start: nil, type: FunctionType([], type.results), height: 0,
        isEntered: true, catchDepth: 0))
  }

  /// Opens a block whose parameters are on the stack; an own handler covers what follows.
  mutating func open(
    _ kind: ControlFrame.Kind, _ type: FunctionType, at pc: Int, handler: Int? = nil
  ) throws(ValidationError.Kind) {
    try pop(type.parameters)
    controls.append(
      ControlFrame(
        kind: kind, start: pc, type: type, height: operands.count, isEntered: isReachable,
        handler: handler ?? frame.handler, ownHandler: handler, catchDepth: frame.catchDepth))
    push(type.parameters)
  }

  /// Closes the innermost block; its results are on the stack, those of the function are not.
  mutating func close() throws(ValidationError.Kind) -> ControlFrame {
    try requireResults()
    let closed = controls.removeLast()
    operands.removeLast(operands.count - closed.height)
    if closed.kind != .function { push(closed.type.results) }
    return closed
  }

  /// Everything behind here, up to the end of the block, cannot be reached.
  mutating func markUnreachable() {
    operands.removeLast(available)
    controls[controls.count - 1].isUnreachable = true
  }

  /// Ends an arm of the innermost block; the next arm begins with these operands.
  mutating func openArm(_ kind: ControlFrame.Kind, _ types: [ValueType])
    throws(ValidationError.Kind)
  {
    try requireResults()
    if isReachable { controls[controls.count - 1].endIsTarget = true }
    operands.removeLast(available)
    controls[controls.count - 1].kind = kind
    controls[controls.count - 1].isUnreachable = false
    push(types)
  }

  /// Leaves the protected range of a legacy `try` for its clauses.
  mutating func leaveProtection(handler: Int?) {
    controls[controls.count - 1].handler = handler
    controls[controls.count - 1].catchDepth += 1
    maximumCatchDepth = max(maximumCatchDepth, frame.catchDepth)
  }

  /// Notes that a branch goes to a block: what it takes along may stand nowhere else.
  mutating func noteBranch(to position: Int) {
    let target = controls[position]
    maximumHeight = max(maximumHeight, target.height + target.labelTypes.count)
    if target.kind == .function && isReachable { controls[position].endIsTarget = true }
  }

  /// The operands before an instruction, bottom first, or nil where the code cannot be reached.
  func findOperands(before opcode: Opcode) -> [ValueType]? {
    guard frame.isEntered else { return nil }
    if !frame.isUnreachable { return operands.compactMap { $0 } }
    // An end may be reached by another arm, or by a branch out of the function.
    guard opcode == .end, frame.endIsTarget || frame.kind == .if else { return nil }
    return operands.prefix(frame.height).compactMap { $0 } + frame.type.results
  }
}
