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
    /// The run ends behind a move that noted an event of one of these names, as ``EventWord`` has
    /// them.
    public var events: Set<String> = []
    /// The outcome says whether these bytes may have been written.
    public var watched: [WatchedBytes] = []
    /// True if traps and exhaustions are looked for. They end every run; the past is looked through
    /// for them only if this is so.
    public var endsAtTraps = false
    /// True if any move may be what is looked for: then the outcome always says that it may have been
    /// there.
    public var isAnywhere = false

    public init() {}
  }

  /// Bytes of a memory.
  public struct WatchedBytes: Hashable, Sendable {
    public let memory: MemoryAddress
    public let range: Range<Int>

    public init(_ memory: MemoryAddress, _ range: Range<Int>) {
      (self.memory, self.range) = (memory, range)
    }
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
