// Where branches and exceptions go: worked out once, by the validator.
//
// A pc is an index into the flat list of instructions of a function; a height is a number of
// operands of the frame, without locals.

import WasmModel

/// The branches and handlers of one function.
public struct SideTable: Sendable {
  /// All branches; an instruction's own stand together, those of `br_table` in label order with the
  /// default last.
  public let branches: [Branch]
  /// For each pc the index of its first entry in ``branches``, or -1. Present for `br`, `br_if`,
  /// `br_table`, for `if` (taken when the condition is zero), for `else`, `catch` and `catch_all`
  /// (taken when the arm before them is done: to the `end`).
  public let firstBranch: [Int32]
  /// The protected ranges of the function.
  public let handlers: [Handler]
  /// For each pc the index in ``handlers`` of the innermost one whose range covers it, or -1.
  public let innermostHandler: [Int32]
  /// For the pc of each `rethrow` the hidden slot that holds its exception.
  public let rethrowSlots: [Int: Int]
  /// For the pc of each `block`, `loop`, `if`, `try` and `try_table` the pc of its `end` (or
  /// `delegate`).
  public let ends: [Int: Int]

  /// The entry for the only branch of the instruction at a pc.
  public func branch(at pc: Int) -> Branch { branches[Int(firstBranch[pc])] }
}

/// A branch: where it goes and what it takes along.
public struct Branch: Hashable, Sendable {
  /// The next instruction: behind the `end` of a block (or its `delegate`), at a `loop` itself, at
  /// the last `end` of the function for the outermost label.
  public let target: Int
  /// How many operands it takes along.
  public let arity: Int
  /// The height they are moved down to.
  public let height: Int

  public init(target: Int, arity: Int, height: Int) {
    self.target = target
    self.arity = arity
    self.height = height
  }
}

/// A protected range: a `try_table`, or a legacy `try` up to its first clause.
public struct Handler: Hashable, Sendable {
  /// The pc of the `try_table` or `try`.
  public let start: Int
  /// The pcs that are protected: behind `start`, up to the `end`, first clause or `delegate`.
  public let range: Range<Int>
  /// The index of the next handler outwards in the same function, or nil.
  public let outer: Int?
  public let kind: Kind

  /// How a handler decides.
  public enum Kind: Hashable, Sendable {
    /// The clauses of a `try_table`, in order.
    case tryTable([Clause])
    /// The clauses of a legacy `try`, in order. The exception is kept in a hidden slot.
    case legacy([LegacyClause], caughtSlot: Int)
    /// A legacy `try … delegate`: the search goes on with this handler, or, if nil, in the caller.
    case delegate(to: Int?)
  }

  /// A clause of a `try_table`: what it matches and where it branches.
  public struct Clause: Hashable, Sendable {
    public let pattern: CatchClause.Pattern
    public let branch: Branch
  }

  /// A `catch` (with a tag) or `catch_all` (nil) of a legacy `try`.
  public struct LegacyClause: Hashable, Sendable {
    public let tag: TagIndex?
    /// The pc behind the `catch` or `catch_all`.
    public let target: Int
    /// The height of the `try`; the payload is pushed above it.
    public let height: Int
  }
}
