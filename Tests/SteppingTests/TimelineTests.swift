// The timeline: forward, back, inputs that come again, and history that is forgotten.

import Stepping
import Testing

@Suite struct TimelineTests {
  private func timeline(_ inputs: Counter.Input..., unlucky: Int? = nil) -> Timeline<Counter> {
    var timeline = Timeline(Counter(unlucky: unlucky))
    for input in inputs { timeline.give(input) }
    return timeline
  }

  @Test("an empty timeline moves neither way")
  func empty() {
    var timeline = timeline()
    let moved = [timeline.forward(), timeline.back(), timeline.dropInput()]
    #expect(moved == [false, false, false])
    #expect(timeline.tick == 0 && !timeline.canStep && !timeline.hasFuture)
    #expect(timeline.lastMoveMark == nil && !timeline.lastMoveWasStop)
  }

  @Test("an input is taken in at once and is no tick")
  func give() {
    let timeline = timeline(.count(3))
    #expect(timeline.world.ordered == 3)
    #expect(timeline.tick == 0)
    #expect(timeline.canStep)
  }

  @Test("forward goes on until there is nothing to do")
  func forward() {
    var timeline = timeline(.count(3))
    var moves = 0
    while timeline.forward() { moves += 1 }
    #expect(moves == 3)
    #expect(timeline.tick == 3 && timeline.world.value == 3)
    #expect(!timeline.canStep)
  }

  @Test("back undoes one tick and says when it is at the beginning")
  func back() {
    var timeline = timeline(.count(3))
    while timeline.forward() {}
    let first = timeline.back()
    #expect(first && timeline.tick == 2 && timeline.world.value == 2)
    while timeline.back() {}
    #expect(timeline.tick == 0 && timeline.world.value == 0)
    // The input before the first move is not undone: there is no move to undo.
    #expect(timeline.world.ordered == 3)
  }

  @Test("back n and forward n is the identity, for every n")
  func identity() {
    var timeline = timeline(.count(4))
    while timeline.forward() {}
    timeline.give(.count(3))
    while timeline.forward() {}
    let end = timeline.world
    for count in 1...7 {
      for _ in 0..<count { timeline.back() }
      #expect(timeline.tick == 7 - count)
      for _ in 0..<count { timeline.forward() }
      #expect(timeline.world == end, "back and forward by \(count)")
    }
  }

  @Test("inputs that were undone come again")
  func future() {
    var timeline = timeline(.count(2))
    while timeline.forward() {}
    timeline.give(.count(2))
    timeline.forward()
    #expect(!timeline.hasFuture)
    timeline.back()
    timeline.back()
    #expect(timeline.hasFuture && timeline.tick == 1)
    while timeline.forward() {}
    #expect(!timeline.hasFuture)
    #expect(timeline.tick == 4 && timeline.world.value == 4)
  }

  @Test("an input that was given in the middle of a run comes again in the middle of it")
  func middle() {
    var timeline = timeline(.count(6))
    for _ in 0..<3 { timeline.forward() }
    timeline.give(.add(100))
    timeline.forward()
    let end = timeline.world
    #expect(end.value == 104)
    timeline.back()
    timeline.back()
    #expect(timeline.world.value == 2 && timeline.hasFuture)
    timeline.forward()
    #expect(timeline.world.value == 3)
    timeline.forward()
    #expect(timeline.world == end)
    #expect(!timeline.hasFuture)
  }

  @Test("several inputs between two moves come again together and in order")
  func together() {
    var timeline = timeline(.count(1))
    timeline.forward()
    timeline.give(.add(10))
    timeline.give(.count(5))
    timeline.give(.count(2))
    while timeline.forward() {}
    let end = timeline.world
    #expect(end.value == 13)
    for _ in 0..<3 { timeline.back() }
    #expect(timeline.world.value == 0 && timeline.tick == 0)
    for _ in 0..<3 { #expect(forward(&timeline)) }
    #expect(timeline.world == end && timeline.tick == 3)
  }

  @Test("an input at the end that orders nothing comes again too")
  func last() {
    var timeline = timeline(.count(1))
    timeline.forward()
    timeline.give(.add(10))
    timeline.back()
    #expect(timeline.world.value == 0)
    while timeline.forward() {}
    #expect(timeline.world.value == 11)
    #expect(!timeline.hasFuture && !timeline.canStep)
  }

  @Test("an input behind a stop waits for the stop to come again")
  func stop() {
    var timeline = timeline(.count(5), unlucky: 3)
    while timeline.forward() {}
    #expect(timeline.tick == 2 && timeline.world.isStuck && timeline.lastMoveWasStop)
    timeline.give(.add(10))
    timeline.forward()
    let end = timeline.world
    #expect(end.value == 13 && timeline.tick == 3 && !timeline.lastMoveWasStop)
    timeline.back()
    timeline.back()
    #expect(timeline.tick == 2 && timeline.world.value == 2 && !timeline.world.isStuck)
    timeline.forward()
    #expect(timeline.world.isStuck && timeline.lastMoveWasStop)
    timeline.forward()
    #expect(timeline.world == end)
  }

  @Test("a new input in the past begins another future")
  func another() {
    var timeline = timeline(.count(2))
    while timeline.forward() {}
    timeline.give(.count(2))
    while timeline.forward() {}
    for _ in 0..<3 { timeline.back() }
    timeline.give(.add(50))
    #expect(!timeline.hasFuture)
    while timeline.forward() {}
    #expect(timeline.world.value == 52 && timeline.tick == 2)
  }

  @Test("an input that nothing followed can be dropped")
  func dropInput() {
    var timeline = timeline(.count(2))
    timeline.forward()
    let before = timeline.world
    timeline.give(.add(5))
    let dropped = timeline.dropInput()
    #expect(dropped && timeline.world == before)
    let droppedAgain = timeline.dropInput()
    #expect(!droppedAgain)
    #expect(timeline.tick == 1 && timeline.world.value == 1)
  }

  @Test("the mark of the newest move tells what that move did")
  func lastMoveMark() {
    var timeline = timeline(.count(2))
    timeline.forward()
    #expect(timeline.lastMoveMark == 1)
    timeline.forward()
    #expect(timeline.lastMoveMark == 2)
    timeline.give(.add(1))
    #expect(timeline.lastMoveMark == 2)
  }

  @Test("what the journal has forgotten is undone from a checkpoint")
  func forgetting() {
    var limits = TimelineLimits()
    limits.journal = 10
    limits.steppedAgain = 3
    var timeline = Timeline(Counter(), limits: limits)
    for _ in 1...3 {
      timeline.give(.count(7))
      while timeline.forward() {}
    }
    let end = timeline.world
    #expect(end.value == 21 && timeline.tick == 21)
    #expect(timeline.world.journalCount <= 10)
    for tick in (0..<21).reversed() {
      let undone = timeline.back()
      #expect(undone && timeline.tick == tick && timeline.world.value == tick)
    }
    while timeline.forward() {}
    #expect(timeline.world == end && timeline.tick == 21)
  }

  private func forward(_ timeline: inout Timeline<Counter>) -> Bool { timeline.forward() }
}
