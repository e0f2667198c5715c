// What a random program is made of: not all of them have everything.

import WasmModel

/// What one program prefers. Programs that differ in this reach more than programs that are all
/// a bit of everything.
struct Traits {
  let vectors: Bool
  let references: Bool
  let exceptions: Bool
  let legacyExceptions: Bool
  let hosts: Bool
  let twoModules: Bool
  /// True if the second module has the first memory of the first one.
  let sharesMemory: Bool
  /// Functions that are too big for small numbers: tens of thousands of instructions, hundreds of
  /// locals.
  let isBig: Bool
  let memories: Int
  /// How many of a hundred operands that may trap are not tamed.
  let wildness: Int
  /// The number of instructions, roughly, of a function.
  let length: Int
  let limits: MachineSizes

  /// Limits of the machine, often small.
  struct MachineSizes {
    let frames: Int
    let slots: Int
  }

  init(_ random: inout RandomSource, isBig: Bool) {
    self.isBig = isBig
    vectors = random.chance(30)
    references = random.chance(35)
    // What leaves a big function would leave most of it out.
    exceptions = !isBig && random.chance(40)
    legacyExceptions = !isBig && random.chance(30)
    hosts = !isBig && random.chance(30)
    twoModules = random.chance(30)
    sharesMemory = random.chance(60)
    memories = random.pick([1, 1, 1, 2, 3])
    wildness = isBig ? 0 : random.pick([0, 1, 1, 2, 5, 15])
    length = isBig ? 45_000 : random.pick([20, 60, 60, 120, 120, 250])
    limits = MachineSizes(
      frames: isBig ? 500 : random.pick([20, 60, 200, 500]),
      slots: isBig ? 200_000 : random.pick([300, 2000, 10_000]))
  }

  /// A type for a local, a parameter, a block.
  func type(_ random: inout RandomSource) -> ValueType {
    if vectors, random.chance(20) { return .v128 }
    if references, random.chance(25) { return random.pick(Prelude.referenceTypes) }
    return random.pick(Prelude.scalars)
  }

  /// Up to `most` types.
  func types(upTo most: Int, _ random: inout RandomSource) -> [ValueType] {
    (0..<random.below(most + 1)).map { _ in type(&random) }
  }
}
