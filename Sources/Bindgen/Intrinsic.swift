// The functions that a module imports without a line in its section: every glue has them.

import WasmModel

/// A function that belongs to wasm-bindgen and not to the program.
///
/// Recovery: section 2.1.
enum Intrinsic: String, CaseIterable {
  case throwText = "__wbindgen_throw"
  case rethrow = "__wbindgen_rethrow"
  case panicError = "__wbindgen_panic_error"
  case reinit = "__wbindgen_reinit"
  case fillTable = "__wbindgen_init_externref_table"
  case growTable = "__wbindgen_externref_table_grow"
  case setNull = "__wbindgen_externref_table_set_null"

  /// The module that all functions of wasm-bindgen are imported from.
  static let module = "__wbindgen_placeholder__"
  /// Only an added import: makes the `Critical error` of mode C.
  static let rethrowCritical = "__wbindgen_rethrow_critical"

  var signature: BoundSignature {
    switch self {
    case .throwText: BoundSignature(parameters: [.i32, .i32], results: [])
    case .rethrow: BoundSignature(parameters: [.ownedValue], results: [])
    case .panicError: BoundSignature(parameters: [.i32, .i32], results: [.ownedValue])
    case .reinit, .fillTable: BoundSignature(parameters: [], results: [])
    case .growTable: BoundSignature(parameters: [.i32], results: [.i32])
    case .setNull: BoundSignature(parameters: [.i32], results: [])
    }
  }
}
