// Values of the JavaScript side.

import WasmMachine
import WasmModel

/// A JavaScript value, as far as the glue handles any.
public enum JSValue: Hashable, Sendable {
  case undefined
  case null
  case boolean(Bool)
  /// A number that came from Wasm, with its type.
  case value(ValueType, UInt64)
  /// An array: the results of a function that has several.
  case list([JSValue])
  /// An error object; two are the same only if their numbers are.
  case error(Int)
  /// A `WebAssembly.Exception`.
  case exception(ExceptionAddress)
}

/// An error object: what `catch (e)` sees.
///
/// Classes and messages follow recovery-spec.md section 2.3.
public struct JSError: Hashable, Sendable {
  /// As in `RuntimeError`, `RangeError`, `PanicError`, `Error`.
  public let className: String
  public let message: String
  public let origin: Origin

  /// Where the error came from; handlers in Wasm see only those that a host threw.
  public enum Origin: Hashable, Sendable {
    case thrown
    case trap(Trap)
    case exhaustion
  }

  /// As in `RuntimeError: unreachable`.
  public var text: String { "\(className): \(message)" }

  /// The error that an engine makes of a trap. The texts are V8's.
  static func trap(_ trap: Trap) -> JSError {
    JSError(className: "RuntimeError", message: engineMessage(of: trap), origin: .trap(trap))
  }

  /// The error that an engine makes when the call stack is used up.
  static let exhaustion = JSError(
    className: "RangeError", message: "Maximum call stack size exceeded", origin: .exhaustion)

  private static func engineMessage(of trap: Trap) -> String {
    switch trap {
    case .unreachable: "unreachable"
    case .integerDivideByZero: "divide by zero"
    case .integerOverflow: "divide result unrepresentable"
    case .conversionOverflow, .invalidConversionToInteger: "float unrepresentable in integer range"
    case .outOfBoundsMemoryAccess: "memory access out of bounds"
    case .outOfBoundsTableAccess, .undefinedElement: "table index is out of bounds"
    case .uninitializedElement, .indirectCallTypeMismatch:
      "null function or function signature mismatch"
    case .nullExceptionReference: "rethrowing null value"
    case .nullReference, .nullFunctionReference, .nullStructureReference, .nullArrayReference,
      .nullI31Reference:
      "dereferencing a null pointer"
    case .castFailure: "illegal cast"
    case .outOfBoundsArrayAccess: "array element access out of bounds"
    }
  }
}
