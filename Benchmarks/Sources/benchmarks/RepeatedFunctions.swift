// A large module out of a small one: the same functions many times over.

import WasmModel

/// A module whose defined functions are there several times. Calls inside the copies go to the
/// functions of the first copy, whose indices stay.
struct RepeatedFunctions {
  private(set) var module: Module
  /// The state of a linear congruential generator: the order is the same on every machine.
  private var state: UInt64 = 1

  /// One copy, at least, is the source itself.
  init(_ source: Module, copies: Int) {
    module = source
    for _ in 1..<copies { module.functions += shuffled(source.functions) }
  }

  /// Each copy has an order of its own, or the processor would learn the branches by heart.
  private mutating func shuffled(_ functions: [Function]) -> [Function] {
    var functions = functions
    for last in functions.indices.dropFirst().reversed() {
      functions.swapAt(last, Int(next() % UInt64(last + 1)))
    }
    return functions
  }

  private mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state >> 33
  }
}
