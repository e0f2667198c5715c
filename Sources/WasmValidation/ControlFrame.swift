// An entry of the control stack: a block that is open while its function is validated.

/// A block, or the function itself, whose `end` is still to come.
///
/// Standard: Appendix, Validation Algorithm, Data Structures (`ctrl_frame`).
struct ControlFrame {
  var kind: Kind
  /// The pc of the instruction that opened it, 0 for the function.
  let start: Int32
  let signature: Signature
  /// The number of operands below its parameters, and the number of vectors among them.
  let height: Int32
  let vectorCount: Int32
  /// How many locals without a default were set before it. The standard's name: `init_height`.
  let setCount: Int32
  /// Whether the instruction that opened it can be reached.
  let isEntered: Bool
  /// Behind an unconditional branch: the stack has as many operands of unknown type as needed.
  var isUnreachable = false
  /// Whether the last `end` is reached from elsewhere than the instruction before it.
  var endIsTarget = false
  /// The handler that an exception thrown here meets first, or -1.
  var handler: Int32
  /// The handler that this `try` or `try_table` set up, or -1.
  let ownHandler: Int32
  /// How many catch clauses are around, this one included.
  var catchDepth: Int32
  /// What is to be settled at the `end`.
  var pending = PendingTargets()

  enum Kind: UInt8 {
    case function, block, loop, `if`, `else`, tryTable, `try`, `catch`, catchAll
  }

  /// What a branch to this label takes along.
  var labelTypes: TypeList { kind == .loop ? signature.parameters : signature.results }

  /// The height below its parameters, in slots.
  var slotHeight: Int { Int(height + vectorCount) }

  /// Notes a branch to this label. It leads to the `end` itself only in the outermost block.
  mutating func noteBranch(isReachable: Bool) {
    if kind == .function && isReachable { endIsTarget = true }
  }
}

/// Parameters and results.
struct Signature: Hashable {
  let parameters: TypeList
  let results: TypeList
}
