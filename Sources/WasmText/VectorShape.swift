// How the text format divides a vector into lanes.
//
// Standard: Text Format, Instructions, Vector Instructions.

import WasmModel

/// How a vector is divided into lanes.
public enum VectorShape: String, Hashable, Sendable, CaseIterable {
  case i8x16, i16x8, i32x4, i64x2, f32x4, f64x2

  public var laneCount: Int {
    switch self {
    case .i8x16: 16
    case .i16x8: 8
    case .i32x4, .f32x4: 4
    case .i64x2, .f64x2: 2
    }
  }

  /// The width of a lane.
  public var laneBits: Int { 128 / laneCount }
  public var isFloat: Bool { self == .f32x4 || self == .f64x2 }

  var floatFormat: FloatFormat? {
    switch self {
    case .f32x4: .f32
    case .f64x2: .f64
    default: nil
    }
  }

  /// The vector with these lanes, the first one lowest.
  func vector(_ lanes: [UInt64]) -> V128 {
    var vector = V128.zero
    for (index, lane) in lanes.enumerated() {
      let bit = index * laneBits
      if bit < 64 {
        vector.low |= lane << UInt64(bit)
      } else {
        vector.high |= lane << UInt64(bit - 64)
      }
    }
    return vector
  }
}
