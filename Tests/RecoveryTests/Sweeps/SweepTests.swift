// Sweeps say what playing each point from the start says.

import Recovery
import Testing
import WasmModel

@Suite struct SweepTests {
  private static let faults: [Fault] =
    [.panic] + Fault.AbortKind.allCases.map { .abort($0) }

  @Test(
    "points of a sweep end as when they are played from the start", arguments: Strategy.allCases)
  func fromTheStart(_ strategy: Strategy) throws {
    let worker = try newWorker("bank", strategy)
    let sweep = Sweep(Self.faults, over: .request(2), of: .transfer)
    let results = try #require(sweep.run(worker))
    var dice = Dice(seed: 7)
    for result in results {
      let struck = result.points.filter { $0.classNumber != nil }
      #expect(struck.count > 200)
      for _ in 0..<12 {
        let point = struck[dice.roll(struck.count)]
        let outcome = try #require(result.outcome(of: point))
        let found = playFromStart(worker, .transfer, result.fault, at: point.tick, from: 2)
        #expect(outcome.requests == found, "\(result.fault.text) at tick \(point.tick)")
      }
    }
  }

  /// Modules, scripts for them, and which request is swept.
  private static let shared: [(module: String, script: String, request: Int)] = [
    ("bank", "request transfer(1, 2, 30)\nrequest balance(1)\nrequest balance(2)", 1),
    ("bank", "request transfer(1, 2, 30) & deposit(1, 5)\nrequest balance(1)", 1),
    ("bank", "request transfer(1, 2, 500)\nrequest transfer(1, 2, 30)\nrequest served()", 1),
    ("service", "fetch /durable/count\nfetch /durable/count\nfetch /durable/count", 2),
    ("workshop", "request increment()\nrequest greet(\"Bob\")\nrequest increment()", 2),
  ]

  @Test(
    "plays are shared only where the outcome is the same", arguments: shared.indices,
    [Strategy.reinit, .guardReinit])
  func sharing(_ row: Int, _ strategy: Strategy) throws {
    let (module, text, request) = Self.shared[row]
    let worker = try newWorker(module, strategy)
    let script = try SweepScript(Scenario(text, name: "shared"))
    let faults: [Fault] = [.panic, .abort(.unreachable)]
    let results = try #require(Sweep(faults, over: .request(request), of: script).run(worker))
    var dice = Dice(seed: UInt64(row))
    for shared in results {
      #expect(shared.outcomes.count < shared.strikes)
      // Points that let others of their class play for them.
      var known: Set<Int> = []
      let borrowers = shared.points.filter { point in
        point.classNumber.map { !known.insert($0).inserted } ?? false
      }
      for _ in 0..<4 {
        let point = borrowers[dice.roll(borrowers.count)]
        var sweep = Sweep([shared.fault], over: .ticks(point.tick...point.tick), of: script)
        sweep.sharesPlays = false
        let single = try #require(sweep.run(worker)?.first)
        let own = try #require(single.points.first { $0.place == point.place })
        #expect(single.outcome(of: own) == shared.outcome(of: point), "tick \(point.tick)")
      }
    }
  }

  @Test("shards make up the whole, in any order", arguments: [2, 3, 7])
  func shards(_ count: Int) throws {
    let worker = try newWorker("bank", .guardReinit)
    let sweep = Sweep([.panic], over: .request(2), of: .transfer)
    let whole = try #require(sweep.run(worker)?.first)
    var merged: SweepResult?
    for number in (0..<count).reversed() {
      let part = try #require(sweep.run(worker, shard: SweepShard(number, of: count))?.first)
      #expect(part.outcomes.contains { $0 == nil })
      let isMerged = merged?.merge(part) ?? true
      #expect(isMerged)
      if merged == nil { merged = part }
    }
    #expect(merged == whole)
  }

