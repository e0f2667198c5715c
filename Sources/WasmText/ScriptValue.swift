// Values in scripts: arguments, and patterns for results.
//
// The format is described in the reference interpreter's README, Scripts.

import WasmModel

/// An argument, or a result that is known exactly.
public enum ScriptValue: Hashable, Sendable {
  case i32(UInt32)
  case i64(UInt64)
  /// The bits of the number.
  case f32(UInt32)
  /// The bits of the number.
  case f64(UInt64)
  case v128(V128)
  case null(HeapType)
  /// `ref.extern`: a value from outside, in the hierarchy of `extern`.
  case extern(UInt64)
  /// `ref.host`: a value from outside, in the hierarchy of `any`.
  case host(UInt64)
}

/// What a result must be.
public indirect enum ScriptResult: Hashable, Sendable {
  case value(ScriptValue)
  case f32(NaNPattern)
  case f64(NaNPattern)
  /// A vector, lane by lane, the first one lowest.
  case vector(VectorShape, [LanePattern])
  case reference(ReferencePattern)
  /// One of several.
  case either([ScriptResult])
}

/// Some NaN, of either sign.
public enum NaNPattern: Hashable, Sendable {
  /// The payload is only its highest bit.
  case canonical
  /// The highest bit of the payload is set.
  case arithmetic
}

/// What a lane must be.
public enum LanePattern: Hashable, Sendable {
  /// The bits of the lane.
  case bits(UInt64)
  case nan(NaNPattern)
}

/// What kind of reference a result must be; none but `null` may be null.
public enum ReferencePattern: Hashable, Sendable {
  case function
  case extern
  case any
  case eq
  case i31
  case structure
  case array
  case exception
  /// Null of whatever type.
  case null
}
