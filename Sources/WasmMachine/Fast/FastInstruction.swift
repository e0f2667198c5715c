// An instruction of the fast form while it is being made.

import WasmHandlers
import WasmModel

/// An instruction with its operands, before it becomes bytes.
struct FastInstruction {
  var kind: Kind
  /// The slot of the result, or of a value to store.
  var d = 0
  var a = 0
  var b = 0
  var n = 0
  /// Stands in the place of `b` and `n`.
  var number: Int32?
  /// What stands behind the fields; nil if nothing does.
  var wide: UInt64?
  /// The label that it jumps to, or -1.
  var label = -1
  /// For a jump, how many ticks there were on the way when it is made.
  var ticks = 0
  /// The targets of a `br_table`.
  var entries: [(label: Int, ticks: Int)] = []
  /// The pc of the first instruction that it executes, and the ticks before it.
  var pc = 0
  var ticksBefore = 0
  /// The operands before that instruction, if they are wanted.
  var stack: [StackEntry]?
  /// True if the result goes to a local.
  var setsLocal = false
  /// The slot whose value is in an accumulator instead.
  var accumulated: (slot: Int, isFloat: Bool)?

  enum Kind: Equatable {
    case scalar(Opcode, HandlerVariant)
    case operation(Operation)
  }

  init(_ opcode: Opcode, _ variant: HandlerVariant) { kind = .scalar(opcode, variant) }
  init(_ operation: Operation) { kind = .operation(operation) }

  /// The number of bytes.
  var size: Int {
    if !entries.isEmpty { return 16 + 8 * entries.count }
    return wide == nil ? 16 : 24
  }

  /// The opcode of a scalar instruction.
  var opcode: Opcode? { if case .scalar(let opcode, _) = kind { opcode } else { nil } }
  var variant: HandlerVariant? { if case .scalar(_, let variant) = kind { variant } else { nil } }

  func isScalar(_ opcode: Opcode, _ variant: HandlerVariant) -> Bool {
    kind == .scalar(opcode, variant)
  }
}

/// An operand as the translator knows it.
enum StackEntry: Equatable {
  /// In its own slot.
  case slot
  /// The value of a local, by its slot.
  case local(Int)
  case constant(UInt64)
}

/// A place that is jumped to.
struct FastLabel {
  /// The index of the instruction behind it, once it is known.
  var position = -1
  /// The ticks on the way there, as its code counts them.
  var ticks = 0
  /// True if something jumps there.
  var isReached = false
}
