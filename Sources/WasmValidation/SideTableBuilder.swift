// Collects branches and handlers while a function is validated; targets ahead are settled at the
// `end` of their block.

import WasmModel

/// A side table in the making. Its arrays keep their storage from function to function.
///
/// Until its target is known, a branch holds in its place the index of the branch that waits for the
/// same `end` and was added before it, or -1; ``PendingTargets`` holds the last one.
struct SideTableBuilder {
  private var branches: [Branch] = []
  private var branchPCs: [Int32] = []
  private var handlers: [PendingHandler] = []
  /// The clauses of all `try_table`s: those of one stand together.
  private var clauses: [PendingClause] = []
  private var rethrowSlots: [Int: Int] = [:]
  private var vectorOperandPCs: [Int32] = []

  /// Adds the branch to the `end` of the block that this instruction is an `if` or an arm of.
  mutating func addArm(at pc: Int, arity: Int, to frame: inout ControlFrame) {
    add(Branch(target: Int(frame.pending.end), arity: arity, height: frame.slotHeight), at: pc)
    frame.pending.end = Int32(branches.count - 1)
  }

  /// Adds a branch to a label.
  mutating func addBranch(at pc: Int, arity: Int, to frame: inout ControlFrame) {
    let isBackwards = frame.kind == .loop
    let target = isBackwards ? frame.start : frame.pending.behind
    add(Branch(target: Int(target), arity: arity, height: frame.slotHeight), at: pc)
    if !isBackwards { frame.pending.behind = Int32(branches.count - 1) }
  }

  private mutating func add(_ branch: Branch, at pc: Int) {
    branches.append(branch)
    branchPCs.append(Int32(pc))
  }

  /// Adds a clause of the `try_table` whose handler is added next.
  mutating func addClause(
    _ pattern: CatchClause.Pattern, arity: Int, to frame: inout ControlFrame
  ) {
    let isBackwards = frame.kind == .loop
    let target = isBackwards ? frame.start : frame.pending.clauses
    let branch = Branch(target: Int(target), arity: arity, height: frame.slotHeight)
    clauses.append(PendingClause(pattern: pattern, branch: branch))
    if !isBackwards { frame.pending.clauses = Int32(clauses.count - 1) }
  }

  mutating func addRethrowSlot(_ slot: Int, at pc: Int) { rethrowSlots[pc] = slot }
  mutating func addVectorOperand(at pc: Int) { vectorOperandPCs.append(Int32(pc)) }
}

// Targets.
extension SideTableBuilder {
  /// Settles the branch of an `if` that has an `else` here: it leads behind it.
  mutating func settleIf(_ frame: inout ControlFrame, at pc: Int) {
    _ = settle(&branches[Int(frame.pending.end)], pc + 1)
    frame.pending.end = -1
  }

  /// Settles what waits for the `end` of a block, which stands here.
  mutating func settle(_ frame: ControlFrame, at pc: Int) {
    let behind = frame.kind == .function ? pc : pc + 1
    var index = frame.pending.end
    while index >= 0 { index = settle(&branches[Int(index)], pc) }
    index = frame.pending.behind
    while index >= 0 { index = settle(&branches[Int(index)], behind) }
    index = frame.pending.clauses
    while index >= 0 { index = settle(&clauses[Int(index)].branch, behind) }
  }

  /// Gives the index of the branch that waited before it.
  private func settle(_ branch: inout Branch, _ target: Int) -> Int32 {
    let waiting = branch.target
    branch = Branch(target: target, arity: Int(branch.arity), height: Int(branch.height))
    return waiting
  }
}

// Handlers.
extension SideTableBuilder {
  /// Adds the handler of a `try_table` whose last clauses these are, and gives its index.
  mutating func addHandler(start: Int, outer: Int32, clauseCount: Int) -> Int32 {
    addHandler(start, outer, .tryTable(clauses.count - clauseCount..<clauses.count))
  }

