// Comparing two histories: by request and logical event, never by tick.

/// Where two histories part.
public struct Divergence: Hashable, Sendable {
  /// The request in which they part; 0 while loading.
  public let request: Int
  /// The last event that both have, if there is one in this request.
  public let common: Event?
  /// What the first history has next, or nil if it has nothing more.
  public let first: Event?
  public let second: Event?

  /// Finds the first request in which two histories differ, and the event.
  public static func find(_ a: Realm, _ b: Realm) -> Divergence? {
    let count = max(a.requests.count, b.requests.count)
    for request in 1...max(1, count) {
      let left = a.logicalEvents(ofRequest: request)
      let right = b.logicalEvents(ofRequest: request)
      if let divergence = find(left, right, request) { return divergence }
    }
    return nil
  }

  private static func find(_ left: [Event], _ right: [Event], _ request: Int) -> Divergence? {
    var common: Event?
    for index in 0..<max(left.count, right.count) {
      let first = index < left.count ? left[index] : nil
      let second = index < right.count ? right[index] : nil
      if first?.kind != second?.kind {
        return Divergence(request: request, common: common, first: first, second: second)
      }
      common = first
    }
    return nil
  }
}

extension Realm {
  /// The events of a request that can be compared between strategies: the guard's own reading of
  /// its flags is left out, since some strategies have no guard.
  public func logicalEvents(ofRequest number: Int) -> [Event] {
    events.filter { event in
      guard event.request == number else { return false }
      switch event.kind {
      case .guarded, .guardInWasm, .imported("__wbg_set_critical_error", _, _): return false
      default: return true
      }
    }
  }

  /// All events of a request; number 0 gives those outside any.
  public func events(ofRequest number: Int) -> [Event] {
    events.filter { ($0.request ?? 0) == number }
  }
}
