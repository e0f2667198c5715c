// What an engine makes of traps: error objects with the texts of V8.

import JavaScript
import WasmModel

extension EngineError {
  /// The class of the error, as recovery-spec.md section 2.3 has it.
  var className: String {
    switch self {
    case .trap: "RuntimeError"
    case .exhaustion: "RangeError"
    }
  }

  /// The message; V8's.
  var message: String {
    switch self {
    case .trap(let trap): Self.message(of: trap)
    case .exhaustion: "Maximum call stack size exceeded"
    }
  }

  private static func message(of trap: Trap) -> String {
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
