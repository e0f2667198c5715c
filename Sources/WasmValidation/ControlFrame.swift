// An entry of the control stack: a block that is open while its function is validated.

import WasmModel

/// A block, or the function itself, whose `end` is still to come.
///
/// Standard: Appendix, Validation Algorithm, Data Structures (`ctrl_frame`).
struct ControlFrame {
  var kind: Kind
  /// The pc of the instruction that opened it, nil for the function.
  let start: Int?
  let type: FunctionType
  /// The number of operands below its parameters.
  let height: Int
  /// Whether the instruction that opened it can be reached.
  let isEntered: Bool
  /// Behind an unconditional branch: the stack has as many operands of unknown type as needed.
  var isUnreachable = false
  /// Whether the last `end` is reached from elsewhere than the instruction before it.
  var endIsTarget = false
  /// The handler that an exception thrown here meets first.
  var handler: Int?
  /// The handler that this `try` or `try_table` set up.
  var ownHandler: Int?
  /// How many catch clauses are around, this one included.
  var catchDepth: Int

  enum Kind {
    case function, block, loop, `if`, `else`, tryTable, `try`, `catch`, catchAll
  }

  /// What a branch to this label takes along.
  var labelTypes: [ValueType] { kind == .loop ? type.parameters : type.results }
}
