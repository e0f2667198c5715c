// The names of events in canonical traces, and what belongs to them.
//
// recovery-spec.md section 15.

import WasmModel

/// Words for events, for scenarios and for machines.
public enum EventWord {
  /// Every word.
  public static let all = [
    "request", "guard", "enter", "leave", "trap", "exhausted", "throw", "landing-pad", "catch",
    "in-wasm-guard", "sp-wrapper", "leave-wrapped", "leave-unwrapped", "import", "begin", "drop",
    "mark", "flag", "hook", "hook-swallow", "sched", "crit", "reset", "instantiate", "start",
    "console", "refuse", "fault", "set", "collect", "timer", "error-event", "unhandled", "cancel",
    "answer", "fail",
  ]

  /// The word and the detail of an event.
  public static func of(_ kind: Event.Kind) -> (word: String, detail: String) {
    switch kind {
    case .request(let text): ("request", text)
    case .guarded(let flag, let called, let scheduled):
      (
        "guard",
        flag.map { "flag=\($0) called=\(called) sched=\(scheduled)" } ?? "sched=\(scheduled)"
      )
    case .enter(let call): ("enter", call)
    case .leave(let value): ("leave", value)
    case .trap(let trap, _): ("trap", trap.phrase)
    case .exhausted: ("exhausted", "call stack")
    case .thrown(let tag, _): ("throw", tag)
    case .landingPad(let function): ("landing-pad", function)
    case .caught(let tag, _): ("catch", tag)
    case .guardInWasm(let flag, _): ("in-wasm-guard", "\(flag)")
    case .stackPointerRestored(let from, let to): ("sp-wrapper", "\(from) \(to)")
    case .leaveWrapped: ("leave-wrapped", "")
    case .leaveUnwrapped(let text): ("leave-unwrapped", text)
    case .imported(let name, let arguments, let text):
      ("import", "\(name) \(text ?? arguments.joined(separator: " "))")
    case .began(let number): ("begin", "\(number)")
    case .dropped(let number): ("drop", "\(number)")
    case .mark(let kind, let value): ("mark", "\(kind) \(value)")
    case .flagSet(let writer): ("flag", "by \(writer)")
    case .hook(let index): ("hook", "\(index)")
    case .hookSwallowed(let text): ("hook-swallow", text)
    case .reinitScheduled: ("sched", "true")
    case .criticalError: ("crit", "true")
    case .reset(let from, let to): ("reset", "\(from) \(to)")
    case .instantiated(let number): ("instantiate", "\(number)")
    case .startRan: ("start", "")
    case .console(let level, let text): ("console", "\(level.rawValue) \(text)")
    case .refused: ("refuse", "Module terminated")
    case .fault(let text): ("fault", text)
    case .changed(let text): ("set", text)
    case .collected: ("collect", "")
    case .timer(let time): ("timer", "\(Int(time))")
    case .uncaught(let text): ("error-event", text)
    case .unhandledRejection(let text): ("unhandled", text)
    case .cancelled(let number): ("cancel", "\(number)")
    case .answered(let text): ("answer", text)
    case .failed(let text): ("fail", text)
    }
  }
}
