// What a sweep plays: groups of inputs, and at which points of them the fault strikes.

import WasmMachine
import WasmModel
import WasmValidation

/// The inputs of a history, so that they can be given to any worker again.
public struct SweepScript: Sendable {
  /// Inputs that are given together, each group when nothing is on the way any more. Loading comes
  /// first.
  public var groups: [[Worker.Input]]

  public init(_ groups: [[Worker.Input]]) { self.groups = groups }

  /// The steps of a scenario, behind the loading.
  public init(_ scenario: Scenario) {
    groups = [[.load]]
    for step in scenario.steps {
      switch step.kind {
      case .run(let piece): groups.append([.run(piece)])
      case .requests(let pieces): groups.append(pieces.map { .serve($0) })
      case .fault(let fault): groups.append([.arm(ArmedFault(fault))])
      case .flag(let value): groups.append([.flag(value)])
      case .collect: groups.append([.collect])
      }
    }
  }
}

/// Where a fault strikes.
public enum SweepRange: Hashable, Sendable {
  /// After each of so many completed ticks of the worker.
  case ticks(ClosedRange<Int>)
  /// At each tick at which a request is on the way.
  case request(Int)
  /// At each tick at which a function is the innermost one, or, with a pc, each time that place is
  /// reached.
  case place(FunctionIndex, pc: Int?)

  /// True where the worker stands inside the range.
  func contains(_ worker: Worker) -> Bool {
    switch self {
    case .ticks(let range): return range.contains(worker.ticks)
    case .request(let number): return worker.realm.currentRequest == number
    case .place(let function, let pc):
      guard worker.isAtWasm, let frame = worker.machine.frames.last,
        worker.machine.code(of: frame).function.index == function
      else { return false }
      return pc.map { $0 == Int(frame.pc) } ?? true
    }
  }

  /// True if nothing of the range lies ahead.
  func isOver(_ worker: Worker) -> Bool {
    switch self {
    case .ticks(let range): worker.ticks > range.upperBound
    case .request(let number):
      worker.realm.requests.contains { $0.number == number && $0.outcome != nil }
    case .place: false
    }
  }
}

/// A part of a sweep, so that several threads or machines can share it.
public struct SweepShard: Hashable, Sendable {
  /// From 0.
  public let number: Int
  public let count: Int

  /// All of it.
  public static let whole = SweepShard(0, of: 1)

  public init(_ number: Int, of count: Int) {
    precondition(count > 0 && (0..<count).contains(number), "a shard that does not exist")
    self.number = number
    self.count = count
  }

  /// True if the shard plays a class of points.
  func plays(_ number: Int) -> Bool { number % count == self.number }
}
