// The rules of lane numbers.
//
// Standard: Validation, Instructions, Vector Instructions.

import WasmModel

extension FunctionValidator {
  func check(lane: UInt64, below count: UInt8) throws(ValidationError.Kind) {
    guard lane < count else { throw .invalidLane(Int(lane), count: Int(count)) }
  }

  /// A shuffle picks from the lanes of two vectors.
  func checkShuffle() throws(ValidationError.Kind) {
    guard case .shuffle(let lanes) = body.immediate(at: pc) else {
      preconditionFailure("no lanes")
    }
    for half in [lanes.low, lanes.high] {
      for shift in stride(from: 0, to: 64, by: 8) {
        try check(lane: half >> UInt64(shift) & 0xFF, below: 32)
      }
    }
  }
}
