// Random numbers from a seed, and ways to choose with them.

/// A generator of random numbers that begins with a seed: SplitMix64.
struct RandomSource: RandomNumberGenerator {
  private var state: UInt64

  /// Seeds that follow each other give numbers that have nothing to do with each other.
  init(seed: UInt64) {
    state = seed &* 0xD134_2543_DE82_EF95 &+ 0x2545_F491_4F6C_DD1D
    _ = next()
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  mutating func below(_ count: Int) -> Int { Int(next() % UInt64(count)) }
  mutating func chance(_ percent: Int) -> Bool { below(100) < percent }
  mutating func pick<T>(_ values: [T]) -> T { values[below(values.count)] }

  /// Picks a value; each is as likely as its weight says.
  mutating func pick<T>(_ rows: [(weight: Int, value: T)]) -> T {
    var rest = below(rows.reduce(0) { $0 + $1.weight })
    for row in rows {
      rest -= row.weight
      if rest < 0 { return row.value }
    }
    preconditionFailure("weights are positive")
  }
}
