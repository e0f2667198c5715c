// What is known while a sequence of instructions is read: the open blocks and labels.
//
// Standard: Text Format, Instructions.

import WasmModel

/// The instructions read so far, and everything that is still open. Nesting is kept in a list, not
/// on the stack of the program, so that no depth of parentheses is too much.
struct Code {
  var list = InstructionBuffer()
  var offsets = InstructionOffsets.Buffer()
  var frames: [Frame] = []
  var labels = Labels()
}

/// Something that is open: a block, or a parenthesis.
struct Frame {
  var kind: Kind
  /// The label of a block.
  var label: Identifier?
  /// For ``Kind/operands`` and ``Kind/condition``: what comes behind the operands.
  var pending: Instruction?
  /// The offset of the keyword.
  var offset = 0
  /// The branch hint of ``pending``.
  var hint: [UInt8]?
  /// What the label of ``pending`` is called.
  var labelText: String?

  enum Kind {
    // Without parentheses: closed by `end`.
    /// `block`, `loop`, `try_table`.
    case block
    case `if`
    case `else`
    case `try`
    case `catch`
    case catchAll
    // In parentheses: closed by `)`.
    /// `(i32.add`: operands, then the instruction.
    case operands
    /// `(block`, `(loop`, `(try_table`.
    case foldedBlock
    /// `(if`: the condition, up to `(then`.
    case condition
    /// Behind `(then ...)`.
    case foldedThen
    /// Behind `(else ...)`.
    case foldedElse
    /// `(try`: up to `(do`.
    case foldedTry
    /// Behind `(do ...)`.
    case foldedDo
    /// Behind `(catch ...)`.
    case foldedCatch
    /// Behind `(catch_all ...)`.
    case foldedCatchAll
    /// Behind `(delegate ...)`.
    case foldedDelegate
    /// Inside `(then`, `(else`, `(do`, `(catch` or `(catch_all`.
    case arm

    /// True if instructions without parentheses may stand in it.
    var takesPlain: Bool {
      switch self {
      case .block, .if, .else, .try, .catch, .catchAll, .foldedBlock, .arm: true
      default: false
      }
    }

    /// What may close it or go on with it.
    var expected: String {
      switch self {
      case .block, .if, .else, .try, .catch, .catchAll: "an instruction or end"
      case .foldedBlock, .arm: "an instruction or )"
      case .operands: "( or )"
      case .condition: "(then or a condition"
      case .foldedThen: "(else or )"
      case .foldedTry: "(do"
      case .foldedDo: "(catch, (catch_all, (delegate or )"
      case .foldedCatch: "(catch, (catch_all or )"
      case .foldedElse, .foldedCatchAll, .foldedDelegate: ")"
      }
    }
  }
}

/// The labels of the open blocks.
struct Labels {
  /// How many blocks are open.
  private var depth = 0
  /// How many blocks have been opened.
  private(set) var count = 0
  /// For each name the depths of the blocks that bear it, the innermost last.
  private var depths: [Identifier: [Int]] = [:]

  mutating func open(_ name: Identifier?) {
    if let name { depths[name, default: []].append(depth) }
    depth += 1
    count += 1
  }

  mutating func close(_ name: Identifier?) {
    depth -= 1
    guard let name else { return }
    depths[name]?.removeLast()
  }

  /// Finds how many blocks are between here and the innermost one with that name.
  func find(_ name: Identifier) -> Int? { (depths[name]?.last).map { depth - 1 - $0 } }
}
