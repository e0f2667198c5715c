// Collects branches and handlers while a function is validated; targets ahead are settled last.

import WasmModel

/// A side table in the making: a branch names the block it belongs to until its `end` is known.
struct SideTableBuilder {
  private var branches: [PendingBranch] = []
  private var firstBranch: [Int32]
  private var handlers: [PendingHandler] = []
  private var innermostHandler: [Int32]
  private var rethrowSlots: [Int: Int] = [:]
  private var ends: [Int: Int] = [:]
  /// The pc of each `else`, by the pc of its `if`.
  private var elses: [Int: Int] = [:]

  init(instructionCount: Int) {
    firstBranch = Array(repeating: -1, count: instructionCount)
    innermostHandler = firstBranch
  }

  mutating func addBranch(at pc: Int, _ branch: PendingBranch) {
    if firstBranch[pc] < 0 { firstBranch[pc] = Int32(branches.count) }
    branches.append(branch)
  }

  mutating func setEnd(of start: Int, at pc: Int) { ends[start] = pc }
  mutating func setElse(of start: Int, at pc: Int) { elses[start] = pc }
  mutating func setRethrowSlot(_ slot: Int, at pc: Int) { rethrowSlots[pc] = slot }
  mutating func setInnermostHandler(_ handler: Int?, at pc: Int) {
    innermostHandler[pc] = Int32(handler ?? -1)
  }

  /// Gives the index of a new handler; its range is settled later.
  mutating func addHandler(start: Int, outer: Int?, _ kind: PendingHandler.Kind) -> Int {
    handlers.append(PendingHandler(start: start, outer: outer, end: start + 1, kind: kind))
    return handlers.count - 1
  }

  func outer(of handler: Int) -> Int? { handlers[handler].outer }
  mutating func setRangeEnd(of handler: Int, at pc: Int) { handlers[handler].end = pc }
  mutating func setDelegate(of handler: Int, to target: Int?) {
    handlers[handler].kind = .delegate(to: target)
  }

  mutating func addClause(_ clause: Handler.LegacyClause, to handler: Int) {
    guard case .legacy(let clauses, let slot) = handlers[handler].kind else { return }
    handlers[handler].kind = .legacy(clauses + [clause], caughtSlot: slot)
  }

  /// Settles all targets; every block has its end by now.
  func build() -> SideTable {
    SideTable(
      branches: branches.map(resolve), firstBranch: firstBranch, handlers: handlers.map(resolve),
      innermostHandler: innermostHandler, rethrowSlots: rethrowSlots, ends: ends)
  }

  private func resolve(_ branch: PendingBranch) -> Branch {
    Branch(target: resolve(branch.target), arity: branch.arity, height: branch.height)
  }

  private func resolve(_ target: PendingBranch.Target) -> Int {
    switch target {
    case .pc(let pc): pc
    case .lastEnd: firstBranch.count - 1
    case .end(let start): end(of: start)
    case .behindEnd(let start): end(of: start) + 1
    case .otherArm(let start): elses[start].map { $0 + 1 } ?? end(of: start)
    }
  }

  private func end(of start: Int) -> Int {
    guard let pc = ends[start] else { preconditionFailure("a valid block has an end") }
    return pc
  }

  private func resolve(_ handler: PendingHandler) -> Handler {
    Handler(
      start: handler.start, range: handler.start + 1..<handler.end, outer: handler.outer,
      kind: resolve(handler.kind))
  }

  private func resolve(_ kind: PendingHandler.Kind) -> Handler.Kind {
    switch kind {
    case .tryTable(let clauses): .tryTable(clauses.map(resolve))
    case .legacy(let clauses, let slot): .legacy(clauses, caughtSlot: slot)
    case .delegate(let target): .delegate(to: target)
    }
  }

  private func resolve(_ clause: PendingHandler.Clause) -> Handler.Clause {
    Handler.Clause(pattern: clause.pattern, branch: resolve(clause.branch))
  }
}

/// A branch whose target may lie ahead.
struct PendingBranch {
  let target: Target
  let arity: Int
  let height: Int

  /// A pc, or a place of the block that begins at a pc.
  enum Target {
    case pc(Int)
    case lastEnd
    case end(of: Int)
    case behindEnd(of: Int)
    /// Behind the `else` of an `if`, or at its `end` if there is none.
    case otherArm(of: Int)
  }
}

/// A handler whose range and branches may lie ahead.
struct PendingHandler {
  let start: Int
  let outer: Int?
  var end: Int
  var kind: Kind

  enum Kind {
    case tryTable([Clause])
    case legacy([Handler.LegacyClause], caughtSlot: Int)
    case delegate(to: Int?)
  }

  struct Clause {
    let pattern: CatchClause.Pattern
    let branch: PendingBranch
  }
}
