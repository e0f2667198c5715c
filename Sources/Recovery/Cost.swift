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

  /// Guards that began in failing requests and whose destructors never ran.
  public private(set) var missedDestructors = 0

  /// Counts the whole history of a realm.
  public init(_ realm: Realm) {
    for failure in Cost.ofFailures(in: realm) {
      failed += failure.cost.failed
      refused += failure.cost.refused
      lostState += failure.cost.lostState
      coldStarts += failure.cost.coldStarts
      destructors += failure.cost.destructors
      missedDestructors += failure.cost.missedDestructors
    }
  }

  private init() {}

  /// What each failing request cost, in order: itself, and what happened because of it until the
  /// next failure. Resets before any failure stand under request 0.
  public static func ofFailures(in realm: Realm) -> [(request: Int, cost: Cost)] {
    var costs: [(request: Int, cost: Cost)] = [(0, Cost())]
    var answered = 0
    var drops: [Int: Int] = [:]
    var guards: [Int: Int] = [:]
    var refusals = 0
    for event in realm.events {
      let last = costs.count - 1
      let request = event.request ?? 0
      switch event.kind {
      case .request: refusals = 0
      case .began: guards[request, default: 0] += 1
      case .dropped: drops[request, default: 0] += 1
      case .refused: refusals += 1
      case .answered where request > 0: answered += 1
      case .failed where request > 0:
        var cost = Cost()
        (cost.failed, cost.refused, cost.destructors) = (1, refusals, drops[request] ?? 0)
        cost.missedDestructors = max(0, (guards[request] ?? 0) - cost.destructors)
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
