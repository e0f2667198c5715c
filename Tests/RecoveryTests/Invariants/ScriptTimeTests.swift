// Time over the JavaScript side: lines, promises, microtasks, timers and resets can all be undone.

import Recovery
import Stepping
import Testing

@Suite struct ScriptTimeTests {
  /// Seeds whose scenarios are walked through.
  static let seeds = Seeds.areAll ? Array(Seeds.chosen.prefix(4)) : Seeds.chosen

  @Test(arguments: Strategy.allCases, seeds)
  func `forward n, back n, forward n gives the same state`(
    _ strategy: Strategy, _ seed: UInt64
  ) throws {
    let scenario = RandomScenario(seed: seed, strategy: strategy)
    var dice = SplitMix(seed: seed)
    var timeline = Timeline(try LoadedWorker.find(scenario).worker)
    var start = timeline.world.digest
    for step in try scenario.parsed().steps {
      for input in step.kind.inputs { timeline.give(input) }
      // An input that no move precedes cannot be undone.
      if timeline.tick == 0 { start = timeline.world.digest }
      for _ in 0..<4 {
        let before = timeline.world.digest
        let count = timeline.forward(1 + dice.roll(dice.roll(3) == 0 ? 4000 : 40))
        let after = timeline.world.digest
        let undone = timeline.back(count)
        try #require(undone == count)
        try expect(timeline.world, before, "\(step.text), \(scenario.text)")
        let again = timeline.forward(count)
        try #require(again == count)
        try expect(timeline.world, after, "\(step.text), \(scenario.text)")
      }
      timeline.forward(10_000_000)
    }
    let end = timeline.world.digest
    while timeline.back() {}
    try expect(timeline.world, start, "\(scenario.text)")
    timeline.forward(100_000_000)
    try expect(timeline.world, end, "\(scenario.text)")
  }

  @Test(arguments: Strategy.allCases, seeds)
  func `a copy that runs on does not change the original, and goes the same way`(
    _ strategy: Strategy, _ seed: UInt64
  ) throws {
    let scenario = RandomScenario(seed: seed, strategy: strategy)
    let steps = try scenario.parsed().steps
    var dice = SplitMix(seed: seed)
    var original = try LoadedWorker.find(scenario).worker
    let (middle, extra) = (dice.roll(steps.count), dice.roll(3000))
    for step in steps[..<middle] { original.play(step.kind) }
    for input in steps[middle].kind.inputs { original.apply(input) }
    original.run(atMost: extra)
    let kept = original.digest
    var copy = original
    copy.run(atMost: .max)
    for step in steps[(middle + 1)...] { copy.play(step.kind) }
    try expect(original, kept, "\(scenario.text)")
    let end = copy.digest
    original.run(atMost: .max)
    for step in steps[(middle + 1)...] { original.play(step.kind) }
    try expect(original, end, "\(scenario.text)")
    try expect(copy, end, "\(scenario.text)")
  }
}

extension ScriptTimeTests {
  @Test(arguments: Strategy.allCases, seeds)
  func `running through a scenario gives the state that stepping gives`(
    _ strategy: Strategy, _ seed: UInt64
  ) throws {
    let scenario = RandomScenario(seed: seed, strategy: strategy)
    var stepped = try LoadedWorker.find(scenario).worker
    var run = stepped
    for step in try scenario.parsed().steps {
      stepped.play(step.kind)
      for input in step.kind.inputs { run.apply(input) }
      while run.canStep { _ = run.run(100_000_000, effort: .max, to: Worker.replayGoal) }
      try expect(run, stepped.digest, "\(step.text), \(scenario.text)")
    }
  }
}

/// Says no more than that the states differ: they are large.
private func expect(_ worker: Worker, _ digest: UInt64, _ text: String) throws {
  try #require(worker.digest == digest, "\(text)")
}

extension Timeline<Worker> {
  /// Makes so many moves, or as many as there are. Returns how many it made.
  @discardableResult
  mutating func forward(_ count: Int) -> Int {
    var made = 0
    while made < count, forward() { made += 1 }
    return made
  }
}

extension Worker {
  /// Plays a step to its end.
  mutating func play(_ step: Scenario.Kind) {
    for input in step.inputs { apply(input) }
    run(atMost: .max)
  }

  /// Makes so many moves, or as many as there are; they cannot be undone.
  mutating func run(atMost count: Int) {
    var made = 0
    while made < count, canStep {
      _ = step()
      made += 1
      if made & 0x3FF == 0 { forget(before: mark) }
    }
    forget(before: mark)
  }
}
