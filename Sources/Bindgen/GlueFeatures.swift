// What of the machinery the glue gets: it depends on the mode, the release and the module.
//
// Recovery: sections 1.3, 2.2 and 4.

import WasmModel

/// The parts of the machinery that are written for a module.
struct GlueFeatures {
  /// What stands before and around the call of an export.
  enum Guard: Hashable {
    /// Nothing: mode A, and unwinding before 0.2.114.
    case none
    /// A check whether a new instance was asked for: mode B since 0.2.118.
    case reinitOnly
    /// `__wbg_termination_guard`: 0.2.114 to 0.2.117.
    case termination
    /// `__wbg_call_guard` with the abort hook: modes C, D and E since 0.2.118.
    case full
  }

  let callGuard: Guard
  /// True if there are `__wbg_reset_state` and the ids of instances: since 0.2.102.
  let resets: Bool
  /// True if a new instance can be asked for: since 0.2.118.
  let schedulesReinit: Bool
  /// True if the abort handler is called: since 0.2.115.
  let callsAbortHandler: Bool
  /// True if the module uses the older exception instructions, and so needs errors wrapped by
  /// JavaScript.
  let wrapsErrors: Bool
  /// True if the module itself makes an `Err` of what a `catch` import throws.
  let catchesInModule: Bool

  init(_ bound: BoundModule) {
    let mode = bound.options.mode
    let release = bound.options.release
    let isGuarded =
      bound.options.isGuarded && bound.encoding != nil
      && bound.module.findExport("__instance_terminated") != nil
    resets = mode.reinits && release >= Release(patch: 102)
    schedulesReinit = mode.reinits && release >= Release(patch: 118)
    if isGuarded {
      callGuard = release >= Release(patch: 118) ? .full : .termination
    } else {
      callGuard = schedulesReinit ? .reinitOnly : .none
    }
    callsAbortHandler =
      isGuarded && release >= Release(patch: 115)
      && bound.module.findExport("__abort_handler") != nil
    catchesInModule = bound.roles.values.contains(.importWrapper)
    wrapsErrors = bound.encoding == .legacy && bound.module.hasImport("__wbindgen_jstag")
  }

  /// True if exceptions that leave the module are sorted into expected ones and aborts.
  var isGuarded: Bool { callGuard == .termination || callGuard == .full }

  /// The statement before a call, if there is one.
  var guardName: String? {
    switch callGuard {
    case .none: nil
    case .termination: "__wbg_termination_guard"
    case .reinitOnly, .full: "__wbg_call_guard"
    }
  }
}

extension Module {
  /// True if something of wasm-bindgen's own is imported by this name.
  func hasImport(_ name: String) -> Bool {
    imports.contains { $0.module == "__wbindgen_placeholder__" && $0.name == name }
  }
}
