// A realm to come back to, without a copy of its growing lists.

import JavaScript

/// What of a realm must be kept to restore it. The lists that only grow are kept as their lengths:
/// copies of them for each line would cost the square of the history. The interpreter shares what
/// does not change between its copies.
struct SavedRealm: Sendable {
  /// The realm with empty lists.
  private let rest: Realm
  private let events: Int
  private let externrefs: Int
  private let requests: Int
  /// The requests without an outcome, and the ones after them: outcomes are written when they end.
  private let openRequests: ArraySlice<Request>

  init(_ realm: Realm) {
    (events, externrefs, requests) = (
      realm.events.count, realm.externrefs.count, realm.requests.count
    )
    openRequests = realm.requests[realm.firstOpenRequest...]
    var rest = realm
    (rest.events, rest.externrefs, rest.requests) = ([], [], [])
    self.rest = rest
  }

  /// Makes a realm what it was.
  func restore(_ realm: inout Realm) {
    var restored = rest
    Self.move(&realm.events, to: &restored.events, count: events)
    Self.move(&realm.externrefs, to: &restored.externrefs, count: externrefs)
    Self.move(&realm.requests, to: &restored.requests, count: requests)
    restored.requests.replaceSubrange(openRequests.startIndex..., with: openRequests)
    realm = restored
  }

  /// Moves the beginning of a list, without a copy.
  private static func move<Element>(
    _ list: inout [Element], to other: inout [Element], count: Int
  ) {
    swap(&list, &other)
    other.removeLast(other.count - count)
  }
}
