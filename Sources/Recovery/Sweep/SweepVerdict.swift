// What became of everything after a fault: one word, and what it was read off.

/// What a fault at one point led to, from harmless to worst.
public enum SweepVerdict: String, CaseIterable, Hashable, Sendable, Comparable {
  /// Every request was answered as it would have been.
  case ok
  /// The struck request failed, and nothing else is different.
  case failed = "5xx"
  /// Requests lost what they were answered for, or were given up, because an instance was replaced.
  case lost
  /// The same instance went on, and a later answer fits neither a struck request that was done nor
  /// one that never came: it was done in part.
  case torn
  /// Later requests were refused: `Module terminated`.
  case refused
  /// A request never ended.
  case hung

  /// The sign in a strip.
  public var sign: Character {
    switch self {
    case .ok: "o"
    case .failed: "5"
    case .lost: "L"
    case .torn: "T"
    case .refused: "R"
    case .hung: "H"
    }
  }

  /// A few words for legends.
  public var summary: String {
    switch self {
    case .ok: "as without the fault"
    case .failed: "the struck request failed, nothing else differs"
    case .lost: "an instance was replaced, with what earlier requests had left in it"
    case .torn: "done in part: later answers fit neither done nor not done"
    case .refused: "later requests were refused"
    case .hung: "a request never ended"
    }
  }

  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }

  public static func < (a: Self, b: Self) -> Bool { a.rank < b.rank }
}

/// What a fault at one point led to.
public struct SweepOutcome: Hashable, Sendable {
  public let verdict: SweepVerdict
  /// How many requests failed, with the struck one.
  public let failed: Int
  /// How many of them were refused.
  public let refused: Int
  /// How many requests had been answered by instances that were replaced behind the fault.
  public let lost: Int
  /// The request that decided, if it was another one than the struck: as in
  /// `#3 balance(1) => 120, not 150`.
  public let evidence: String?
  /// How the requests ended, from those on that were given together with the struck one: as in
  /// `#2 transfer(1, 2, 30) 500 RuntimeError: unreachable`.
  public let requests: [String]

  public init(
    verdict: SweepVerdict, failed: Int, refused: Int, lost: Int, evidence: String?,
    requests: [String]
  ) {
    self.verdict = verdict
    self.failed = failed
    self.refused = refused
    self.lost = lost
    self.evidence = evidence
    self.requests = requests
  }
}

/// How a request ended, in words that can be compared between histories.
struct RequestEnd: Hashable, Sendable {
  let number: Int
  let call: String
  let kind: Kind

  enum Kind: Hashable, Sendable {
    case answered(String)
    case failed(String)
    case hung
    /// The limit of ticks was reached before.
    case unfinished
  }

  init(_ request: Request, _ realm: Realm) {
    number = request.number
    call = request.call.text
    kind =
      switch request.outcome {
      case .answered(let value): .answered(realm.describe(value))
      case .failed(let value): .failed(realm.describe(value))
      case .hung: .hung
      case nil: .unfinished
      }
  }

  var isFailed: Bool { if case .answered = kind { false } else { true } }
  var isEndless: Bool { kind == .hung || kind == .unfinished }

  /// As in `120` or `500 PanicError: overdraft`.
  var text: String {
    switch kind {
    case .answered(let value): value
    case .failed(let value): "500 \(value)"
    case .hung: "hung"
    case .unfinished: "without end"
    }
  }
}
