// Random walks of a worker through its history, with leaps and without.

import Stepping
import Testing
import WasmMachine

@testable import Recovery

@Suite struct WalkTests {
  static let scenarios = RunScenario.all.filter { $0.name.contains("bank") }

  @Test(
    "a walk with leaps agrees with the same walk without: requests, faults, back and forward",
    arguments: scenarios, [1, 2, 3] as [UInt64])
  func walk(_ scenario: RunScenario, _ seed: UInt64) throws {
    var dice = Dice(seed: seed)
    var limits = TimelineLimits()
    limits.spacing = 100 + dice.roll(20_000)
    limits.steppedAgain = 1 + dice.roll(100)
    limits.checkpoints = 3 + dice.roll(60)
    var both = try RunAndStep(scenario, limits)
    let inputs = try scenario.inputs()
    both.give(.load)
    for move in 1...150 {
      switch dice.roll(8) {
      case 0: if !both.running.canStep { both.give(inputs[dice.roll(inputs.count)]) }
      case 1: if both.running.world.canBeStruck, dice.roll(4) == 0 { both.give(.fault(.panic)) }
      case 2, 3: both.back(1 + dice.roll(dice.roll(4) == 0 ? 5000 : 300))
      case 4: both.running.unfold()
      default: while both.run(1 + dice.roll(3000), to: Worker.Goal()) > 0, dice.roll(3) > 0 {}
      }
      guard both.quickDifference == nil else { break }
      #expect(both.running.hasFuture == both.stepping.hasFuture)
      if move % 10 > 0 { continue }
      guard both.difference == nil else { break }
    }
    let difference = both.difference
    #expect(difference == nil, "seed \(seed)")
    both.back(10_000_000)
    let atTheBeginning = both.difference
    #expect(atTheBeginning == nil && both.running.tick == 0, "seed \(seed), at the beginning")
  }

  @Test("the ticks of a history that is longer than 32 bits stay right")
  func longHistory() throws {
    var worker = try bank(.ignore).world
    worker.ticks = Int(UInt32.max) - 3
    var timeline = Timeline(worker)
    timeline.give(.call(ExportCall(name: "served", arguments: [], text: "served()")))
    while timeline.forward() {}
    let end = timeline.world.ticks
    #expect(end > Int(UInt32.max))
    let undone = timeline.back(1_000_000)
    #expect(timeline.world.ticks == end - undone)
  }
}

extension RunAndStep {
  mutating func back(_ count: Int) {
    let undone = running.back(count)
    for _ in 0..<undone { stepping.back() }
  }
}
