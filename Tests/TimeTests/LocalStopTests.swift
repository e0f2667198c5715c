// Watchpoints on locals: they belong to one frame, in both directions.

import Recovery
import Stepping
import Testing
import WasmMachine

@testable import Shell

@Suite struct LocalStopTests {
  @Test(
    "a watched local stops where its frame changes it, and nowhere else",
    arguments: Seeds.first(4))
  func locals(_ seed: UInt64) throws {
    let subject = try seed % 3 == 0 ? LoopModule.subject() : Subject.of(seed)
    var dice = Dice(seed)
    let run = StraightRun(subject, &dice, moves: 12_000, samples: 200, hasCallsOnly: true)
    var side = Side(subject, TimelineLimits(&dice))
    run.play(on: &side.timeline, &dice)
    for number in 1...10 {
      guard let sample = dice.pick(run.samples) else { return }
      side.timeline.go(to: .place(sample.position.place))
      guard let log = LocalLog(run, of: subject, side, &dice) else { continue }
      let target = try WatchTarget(parsing: "local[\(log.index)]")
      let table = StopTable([StopPoint(1, .value(target, .change))], in: side.worker)
      side.stopStates = [1: StopState(scope: log.scope)]
      let what = "\(subject.testDescription), seed \(seed), \(number): \(log)"
      var (onward, backward) = (side, side)
      for change in log.changes.filter({ $0 > side.timeline.place }) {
        try #require(onward.goOn(table, upTo: run.end.place)?.place == change, "\(what)")
      }
      for change in log.changes.filter({ $0 <= side.timeline.place }).reversed() {
        try #require(backward.goBack(table)?.place == change - 1, "\(what)")
      }
      // The way back stops at the beginning of the frame, once.
      if log.entry < side.timeline.place {
        let stop = StopShown(place: log.entry, reasons: ["1  its frame begins here"])
        try #require(backward.goBack(table) == stop, "\(what)")
      }
      let further = backward.goBack(table)
      #expect(further == nil || further?.reasons == ["trap"], "\(what)")
    }
  }
}

/// What looking at every place tells about a local of the frame that is innermost at one of them.
private struct LocalLog {
  let scope: StopScope
  let index: Int
  /// Where the frame was entered.
  private(set) var entry = 0
  /// The places at which it became another while its frame was there.
  private(set) var changes: [Int] = []

  init?(_ run: StraightRun, of subject: Subject, _ side: Side, _ dice: inout Dice) {
    guard let scope = StopScope(side.worker),
      !side.worker.machine.locals(ofFrame: 0).isEmpty
    else { return nil }
    self.scope = scope
    index = dice.roll(side.worker.machine.locals(ofFrame: 0).count)
    var walker = Walker(run, of: subject)
    var old: UInt64?
    while let (_, mark) = walker.advance() {
      let worker = walker.worker
      let isNew = worker.machine.changes(since: mark.machine).contains {
        if case .frameEntered = $0 { worker.machine.frames.count == scope.frame + 1 } else { false }
      }
      if !scope.isAlive(in: worker) {
        if walker.place > side.timeline.place { return }
        old = nil
        continue
      }
      let local = worker.machine.locals(ofFrame: worker.machine.frames.count - 1 - scope.frame)[
        index]
      if isNew || old == nil {
        if walker.place > side.timeline.place { return }
        (entry, changes) = (walker.place, [])
      } else if old != local.slot {
        changes.append(walker.place)
      }
      old = local.slot
    }
  }
}
