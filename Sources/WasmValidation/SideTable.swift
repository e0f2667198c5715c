// Where branches and exceptions go: worked out once, by the validator.
//
// A pc is an index into the flat list of instructions of a function. Heights and arities count slots
// of 64 bits: a vector takes two, every other operand one.

import WasmModel

/// The branches and handlers of one function.
public struct SideTable: Sendable {
  /// In the order of their pcs. In one array, since most functions have few branches.
  private let placedBranches: [PlacedBranch]
  /// Nil if all of it is empty, as in most functions.
  private let rarities: Rarities?

  init(
    branches: [Branch], branchPCs: [Int32], handlers: [Handler] = [],
    rethrowSlots: [Int: Int] = [:], vectorOperandPCs: [Int32] = []
  ) {
    placedBranches = zip(branchPCs, branches).map(PlacedBranch.init)
    // Each rethrow is in a catch clause, and so has a handler.
    let isPlain = handlers.isEmpty && vectorOperandPCs.isEmpty
    rarities = isPlain ? nil : Rarities(handlers, rethrowSlots, vectorOperandPCs)
  }

  /// All branches in the order of ``branchPCs``; those of `br_table` in label order with the default
  /// last. Each use makes a new array.
  public var branches: [Branch] { placedBranches.map(\.branch) }
  /// For each branch the pc of its instruction, ascending. Present for `br`, `br_if`, `br_table`,
  /// `br_on_*`, for `if` (taken when the condition is zero), for `else`, `catch` and `catch_all`
  /// (taken when the arm before them is done: to the `end`). Each use makes a new array.
  public var branchPCs: [Int32] { placedBranches.map(\.pc) }
  /// The protected ranges of the function.
  public var handlers: [Handler] { rarities?.handlers ?? [] }
  /// For the pc of each `rethrow` the hidden slot that holds its exception.
  public var rethrowSlots: [Int: Int] { rarities?.rethrowSlots ?? [:] }
  /// The pcs, ascending, of each `drop` and each `select` without a type whose operand is a vector.
  public var vectorOperandPCs: [Int32] { rarities?.vectorOperandPCs ?? [] }

  /// The index in ``branches`` of the first branch of the instruction at a pc; nil if it has none.
  public func firstBranch(at pc: Int) -> Int? {
    let index = placedBranches.partitioningIndex { $0.pc >= pc }
    return index < placedBranches.count && placedBranches[index].pc == pc ? index : nil
  }

  /// The only branch of the instruction at a pc. It must have one.
  public func branch(at pc: Int) -> Branch {
    guard let index = firstBranch(at: pc) else { preconditionFailure("no branch at \(pc)") }
    return placedBranches[index].branch
  }

  /// The index in ``handlers`` of the innermost one whose range covers a pc, or nil.
  public func innermostHandler(at pc: Int) -> Int? {
    let handlers = handlers
    // They stand in the order in which they begin: the last one before the pc, or one around it.
    var index = handlers.partitioningIndex { $0.start >= pc } - 1
    while index >= 0, !handlers[index].range.contains(pc) { index = handlers[index].outer ?? -1 }
    return index < 0 ? nil : index
  }
}

/// A branch and the pc of its instruction.
private struct PlacedBranch: Sendable {
  let pc: Int32
  let branch: Branch
}

/// What most functions have none of; apart, so that their side tables are small.
private final class Rarities: Sendable {
  let handlers: [Handler]
  let rethrowSlots: [Int: Int]
  let vectorOperandPCs: [Int32]

  init(_ handlers: [Handler], _ rethrowSlots: [Int: Int], _ vectorOperandPCs: [Int32]) {
    self.handlers = handlers
    self.rethrowSlots = rethrowSlots
    self.vectorOperandPCs = vectorOperandPCs
  }
}

extension Array {
  /// The first position whose element, and all after it, satisfy a condition.
  package func partitioningIndex(where condition: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if condition(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

/// A branch: where it goes and what it takes along.
public struct Branch: Hashable, Sendable {
  /// The next instruction: behind the `end` of a block (or its `delegate`), at a `loop` itself, at
  /// the last `end` of the function for the outermost label.
  public let target: Int32
  /// How many slots it takes along.
  public let arity: Int32
  /// The height that they are moved down to, in slots.
  public let height: Int32

  public init(target: Int, arity: Int, height: Int) {
    self.target = Int32(target)
    self.arity = Int32(arity)
    self.height = Int32(height)
  }
}

/// A protected range: a `try_table`, or a legacy `try` up to its first clause.
public struct Handler: Hashable, Sendable {
  private let startPC: Int32
  private let endPC: Int32
  /// Or -1.
  private let outerIndex: Int32
  public let kind: Kind

  init(start: Int, range: Range<Int>, outer: Int?, kind: Kind) {
    precondition(range.lowerBound == start + 1, "a range that is not behind its try")
    startPC = Int32(start)
    endPC = Int32(range.upperBound)
    outerIndex = Int32(outer ?? -1)
    self.kind = kind
  }

  /// The pc of the `try_table` or `try`.
  public var start: Int { Int(startPC) }
  /// The pcs that are protected: behind `start`, up to the `end`, first clause or `delegate`.
  public var range: Range<Int> { start + 1..<Int(endPC) }
  /// The index of the next handler outwards in the same function, or nil.
  public var outer: Int? { outerIndex < 0 ? nil : Int(outerIndex) }

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
    /// The height of the `try`, in slots; the payload is pushed above it.
    public let height: Int
  }
}
