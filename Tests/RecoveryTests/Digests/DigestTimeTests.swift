// The digest over time: new with each move, old again on the way back, the same for the same history.

import JavaScript
import Recovery
import Stepping
import Testing
import WasmMachine

/// The digests of both sides. The ticks are left out: they alone would make each move new.
private struct Sides: Hashable {
  let machine: UInt64
  let realm: UInt64

  init(_ worker: Worker) { (machine, realm) = (worker.machine.digest, worker.realm.digest) }
}

@Suite struct DigestTimeTests {
  /// Of each input so many moves are looked at one by one, and so many are skipped before.
  private static let (looked, skipped) = (80, 700)

  /// Steps on, then back over the same moves. Returns how many moves changed nothing.
  private func walk(_ timeline: inout Timeline<Worker>, _ text: String) throws -> Int {
    var digests = [Sides(timeline.world)]
    while digests.count <= Self.looked, timeline.forward() {
      digests.append(Sides(timeline.world))
    }
    let end = timeline.world.digest
    for (move, digest) in digests.enumerated().reversed() {
      try #require(Sides(timeline.world) == digest, "\(text), back to move \(move)")
      if move > 0 { timeline.back() }
    }
    for _ in digests.dropFirst() { timeline.forward() }
    try #require(timeline.world.digest == end, "\(text), forward again")
    return zip(digests, digests.dropFirst()).count { $0 == $1 }
  }

  /// Gives inputs and walks at the beginning and in the middle of what follows each of them.
  private func walk(_ timeline: inout Timeline<Worker>, _ inputs: [Worker.Input]) throws {
    for input in inputs {
      timeline.give(input)
      for part in 0..<2 {
        let unchanged = try walk(&timeline, "\(input), part \(part)")
        #expect(unchanged == 0, "\(input), part \(part)")
        timeline.forward(Self.skipped)
      }
      timeline.forward(.max)
    }
  }

  @Test("every move of the bank gives a new digest, and going back gives the old one")
  func bankMoves() throws {
    for strategy in Strategy.allCases {
      var timeline = try bank(strategy)
      try walk(
        &timeline,
        [
          .request(
            ExportCall(name: "deposit", arguments: [.number(1), .number(9)], text: "deposit")),
          .arm(ArmedFault(.panic)),
          .request(ExportCall(name: "served", arguments: [], text: "served")), .collect, .flag(1),
          .request(
            ExportCall(name: "fail_unreachable", arguments: [], text: "fail_unreachable")),
          .request(ExportCall(name: "served", arguments: [], text: "served")),
        ])
    }
  }

  @Test(
    "every move of the other examples gives a new digest, and going back gives the old one",
    arguments: Strategy.allCases)
  func otherMoves(_ strategy: Strategy) throws {
    let scenarios = (1...20).map { RandomScenario(seed: $0, strategy: strategy) }
    for module in ["workshop", "service"] {
      let chosen = scenarios.filter { $0.module == module }.prefix(2)
      #expect(chosen.count == 2)
      for scenario in chosen {
        var timeline = Timeline(try LoadedWorker.find(scenario).worker)
        try walk(&timeline, try scenario.parsed().steps.flatMap(\.kind.inputs))
      }
    }
  }

  @Test(
    "workers that are made and driven alike have the same digests", arguments: Strategy.allCases)
  func sameHistory(_ strategy: Strategy) throws {
    let digests = try (0..<2).map { _ in
      var timeline = try bank(strategy)
      return ["deposit", "fail_unreachable", "served"].map { name in
        timeline.request(name)
        return timeline.world.digest
      }
    }
    #expect(digests[0] == digests[1])
    #expect(Set(digests[0]).count == 3)
  }
}