  /// Adds the handler of a legacy `try`, and gives its index.
  mutating func addHandler(start: Int, outer: Int32, caughtSlot: Int) -> Int32 {
    addHandler(start, outer, .legacy([], caughtSlot: caughtSlot))
  }

  private mutating func addHandler(_ start: Int, _ outer: Int32, _ kind: PendingHandler.Kind)
    -> Int32
  {
    handlers.append(PendingHandler(start: start, outer: outer, end: start + 1, kind: kind))
    return Int32(handlers.count - 1)
  }

  func outer(of handler: Int32) -> Int32 { handlers[Int(handler)].outer }
  mutating func setRangeEnd(of handler: Int32, at pc: Int) { handlers[Int(handler)].end = pc }
  mutating func setDelegate(of handler: Int32, to target: Int32) {
    handlers[Int(handler)].kind = .delegate(to: target)
  }

  mutating func addClause(_ clause: Handler.LegacyClause, to handler: Int32) {
    guard case .legacy(let clauses, let slot) = handlers[Int(handler)].kind else { return }
    handlers[Int(handler)].kind = .legacy(clauses + [clause], caughtSlot: slot)
  }
}

// The result.
extension SideTableBuilder {
  /// Gives the side table of a function whose blocks all have their ends.
  func build() -> SideTable {
    SideTable(
      branches: branches, branchPCs: branchPCs, handlers: handlers.map(finished),
      rethrowSlots: rethrowSlots, vectorOperandPCs: compact(vectorOperandPCs))
  }

  /// Starts over for the next function.
  mutating func reset() {
    if !branches.isEmpty {
      branches.removeAll(keepingCapacity: true)
      branchPCs.removeAll(keepingCapacity: true)
    }
    if !handlers.isEmpty {
      handlers.removeAll(keepingCapacity: true)
      clauses.removeAll(keepingCapacity: true)
      rethrowSlots = [:]
    }
    if !vectorOperandPCs.isEmpty { vectorOperandPCs.removeAll(keepingCapacity: true) }
  }

  /// A copy with its own storage, no larger than needed: mapping makes one, `Array(_:)` may not.
  private func compact<Element>(_ elements: [Element]) -> [Element] {
    elements.isEmpty ? [] : elements.map { $0 }
  }

  private func finished(_ handler: PendingHandler) -> Handler {
    Handler(
      start: handler.start, range: handler.start + 1..<handler.end,
      outer: handler.outer < 0 ? nil : Int(handler.outer), kind: finished(handler.kind))
  }

  private func finished(_ kind: PendingHandler.Kind) -> Handler.Kind {
    switch kind {
    case .tryTable(let range):
      .tryTable(clauses[range].map { Handler.Clause(pattern: $0.pattern, branch: $0.branch) })
    case .legacy(let clauses, let slot): .legacy(clauses, caughtSlot: slot)
    case .delegate(let target): .delegate(to: target < 0 ? nil : Int(target))
    }
  }
}

/// The last branches that wait for the `end` of a block, each -1 if there is none.
struct PendingTargets {
  /// They go to the `end` itself.
  var end: Int32 = -1
  /// They go behind it, or, in the outermost block, to it.
  var behind: Int32 = -1
  /// The same, in clauses of `try_table`.
  var clauses: Int32 = -1
}

/// A clause of a `try_table` whose target may lie ahead.
struct PendingClause {
  let pattern: CatchClause.Pattern
  var branch: Branch
}

/// A handler whose range may end ahead.
struct PendingHandler {
  let start: Int
  /// The index of the next handler outwards, or -1.
  let outer: Int32
  var end: Int
  var kind: Kind

  enum Kind {
    /// A range of ``PendingClause``s.
    case tryTable(Range<Int>)
    case legacy([Handler.LegacyClause], caughtSlot: Int)
    case delegate(to: Int32)
  }
}
