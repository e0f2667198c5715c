// Moments: everything as it was, without keeping its snapshots alive.

import Stepping
import Testing

@Suite struct MomentTests {
  private func timeline() -> Timeline<Counter> {
    var limits = TimelineLimits()
    (limits.spacing, limits.bytes) = (100, 1000)
    var timeline = Timeline(Counter(), limits: limits)
    timeline.give(.count(5000))
    while timeline.leap(1000, to: Counter.replayGoal).moves > 0 {}
    return timeline
  }

  @Test("a moment brings back inputs, branches and the place, whatever was done since")
  func brings() {
    var timeline = timeline()
    timeline.go(to: .tick(3000))
    timeline.fork("other")
    timeline.give(.add(7))
    let moment = timeline.moment
    let (world, branches) = (timeline.world.state, timeline.branches)
    timeline.go(to: .tick(10))
    let kept = timeline.give(.count(4), keepingFutureAs: "kept")
    #expect(kept == "kept" && !timeline.moment.isSame(as: moment))
    while timeline.forward() {}
    let dropped = timeline.dropBranch("main")
    #expect(dropped)
    let arrived = timeline.go(backTo: moment)
    #expect(arrived && timeline.moment.isSame(as: moment))
    #expect(timeline.world.state == world && timeline.branches == branches)
    timeline.go(to: .tick(4))
    #expect(timeline.world.value == 4)
  }

  @Test("moments hold no snapshots: the budget is kept however many there are")
  func budget() {
    var timeline = timeline()
    var moments: [Timeline<Counter>.Moment] = []
    for _ in 0..<50 {
      timeline.give(.count(1000))
      while timeline.leap(1000, to: Counter.replayGoal).moves > 0 {}
      moments.append(timeline.moment)
      #expect(timeline.meter.bytes <= 1200 && timeline.summary.checkpoints > 3)
    }
    for moment in moments.reversed() {
      timeline.go(backTo: moment)
      #expect(timeline.moment.isSame(as: moment))
    }
    #expect(timeline.world.value == 6000)
  }

  @Test("taking an input back in the past keeps what lies ahead")
  func dropInputInThePast() {
    var timeline = Timeline(Counter())
    timeline.give(.count(3))
    while timeline.forward() {}
    timeline.give(.add(10))
    timeline.give(.count(2))
    while timeline.forward() {}
    timeline.go(to: .place(5))
    let dropped = timeline.dropInput()
    #expect(dropped && timeline.world.value == 3 && timeline.isInPast)
    while timeline.forward() {}
    #expect(timeline.world.value == 15)
  }

  @Test("branches tell where they part from the one that the world is in")
  func parting() {
    var timeline = timeline()
    timeline.go(to: .tick(3000))
    timeline.fork("late")
    timeline.go(to: .tick(1000))
    timeline.fork("early")
    let ticks = timeline.branches.map { "\($0.name) \($0.parting?.tick ?? -1)" }
    #expect(ticks == ["main 1000", "late 1000", "early -1"])
    let switched = timeline.switchBranch(to: "late")
    #expect(switched)
    let others = timeline.branches.map { "\($0.name) \($0.parting?.tick ?? -1)" }
    #expect(others == ["main 3000", "late -1", "early 1000"])
  }
}
