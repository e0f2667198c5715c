// Recovery strategies: a build, the glue around it and the shim above it.
//
// recovery-spec.md section 14.

import Bindgen

/// What is done about panics and aborts.
public enum Strategy: String, CaseIterable, Hashable, Sendable {
  /// S0: panic=abort and plain glue.
  case ignore
  /// S1: panic=abort, a function that resets the instance, and a shim that calls it.
  case reinit
  /// S1g: the same with the call guard, and an abort hook that schedules a new instance.
  case reinitGuard = "reinit-guard"
  /// S2: panic=unwind and nothing else.
  case unwind
  /// S3: panic=unwind and the call guard.
  case `guard`
  /// S4: panic=unwind, the call guard, and an abort hook that schedules a new instance.
  case guardReinit = "guard-reinit"

  private typealias Row = (
    number: String, mode: BindgenMode, release: Release, shim: ShimKind, summary: String
  )

  private var row: Row {
    switch self {
    // swift-format-ignore
    case .ignore: ("S0", .a, .newest, .plain, "nothing; the same instance goes on")
    // swift-format-ignore
    case .reinit: ("S1", .b, .newest, .reinit, "a failure resets the whole instance")
    // swift-format-ignore
    case .reinitGuard:
      ("S1g", .cReinit, .newest, .reinit, "as reinit, and no code runs after an abort")
    // swift-format-ignore
    case .unwind: ("S2", .d, Release(patch: 112), .plain, "panics unwind; aborts are ignored")
    // swift-format-ignore
    case .guard: ("S3", .d, .newest, .plain, "panics unwind; after an abort every call is refused")
    // swift-format-ignore
    case .guardReinit: ("S4", .e, .newest, .unwind, "panics unwind; only an abort resets")
    }
  }

  /// The number in recovery-spec.md.
  public var number: String { row.number }
  /// How the module is bound.
  public var options: BindgenOptions { BindgenOptions(mode: row.mode, release: row.release) }
  /// The shim of workers-rs above the glue.
  public var shim: ShimKind { row.shim }
  /// True if the shim remembers failures and resets before the next call.
  public var resetsByShim: Bool { shim == .reinit }
  /// One sentence for people.
  public var summary: String { row.summary }

  /// The way of compiling that the strategy needs.
  public var build: Build { options.mode.unwinds ? .unwind : .abort }

  /// What happens to a panic.
  public enum Build: String, Hashable, Sendable {
    /// A panic ends in `unreachable`.
    case abort = "panic=abort"
    /// A panic throws a Wasm exception.
    case unwind = "panic=unwind"
  }
}
