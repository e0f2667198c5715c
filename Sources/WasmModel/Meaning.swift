// What numeric instructions compute, as functions on plain numbers.
//
// Standard: Execution, Numerics.

/// What an instruction computes from its operands alone.
public enum Meaning: Sendable {
  /// More than a function of its operands; the machine has a case for it.
  case none
  /// Pushes its immediate.
  case constant
  /// One operand: [a] -> [r].
  case computeUnary(@Sendable (UInt64) throws(Trap) -> UInt64)
  /// Two operands: [a b] -> [r].
  case computeBinary(@Sendable (UInt64, UInt64) throws(Trap) -> UInt64)
  /// Reads memory: [address] -> [value]; says how the bytes become a value.
  case load(Extension)
  /// Writes memory: [address value] -> [].
  case store
  /// [v] -> [r]
  case vectorUnary(@Sendable (V128) -> V128)
  /// [v v] -> [r]
  case vectorBinary(@Sendable (V128, V128) -> V128)
  /// [v v v] -> [r]
  case vectorTernary(@Sendable (V128, V128, V128) -> V128)
  /// [v] -> [i32]
  case vectorTest(@Sendable (V128) -> UInt32)
  /// [v i32] -> [r]
  case vectorShift(@Sendable (V128, UInt32) -> V128)
  /// Two vectors and the immediate of a shuffle: [v v] -> [r]
  case shuffle(@Sendable (V128, V128, V128) -> V128)
  /// A number, as a slot: [x] -> [v]
  case splat(@Sendable (UInt64) -> V128)
  /// A vector and a lane number: [v] -> [x], as a slot.
  case extractLane(@Sendable (V128, Int) -> UInt64)
  /// A vector, a number as a slot, and a lane number: [v x] -> [v]
  case replaceLane(@Sendable (V128, UInt64, Int) -> V128)
  /// Reads memory: [address] -> [v]; makes a vector of the bytes, which come as a little-endian
  /// number.
  case vectorLoad(@Sendable (UInt64) -> V128)

  /// How the bytes of a load fill the value.
  public enum Extension: Sendable {
    /// With zeros, or not at all.
    case none
    /// With the sign, to 32 bits.
    case signed32
    /// With the sign, to 64 bits.
    case signed64
  }

  static func unary<A: SlotValue, R: SlotValue>(
    _ compute: @escaping @Sendable (A) throws(Trap) -> R
  ) -> Meaning {
    .computeUnary { (a: UInt64) throws(Trap) -> UInt64 in try compute(A(slot: a)).slot }
  }

  static func binary<A: SlotValue, R: SlotValue>(
    _ compute: @escaping @Sendable (A, A) throws(Trap) -> R
  ) -> Meaning {
    .computeBinary { (a: UInt64, b: UInt64) throws(Trap) -> UInt64 in
      try compute(A(slot: a), A(slot: b)).slot
    }
  }
}

/// A Swift number that stands in a 64-bit slot of the operand stack.
public protocol SlotValue: SendableMetatype {
  /// Reads the value from the low bits of a slot.
  init(slot: UInt64)
  /// The slot that holds this value; unused high bits are zero.
  var slot: UInt64 { get }
}

