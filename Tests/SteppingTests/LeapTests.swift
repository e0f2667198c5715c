// Leaps: far at once, with the same history as step by step.

import Stepping
import Testing

@Suite struct LeapTests {
  private func timeline(
    _ inputs: Counter.Input..., unlucky: Int? = nil, spacing: Int = 1000, steppedAgain: Int = 10
  ) -> Timeline<Counter> {
    var limits = TimelineLimits()
    (limits.spacing, limits.steppedAgain) = (spacing, steppedAgain)
    var timeline = Timeline(Counter(unlucky: unlucky), limits: limits)
    for input in inputs { timeline.give(input) }
    return timeline
  }

  @Test("a leap makes as many moves as it may, and as many as there are")
  func leap() {
    var timeline = timeline(.count(30))
    #expect(leap(&timeline, 20) == 20)
    #expect(timeline.tick == 20 && timeline.world.value == 20 && timeline.canStep)
    #expect(leap(&timeline, 20) == 10)
    #expect(leap(&timeline, 20) == 0)
    #expect(timeline.tick == 30 && !timeline.canStep && !timeline.lastMoveWasStop)
  }

  @Test("a leap ends at its goal; the place that it begins at does not count")
  func goal() {
    var timeline = timeline(.count(30))
    #expect(leap(&timeline, 100, to: 12) == 12)
    #expect(leap(&timeline, 100, to: 12) == 18)
    #expect(timeline.leap(10, to: Counter.Goal()).end == .idle)
  }

  @Test("back from a leap goes to each tick of it")
  func back() {
    var timeline = timeline(.count(5000), spacing: 300)
    _ = leap(&timeline, 5000)
    for tick in (0..<5000).reversed() {
      #expect(back(&timeline) && timeline.tick == tick && timeline.world.value == tick)
    }
    #expect(!back(&timeline))
    #expect(timeline.world.ordered == 5000)
  }

  @Test("back over many moves at once lands where it should, in a leap or outside")
  func backFar() {
    for count in [1, 9, 10, 11, 99, 100, 400, 1099, 1100, 1200] {
      var timeline = timeline(.count(1200), spacing: 300)
      for _ in 0..<100 { timeline.forward() }
      _ = leap(&timeline, 1000)
      for _ in 0..<100 { timeline.forward() }
      let undone = timeline.back(count)
      #expect(undone == count && timeline.tick == 1200 - count, "\(count) back")
      #expect(timeline.world.value == 1200 - count, "\(count) back")
    }
  }

  @Test("a move that is no tick ends a leap and is a step of its own")
  func stop() {
    for steps in [0, 50] {
      var timeline = timeline(.count(200), unlucky: 101)
      for _ in 0..<steps { timeline.forward() }
      #expect(leap(&timeline, 500) == 101 - steps)
      #expect(timeline.tick == 100 && timeline.world.isStuck && timeline.lastMoveWasStop)
      #expect(timeline.lastMoveMark != nil)
      timeline.give(.add(1000))
      #expect(leap(&timeline, 500) == 100)
      #expect(timeline.world.value == 1200 && timeline.tick == 200)
      let undone = timeline.back(101)
      #expect(undone == 101 && timeline.tick == 100 && !timeline.world.isStuck)
      #expect(leap(&timeline, 500) == 1 && timeline.world.isStuck)
      #expect(leap(&timeline, 500) == 100 && timeline.world.value == 1200)
    }
  }

  @Test("a leap that begins before a stop is only that stop")
  func stopAtOnce() {
    var timeline = timeline(.count(20), unlucky: 1)
    #expect(leap(&timeline, 500) == 1)
    #expect(timeline.tick == 0 && timeline.lastMoveWasStop)
    #expect(back(&timeline) && !timeline.world.isStuck)
    #expect(!back(&timeline))
  }

  @Test("inputs that were undone come again between leaps, where they were given")
  func future() {
    var timeline = timeline(.count(300))
    _ = leap(&timeline, 120)
    timeline.give(.add(7))
    _ = leap(&timeline, 30)
    timeline.give(.add(80))
    _ = leap(&timeline, 1000)
    let end = timeline.world.state
    let undone = timeline.back(200)
    #expect(undone == 200 && timeline.world.value == 100 && timeline.hasFuture)
    #expect(timeline.movesToNextInput == 20)
    #expect(leap(&timeline, 1000) == 20)
    #expect(leap(&timeline, 1000) == 30)
    #expect(leap(&timeline, 1000) == 150)
    #expect(timeline.world.state == end && !timeline.hasFuture)
  }

  @Test("an input behind a leap can be dropped")
  func dropInput() {
    var timeline = timeline(.count(300))
    _ = leap(&timeline, 120)
    let before = timeline.world.state
    timeline.give(.add(7))
    let dropped = timeline.dropInput()
    #expect(dropped && timeline.world.state == before)
    let droppedAgain = timeline.dropInput()
    #expect(!droppedAgain)
    #expect(back(&timeline) && timeline.world.value == 119)
  }

  @Test("the newest move of a leap can be looked at after it is unfolded, inputs behind it or not")
  func unfold() {
    for hasInput in [false, true] {
      var timeline = timeline(.count(300))
      _ = leap(&timeline, 120)
      if hasInput { timeline.give(.add(7)) }
      let world = timeline.world.state
      #expect(timeline.lastMoveMark == nil)
      timeline.unfold()
      #expect(timeline.world.state == world && timeline.tick == 120)
      let mark = timeline.lastMoveMark
      #expect(mark == timeline.world.mark - (hasInput ? 2 : 1))
      #expect(back(&timeline) && timeline.world.value == 119 && timeline.hasFuture == hasInput)
    }
  }

  private func back(_ timeline: inout Timeline<Counter>) -> Bool { timeline.back() }

  private func leap(
    _ timeline: inout Timeline<Counter>, _ count: Int, to value: Int? = nil
  ) -> Int {
    timeline.leap(count, to: Counter.Goal(value: value)).moves
  }
}
