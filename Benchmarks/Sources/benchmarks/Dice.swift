// Random numbers for measurements, the same ones each time.

/// Numbers from a seed.
struct Dice {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// A number below `count`.
  mutating func roll(_ count: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(UInt64(count).multipliedFullWidth(by: state).high)
  }
}
