// Which requests are struck, by what and where: the same for all who play.

import Recovery

/// Requests with faults, made from a seed.
struct FaultSchedule: Sendable {
  let seed: UInt64
  let entries: [Entry]

  /// A request, and what happens to it.
  struct Entry: Sendable {
    let request: Worker.Input
    let strike: Strike?
  }

  /// A fault, and at which part of the request's Wasm instructions it strikes, from 0 to below 1.
  struct Strike: Sendable {
    let fault: Fault
    let part: Double
  }

  /// One request in so many is struck.
  static let rate = 8
  /// Each is as likely as the others: what is listed more often happens more often.
  private static let faults: [Fault] = [
    .panic, .panic, .panic, .panic, .abort(.unreachable), .abort(.oom), .abort(.oob),
    .abort(.stack),
  ]

  /// Takes requests in turn.
  init(_ requests: [Worker.Input], count: Int, seed: UInt64) {
    self.seed = seed
    var dice = Dice(seed)
    entries =
      requests.isEmpty
      ? []
      : (0..<count).map { number in
        let isStruck = dice.roll(Self.rate) == 0
        let strike = Strike(
          fault: Self.faults[dice.roll(Self.faults.count)],
          part: Double(dice.roll(1 << 20)) / Double(1 << 20))
        return Entry(
          request: requests[number % requests.count], strike: isStruck ? strike : nil)
      }
  }
}

/// Numbers from a seed: the same ones on each computer.
private struct Dice {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

  mutating func roll(_ count: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % count
  }
}
