// Checkpoints of a real worker: going back over them, to a trap, and beside a copy.

import JavaScript
import Recovery
import Stepping
import Testing
import WasmMachine

@Suite struct CheckpointTests {
  /// A bank whose history has many checkpoints.
  private func timeline(_ strategy: Strategy) throws -> Timeline<Worker> {
    var limits = TimelineLimits()
    (limits.spacing, limits.widestSpacing, limits.steppedAgain) = (20_000, 20_000, 20)
    return Timeline(try bank(strategy).world, limits: limits)
  }

  private func call(_ name: String) -> Worker.Input {
    .call(ExportCall(name: name, arguments: [], text: "\(name)()"))
  }

  /// A panic, a trap and a reset, and requests around them.
  private var requests: [Worker.Input] {
    [("deposit", [1, 50]), ("transfer", [1, 2, 500]), ("fail_unreachable", []), ("served", [])].map
    {
      name, arguments in
      let values = arguments.map { JSValue.number($0) }
      return .request(ExportCall(name: name, arguments: values, text: name))
    }
  }

  @Test("each move back is exact, also over checkpoints that were made while stepping")
  func stepping() throws {
    var timeline = try timeline(.reinit)
    for request in requests { timeline.give(request) }
    var digests = [timeline.world.digest]
    while timeline.forward() {
      digests.append(timeline.world.digest)
      #expect(timeline.lastMoveMark != nil, "what a move did can be looked at")
    }
    let places = Set(timeline.checkpoints.map(\.place))
    #expect(places.count > 5)
    for digest in digests.dropLast().reversed() {
      timeline.back()
      try #require(timeline.world.digest == digest, "back at place \(timeline.place)")
    }
  }

  @Test("a trap that ends a leap is a move that can be undone and made again")
  func trap() throws {
    var timeline = try timeline(.ignore)
    timeline.give(call("fail_unreachable"))
    var end = RunOutcome.End.spent
    while timeline.canStep, end != .stoppedShort {
      end = timeline.leap(1_000_000, to: Worker.replayGoal).end
    }
    let (place, digest) = (timeline.place, timeline.world.digest)
    let stopped = timeline.lastMoveWasStop
    #expect(stopped && timeline.lastMoveMark != nil)
    var stepped = try self.timeline(.ignore)
    stepped.give(call("fail_unreachable"))
    for _ in 0..<(place - 2) { stepped.forward() }
    timeline.back()
    #expect(timeline.place == place - 1 && timeline.world.machine.status == .running)
    #expect(timeline.world.digest == stepped.world.digest)
    timeline.forward()
    #expect(timeline.place == place && timeline.world.digest == digest)
  }

  @Test("a world whose bytes a copy shares can go back to each checkpoint and on from there")
  func copies() throws {
    var timeline = try timeline(.reinit)
    for request in requests { timeline.give(request) }
    while timeline.canStep { timeline.leap(1_000_000, to: Worker.replayGoal) }
    let digest = timeline.world.digest
    #expect(timeline.checkpoints.count > 5)
    for checkpoint in timeline.checkpoints {
      var copy = timeline
      copy.go(to: .place(checkpoint.place))
      while copy.forward() {}
      #expect(copy.world.digest == digest, "from place \(checkpoint.place)")
    }
  }
}
