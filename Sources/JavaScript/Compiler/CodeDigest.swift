// Which code is which, without a look at its instructions: for digests.

/// Numbers the functions of one program. Code follows from its source and from what is watched, so
/// that these and the place of a function in the program stand for all of it.
struct CodeDigest {
  private let program: UInt64
  private var functions: UInt64 = 0

  init(module: String, source: [String], watched: Watched) {
    var words = DigestWords()
    words.add(module)
    words.add(source) { $0.add($1) }
    words.add(watched.functions.sorted()) { $0.add($1) }
    words.add(watched.variables.sorted()) { $0.add($1) }
    program = words.words.reduce(0xCBF2_9CE4_8422_2325) { state, word in
      let mixed = (state ^ word) &* 0x9E37_79B9_7F4A_7C15
      return mixed ^ mixed >> 32
    }
  }

  /// The identity of the function whose compilation begins.
  mutating func next() -> UInt64 {
    functions += 1
    return program &+ functions
  }
}
