// The step of `time` that plays one world, in a process of its own.

import Recovery
import Stepping
import WasmMachine

/// A world that is run without a history and with one, and then put at many of its places.
struct TimeStep {
  static let name = "time-run"

  private let subject: TimeSubject
  private let inputs: [Worker.Input]
  private var timeline: Timeline<Worker>
  private var dice = Dice(seed: 42)
  private var highest = 0

  /// How many places are gone to, and how many runs from the start are made beside that.
  private static let places = 200
  private static let runsAgain = 5

  /// The title of a subject.
  static func run(_ arguments: [String]) throws(BenchmarkError) {
    guard let title = arguments.first else {
      throw .usage("\(name) is a step of `time`, which starts it")
    }
    var step = try TimeStep(try TimeSubject.find(title))
    print(StepReport(try step.measure()))
  }

  private init(_ subject: TimeSubject) throws(BenchmarkError) {
    self.subject = subject
    inputs = try subject.inputs()
    var limits = TimelineLimits()
    limits.bytes = subject.megabytes << 20
    timeline = Timeline(try subject.worker(), limits: limits)
  }

  /// How many moves are made at once, as the session makes them.
  private static let leap = 4_000_000

  private mutating func measure() throws(BenchmarkError) -> [String: Double] {
    var numbers: [String: Double] = [:]
    // Before and behind, as the processor may be at another speed then.
    let before = try runPlainly(ticks: .max)
    let start = Clock.processor()
    record()
    numbers["recorded"] = Clock.processor() - start
    let behind = try runPlainly(ticks: .max)
    guard before.ticks == timeline.tick, behind.events == timeline.world.realm.events.count else {
      throw .module("\(subject.title): with a history, other things happen")
    }
    numbers["plain"] = (before.milliseconds + behind.milliseconds) / 2
    numbers["ticks"] = Double(timeline.tick)
    numbers["checkpoints"] = Double(timeline.checkpoints.count)
    numbers["gap"] = Double(timeline.summary.widestGap)
    numbers["MB"] = Double(timeline.meter.bytes) / 1e6
    try goAnywhere(&numbers)
    goBack(&numbers)
    numbers["highest"] = Double(highest) / 1e6
    numbers["resident"] = Memory.resident / 1e6
    return numbers
  }

  /// Lets a worker that has no history do the same, up to a tick.
  private func runPlainly(
    ticks: Int
  ) throws(BenchmarkError) -> (ticks: Int, events: Int, milliseconds: Double) {
    var worker = try subject.worker()
    let start = Clock.processor()
    for input in inputs {
      worker.apply(input)
      while worker.canStep, worker.ticks < ticks {
        _ = worker.run(ticks - worker.ticks, effort: .max, to: Worker.replayGoal)
      }
    }
    return (worker.ticks, worker.realm.events.count, Clock.processor() - start)
  }

  private mutating func record() {
    for input in inputs {
      timeline.give(input)
      while timeline.canStep {
        timeline.leap(Self.leap, to: timeline.replayGoal)
        highest = max(highest, timeline.meter.bytes)
      }
    }
  }

  /// Goes to ticks, and lets a worker run there from the start.
  private mutating func goAnywhere(_ numbers: inout [String: Double]) throws(BenchmarkError) {
    var (gone, again): ([Double], [Double]) = ([], [])
    for number in 0..<Self.places {
      let tick = dice.roll(timeline.end.tick)
      gone.append(time { $0.go(to: .tick(tick)) })
      guard timeline.tick == tick, timeline.world.ticks == tick else {
        throw .module("\(subject.title): tick \(timeline.world.ticks) is not \(tick)")
      }
      if number < Self.runsAgain {
        again.append(try runPlainly(ticks: tick).milliseconds / gone[number])
      }
    }
    numbers["go"] = gone.median { $0 }
    numbers["go-worst"] = gone.max()
    numbers["again"] = again.median { $0 }
  }

  /// Goes back by one move from anywhere, from checkpoints, and from directly behind them.
  private mutating func goBack(_ numbers: inout [String: Double]) {
    let checkpoints = timeline.checkpoints
    var times: [Double] = []
    for number in 0..<Self.places {
      let place =
        number % 2 == 0
        ? dice.roll(timeline.end.place)
        : checkpoints[dice.roll(checkpoints.count)].place + number / 2 % 2
      timeline.go(to: .place(place))
      times.append(time { $0.back() })
    }
    numbers["back"] = times.median { $0 }
    numbers["back-worst"] = times.max()
  }

  /// The processor time of a journey.
  private mutating func time(_ journey: (inout Timeline<Worker>) -> Void) -> Double {
    let start = Clock.processor()
    journey(&timeline)
    let milliseconds = Clock.processor() - start
    highest = max(highest, timeline.meter.bytes)
    return milliseconds
  }
}
