// How a worker is run, and where a run ends early.

import JavaScript
import WasmMachine

extension Worker {
  /// How to run, and where a run ends before its ticks are over. Every way to run has the same
  /// outcome.
  public struct Goal: Sendable {
    /// How Wasm is executed.
    public var form = ExecutionForm.fast
    /// The run ends where no more frames than these are on the way, glue and Wasm together, and no
    /// exception is.
    public var depth: Int?
    /// The run ends before these places.
    public var stops: WorkerStops?

    public init() {}
  }

  /// How many frames of JavaScript are on the way.
  public var scriptDepth: Int { realm.script.depth }

  /// How many frames are on the way, of JavaScript and Wasm together.
  public var depth: Int { realm.script.depth + machine.frames.count }

  /// True where a person can look around: not in the middle of an unwinding.
  public var isSettled: Bool {
    if case .unwinding = machine.status { false } else { true }
  }
}