extension UInt32: SlotValue {
  @inlinable @inline(__always) public init(slot: UInt64) { self.init(truncatingIfNeeded: slot) }
  @inlinable @inline(__always) public var slot: UInt64 { UInt64(self) }
}
extension Int32: SlotValue {
  @inlinable @inline(__always) public init(slot: UInt64) { self.init(truncatingIfNeeded: slot) }
  @inlinable @inline(__always) public var slot: UInt64 { UInt64(UInt32(bitPattern: self)) }
}
extension UInt64: SlotValue {
  @inlinable @inline(__always) public init(slot: UInt64) { self = slot }
  @inlinable @inline(__always) public var slot: UInt64 { self }
}
extension Int64: SlotValue {
  @inlinable @inline(__always) public init(slot: UInt64) { self.init(bitPattern: slot) }
  @inlinable @inline(__always) public var slot: UInt64 { UInt64(bitPattern: self) }
}
extension Float: SlotValue {
  @inlinable @inline(__always) public init(slot: UInt64) {
    self.init(bitPattern: UInt32(truncatingIfNeeded: slot))
  }
  @inlinable @inline(__always) public var slot: UInt64 { UInt64(bitPattern) }
}
extension Double: SlotValue {
  @inlinable @inline(__always) public init(slot: UInt64) { self.init(bitPattern: slot) }
  @inlinable @inline(__always) public var slot: UInt64 { bitPattern }
}
extension Bool: SlotValue {
  @inlinable @inline(__always) public init(slot: UInt64) { self = slot != 0 }
  @inlinable @inline(__always) public var slot: UInt64 { self ? 1 : 0 }
}

// What may trap comes twice: with a reason, and with nil instead of one, as handlers of the fast form
// want it.

/// Division as the standard defines it: `idiv`.
@inlinable @inline(__always)
package func divideOrNil<T: FixedWidthInteger>(_ a: T, _ b: T) -> T? {
  if b == 0 { return nil }
  let (quotient, overflow) = a.dividedReportingOverflow(by: b)
  return overflow ? nil : quotient
}

package func divide<T: FixedWidthInteger>(_ a: T, _ b: T) throws(Trap) -> T {
  guard let result = divideOrNil(a, b) else {
    throw b == 0 ? .integerDivideByZero : .integerOverflow
  }
  return result
}

/// Remainder as the standard defines it: `irem`; the smallest number over -1 leaves 0.
@inlinable @inline(__always)
package func remainderOrNil<T: FixedWidthInteger>(_ a: T, _ b: T) -> T? {
  b == 0 ? nil : a.remainderReportingOverflow(dividingBy: b).partialValue
}

package func remainder<T: FixedWidthInteger>(_ a: T, _ b: T) throws(Trap) -> T {
  guard let result = remainderOrNil(a, b) else { throw .integerDivideByZero }
  return result
}

/// An integer that a float can be truncated to; nil if it does not fit.
@usableFromInline
package protocol TruncationTarget: FixedWidthInteger {
  static func truncateOrNil(_ a: Float) -> Self?
  static func truncateOrNil(_ a: Double) -> Self?
}

// swift-format-ignore
extension Int32: TruncationTarget {
  @inlinable @inline(__always)
  package static func truncateOrNil(_ a: Float) -> Int32? { a >= -0x1p31 && a < 0x1p31 ? Int32(a) : nil }
  @inlinable @inline(__always)
  package static func truncateOrNil(_ a: Double) -> Int32? { a > -2_147_483_649 && a < 0x1p31 ? Int32(a) : nil }
}
// swift-format-ignore
extension UInt32: TruncationTarget {
  @inlinable @inline(__always)
  package static func truncateOrNil(_ a: Float) -> UInt32? { a > -1 && a < 0x1p32 ? UInt32(a) : nil }
  @inlinable @inline(__always)
  package static func truncateOrNil(_ a: Double) -> UInt32? { a > -1 && a < 0x1p32 ? UInt32(a) : nil }
}
// swift-format-ignore
extension Int64: TruncationTarget {
  @inlinable @inline(__always)
  package static func truncateOrNil(_ a: Float) -> Int64? { a >= -0x1p63 && a < 0x1p63 ? Int64(a) : nil }
  @inlinable @inline(__always)
  package static func truncateOrNil(_ a: Double) -> Int64? { a >= -0x1p63 && a < 0x1p63 ? Int64(a) : nil }
}
// swift-format-ignore
extension UInt64: TruncationTarget {
  @inlinable @inline(__always)
  package static func truncateOrNil(_ a: Float) -> UInt64? { a > -1 && a < 0x1p64 ? UInt64(a) : nil }
  @inlinable @inline(__always)
  package static func truncateOrNil(_ a: Double) -> UInt64? { a > -1 && a < 0x1p64 ? UInt64(a) : nil }
}

