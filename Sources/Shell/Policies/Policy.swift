// A recovery policy of one's own: what is done about each kind of failure.

import Recovery

/// Rules for failures, as a text of a few lines; `help policy` describes it.
struct Policy: Hashable, Sendable {
  /// As in `my.policy`.
  let name: String
  /// What the module must be compiled with.
  var build = Strategy.Build.unwind
  var rules: [Rule] = []
  /// At most so many new instances in so many requests.
  var limit: (count: Int, requests: Int)? { limitCount.map { ($0, limitRequests) } }
  var limitCount: Int?
  var limitRequests = 0
  /// What a new instance gets from the old one, if all of ``expectations`` hold there.
  var carried: [Expression] = []
  /// What must hold whenever a request is answered.
  var expectations: [Expectation] = []

  /// What happened to a request.
  enum Failure: String, CaseIterable, Hashable, Sendable {
    case panic
    /// A trap, an exhaustion, or a promise that never settles.
    case abort
    /// Another error: a JavaScript exception, or one that Rust threw on purpose.
    case foreign
    /// The policy has poisoned the instance, or holds the export back.
    case refused
  }

  /// What is done. The request itself has failed in any case, or is refused.
  enum Action: Hashable, Sendable {
    /// Nothing: the instance goes on.
    case failRequest
    /// The instance is trusted: what would be refused is served.
    case keep
    /// No further request is served by this instance.
    case poison
    /// A new instance at once.
    case reinitNow
    /// A new instance when the next request comes.
    case reinitNext
    /// The next requests to this export are refused.
    case quarantine(Int)

    /// As it is written.
    var text: String {
      switch self {
      case .failRequest: "fail-request"
      case .keep: "keep"
      case .poison: "poison"
      case .reinitNow: "reinit-now"
      case .reinitNext: "reinit-next"
      case .quarantine(let count): "quarantine \(count)"
      }
    }
  }

  /// `on FAILURE [from EXPORT] do ACTION`
  struct Rule: Hashable, Sendable {
    let failure: Failure
    let export: String?
    let action: Action
    /// From 1.
    let line: Int
  }

  /// An invariant.
  enum Expectation: Hashable, Sendable {
    case expression(Expression)
    /// JavaScript that sees the exports and must give true; it runs on a copy.
    case script(ScriptPiece)
  }

  /// What is done about a failure: the first rule that names the export, or else the first that
  /// names none.
  func action(_ failure: Failure, from export: String) -> Rule? {
    rules.first { $0.failure == failure && $0.export == export }
      ?? rules.first { $0.failure == failure && $0.export == nil }
  }
}
