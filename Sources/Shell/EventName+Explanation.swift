// The code with which each kind of events is explained.

import Views

extension EventName {
  // One row a line, in columns.
  // swift-format-ignore
  private static let codes: [(code: String, words: [String])] = [
    ("L001", ["trap"]),
    ("L020", ["exhausted"]),
    ("L101", ["throw"]),
    ("L102", ["pad"]),
    ("L104", ["catch"]),
    ("L105", ["drop"]),
    ("L106", ["begin"]),
    ("L107", ["leave-wrapped"]),
    ("L108", ["error-event"]),
    ("L109", ["unhandled"]),
    ("L201", ["abort"]),
    ("L202", ["poison"]),
    ("L203", ["guard"]),
    ("L204", ["hook"]),
    ("L205", ["in-wasm-guard"]),
    ("L206", ["refuse"]),
    ("L207", ["hook-swallow"]),
    ("L208", ["crit"]),
    ("L209", ["sp-wrapper"]),
    ("L310", ["reinit"]),
    ("L311", ["sched"]),
    ("L312", ["instantiate"]),
    ("L313", ["start"]),
    ("L401", ["request"]),
    ("L402", ["call"]),
    ("L403", ["return"]),
    ("L404", ["import"]),
    ("L405", ["console"]),
    ("L406", ["answer"]),
    ("L407", ["fail"]),
    ("L408", ["cancel"]),
    ("L409", ["fault"]),
    ("L410", ["set"]),
    ("L411", ["timer", "collect"]),
    ("L412", ["mark"]),
  ]

  /// As in `L101`.
  var code: String? { Self.codes.first { $0.words.contains(word) }?.code }

  /// Every kind of events with the code that explains it, or nil.
  package static var explained: [(word: String, code: String?)] {
    all.map { ($0.word, $0.code) }
  }
}
