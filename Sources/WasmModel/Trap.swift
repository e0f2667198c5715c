// The traps of the standard, with the data that explains them.

/// A rule of the machine that was broken. It ends the execution, it is never caught inside Wasm.
///
/// Standard: Execution, Runtime Structure, Administrative Instructions. Running out of call
/// frames is not among them: the standard calls that exhaustion.
public enum Trap: Error, Hashable, Sendable {
  case unreachable
  case integerDivideByZero
  /// A quotient that does not fit.
  case integerOverflow
  /// A truncated float that does not fit. The suite has the same phrase for both.
  case conversionOverflow
  /// NaN.
  case invalidConversionToInteger
  /// `address + width > size`, all in bytes.
  case outOfBoundsMemoryAccess(address: UInt64, width: UInt64, size: UInt64)
  /// `index + count > size`, all in elements.
  case outOfBoundsTableAccess(index: UInt64, count: UInt64, size: UInt64)
  /// `call_indirect` with an index past the end of the table.
  case undefinedElement(index: UInt64, size: UInt64)
  /// `call_indirect` found a null reference.
  case uninitializedElement(index: UInt64)
  case indirectCallTypeMismatch(expected: FunctionType, found: FunctionType)
  case nullExceptionReference
  /// `ref.as_non_null`.
  case nullReference
  case nullFunctionReference
  case nullStructureReference
  case nullArrayReference
  case nullI31Reference
  /// `ref.cast`; both types as the text format writes them.
  case castFailure(expected: String, found: String)
  /// `index + count > size`, all in elements.
  case outOfBoundsArrayAccess(index: UInt64, count: UInt64, size: UInt64)

  /// The phrase of the official test suite.
  public var phrase: String {
    switch self {
    case .unreachable: "unreachable"
    case .integerDivideByZero: "integer divide by zero"
    case .integerOverflow, .conversionOverflow: "integer overflow"
    case .invalidConversionToInteger: "invalid conversion to integer"
    case .outOfBoundsMemoryAccess: "out of bounds memory access"
    case .outOfBoundsTableAccess: "out of bounds table access"
    case .undefinedElement: "undefined element"
    case .uninitializedElement: "uninitialized element"
    case .indirectCallTypeMismatch: "indirect call type mismatch"
    case .nullExceptionReference: "null exception reference"
    case .nullReference: "null reference"
    case .nullFunctionReference: "null function reference"
    case .nullStructureReference: "null structure reference"
    case .nullArrayReference: "null array reference"
    case .nullI31Reference: "null i31 reference"
    case .castFailure: "cast failure"
    case .outOfBoundsArrayAccess: "out of bounds array access"
    }
  }

  /// The numbers behind the phrase, or nil if there are none.
  public var detail: String? {
    switch self {
    case .outOfBoundsMemoryAccess(let address, let width, let size):
      "access at \(address)+\(width), but the memory has \(size) bytes"
    case .outOfBoundsTableAccess(let index, let count, let size):
      "access at \(index)+\(count), but the table has \(size) elements"
    case .undefinedElement(let index, let size):
      "element \(index), but the table has \(size) elements"
    case .uninitializedElement(let index): "element \(index) is null"
    case .indirectCallTypeMismatch(let expected, let found):
      "the call expects \(expected), the function is \(found)"
    case .castFailure(let expected, let found):
      "the cast is to \(expected), the reference is \(found)"
    case .outOfBoundsArrayAccess(let index, let count, let size):
      "access at \(index)+\(count), but the array has \(size) elements"
    default: nil
    }
  }
}
