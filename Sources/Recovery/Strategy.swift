// Recovery strategies: a build, the glue around it and the shim above it.
//
// recovery-spec.md section 14.

/// What is done about panics and aborts.
public enum Strategy: String, CaseIterable, Hashable, Sendable {
  /// S0: panic=abort and plain glue.
  case ignore
  /// S1: panic=abort, a function that resets the instance, and a shim that calls it.
  case reinit
  /// S4: panic=unwind, the call guard, and an abort hook that schedules a new instance.
  case guardReinit = "guard-reinit"

  /// The number in recovery-spec.md.
  public var number: String {
    switch self {
    case .ignore: "S0"
    case .reinit: "S1"
    case .guardReinit: "S4"
    }
  }

  /// The way of compiling that the strategy needs.
  public var build: Build {
    switch self {
    case .ignore, .reinit: .abort
    case .guardReinit: .unwind
    }
  }

  /// One sentence for people.
  public var summary: String {
    switch self {
    case .ignore: "nothing; the same instance goes on"
    case .reinit: "a failure resets the whole instance"
    case .guardReinit: "panics unwind; only an abort resets"
    }
  }

  /// What happens to a panic.
  public enum Build: String, Hashable, Sendable {
    /// A panic ends in `unreachable`.
    case abort = "panic=abort"
    /// A panic throws a Wasm exception.
    case unwind = "panic=unwind"
  }
}