/// Truncation that traps: `trunc`.
@inlinable @inline(__always)
package func truncateOrNil<T: TruncationTarget>(_ a: Float) -> T? { T.truncateOrNil(a) }
@inlinable @inline(__always)
package func truncateOrNil<T: TruncationTarget>(_ a: Double) -> T? { T.truncateOrNil(a) }

package func truncate<T: TruncationTarget>(_ a: Float) throws(Trap) -> T {
  guard let result = T.truncateOrNil(a) else { throw conversionTrap(a) }
  return result
}
package func truncate<T: TruncationTarget>(_ a: Double) throws(Trap) -> T {
  guard let result = T.truncateOrNil(a) else { throw conversionTrap(a) }
  return result
}

private func conversionTrap(_ a: some BinaryFloatingPoint) -> Trap {
  a.isNaN ? .invalidConversionToInteger : .conversionOverflow
}

/// Truncation to the nearest limit: `trunc_sat`; NaN becomes 0.
@inlinable @inline(__always)
package func truncateSaturating<T: TruncationTarget>(_ a: Float) -> T {
  T.truncateOrNil(a) ?? (a != a ? 0 : a < 0 ? T.min : T.max)
}
@inlinable @inline(__always)
package func truncateSaturating<T: TruncationTarget>(_ a: Double) -> T {
  T.truncateOrNil(a) ?? (a != a ? 0 : a < 0 ? T.min : T.max)
}

/// A NaN becomes a quiet NaN; every other value stays.
@inlinable @inline(__always)
package func quiet<F: BinaryFloatingPoint>(_ a: F) -> F { a.isNaN ? a + a : a }

@inlinable package func magnitude(_ a: Float) -> Float {
  Float(bitPattern: a.bitPattern & 0x7FFF_FFFF)
}
@inlinable package func magnitude(_ a: Double) -> Double {
  Double(bitPattern: a.bitPattern & ~(1 << 63))
}
@inlinable package func negated(_ a: Float) -> Float {
  Float(bitPattern: a.bitPattern ^ 0x8000_0000)
}
@inlinable package func negated(_ a: Double) -> Double {
  Double(bitPattern: a.bitPattern ^ (1 << 63))
}

@inlinable package func copySign(_ a: Float, _ b: Float) -> Float {
  Float(bitPattern: (a.bitPattern & 0x7FFF_FFFF) | (b.bitPattern & 0x8000_0000))
}
@inlinable package func copySign(_ a: Double, _ b: Double) -> Double {
  Double(bitPattern: (a.bitPattern & ~(1 << 63)) | (b.bitPattern & (1 << 63)))
}

/// The result of an operation on two floats. If one of them is NaN it is that, made quiet: the first
/// if both are. Processors do the same, but a compiler may exchange the two.
@inlinable @inline(__always)
package func settled<F: BinaryFloatingPoint>(_ result: F, _ a: F, _ b: F) -> F {
  if result == result { return result }
  return a != a ? a + a : b != b ? b + b : result
}

/// `fmin`: NaN if one is NaN; -0 is less than +0.
@inlinable @inline(__always)
package func minimum<F: BinaryFloatingPoint>(_ a: F, _ b: F) -> F {
  if a != a { return a + a }
  if b != b { return b + b }
  if a == 0 && b == 0 { return a.sign == .minus ? a : b }
  return a < b ? a : b
}

/// `fmax`: NaN if one is NaN; +0 is greater than -0.
@inlinable @inline(__always)
package func maximum<F: BinaryFloatingPoint>(_ a: F, _ b: F) -> F {
  if a != a { return a + a }
  if b != b { return b + b }
  if a == 0 && b == 0 { return a.sign == .minus ? b : a }
  return a > b ? a : b
}
