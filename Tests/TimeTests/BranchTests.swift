// Branches: each keeps its own history, whatever happens in the others.

import Recovery
import Stepping
import Testing

@Suite struct BranchTests {
  @Test(
    "forks, switches, inputs in the past and moments leave every branch as it was",
    arguments: Seeds.first(8))
  func walk(_ seed: UInt64) throws {
    let subject = try Subject.of(seed)
    var dice = Dice(seed)
    var walk = BranchWalk(subject, &dice)
    for step in 1...120 {
      let problem = walk.step(&dice)
      try #require(problem == nil, "\(subject.testDescription), seed \(seed), step \(step)")
    }
    #expect(walk.most > 2 && walk.moments > 0, "\(subject.testDescription), seed \(seed)")
    for name in walk.model.branches.keys.sorted() {
      let problem = walk.model.replay(name, on: subject)
      #expect(problem == nil, "\(subject.testDescription), seed \(seed)")
    }
  }

  @Test("a branch that is dropped gives its memory back", arguments: Subject.examples)
  func memory(_ subject: Subject) throws {
    var dice = Dice(1)
    var limits = TimelineLimits()
    (limits.checkpoints, limits.bytes) = (100_000, .max)
    (limits.spacing, limits.widestSpacing) = (5000, 5000)
    let meter = MemoryMeter()
    do {
      var timeline = Timeline(subject.worker, limits: limits, meter: meter)
      timeline.give(.load)
      timeline.move(20_000, &dice)
      let before = meter.bytes
      timeline.fork("other")
      for _ in 1...6 {
        timeline.give(subject.call(&dice))
        timeline.move(5000, &dice)
      }
      let grown = meter.bytes
      #expect(grown > before, "\(subject.testDescription)")
      let isBack = timeline.switchBranch(to: "main")
      #expect(isBack && meter.bytes == grown, "\(subject.testDescription)")
      let isDropped = timeline.dropBranch("other")
      #expect(isDropped && meter.bytes == before, "\(subject.testDescription): \(grown)")
      let isThere = timeline.dropBranch("other")
      #expect(!isThere)
    }
    #expect(meter.bytes == 0, "\(subject.testDescription): nothing is left of a timeline")
  }
}

/// A timeline and a model of its branches.
private struct BranchWalk {
  private let subject: Subject
  private var timeline: Timeline<Worker>
  private(set) var model: BranchModel
  private var kept: (moment: Timeline<Worker>.Moment, model: BranchModel)?
  private var forks = 0
  /// How many branches there were at most.
  private(set) var most = 0
  /// How often it went back to a moment.
  private(set) var moments = 0

  init(_ subject: Subject, _ dice: inout Dice) {
    self.subject = subject
    timeline = subject.timeline(TimelineLimits(&dice))
    model = BranchModel(timeline)
    give(.load)
    timeline.move(100_000, &dice)
    model.note(timeline)
  }

  /// Does something. Returns what is wrong.
  mutating func step(_ dice: inout Dice) -> String? {
    switch dice.roll(12) {
    case 0, 1:
      if timeline.end.place < 60_000 { give(subject.input(for: timeline.world, &dice)) }
    case 2:
      forks += 1
      timeline.fork("fork \(forks)")
      model.fork("fork \(forks)")
    case 3: if let name = dice.pick(model.others) { return switchBranch(name) }
    case 4: if let name = dice.pick(model.others), dice.chance(20) { drop(name) }
    case 5: keepOrReturn(&dice)
    case 6, 7: return goOn(&dice)
    case 8: timeline.go(to: .place(dice.roll(model.future.end.place + 1)))
    default:
      if let place = dice.pick(model.future.digests.keys.sorted()) {
        timeline.go(to: .place(place))
        if place >= timeline.beginning.place, timeline.place != place {
          return "at \(timeline.position), not \(place)"
        }
      }
    }
    most = max(most, model.branches.count)
    return model.note(timeline) ?? difference
  }

  private mutating func give(_ input: Worker.Input) {
    model.note(timeline)
    model.give(input, keeping: timeline.give(input))
  }

  /// Moves that are new are noted on the way.
  private mutating func goOn(_ dice: inout Dice) -> String? {
    for _ in 0..<4 where timeline.isInPast || timeline.place < 60_000 {
      timeline.move(1 + dice.roll(800), &dice)
      if let problem = model.note(timeline) { return problem }
    }
    return nil
  }

  private mutating func switchBranch(_ name: String) -> String? {
    guard timeline.switchBranch(to: name) else { return "no branch \(name)" }
    model.switchBranch(to: name)
    let wanted = model.future.position
    if timeline.position != wanted { return "in \(name) at \(timeline.position), not \(wanted)" }
    return model.note(timeline)
  }

  private mutating func drop(_ name: String) {
    _ = timeline.dropBranch(name)
    model.drop(name)
  }

  private mutating func keepOrReturn(_ dice: inout Dice) {
    if let kept, dice.chance(60) {
      timeline.go(backTo: kept.moment)
      model = kept.model
      moments += 1
    } else {
      model.note(timeline)
      kept = (timeline.moment, model)
    }
  }

  /// What of the list of branches is not as in the model.
  private var difference: String? {
    let names = timeline.branches.map(\.name).sorted()
    if names != model.branches.keys.sorted() { return "branches \(names)" }
    for branch in timeline.branches where branch.end != model.branches[branch.name]?.end {
      return "\(branch.name) ends at \(branch.end)"
    }
    for branch in timeline.branches where branch.position != model.branches[branch.name]?.position {
      return "\(branch.name) was left at \(branch.position)"
    }
    return nil
  }
}
