// The names of events in expressions, checks and commands.

import Recovery

/// A word for a kind of events.
package struct EventName: Hashable, Sendable {
  /// The word that people read.
  let word: String
  /// The word in scenarios, which is understood too.
  let scenarioWord: String
  /// True if these events know in, or of, which function they are.
  let hasFunction: Bool
  /// True if these events know the tag of an exception.
  let hasTag: Bool

  private init(_ word: String, _ scenarioWord: String? = nil, of function: Subject = .none) {
    self.word = word
    self.scenarioWord = scenarioWord ?? word
    hasFunction = function != .none
    hasTag = function == .functionAndTag
  }

  /// What an event is about.
  private enum Subject { case none, function, functionAndTag }

  /// Every kind of events has one row.
  static let all = [
    EventName("trap", of: .function),
    EventName("exhausted", of: .function),
    EventName("throw", of: .functionAndTag),
    EventName("catch", of: .functionAndTag),
    EventName("pad", "landing-pad", of: .function),
    EventName("drop"),
    EventName("begin"),
    EventName("call", "enter", of: .function),
    EventName("return", "leave"),
    EventName("import", of: .function),
    EventName("abort", "leave-unwrapped"),
    EventName("poison", "flag"),
    EventName("refuse"),
    EventName("hook"),
    EventName("reinit", "reset"),
    EventName("request", of: .function),
    EventName("console"),
    EventName("guard"),
    EventName("in-wasm-guard", of: .function),
    EventName("sp-wrapper"),
    EventName("leave-wrapped"),
    EventName("mark"),
    EventName("hook-swallow"),
    EventName("sched"),
    EventName("crit"),
    EventName("instantiate"),
    EventName("start"),
    EventName("fault"),
    EventName("set"),
    EventName("collect"),
    EventName("timer"),
    EventName("error-event"),
    EventName("unhandled"),
    EventName("cancel"),
    EventName("answer"),
    EventName("fail"),
  ]

  /// Words that sound like events, and what to do instead of counting them.
  static let uncountable = [
    "rethrow": ("throwing again is no new event", "count(throw)   (or `events`)"),
    "unwind": ("a step of unwinding is a tick and no event", "count(pad) + count(catch)"),
    "store": ("stores are not kept as events", "u32[ADDRESS]   for what stands there now"),
    "grow": ("growing is not kept as an event", "count(trap)   (or another event)"),
    "lost": ("what was lost is a sum over requests and no event", "blast"),
  ].mapValues { Uncountable(reason: $0.0, advice: $0.1) }

  struct Uncountable: Hashable, Sendable {
    let reason: String
    let advice: String
  }

  static var list: String { all.map(\.word).joined(separator: " ") }

  static func find(_ word: String) -> EventName? {
    all.first { $0.word == word || $0.scenarioWord == word }
  }

  /// The word for a kind of events.
  static func of(_ kind: Event.Kind) -> String {
    switch kind {
    case .trap: "trap"
    case .exhausted: "exhausted"
    case .thrown: "throw"
    case .caught: "catch"
    case .landingPad: "pad"
    case .dropped: "drop"
    case .began: "begin"
    case .enter: "call"
    case .leave: "return"
    case .imported: "import"
    case .leaveUnwrapped: "abort"
    case .flagSet: "poison"
    case .refused: "refuse"
    case .hook: "hook"
    case .reset: "reinit"
    case .request: "request"
    case .console: "console"
    case .guarded: "guard"
    case .guardInWasm: "in-wasm-guard"
    case .stackPointerRestored: "sp-wrapper"
    case .leaveWrapped: "leave-wrapped"
    case .mark: "mark"
    case .hookSwallowed: "hook-swallow"
    case .reinitScheduled: "sched"
    case .criticalError: "crit"
    case .instantiated: "instantiate"
    case .startRan: "start"
    case .fault: "fault"
    case .changed: "set"
    case .collected: "collect"
    case .timer: "timer"
    case .uncaught: "error-event"
    case .unhandledRejection: "unhandled"
    case .cancelled: "cancel"
    case .answered: "answer"
    case .failed: "fail"
    }
  }

  /// The function that an event is in, or of; nil if it knows none.
  static func function(of kind: Event.Kind) -> String? {
    switch kind {
    case .trap(_, let function), .exhausted(let function), .landingPad(let function),
      .thrown(_, let function), .caught(_, let function), .guardInWasm(_, let function),
      .imported(let function, _, _):
      function
    case .enter(let call), .request(let call): String(call.prefix { $0 != "(" })
    default: nil
    }
  }

  /// The tag of the exception that an event is about.
  static func tag(of kind: Event.Kind) -> String? {
    switch kind {
    case .thrown(let tag, _), .caught(let tag, _): tag
    default: nil
    }
  }
}
