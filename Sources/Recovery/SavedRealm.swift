// A realm to come back to, without a copy of its growing lists.

/// What of a realm must be kept to restore it. The lists that only grow are kept as their lengths:
/// copies of them for each glue line would cost the square of the history.
struct SavedRealm: Sendable {
  /// The realm with empty lists.
  private let rest: Realm
  private let events: Int
  private let errors: Int
  private let externrefs: Int
  private let requests: Int
  /// The newest request: its outcome is written when it ends.
  private let lastRequest: Request?

  init(_ realm: Realm) {
    (events, errors) = (realm.events.count, realm.errors.count)
    (externrefs, requests) = (realm.externrefs.count, realm.requests.count)
    lastRequest = realm.requests.last
    var rest = realm
    (rest.events, rest.errors, rest.externrefs, rest.requests) = ([], [], [], [])
    self.rest = rest
  }

  /// Makes a realm what it was.
  func restore(_ realm: inout Realm) {
    var restored = rest
    Self.move(&realm.events, to: &restored.events, count: events)
    Self.move(&realm.errors, to: &restored.errors, count: errors)
    Self.move(&realm.externrefs, to: &restored.externrefs, count: externrefs)
    Self.move(&realm.requests, to: &restored.requests, count: requests)
    if let lastRequest { restored.requests[requests - 1] = lastRequest }
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
