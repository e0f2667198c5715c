// The budget of snapshots: it is kept in every history, and everything is given back.

import Bundled
import JavaScript
import Stepping
import Testing

@testable import Recovery

@Suite struct BudgetTests {
  /// Budgets in KiB: less than one snapshot, a few, and many of them.
  private static let budgets = [40, 400, 4000]

  @Test(
    "over random histories, snapshots hold no more than they may, but for the newest",
    arguments: budgets, [1, 2, 3] as [UInt64])
  func budget(_ kibibytes: Int, _ seed: UInt64) throws {
    let meter = MemoryMeter()
    try play(kibibytes, seed, meter)
    #expect(meter.bytes == 0, "seed \(seed): what no timeline needs is given back")
  }

  private func play(_ kibibytes: Int, _ seed: UInt64, _ meter: MemoryMeter) throws {
    var dice = Dice(seed: seed)
    var limits = TimelineLimits()
    (limits.bytes, limits.spacing, limits.widestSpacing) = (kibibytes << 10, 50_000, 200_000)
    limits.steppedAgain = 1 + dice.roll(100)
    var timeline = Timeline(try bank(.reinit).world, limits: limits, meter: meter)
    var made = 0
    for move in 1...300 {
      play(&timeline, &dice, move)
      made = max(made, timeline.checkpoints.count)
      // The beginning and the newest are always there.
      let isKept = meter.bytes <= limits.bytes || timeline.checkpoints.count <= 2
      try #require(isKept, "seed \(seed), move \(move): \(meter.bytes) bytes")
    }
    #expect(made > (kibibytes == 4000 ? 10 : 1), "seed \(seed): the history was long enough")
  }

  private func play(_ timeline: inout Timeline<Worker>, _ dice: inout Dice, _ move: Int) {
    switch dice.roll(10) {
    case 0...4:
      if !timeline.canStep { timeline.give(.request(Self.calls[dice.roll(Self.calls.count)])) }
      while timeline.leap(1 + dice.roll(5000), to: Worker.replayGoal).moves > 0, dice.roll(4) > 0 {}
    case 5: for _ in 0..<dice.roll(2000) where timeline.forward() {}
    case 6: timeline.back(1 + dice.roll(dice.roll(4) == 0 ? 5000 : 300))
    case 7: timeline.go(to: .tick(dice.roll(1 + timeline.end.tick)))
    case 8: timeline.fork("fork \(move)")
    default:
      let others = timeline.branches.filter { !$0.isCurrent }
      guard let other = others.randomElement(&dice) else { return }
      if dice.roll(3) > 0 {
        _ = timeline.switchBranch(to: other.name)
      } else {
        _ = timeline.dropBranch(other.name)
      }
    }
  }

  private static let calls = [
    ("deposit", [1, 50]), ("transfer", [1, 2, 500]), ("fail_unreachable", []), ("served", []),
  ].map { name, arguments in
    ExportCall(name: name, arguments: arguments.map { .number(Double($0)) }, text: name)
  }

  @Test("events, and what is done to them in copies, are those of an array")
  func growingList() {
    var dice = Dice(seed: 7)
    var both = (list: GrowingList<Int>(), array: [Int]())
    var copies = [both]
    for number in 0..<400 {
      switch dice.roll(6) {
      case 0: copies.append(both)
      case 1 where dice.roll(4) == 0: both = copies[dice.roll(copies.count)]
      case 2:
        let removed = dice.roll(both.array.count + 1) / (1 + dice.roll(100))
        both.list.removeLast(removed)
        both.array.removeLast(removed)
      case 3 where !both.array.isEmpty:
        let index = dice.roll(both.array.count)
        both.list[index] += 1
        both.array[index] += 1
      default:
        for _ in 0..<dice.roll(3000) {
          both.list.append(number)
          both.array.append(number)
        }
      }
      guard number % 20 == 0 else { continue }
      #expect(Array(both.list) == both.array && both.list.count == both.array.count)
    }
    #expect(copies.allSatisfy { Array($0.list) == $0.array })
    #expect(copies.contains { $0.array.count > 10_000 })
  }
}

extension Array {
  fileprivate func randomElement(_ dice: inout Dice) -> Element? {
    isEmpty ? nil : self[dice.roll(count)]
  }
}
