// Going anywhere in a history: each place is what it was when it was first come to.

import Recovery
import Stepping
import Testing

@Suite struct JumpTests {
  /// The moves of a history, and the jumps in it.
  private static let (moves, jumps) = (15_000, 1000)

  @Test(
    "a walk of random jumps finds at each place what a straight run had there",
    arguments: Seeds.first(6))
  func jumps(_ seed: UInt64) throws {
    let subject = try Subject.of(seed)
    var dice = Dice(seed)
    let run = StraightRun(subject, &dice, moves: Self.moves, samples: 300)
    var timeline = subject.timeline(TimelineLimits(&dice))
    run.play(on: &timeline, &dice)
    let what = "\(subject.testDescription), seed \(seed)"
    try #require(timeline.position == run.end, "\(what), at the end")
    try #require(timeline.world.digest == run.samples.last?.digest, "\(what), at the end")
    for jump in 1...Self.jumps {
      guard let sample = dice.pick(run.samples) else { return }
      let problem = timeline.jump(to: sample, &dice)
      try #require(problem == nil, "\(what), jump \(jump)")
    }
  }

  @Test("histories of the walks are thinned, and have checkpoints, inputs and resets")
  func coverage() {
    var (most, dropped, resets, traps) = (0, 0, 0, 0)
    for (number, subject) in Subject.examples.enumerated() {
      var dice = Dice(UInt64(number))
      let run = StraightRun(subject, &dice, moves: Self.moves, samples: 1)
      var limits = TimelineLimits(&dice)
      limits.checkpoints = 1_000_000
      limits.bytes = .max
      var timeline = subject.timeline(limits)
      run.play(on: &timeline, &dice)
      most = max(most, timeline.checkpoints.count)
      dropped += timeline.checkpoints.count > 60 ? 1 : 0
      resets += timeline.world.realm.instanceCount > 1 ? 1 : 0
      traps += run.end.place - run.inputs.count > run.end.tick ? 1 : 0
    }
    #expect(Subject.examples.count >= 24)
    #expect(most > 100 && dropped > 3 && resets > 5 && traps > 10, "\(most) \(dropped) \(resets)")
  }
}

extension Timeline<Worker> {
  /// Goes to a place, or to its tick, and says what is wrong there.
  fileprivate mutating func jump(to sample: StraightRun.Sample, _ dice: inout Dice) -> String? {
    let isByTick = sample.isFirstOfTick && dice.chance(60)
    go(to: isByTick ? .tick(sample.position.tick) : .place(sample.position.place))
    let way = "\(isByTick ? "tick" : "place") of \(sample.position)"
    if position != sample.position { return "\(way): it is at \(position)" }
    return world.digest == sample.digest ? nil : "\(way): another digest"
  }
}
