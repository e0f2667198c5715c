// A sweep: faults at every point of a range, each time with the rest of the script behind it.
//
// A worker walks through the script. Where a fault can strike, a copy of the worker is struck and
// plays the rest; points of one class share one play.

import WasmModel

/// Faults at every point of a range, under one strategy.
public struct Sweep: Sendable {
  public let faults: [Fault]
  public let range: SweepRange
  public let script: SweepScript
  /// How many ticks a group of inputs may take behind the fault; then it counts as hung.
  public var maximumTicks = 10_000_000
  /// False to play each point by itself, though others of its class lead to the same.
  public var sharesPlays = true

  public init(_ faults: [Fault], over range: SweepRange, of script: SweepScript) {
    self.faults = faults
    self.range = range
    self.script = script
  }

  /// Sweeps, on a worker to which nothing was given yet, and gives a result for each fault. `goesOn`
  /// is asked before each play; if it says no, the result is nil.
  public func run(
    _ worker: Worker, shard: SweepShard = .whole, goesOn: () -> Bool = { true }
  ) -> [SweepResult]? {
    var walk = SweepWalk(self, worker, shard)
    for number in script.groups.indices {
      guard walk.enter(number, goesOn) else { return nil }
      if walk.isOver { break }
    }
    return walk.results
  }
}

/// What a sweep found of a fault under one strategy.
public struct SweepResult: Hashable, Sendable {
  public let strategy: Strategy
  public let fault: Fault
  /// In the order in which the worker comes to them.
  public internal(set) var points: [SweepPoint] = []
  /// What became of each class of points; nil for those that another shard plays.
  public internal(set) var outcomes: [SweepOutcome?] = []

  /// What became of a point; nil where the fault cannot strike, or if another shard has played it.
  public func outcome(of point: SweepPoint) -> SweepOutcome? {
    point.classNumber.flatMap { outcomes[$0] }
  }

  public init(
    strategy: Strategy, fault: Fault, points: [SweepPoint] = [], outcomes: [SweepOutcome?] = []
  ) {
    self.strategy = strategy
    self.fault = fault
    self.points = points
    self.outcomes = outcomes
  }

  /// At how many points the fault struck.
  public var strikes: Int { points.count { $0.classNumber != nil } }

  /// Takes what another shard of the same sweep found. Returns false if it is of another sweep.
  public mutating func merge(_ other: SweepResult) -> Bool {
    guard strategy == other.strategy, fault == other.fault, points == other.points else {
      return false
    }
    for (number, outcome) in other.outcomes.enumerated() where outcomes[number] == nil {
      outcomes[number] = outcome
    }
    return true
  }
}

/// A point of a sweep.
public struct SweepPoint: Hashable, Sendable {
  /// How many ticks were complete.
  public let tick: Int
  /// The next instruction; nil where JavaScript is next.
  public let place: Place?
  /// The number of the request on the way.
  public let request: Int?
  /// Which outcome it has; nil where the fault cannot strike.
  public let classNumber: Int?

  /// An instruction of a function.
  public struct Place: Hashable, Sendable {
    public let function: FunctionIndex
    public let pc: Int
    /// In bytes, from the beginning of the body.
    public let offset: Int

    public init(_ function: FunctionIndex, pc: Int, offset: Int) {
      self.function = function
      self.pc = pc
      self.offset = offset
    }
  }

  public init(tick: Int, place: Place?, request: Int?, classNumber: Int?) {
    self.tick = tick
    self.place = place
    self.request = request
    self.classNumber = classNumber
  }
}
