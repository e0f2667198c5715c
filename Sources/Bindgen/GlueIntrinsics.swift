// The imports that need no line of bindings: wasm-bindgen's own, and those of the examples.
//
// Recovery: section 2.1.

/// An import whose body is known.
struct GlueIntrinsic {
  let parameters: String
  let upstream: Upstream
  /// In glue of a module with bindings, where values are externrefs.
  private let bound: String
  /// In glue of a plain module, where values are places of `heap`; often the same.
  private let plain: String
  /// True if it throws a value, which guarded glue marks as expected.
  private let throwsValue: Bool

  private typealias Row = (
    module: String, name: String, parameters: String, upstream: Upstream, bound: String,
    plain: String?
  )

  private static let bindgen = "__wbindgen_placeholder__"
  private static let message = "getStringFromWasm0(pointer, length)"

  /// Bodies that begin with `throw` are marked as expected in guarded glue.
  // swift-format-ignore
  private static let rows: [Row] = [
    (bindgen, "__wbindgen_throw", "pointer, length", .throwText, "throw new Error(\(message));", nil),
    (bindgen, "__wbindgen_rethrow", "value", .rethrow, "throw value;", "throw takeObject(value);"),
    (bindgen, "__wbindgen_panic_error", "pointer, length", .panicErrorImport, "return new PanicError(\(message));", "return addHeapObject(new PanicError(\(message)));"),
    (bindgen, "__wbindgen_reinit", "", .reinitImport, "__wbg_reinit_scheduled = true;", nil),
    (bindgen, "__wbindgen_rethrow_critical", "cause", .rethrowCritical, "throw new Error(\"Critical error\", { cause });", nil),
    (bindgen, "__wbindgen_init_externref_table", "", .externrefStart, fillTable, nil),
    (bindgen, "__wbg_console_error", "pointer, length", .panicHook, "console.error(\"Critical\", \(message));", nil),
    (bindgen, "__wbg_set_critical_error", "", .panicHook, "globalThis.__worker_init_state.criticalError = true;", nil),
    (bindgen, "__wbg_next_instance", "", .workerStart, nextInstance, nil),
    ("host", "log", "pointer, length", .hostImport, "console.log(\(message));", nil),
    ("host", "event", "kind, value", .hostImport, "globalThis.record?.(kind, value);", nil),
    ("host", "may_throw", "x", .hostImport, hostThrow, nil),
    ("host", "must_not_throw", "x", .hostImport, hostThrow, nil),
    ("host", "number", "x", .hostImport, "console.log(x);", nil),
  ]

  /// True if the glue of a plain module has a body for an import.
  static func isKnown(_ module: String, _ name: String) -> Bool {
    rows.contains { $0.module == module && $0.name == name }
  }

  private static let hostThrow = """
    if (x < 0) {
      throw new HostError("host says no");
    }
    return x;
    """

  private static let nextInstance = """
    globalThis.__worker_init_state ??= { criticalError: false, instanceId: 0 };
    globalThis.__worker_init_state.instanceId += 1;
    """

  private static let fillTable = """
    const table = wasm.__wbindgen_externrefs;
    const offset = table.grow(4);
    table.set(0, undefined);
    table.set(offset, undefined);
    table.set(offset + 1, null);
    table.set(offset + 2, true);
    table.set(offset + 3, false);
    """

  /// Finds the body for an import that has no line of bindings.
  static func find(_ module: String, _ name: String) -> GlueIntrinsic? {
    guard let row = rows.first(where: { $0.module == module && $0.name == name }) else {
      return nil
    }
    return GlueIntrinsic(
      parameters: row.parameters, upstream: row.upstream, bound: row.bound,
      plain: row.plain ?? row.bound,
      throwsValue: row.upstream == .throwText || row.upstream == .rethrow)
  }

  /// The statements of the body, as the glue of a module has them.
  func body(in writer: GlueWriter) -> String {
    if upstream == .reinitImport && !writer.features.schedulesReinit {
      return "// Without a reinit in this mode, there is nothing to schedule."
    }
    let text = writer.isPlain ? plain : bound
    guard throwsValue && writer.features.isGuarded else { return text }
    let value = text.dropFirst("throw ".count).dropLast()
    if value == parameters {
      return "throw new WebAssembly.Exception(__wbindgen_wrapped_jstag, [\(value)]);"
    }
    return """
      const error = \(value);
      throw new WebAssembly.Exception(__wbindgen_wrapped_jstag, [error]);
      """
  }
}

/// True if the glue of a module without bindings knows what to do for an imported function.
public func isKnownImport(_ module: String, _ name: String) -> Bool {
  GlueIntrinsic.isKnown(module, name)
}
