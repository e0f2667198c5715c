// The functions that a module may import: what the glue or the host answers.

import WasmModel

/// An imported function that PanicLab provides. The names are those of recovery-spec.md section 2.1
/// and, for the module `host`, of the example programs.
public enum HostFunction: Int, Hashable, Sendable, CaseIterable {
  case panicError
  case rethrow
  case throwError
  case reinit
  case consoleError
  case setCriticalError
  case nextInstance
  case log
  case event
  case mayThrow
  case mustNotThrow
  case number

  private typealias Row = (
    module: String, name: String, parameters: Int, results: Int, text: String, models: String
  )

  private static let bindgen = "__wbindgen_placeholder__"

  /// One row a function, in the order of the cases.
  // swift-format-ignore
  private static let rows: [Row] = [
    (bindgen, "__wbindgen_panic_error", 2, 1, "return addHeapObject(new PanicError(text(ptr, len)))", "the intrinsic __wbindgen_panic_error"),
    (bindgen, "__wbindgen_rethrow", 1, 0, "throw takeObject(handle)", "the intrinsic __wbindgen_rethrow"),
    (bindgen, "__wbindgen_throw", 2, 0, "throw new Error(text(ptr, len))", "the intrinsic __wbindgen_throw"),
    (bindgen, "__wbindgen_reinit", 0, 0, "__wbg_reinit_scheduled = true", "the intrinsic __wbindgen_reinit"),
    (bindgen, "__wbg_console_error", 2, 0, "console.error(\"Critical\", text(ptr, len))", "the import of console.error by the panic hook"),
    (bindgen, "__wbg_set_critical_error", 0, 0, "initState.criticalError = true", "what the panic hook of workers-rs does under panic=abort"),
    (bindgen, "__wbg_next_instance", 0, 0, "initState.instanceId += 1", "what the start function of workers-rs does"),
    ("host", "log", 2, 0, "console.log(text(ptr, len))", "a host function of PanicLab's own"),
    ("host", "event", 2, 0, "record(kind, value)", "a host function of PanicLab's own: markers that guards began and were dropped"),
    ("host", "may_throw", 1, 1, "if (x < 0) throw new HostError(\"host says no\"); return x", "a host function of PanicLab's own that throws when x < 0"),
    ("host", "must_not_throw", 1, 1, "if (x < 0) throw new HostError(\"host says no\"); return x", "a host function of PanicLab's own that throws when x < 0"),
    ("host", "number", 1, 0, "console.log(x)", "a host function of PanicLab's own"),
  ]

  private var row: Row { Self.rows[rawValue] }

  /// The module name of the import.
  public var module: String { row.module }
  public var name: String { row.name }
  /// All parameters and results are i32.
  public var type: FunctionType {
    FunctionType(
      Array(repeating: .i32, count: row.parameters), Array(repeating: .i32, count: row.results))
  }

  /// True if its parameters are a pointer and a length of UTF-8 text.
  public var takesText: Bool {
    switch self {
    case .panicError, .throwError, .consoleError, .log: true
    default: false
    }
  }

  /// What it models.
  public var models: String { row.models }

  /// The text of its body; in guarded builds an expected error is wrapped in a tag of its own.
  func text(_ wrapsErrors: Bool) -> String {
    guard wrapsErrors else { return row.text }
    switch self {
    case .rethrow:
      return "throw new WebAssembly.Exception(__wbindgen_wrapped_jstag, [takeObject(handle)])"
    case .throwError:
      return
        "throw new WebAssembly.Exception(__wbindgen_wrapped_jstag, [new Error(text(ptr, len))])"
    default: return row.text
    }
  }

  /// Finds the function for an import.
  public static func find(module: String, name: String) -> HostFunction? {
    allCases.first { $0.module == module && $0.name == name }
  }
}
