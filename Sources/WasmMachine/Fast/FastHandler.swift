// Handlers of exceptions, as the fast form looks through them.

import WasmModel
import WasmValidation

/// A `try_table` or a legacy `try`.
struct FastHandler {
  /// What is looked at next if no clause matches, or -1.
  let next: Int32
  let clauses: Range<Int32>
  /// The slot that keeps the exception for `rethrow`, or -1.
  let caughtSlot: Int32
}

/// A clause of a handler.
struct FastClause {
  /// The index of the tag, or -1 for any.
  let tag: Int32
  let pushesPayload: Bool
  let pushesReference: Bool
  /// The number of operands below what it pushes.
  let height: Int32
  /// Where the code goes on, in bytes, and the ticks on the way there; -1 if it cannot be entered.
  let position: Int32
  let ticks: Int32
}

/// The handlers of a function, in the order of its side table.
struct FastHandlers {
  private(set) var handlers: [FastHandler] = []
  private(set) var clauses: [FastClause] = []

  /// `safePoints` have offsets in bytes.
  init(_ code: Code, _ safePoints: [SafePoint]) {
    for handler in code.function.sideTable.handlers {
      let first = Int32(clauses.count)
      var next = handler.outer
      var caught: Int?
      switch handler.kind {
      case .delegate(let target): next = target
      case .tryTable(let list):
        for clause in list {
          let target = Int(clause.branch.target)
          add(clause.pattern, Int(clause.branch.height), target, safePoints)
        }
      case .legacy(let list, let slot):
        caught = code.function.localSlotCount + slot
        for clause in list {
          let pattern = clause.tag.map { CatchClause.Pattern.tag($0) } ?? .all
          add(pattern, clause.height, clause.target, safePoints)
        }
      }
      handlers.append(
        FastHandler(
          next: Int32(next ?? -1), clauses: first..<Int32(clauses.count),
          caughtSlot: Int32(caught ?? -1)))
    }
  }

  private mutating func add(
    _ pattern: CatchClause.Pattern, _ height: Int, _ target: Int, _ safePoints: [SafePoint]
  ) {
    let index = safePoints.partitioningIndex { $0.pc >= target }
    let point =
      index < safePoints.count && Int(safePoints[index].pc) == target
      ? safePoints[index] : nil
    let tag: TagIndex?
    let pushesReference: Bool
    switch pattern {
    case .tag(let index): (tag, pushesReference) = (index, false)
    case .tagReference(let index): (tag, pushesReference) = (index, true)
    case .all: (tag, pushesReference) = (nil, false)
    case .allReference: (tag, pushesReference) = (nil, true)
    }
    clauses.append(
      FastClause(
        tag: Int32(tag.map(\.value) ?? -1), pushesPayload: tag != nil,
        pushesReference: pushesReference, height: Int32(height),
        position: point?.position ?? -1, ticks: point?.ticks ?? 0))
  }
}
