// Random numbers from seeds; PANICLAB_SEEDS=17 plays one seed, PANICLAB_SEEDS=1-100 plays many.

import Foundation
import Stepping

/// Numbers from a seed. Those of seeds next to each other have nothing in common; the generator is
/// SplitMix64.
struct Dice {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func roll(_ count: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ bits >> 30) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ bits >> 27) &* 0x94D0_49BB_1331_11EB
    return Int((bits ^ bits >> 31) % UInt64(max(1, count)))
  }

  /// True in so many of a hundred cases.
  mutating func chance(_ percent: Int) -> Bool { roll(100) < percent }

  /// One of some things; nil if there are none.
  mutating func pick<Element>(_ elements: some RandomAccessCollection<Element>) -> Element? {
    guard !elements.isEmpty else { return nil }
    return elements[elements.index(elements.startIndex, offsetBy: roll(elements.count))]
  }
}

enum Seeds {
  private static let asked: ClosedRange<UInt64>? = {
    let text = ProcessInfo.processInfo.environment["PANICLAB_SEEDS"] ?? ""
    let numbers = text.split(separator: "-").compactMap { UInt64($0) }
    guard let first = numbers.first, let last = numbers.last, first <= last else { return nil }
    return first...last
  }()

  /// So many seeds, or those that the environment names. Without optimisation one must do.
  static func first(_ count: UInt64) -> ClosedRange<UInt64> {
    #if DEBUG
      return asked ?? 1...1
    #else
      return asked ?? 1...count
    #endif
  }
}

extension TimelineLimits {
  /// Small ones, so that checkpoints are made, dropped and gone back to all the time.
  init(_ dice: inout Dice) {
    self.init()
    spacing = 200 + dice.roll(dice.chance(50) ? 2000 : 20_000)
    if dice.chance(70) { widestSpacing = spacing + dice.roll(50_000) }
    steppedAgain = 1 + dice.roll(100)
    checkpoints = 3 + dice.roll(60)
    journal = 50 + dice.roll(dice.chance(50) ? 500 : 20_000)
    if dice.chance(20) { bytes = 300_000 + dice.roll(2_000_000) }
  }
}
