// What did not happen in a request, and what it left: found by comparing moments of the history.

import Stepping
import WasmMachine
import WasmModel

/// The balance of a request.
public struct Ledger: Sendable {
  public let request: Request
  /// The trap or exhaustion that ended its Wasm code, if one did.
  public let stop: Event?
  /// The guards that it began, and those that nobody dropped.
  public let guardsBegun: Int
  public let openGuards: [OpenGuard]
  /// At the trap: how many frames went, and how many of them had handlers around their places.
  public let discarded: (frames: Int, covered: Int)?
  /// The shadow stack pointer before and after.
  public let stackPointer: (before: UInt32, after: UInt32)?
  /// Bytes that differ from before, without those of the shadow stack, and in how many ranges; nil
  /// if there is no memory.
  public let stores: (bytes: Int, ranges: Int)?
  /// Addresses of words outside the shadow stack that went from 0 to 1.
  public let raised: [Int]
  /// Elements of externref tables that hold something, before and after; nil without such a table.
  public let handles: (before: Int, after: Int)?
  public let allocations: Allocations?
  /// Other requests that have no outcome.
  public let openRequests: [Int]
  /// True if something of another request happened meanwhile: then its stores are among these.
  public let isShared: Bool

  /// `start` is the worker when the request came to Wasm, `end` when it was over, `trap` where it
  /// trapped.
  public init(
    _ request: Request, start: Worker, trap: Worker?, end: Worker, allocations: Allocations?
  ) {
    self.request = request
    let number = request.number > 0 ? request.number : nil
    stop = trap?.realm.events.last { $0.isStop }
    openGuards = end.openGuards(ofRequest: number)
    guardsBegun = end.realm.events.count { event in
      if case .began = event.kind { event.request == number } else { false }
    }
    discarded = trap.map { worker in
      let frames = worker.predict(.trap)
      return (frames.count, frames.count { !$0.coverings.isEmpty })
    }
    if let before = start.shadowStackPointer, let after = end.shadowStackPointer {
      stackPointer = (before, after)
    } else {
      stackPointer = nil
    }
    (stores, raised) = Self.compare(start, end)
    handles = Self.handles(start, end)
    self.allocations = allocations
    openRequests = end.realm.requests.filter { $0.outcome == nil && $0.number != request.number }
      .map(\.number)
    isShared = end.realm.events.dropFirst(start.realm.events.count).contains { event in
      event.request != nil && event.request != number
    }
  }

  /// True if nothing is missing: every guard dropped, every byte of the shadow stack and of the heap
  /// given back. What it stored is its effect.
  public var isBalanced: Bool {
    stop == nil && openGuards.isEmpty && stackPointer.map { $0.before == $0.after } ?? true
      && (allocations?.alive ?? 0) <= 0 && openRequests.isEmpty
  }

  /// What differs in the memory of the instance that the request came to.
  private static func compare(
    _ start: Worker, _ end: Worker
  ) -> (stores: (bytes: Int, ranges: Int)?, raised: [Int]) {
    guard let memory = start.memory else { return (nil, []) }
    let before = start.machine.memories[memory.value].bytes
    let after = end.machine.memories[memory.value].bytes
    let all = before.withUnsafeBytes { a in
      after.withUnsafeBytes { b in ByteDifference.ranges(a, b) }
    }
    let floor = start.endOfShadowStack
    let ranges = all.map { max($0.lowerBound, floor)..<max($0.upperBound, floor) }
      .filter { !$0.isEmpty }
    let flags = Set([start.terminatedFlagAddress.map { Int($0) }].compactMap { $0 })
    let raised = ranges.flatMap { range in
      Self.raised(
        in: range, start.machine.memories[memory.value], end.machine.memories[memory.value])
    }
    let bytes = ranges.reduce(0) { sum, range in sum + range.count { before[$0] != after[$0] } }
    return ((bytes, ranges.count), raised.filter { !flags.contains($0) })
  }

  /// The bytes that were a 0 by themselves and are a 1 by themselves.
  private static func raised(
    in range: Range<Int>, _ before: LinearMemory, _ after: LinearMemory
  ) -> [Int] {
    range.filter { address in
      guard before.bytes[address] == 0, after.bytes[address] == 1 else { return false }
      // A byte of a larger number has neighbours that change or are not zero.
      let word = (address & ~3)..<min(address & ~3 + 4, after.bytes.count)
      return word.allSatisfy { $0 == address || before.bytes[$0] == after.bytes[$0] }
    }
  }

  private static func handles(_ start: Worker, _ end: Worker) -> (before: Int, after: Int)? {
    guard let instance = start.instance else { return nil }
    let tables = instance.tables.filter {
      start.machine.tables[$0.value].element == .externref
    }
    if tables.isEmpty { return nil }
    func count(_ worker: Worker) -> Int {
      tables.reduce(0) { sum, table in
        sum + worker.machine.tables[table.value].elements.count { $0 != Reference.null }
      }
    }
    return (count(start), count(end))
  }
}

extension Worker {
  /// The first address behind the shadow stack, if the stack comes first in memory, as rustc has it;
  /// else 0.
  fileprivate var endOfShadowStack: Int {
    guard let pointer = shadowStackPointer, let module = instance?.module else { return 0 }
    let starts = module.dataSegments.compactMap { segment -> UInt32? in
      guard case .active(_, let offset) = segment.mode,
        case .i32(let start)? = offset.body.first?.immediate
      else { return nil }
      return UInt32(bitPattern: start)
    }
    return starts.allSatisfy { $0 >= pointer } ? Int(pointer) : 0
  }
}

extension Event {
  /// True for a trap or an exhaustion.
  fileprivate var isStop: Bool {
    switch kind {
    case .trap, .exhausted: true
    default: false
    }
  }
}
