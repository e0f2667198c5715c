// Stop points: breakpoints, watchpoints and catchpoints, numbered together.

import Recovery
import Stepping
import WasmMachine
import WasmModel
import WasmValidation

/// Something that stops runs, in both directions.
struct StopPoint: Hashable, Sendable {
  let number: Int
  let kind: Kind
  /// True if it goes once it has stopped a run.
  let isTemporary: Bool
  var isEnabled = true
  /// It stops only where this holds.
  var condition: Expression?
  /// Lines that are done when it stops.
  var commands: [String] = []

  enum Kind: Hashable, Sendable {
    /// Before an instruction.
    case place(Location)
    /// When a value is written or read.
    case value(WatchTarget, Access)
    /// When an event of the name happens; the texts are what must be in its detail.
    case event(EventName, details: [String])
  }

  /// What of a value stops.
  enum Access: String, Hashable, Sendable {
    /// Becoming another one.
    case change = "watch"
    case read = "rwatch"
    case both = "awatch"
  }

  init(_ number: Int, _ kind: Kind, isTemporary: Bool = false) {
    (self.number, self.kind, self.isTemporary) = (number, kind, isTemporary)
  }

  /// What it is, as in `breakpoint` or `watchpoint`.
  var noun: String {
    switch kind {
    case .place: "breakpoint"
    case .value: "watchpoint"
    case .event: "catchpoint"
    }
  }

  /// Where it stops, as it would be typed.
  var text: String {
    switch kind {
    case .place(let location): location.text
    case .value(let target, let access): "\(access.rawValue) \(target.label)"
    case .event(let event, let details): (["catch", event.word] + details).joined(separator: " ")
    }
  }

  /// One line: number, what, condition, counts.
  func line(_ states: [StopState]) -> String {
    let hits = states.map(\.hits).max() ?? 0
    let ignored = states.map(\.ignored).max() ?? 0
    return "\(number)  \(text)"
      + (condition.map { " if \($0.source)" } ?? "")
      + (isTemporary ? "  (once)" : "") + (isEnabled ? "" : "  (disabled)")
      + (hits > 0 ? "  stopped \(hits) time\(hits == 1 ? "" : "s")" : "")
      + (ignored > 0 ? "  passes \(ignored) more" : "")
  }
}

/// What became of a stop point on one side.
struct StopState: Hashable, Sendable {
  /// How often it stopped a run.
  var hits = 0
  /// How often it passes before it stops a run.
  var ignored = 0
  /// The frame that a watched local belongs to.
  var scope: StopScope?
}

/// A frame, to be known again.
struct StopScope: Hashable, Sendable {
  /// Counted from the outermost.
  let frame: Int
  /// How many frames of JavaScript were on the way when it was met.
  let scriptDepth: Int
  let base: Int32
  let function: FunctionAddress

  /// The innermost frame of a worker.
  init?(_ worker: Worker) {
    guard let innermost = worker.machine.frames.last else { return nil }
    frame = worker.machine.frames.count - 1
    scriptDepth = worker.scriptDepth
    (base, function) = (innermost.base, innermost.function)
  }

  /// True if the frame is still there.
  func isAlive(in worker: Worker) -> Bool {
    guard frame < worker.machine.frames.count else { return false }
    let found = worker.machine.frames[frame]
    return found.base == base && found.function == function
  }
}

/// That a stop point stopped a run.
struct StopHit: Hashable, Sendable {
  let number: Int
  /// What happened there, for values and events.
  var detail = ""
  /// False for what stops before a move, true for what a move did.
  var isOfMove = false
  /// True if the watchpoint cannot go on: the frame of its local has ended.
  var isOver = false
  /// True on the way back where the frame of a watched local begins.
  var isStart = false
}
