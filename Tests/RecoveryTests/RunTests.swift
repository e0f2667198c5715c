// Running and stepping: the same events at the same ticks, and the same state.

import Recovery
import Stepping
import Testing
import WasmMachine
import WasmModel

/// Two timelines that get the same inputs: one is run, the other one stepped.
struct RunAndStep {
  var running: Timeline<Worker>
  var stepping: Timeline<Worker>

  init(_ scenario: RunScenario, _ limits: TimelineLimits = TimelineLimits()) throws {
    running = try scenario.makeTimeline(limits)
    stepping = try scenario.makeTimeline()
  }

  mutating func give(_ input: Worker.Input) {
    running.give(input)
    stepping.give(input)
  }

  /// Runs, and steps as far. Returns the number of moves.
  mutating func run(_ count: Int, to goal: Worker.Goal) -> Int {
    let moves = running.leap(count, to: goal).moves
    // The inputs that were due are given even where no move is left.
    for _ in 0..<max(1, moves) { stepping.forward() }
    return moves
  }

  /// What differs, if the digests do: states are copied and compared only then.
  var quickDifference: String? {
    running.world.digest == stepping.world.digest ? nil : difference ?? "no difference"
  }

  /// The first thing in which they differ, if they do.
  var difference: String? {
    let (a, b) = (WorldState(running.world), WorldState(stepping.world))
    if a == b && running.lastMoveWasStop == stepping.lastMoveWasStop { return nil }
    if a.events != b.events {
      let number = zip(a.events, b.events).prefix { $0 == $1 }.count
      return "event \(number): \(a.events.dropFirst(number).first.map { "\($0)" } ?? "none"), "
        + "stepped: \(b.events.dropFirst(number).first.map { "\($0)" } ?? "none")"
    }
    return "ticks \(a.ticks), \(a.status), \(a.frames.count) frames, digest \(a.digest), "
      + "stepped: ticks \(b.ticks), \(b.status), \(b.frames.count) frames, digest \(b.digest)"
  }
}

@Suite struct RunTests {
  @Test(
    "running gives the events and the states of stepping, whatever the slices",
    arguments: RunScenario.all)
  func sameHistory(_ scenario: RunScenario) throws {
    var dice = Dice(seed: 1)
    var both = try RunAndStep(scenario)
    for (number, input) in try scenario.inputs().enumerated() {
      both.give(input)
      var moves = 0
      // Some of the corpus recurses or loops without end.
      while moves < 60_000 {
        var goal = Worker.Goal()
        goal.form = dice.roll(2) == 0 ? .fast : .faithful
        let made = both.run(1 + dice.roll(dice.roll(2) == 0 ? 5 : 20_000), to: goal)
        moves += made
        if let difference = made == 0 ? both.difference : both.quickDifference {
          Issue.record("input \(number), \(input), move \(moves): \(difference)")
          return
        }
        if made == 0 { break }
      }
      if both.running.canStep { return }
    }
    #expect(both.running.world.realm.events.count > 10)
  }

  @Test("a run ends where stepping first reaches its goal", arguments: RunScenario.all)
  func goals(_ scenario: RunScenario) throws {
    var dice = Dice(seed: 2)
    var both = try RunAndStep(scenario)
    for (number, input) in try scenario.inputs().enumerated() {
      both.give(input)
      for run in 1...60 {
        let stop = StopPlaces(near: both.running.world, &dice)
        let count = 1 + dice.roll(3000)
        let made = both.running.leap(count, to: stop.goal).moves
        let stepped = stop.step(&both.stepping, count)
        let difference =
          made == stepped ? both.quickDifference : "\(made) moves, stepped: \(stepped)"
        if let difference {
          Issue.record("input \(number), \(input), run \(run): \(difference)")
          return
        }
        if made == 0 { break }
      }
      while both.running.tick < 500_000, both.run(100_000, to: Worker.Goal()) > 0 {}
      let difference = both.difference
      #expect(difference == nil, "input \(number), \(input), at its end")
      if both.running.canStep { return }
    }
  }
}

/// A goal, and the same for a worker that is stepped.
private struct StopPlaces {
  private var depth: Int?
  private var places: [FunctionIndex: Set<Int>] = [:]
  private(set) var goal = Worker.Goal()

  /// A depth near that of a worker, or some places, or both.
  init(near worker: Worker, _ dice: inout Dice) {
    let kind = dice.roll(3)
    if kind > 0 { depth = worker.depth - 2 + dice.roll(5) }
    goal.depth = depth
    guard kind < 2 else { return }
    let module = worker.source.program.module
    for _ in 0...dice.roll(20) {
      let number = dice.roll(module.functions.count)
      let pc = dice.roll(2) == 0 ? 0 : dice.roll(module.functions[number].body.count)
      places[FunctionIndex(number + module.importedFunctions.count), default: []].insert(pc)
    }
    goal.stops = WorkerStops(places, in: worker.source)
  }

  /// Steps until the goal is reached. Returns the number of moves.
  func step(_ timeline: inout Timeline<Worker>, _ count: Int) -> Int {
    for moves in 0..<count {
      guard timeline.forward() else { return moves }
      if timeline.lastMoveWasStop || isReached(timeline.world) { return moves + 1 }
    }
    return count
  }

  private func isReached(_ worker: Worker) -> Bool {
    if let depth, worker.depth <= depth, worker.isSettled { return true }
    guard worker.machine.status == .running, let place = worker.machine.findPlace(ofFrame: 0)
    else { return false }
    return places[place.function]?.contains(place.pc) ?? false
  }
}
