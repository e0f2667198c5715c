// A vector seen as lanes: numbers of one width, lane 0 in the lowest bits.
//
// Standard: Execution, Numerics, Vectors: `lanes` and its inverse.

/// A number that a lane can hold. Swift asks for the other protocols of every scalar of a `SIMD`.
protocol Lane: SIMDScalar, Codable, Hashable, SendableMetatype {
  /// All lanes of a vector: as many as 128 bits have room for.
  associatedtype Lanes: SIMD, SendableMetatype where Lanes.Scalar == Self
}

extension Int8: Lane { typealias Lanes = SIMD16<Int8> }
extension UInt8: Lane { typealias Lanes = SIMD16<UInt8> }
extension Int16: Lane { typealias Lanes = SIMD8<Int16> }
extension UInt16: Lane { typealias Lanes = SIMD8<UInt16> }
extension Int32: Lane { typealias Lanes = SIMD4<Int32> }
extension UInt32: Lane { typealias Lanes = SIMD4<UInt32> }
extension Int64: Lane { typealias Lanes = SIMD2<Int64> }
extension UInt64: Lane { typealias Lanes = SIMD2<UInt64> }
extension Float: Lane { typealias Lanes = SIMD4<Float> }
extension Double: Lane { typealias Lanes = SIMD2<Double> }

extension V128 {
  /// The lower or the upper lanes of a vector.
  enum Half: Sendable {
    case low
    case high
  }

  /// The vector with these lanes. As everywhere in Swift, the machine below is little-endian; on
  /// another one lane 0 would not be lowest.
  init<Lanes: SIMD>(lanes: Lanes) {
    let words = unsafeBitCast(lanes, to: SIMD2<UInt64>.self)
    self.init(low: words[0], high: words[1])
  }

  /// The vector that has one number in every lane.
  init<L: Lane>(splat lane: L) { self.init(lanes: L.Lanes(repeating: lane)) }

  /// The lanes, of the type that the caller asks for.
  func lanes<Lanes: SIMD>() -> Lanes {
    unsafeBitCast(SIMD2<UInt64>(low, high), to: Lanes.self)
  }

  /// One lane.
  func lane<L: Lane>(_ index: Int) -> L {
    let lanes: L.Lanes = lanes()
    return lanes[index]
  }

  /// The vector with another number in one lane.
  func replacing<L: Lane>(_ index: Int, by lane: L) -> V128 {
    var lanes: L.Lanes = lanes()
    lanes[index] = lane
    return V128(lanes: lanes)
  }

  /// One half of the lanes, each made twice as wide.
  @inline(__always)
  func widened<A: Lane, R: Lane>(_ half: Half, _ widen: (A) -> R) -> V128 {
    let narrow: A.Lanes = lanes()
    var wide = R.Lanes()
    let first = half == .low ? 0 : wide.scalarCount
    for index in wide.indices { wide[index] = widen(narrow[first + index]) }
    return V128(lanes: wide)
  }

  /// Bytes picked by the numbers in `selection`; 0 where a number is above 15.
  func swizzled(by selection: V128) -> V128 {
    let bytes: SIMD16<UInt8> = lanes()
    let numbers: SIMD16<UInt8> = selection.lanes()
    var result = SIMD16<UInt8>()
    for index in result.indices where numbers[index] < 16 {
      result[index] = bytes[Int(numbers[index])]
    }
    return V128(lanes: result)
  }

  /// Bytes picked by the numbers in `selection`: below 16 from this vector, else from `other`.
  func shuffled(with other: V128, by selection: V128) -> V128 {
    let bytes = SIMD32<UInt8>(lowHalf: lanes(), highHalf: other.lanes())
    let numbers: SIMD16<UInt8> = selection.lanes()
    var result = SIMD16<UInt8>()
    for index in result.indices {
      result[index] = bytes[Int(numbers[index] & 31)]
    }
    return V128(lanes: result)
  }
}
