// The stops: places where commands left the person, to walk through as through pages.

import Stepping

/// Places of all sides, in the order in which commands came to them.
struct StopList: Hashable, Sendable {
  /// The places of the sides at each stop.
  private(set) var stops: [[Bookmark]] = []
  /// The number of the stop at which the sides are.
  private(set) var current = 0

  private static let most = 1000

  /// Notes a stop; those that were walked back over are forgotten.
  mutating func note(_ places: [Bookmark]) {
    stops.removeSubrange(min(current + 1, stops.count)...)
    stops.append(places)
    if stops.count > Self.most { stops.removeFirst() }
    current = stops.count - 1
  }

  /// The number of the nearest stop in a direction that can still be gone to.
  func find(step: Int, where exists: ([Bookmark]) -> Bool) -> Int? {
    var number = current + step
    while stops.indices.contains(number) {
      if exists(stops[number]) { return number }
      number += step
    }
    return nil
  }

  mutating func move(to number: Int) { current = number }
}
