// Which handlers cover a place in a frame, and which of their clauses would take an exception.
//
// Standard: Execution, Instructions, Control Instructions (try_table, throw_ref); the legacy `try`
// follows the appendix on legacy exception handling.

import WasmMachine
import WasmModel
import WasmValidation

/// A `try_table` or a legacy `try` around a place.
public struct Covering: Hashable, Sendable {
  /// Its number among the handlers of the function.
  public let number: Int
  /// The pc of the `try_table` or `try`.
  public let pc: Int
  public let isLegacy: Bool
  /// In the order in which they are tried; none for a legacy `try … delegate`.
  public let clauses: [Clause]

  /// What a clause takes, and where it lands.
  public struct Clause: Hashable, Sendable {
    /// Nil if it takes every exception.
    public let tag: TagIndex?
    /// True if the exception itself is handed over: `catch_ref`, `catch_all_ref`.
    public let hasReference: Bool
    /// The pc that it lands at.
    public let target: Int

    /// As in `catch_all_ref`.
    public var keyword: String {
      (tag == nil ? "catch_all" : "catch") + (hasReference ? "_ref" : "")
    }
  }
}

extension Worker {
  /// The handlers around the place of a frame, innermost first, as a search goes through them. Frame
  /// 0 is the innermost one.
  public func coverings(ofFrame depth: Int) -> [Covering] {
    guard depth < machine.frames.count else { return [] }
    let frame = machine.frames[machine.frames.count - 1 - depth]
    let table = machine.code(of: frame).function.sideTable
    var next = table.innermostHandler(at: Int(frame.pc))
    if depth == 0, case .unwinding(_, let handler) = machine.status {
      next = handler < 0 ? nil : Int(handler)
    }
    var found: [Covering] = []
    while let number = next {
      let handler = table.handlers[number]
      found.append(Covering(number, handler))
      next = handler.next
    }
    return found
  }

  /// The first clause of a covering that takes exceptions of a tag, or nil.
  func clause(of covering: Covering, taking tag: TagAddress, inFrame depth: Int) -> Int? {
    let frame = machine.frames[machine.frames.count - 1 - depth]
    let tags = machine.instances[frame.instance.value].tags
    return covering.clauses.firstIndex { clause in
      clause.tag.map { tags[$0.value] == tag } ?? true
    }
  }
}

extension Covering {
  init(_ number: Int, _ handler: Handler) {
    (self.number, pc) = (number, handler.start)
    switch handler.kind {
    case .tryTable(let clauses):
      isLegacy = false
      self.clauses = clauses.map(Clause.init)
    case .legacy(let clauses, _):
      isLegacy = true
      self.clauses = clauses.map { Clause(tag: $0.tag, hasReference: false, target: $0.target) }
    case .delegate:
      isLegacy = true
      clauses = []
    }
  }
}

extension Covering.Clause {
  init(_ clause: Handler.Clause) {
    target = Int(clause.branch.target)
    switch clause.pattern {
    case .tag(let tag): (self.tag, hasReference) = (tag, false)
    case .tagReference(let tag): (self.tag, hasReference) = (tag, true)
    case .all: (tag, hasReference) = (nil, false)
    case .allReference: (tag, hasReference) = (nil, true)
    }
  }
}

extension Handler {
  /// Where the search goes on if no clause takes the exception.
  fileprivate var next: Int? {
    if case .delegate(let target) = kind { target } else { outer }
  }
}
