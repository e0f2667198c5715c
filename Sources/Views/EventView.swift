// Events as text.

import Recovery
import Styling
import WasmModel

/// Writes events for people, in the words of the recovery model.
public enum EventView {
  /// The events as lines of a history; calls that a more telling event follows are left out.
  public static func lines(_ events: [Event], width: Int) -> [StyledText] {
    shown(events).map { line($0).truncated(to: width) }
  }

  /// The events that lines are made of: a call that a more telling event follows is left out.
  public static func shown(_ events: [Event]) -> [Event] {
    events.filter { !isSaidTwice($0.kind) }
  }

  /// An event as lines of a history, none cut: what is too long goes on below its detail.
  public static func lines(_ event: Event, width: Int, ascii: Bool) -> [StyledText] {
    let indent = width < 70 ? 10 : 24
    return line(event).wrapped(to: width, indent: indent, ascii: ascii)
  }

  /// An event as a fact, for those who do not see columns.
  public static func fact(_ event: Event) -> Sheet.Fact {
    let (word, detail, style) = parts(event.kind)
    return Sheet.Fact("tick \(event.tick)", StyledText(word, style) + " \(detail)")
  }

  private static func isSaidTwice(_ kind: Event.Kind) -> Bool {
    switch kind {
    case .imported(let name, _, _): toldByTheirEffect.contains(name)
    default: false
    }
  }

  /// The imports whose effect is an event of its own.
  private static let toldByTheirEffect: Set<String> = [
    "__wbg_console_error", "log", "number", "__wbg_set_critical_error",
  ]

  /// One event as a line of a history: tick, word, detail.
  static func line(_ event: Event) -> StyledText {
    var (word, detail, style) = parts(event.kind)
    if case .request = event.kind, event.request == nil { word = "call" }
    let tick = String(event.tick)
    return StyledText(String(repeating: " ", count: max(0, 6 - tick.count)) + tick, .dim)
      + StyledText("  " + word.padded(to: 14), style) + StyledText("  " + detail)
  }

  /// The event in a few words, for the line of a move; nil if the line says it already.
  static func short(_ kind: Event.Kind, undone: Bool) -> String? {
    switch kind {
    case .trap(let trap, _): undone ? "un-trapped" : "TRAP \(trap.phrase)"
    case .exhausted: undone ? "un-exhausted" : "EXHAUSTED call stack"
    case .thrown(let tag, _): undone ? "un-thrown" : "THROW \(tag)"
    case .landingPad: undone ? "left the landing pad" : "landing pad"
    case .caught(let tag, _): undone ? "un-caught" : "CAUGHT \(tag)"
    case .dropped(let id): undone ? "drop \(id) undone" : "drop \(id)"
    case .began(let id): undone ? "guard \(id) undone" : "guard \(id) begins"
    case .flagSet: undone ? "un-poisoned" : "POISONED"
    case .console(let level, let text): undone ? "un-said" : "console.\(level.rawValue): \(text)"
    case .instantiated(let number):
      undone ? "instance \(number) gone" : "instance \(number) made"
    case .answered(let value): undone ? "un-answered" : "answered \(value)"
    case .failed(let text): undone ? "un-failed" : "FAILED \(text)"
    case .refused: undone ? "un-refused" : "REFUSED"
    case .guardInWasm(let flag, _): undone ? nil : "in-wasm guard reads \(flag)"
    case .uncaught(let text): undone ? "un-thrown" : "UNCAUGHT \(text)"
    case .cancelled: undone ? "not cancelled" : "CANCELLED"
    default: nil
    }
  }

  /// What an event is in a word, the rest, and what it means.
  static func parts(_ kind: Event.Kind) -> (word: String, detail: String, style: Style) {
    switch kind {
    case .request(let call): ("request", call, .heading)
    case .guarded(let flag?, let called, let scheduled):
      ("guard", "flag=\(flag) called=\(called) scheduled=\(scheduled)", .plain)
    case .guarded(nil, _, let scheduled): ("guard", "scheduled=\(scheduled)", .plain)
    case .enter(let call): ("enter", call, .plain)
    case .leave(let value): ("leave", value, .plain)
    case .trap(let trap, let function):
      ("trap", "\(trap.phrase) in \(CodeText.short(function))", .trap)
    case .exhausted(let function):
      ("exhausted", "call stack, in \(CodeText.short(function))", .trap)
    case .thrown(let tag, let function):
      ("throw", "\(tag) in \(CodeText.short(function))", .exception)
    case .landingPad(let function): ("landing pad", CodeText.short(function), .exception)
    case .caught(let tag, let function):
      ("catch", "\(tag) in \(CodeText.short(function))", .exception)
    case .guardInWasm(let flag, _):
      flag == 0
        ? ("in-wasm guard", "flag=0", .plain) : ("in-wasm guard", "flag=\(flag): traps", .poison)
    case .stackPointerRestored(let from, let to):
      ("sp restored", "\(Int32(bitPattern: from))→\(Int32(bitPattern: to))", .plain)
    case .leaveWrapped: ("leave", "an expected error, in its envelope", .exception)
    case .leaveUnwrapped(let text): ("leave", "unwrapped: \(text)", .trap)
    case .imported(let function, let arguments, let text):
      ("import", importText(function, arguments, text), .plain)
    case .began(let id): ("guard begins", "\(id)", .plain)
    case .dropped(let id): ("drop", "\(id)", .ok)
    case .flagSet(let writer): ("flag:=1", "by the \(writer)", .poison)
    case .hook(let index): ("hook", "table[\(index)]", .poison)
    case .hookSwallowed(let text): ("hook swallows", text, .poison)
    case .reinitScheduled: ("scheduled", "reinit on the next call", .warning)
    case .criticalError: ("critical", "initState.criticalError:=true", .warning)
    case .reset(let from, let to):
      ("reset", "id \(from - 1)→\(to - 1), instance \(from)→\(to)", .warning)
    case .instantiated(let number): ("instantiate", "instance \(number)", .plain)
    case .startRan: ("start", "__wbindgen_start ran", .plain)
    case .console(let level, let text): ("console", "\(level.rawValue): \(text)", .plain)
    case .refused: ("refuse", "Module terminated", .poison)
    case .fault(let text): ("fault", text, .warning)
    case .changed(let text): ("set", "you changed the state: \(text)", .warning)
    case .collected: ("collect", "garbage of JavaScript", .plain)
    case .mark(let kind, let value): ("mark", "\(kind) \(value)", .plain)
    case .timer(let time): ("timer", "at \(NumberText.text(.f64, time.bitPattern)) ms", .plain)
    case .uncaught(let text): ("uncaught", "error event: \(text)", .trap)
    case .unhandledRejection(let text): ("unhandled", "rejection: \(text)", .trap)
    case .cancelled(let number):
      (
        "cancel", number > 0 ? "request #\(number) will never settle" : "it will never settle",
        .trap
      )
    case .answered(let value): ("answer", value, .ok)
    case .failed(let text): ("fail", text, .trap)
    }
  }

  private static func importText(
    _ function: String, _ arguments: [String], _ text: String?
  ) -> String {
    if let text { return "\(function)(\"\(text)\")" }
    return "\(function)(\(arguments.joined(separator: ", ")))"
  }

  /// An event in one line of words, for sentences.
  public static func sentence(_ kind: Event.Kind) -> String {
    let (word, detail, _) = parts(kind)
    return "\(word) \(detail)"
  }
}
