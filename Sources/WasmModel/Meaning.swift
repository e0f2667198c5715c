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

/// Division as the standard defines it: `idiv`.
@inlinable package func divide<T: FixedWidthInteger>(_ a: T, _ b: T) throws(Trap) -> T {
  if b == 0 { throw .integerDivideByZero }
  let (quotient, overflow) = a.dividedReportingOverflow(by: b)
  if overflow { throw .integerOverflow }
  return quotient
}

/// Remainder as the standard defines it: `irem`; the smallest number over -1 leaves 0.
@inlinable package func remainder<T: FixedWidthInteger>(_ a: T, _ b: T) throws(Trap) -> T {
  if b == 0 { throw .integerDivideByZero }
  return a.remainderReportingOverflow(dividingBy: b).partialValue
}

/// Truncation that traps: `trunc`.
@inlinable package func truncate<F: BinaryFloatingPoint, T: FixedWidthInteger>(_ a: F) throws(Trap)
  -> T
{
  if a.isNaN { throw .invalidConversionToInteger }
  guard let result = T(exactly: a.rounded(.towardZero)) else { throw .conversionOverflow }
  return result
}

/// Truncation to the nearest limit: `trunc_sat`; NaN becomes 0.
@inlinable package func truncateSaturating<F: BinaryFloatingPoint, T: FixedWidthInteger>(_ a: F)
  -> T
{
  if a.isNaN { return 0 }
  if let result = T(exactly: a.rounded(.towardZero)) { return result }
  return a < 0 ? T.min : T.max
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
@inlinable package func minimum<F: BinaryFloatingPoint>(_ a: F, _ b: F) -> F {
  if a != a { return a + a }
  if b != b { return b + b }
  if a == 0 && b == 0 { return a.sign == .minus ? a : b }
  return a < b ? a : b
}

/// `fmax`: NaN if one is NaN; +0 is greater than -0.
@inlinable package func maximum<F: BinaryFloatingPoint>(_ a: F, _ b: F) -> F {
  if a != a { return a + a }
  if b != b { return b + b }
  if a == 0 && b == 0 { return a.sign == .minus ? b : a }
  return a > b ? a : b
}
