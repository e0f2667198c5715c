// What a strategy cost: counted off the history, never estimated.

/// The price of what happened in a worker.
public struct Cost: Hashable, Sendable {
  /// Requests that failed.
  public private(set) var failed = 0
  /// Among them, requests that the guard refused: `Module terminated`.
  public private(set) var refused = 0
  /// Requests that the instance thrown away by a reset had answered: what they left in its memory is
  /// gone. Whether a request wrote anything is not looked at.
  public private(set) var lostState = 0
  /// New instances after the first.
  public private(set) var coldStarts = 0
  /// Destructors of guards that ran in failing requests.
  public private(set) var destructors = 0

  /// Counts the whole history of a realm.
  public init(_ realm: Realm) {
    for failure in Cost.ofFailures(in: realm) {
      failed += failure.cost.failed
      refused += failure.cost.refused
      lostState += failure.cost.lostState
      coldStarts += failure.cost.coldStarts
      destructors += failure.cost.destructors
    }
  }

  private init() {}

  /// What each failing request cost, in order: itself, and what happened because of it until the
  /// next failure. Resets before any failure stand under request 0.
  public static func ofFailures(in realm: Realm) -> [(request: Int, cost: Cost)] {
    var costs: [(request: Int, cost: Cost)] = [(0, Cost())]
    var answered = 0
    var drops = 0
    var refusals = 0
    for event in realm.events {
      let last = costs.count - 1
      switch event.kind {
      case .request: (drops, refusals) = (0, 0)
      case .dropped: drops += 1
      case .refused: refusals += 1
      case .answered where event.request != nil: answered += 1
      case .failed:
        guard let request = event.request else { continue }
        var cost = Cost()
        (cost.failed, cost.refused, cost.destructors) = (1, refusals, drops)
        costs.append((request, cost))
      case .reset:
        costs[last].cost.coldStarts += 1
        costs[last].cost.lostState += answered
        answered = 0
      default: continue
      }
    }
    return costs[0].cost == Cost() ? Array(costs.dropFirst()) : costs
  }
}
