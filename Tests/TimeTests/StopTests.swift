// Stop points in both directions: backwards the same stops as forwards, and none is missed.

import Recovery
import Stepping
import Testing
import WasmMachine

@testable import Shell

@Suite struct StopTests {
  /// So many stops in a row are made in each direction, and so many from anywhere.
  private static let (stops, samples) = (25, 12)

  @Test(
    "watch-, break- and catchpoints stop where looking at every move says, in both directions",
    arguments: Seeds.first(5))
  func examples(_ seed: UInt64) throws {
    let subject = try Subject.of(seed)
    var dice = Dice(seed)
    let run = StraightRun(subject, &dice, moves: 12_000, samples: 1, hasCallsOnly: true)
    try check(run, subject, seed, &dice)
  }

  @Test(
    "what is written seldom in long runs is not missed, and leaps are taken back without a trace",
    arguments: Seeds.first(2))
  func longRuns(_ seed: UInt64) throws {
    let subject = try LoopModule.subject()
    var dice = Dice(seed)
    let calls = try (1...2).map { _ in
      let every = dice.chance(40) ? 777 : dice.roll(1024)
      return Worker.Input.run(try ScriptPiece("spin(\(4000 + dice.roll(6000)), \(every))"))
    }
    let run = StraightRun(subject, calls: calls, moves: 400_000)
    #expect(run.end.place > 100_000)
    try check(run, subject, seed, &dice)
  }

  private func check(
    _ run: StraightRun, _ subject: Subject, _ seed: UInt64, _ dice: inout Dice
  ) throws {
    let source = StopPointSource(run, of: subject)
    for _ in 1...2 {
      let points = try source.points(&dice)
      let log = StopLog(run, of: subject, points)
      let table = StopTable(points, in: subject.worker)
      var side = Side(subject, TimelineLimits(&dice))
      let texts = points.map { $0.text + ($0.condition.map { " if \($0.source)" } ?? "") }
      let what = "\(subject.testDescription), seed \(seed), \(texts), \(side.timeline.limits)"
      try record(run, log, table, &side, what)
      try walkBack(log, table, side, what)
      try walkOn(run, log, table, side, what)
      for _ in 0..<Self.samples {
        var other = side
        let place = dice.roll(run.end.place)
        other.timeline.go(to: .place(place))
        let start = other.timeline.place
        try #require(other.goBack(table) == log.stop(before: start), "\(what), back from \(start)")
        other.timeline.go(to: .place(start))
        // An input that is due is given in a run, and what it did is seen behind the next move.
        let (found, wanted) = (other.goOn(table, upTo: run.end.place), log.stop(behind: start))
        try #require(found == wanted, "\(what), on from \(start)")
      }
    }
  }

  /// The first run: it must stop, and end, where the history ends.
  private func record(
    _ run: StraightRun, _ log: StopLog, _ table: StopTable, _ side: inout Side, _ what: String
  ) throws {
    for (number, input) in run.inputs.enumerated() {
      side.timeline.give(input.input)
      let end = number + 1 < run.inputs.count ? run.inputs[number + 1].place : run.end.place
      var stops = 0
      while side.timeline.place < end {
        let wanted = log.stop(behind: side.timeline.place).flatMap { $0.place <= end ? $0 : nil }
        let found = side.goOn(
          stops < Self.stops ? table : StopTable([], in: side.worker), upTo: end)
        if stops < Self.stops { try #require(found == wanted, "\(what), recording, stop \(stops)") }
        let isAtEnd = !side.timeline.isInPast
        try #require(isAtEnd, "\(what), recording: the history goes beyond stop \(stops)")
        stops += 1
      }
    }
    try #require(side.timeline.position == run.end, "\(what), recording, at the end")
    try #require(side.worker.digest == run.samples.last?.digest, "\(what), at the end")
  }

  private func walkBack(
    _ log: StopLog, _ table: StopTable, _ side: Side, _ what: String
  ) throws {
    var side = side
    for number in 1...Self.stops {
      let wanted = log.stop(before: side.timeline.place)
      let found = side.goBack(table)
      try #require(found == wanted, "\(what), stop \(number) backwards")
      if found == nil { return }
    }
  }

  private func walkOn(
    _ run: StraightRun, _ log: StopLog, _ table: StopTable, _ side: Side, _ what: String
  ) throws {
    var side = side
    side.timeline.go(to: .place(0))
    for number in 1...Self.stops {
      let wanted = log.stop(behind: side.timeline.place)
      let found = side.goOn(table, upTo: run.end.place)
      try #require(found == wanted, "\(what), stop \(number) forwards, again")
      if found == nil { return }
    }
  }
}
