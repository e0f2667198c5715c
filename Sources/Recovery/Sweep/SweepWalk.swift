// Walking through a script, and striking copies of the worker on the way.

import Stepping
import WasmMachine
import WasmModel
import WasmValidation

/// The state of a sweep.
struct SweepWalk {
  private let sweep: Sweep
  private let shard: SweepShard
  private var worker: Worker
  /// One for each fault.
  private(set) var results: [SweepResult]
  private(set) var isOver = false
  /// The known classes of each fault.
  private var classes: [[SweepClass: Int]]
  /// How often anything but frames and operands changed.
  private var version = 0
  /// The places of the range, so that what lies between can be run.
  private let stops: WorkerStops?

  init(_ sweep: Sweep, _ worker: Worker, _ shard: SweepShard) {
    self.sweep = sweep
    self.worker = worker
    self.worker.keepsPast = false
    self.shard = shard
    results = sweep.faults.map { SweepResult(strategy: worker.strategy, fault: $0) }
    classes = sweep.faults.map { _ in [:] }
    if case .place(let function, let pc) = sweep.range,
      let code = worker.source.program.codes.first(where: { $0.function.index == function })
    {
      let places = pc.map { [$0] } ?? Set(code.body.indices)
      stops = WorkerStops([function: places], in: worker.source)
    } else {
      stops = nil
    }
  }

  /// Gives a group of inputs and goes on until nothing is on the way. Returns false if `goesOn` ended
  /// it.
  mutating func enter(_ number: Int, _ goesOn: () -> Bool) -> Bool {
    var judge = SweepJudge(sweep, group: number, worker)
    for input in sweep.script.groups[number] { worker.apply(input) }
    version += 1
    while worker.canStep {
      if sweep.range.isOver(worker) {
        isOver = true
        return true
      }
      if sweep.range.contains(worker) {
        for index in sweep.faults.indices {
          guard notePoint(index, &judge, goesOn) else { return false }
        }
        step()
      } else {
        advance()
      }
    }
    return true
  }

  /// Notes the point where the worker stands and, if it is the first of its class, plays it.
  private mutating func notePoint(
    _ index: Int, _ judge: inout SweepJudge, _ goesOn: () -> Bool
  ) -> Bool {
    let fault = sweep.faults[index]
    var number: Int?
    if canStrike(fault) {
      let key = SweepClass(
        fault, at: worker, version: version, point: results[index].points.count)
      let known = sweep.sharesPlays ? classes[index][key] : nil
      let own = known ?? results[index].outcomes.count
      number = own
      if known == nil {
        guard goesOn() else { return false }
        classes[index][key] = own
        results[index].outcomes.append(
          shard.plays(own) ? judge.outcome(of: fault, at: worker) : nil)
      }
    }
    results[index].points.append(
      SweepPoint(
        tick: worker.ticks, place: place, request: worker.realm.currentRequest,
        classNumber: number))
    return true
  }

  private func canStrike(_ fault: Fault) -> Bool {
    fault == .abort(.host) ? worker.terminatedFlagAddress != nil : worker.canBeStruck
  }

  private var place: SweepPoint.Place? {
    guard worker.isAtWasm, let frame = worker.machine.frames.last else { return nil }
    let (code, pc) = (worker.machine.code(of: frame), Int(frame.pc))
    return SweepPoint.Place(
      code.function.index, pc: pc, offset: code.offsets[pc] - code.bodyOffset)
  }

  private mutating func step() {
    let isAtWasm = worker.isAtWasm && worker.machine.canStep
    let (before, events) = (worker.machine.mark, worker.realm.events.count)
    _ = worker.step()
    if !isAtWasm || worker.realm.events.count > events
      || worker.machine.changes(since: before).contains(where: { !$0.isOfFrames })
    {
      version += 1
    }
    worker.forgetSteps()
  }

  /// Comes nearer to the range.
  private mutating func advance() {
    version += 1
    switch sweep.range {
    case .ticks(let range) where worker.ticks < range.lowerBound:
      _ = worker.run(
        range.lowerBound - worker.ticks, effort: .max, to: Worker.replayGoal)
    case .place:
      // The worker may stand before such a place in a frame that is not the innermost one yet.
      var goal = Worker.replayGoal
      goal.stops = stops
      _ = worker.run(sweep.maximumTicks, effort: .max, to: goal)
    default: step()
    }
  }
}

extension Worker {
  /// Forgets how to undo what was done.
  fileprivate mutating func forgetSteps() { forget(before: mark) }
}