  @Test("another sweep cannot be merged")
  func otherSweep() throws {
    let script = SweepScript.transfer
    var first = try #require(
      Sweep([.panic], over: .request(2), of: script).run(newWorker("bank", .ignore))?.first)
    for (fault, request, strategy) in [
      (Fault.panic, 1, Strategy.ignore), (.abort(.oom), 2, .ignore), (.panic, 2, .reinit),
    ] {
      let other = try #require(
        Sweep([fault], over: .request(request), of: script).run(newWorker("bank", strategy))?.first)
      let isMerged = first.merge(other)
      #expect(!isMerged)
    }
  }

  @Test("the verdicts of a transfer are those that the strategies promise")
  func verdicts() throws {
    // What the sweep of the whole transfer may find: nothing better and nothing worse.
    let rows: [(Strategy, Fault, Set<SweepVerdict>)] = [
      // The guards stay, and whoever takes the lock next panics.
      (.ignore, .panic, [.failed, .torn]),
      (.ignore, .abort(.unreachable), [.failed, .torn]),
      // The instance goes, and the deposit with it.
      (.reinit, .panic, [.lost]),
      (.reinitGuard, .abort(.oom), [.lost]),
      (.unwind, .abort(.div0), [.failed, .torn]),
      (.guard, .abort(.oob), [.refused]),
      (.guardReinit, .abort(.unreachable), [.lost]),
      // V8 throws a RangeError, which the shim does not take for a failure; if the lock was taken, the
      // next request panics, and that it does.
      (.reinit, .abort(.stack), [.failed, .lost]),
    ]
    for (strategy, fault, expected) in rows {
      let sweep = Sweep([fault], over: .request(2), of: .transfer)
      let result = try #require(sweep.run(newWorker("bank", strategy))?.first)
      let found = Set(result.outcomes.compactMap { $0?.verdict })
      #expect(found == expected, "\(strategy.rawValue), \(fault.text)")
    }
  }

  @Test("a debit without its credit is torn, and nothing is torn where both or none are there")
  func torn() throws {
    let sweep = Sweep([.panic], over: .request(2), of: .transfer)
    let result = try #require(sweep.run(newWorker("bank", .unwind))?.first)
    var found: [SweepVerdict: Set<[String]>] = [:]
    for outcome in result.outcomes.compactMap(\.self) {
      found[outcome.verdict, default: []].insert(Array(outcome.requests.dropFirst()))
    }
    func balances(_ first: Int, _ second: Int) -> [String] {
      ["#3 balance(1) => \(first)", "#4 balance(2) => \(second)"]
    }
    #expect(found[.failed] == [balances(150, 100), balances(120, 130)])
    #expect(found[.torn]?.contains(balances(120, 100)) == true)
    #expect(found[.torn]?.isDisjoint(with: found[.failed] ?? []) == true)
    let evidence = result.outcomes.compactMap { $0 }.first {
      $0.requests.dropFirst() == balances(120, 100)[...]
    }?.evidence
    #expect(evidence == "#4 balance(2) => 100, not 130 (done)")
  }

  @Test("a range can be ticks, or a place in the code")
  func ranges() throws {
    let worker = try newWorker("bank", .ignore)
    let whole = try #require(
      Sweep([.panic], over: .request(2), of: .transfer).run(worker)?.first)
    let first = try #require(whole.points.first { $0.place != nil })
    let place = try #require(first.place)
    let ticks = try #require(
      Sweep([.panic], over: .ticks(first.tick...first.tick + 9), of: .transfer).run(worker)?.first)
    #expect(ticks.points.map(\.tick) == Array(first.tick...first.tick + 9))
    let passing = try #require(
      Sweep([.panic], over: .place(place.function, pc: place.pc), of: .transfer).run(worker)?.first)
    #expect(passing.points.map(\.tick) == [first.tick])
    let inFunction = try #require(
      Sweep([.panic], over: .place(place.function, pc: nil), of: .transfer).run(worker)?.first)
    let expected = whole.points.filter { $0.place?.function == place.function }
    #expect(inFunction.points.map(\.tick) == expected.map(\.tick))
    #expect(
      inFunction.points.map { inFunction.outcome(of: $0) } == expected.map { whole.outcome(of: $0) }
    )
  }
}
