// A realm to come back to, without a copy of its events.

/// What of a realm must be kept to restore it. Events only grow, so their number is enough: else the
/// first one noted behind each line would copy a piece of them. The other lists, and the interpreter,
/// share what does not change between their copies.
struct SavedRealm: Sendable {
  /// The realm without events.
  private let rest: Realm
  private let events: Int

  init(_ realm: Realm) {
    events = realm.events.count
    var rest = realm
    rest.events = GrowingList()
    self.rest = rest
  }

  /// Makes a realm what it was.
  func restore(_ realm: inout Realm) {
    var restored = rest
    // They are moved, so that nothing is copied.
    swap(&realm.events, &restored.events)
    restored.events.removeLast(restored.events.count - events)
    realm = restored
  }
}
