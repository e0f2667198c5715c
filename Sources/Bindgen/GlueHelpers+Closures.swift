// The helpers that make functions of JavaScript out of Rust's closures.
//
// Recovery: section 4.7.

extension GlueHelper {
  /// The closures that live until both sides have let go of them. While `makeMutClosure`'s function
  /// runs, its first word is 0, and Rust refuses a call with 0.
  static func closures(hasReset: Bool) -> [GlueHelper] {
    [
      GlueHelper(
        "makeMutClosure", upstream: .makeMutClosure,
        text: """
          function makeMutClosure(a, b, invoke) {
            const state = { a, b, cnt: 1\(hasReset ? ", instance: __wbg_instance_id" : "") };
            const real = (...args) => {
          \(staleCheck(hasReset))    state.cnt += 1;
              const saved = state.a;
              state.a = 0;
              try {
                return invoke(saved, state.b, ...args);
              } finally {
                state.a = saved;
                real._wbg_cb_unref();
              }
            };
          \(release)
          """),
      GlueHelper(
        "makeClosure", upstream: .makeClosure,
        text: """
          function makeClosure(a, b, invoke) {
            const state = { a, b, cnt: 1\(hasReset ? ", instance: __wbg_instance_id" : "") };
            const real = (...args) => {
          \(staleCheck(hasReset))    state.cnt += 1;
              try {
                return invoke(state.a, state.b, ...args);
              } finally {
                real._wbg_cb_unref();
              }
            };
          \(release)
          """),
      GlueHelper(
        "CLOSURE_DTORS", upstream: .closureRegistry,
        text: hasReset ? checkedRegistry : plainRegistry),
    ]
  }

  private static func staleCheck(_ hasReset: Bool) -> String {
    guard hasReset else { return "" }
    return """
          if (state.instance !== __wbg_instance_id) {
            throw new Error("Cannot invoke closure from previous WASM instance");
          }

      """
  }

  private static var release: String {
    """
      real._wbg_cb_unref = () => {
        state.cnt -= 1;
        if (state.cnt === 0) {
          wasm.__wbindgen_destroy_closure(state.a, state.b);
          state.a = 0;
          CLOSURE_DTORS.unregister(state);
        }
      };
      CLOSURE_DTORS.register(real, state, state);
      return real;
    }
    """
  }

  private static var checkedRegistry: String {
    """
    const CLOSURE_DTORS = new FinalizationRegistry((state) => {
      if (state.instance === __wbg_instance_id) {
        wasm.__wbindgen_destroy_closure(state.a, state.b);
      }
    });
    """
  }

  private static var plainRegistry: String {
    """
    const CLOSURE_DTORS = new FinalizationRegistry((state) => {
      wasm.__wbindgen_destroy_closure(state.a, state.b);
    });
    """
  }
}
