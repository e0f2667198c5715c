// Points of a sweep that follow each other and led to the same verdict.

/// Neighbouring points with one verdict.
public struct SweepStretch: Hashable, Sendable {
  public let kind: Kind
  public let first: SweepPoint
  public internal(set) var last: SweepPoint
  /// How many points it has.
  public internal(set) var count: Int
  /// What became of the first point that has it.
  public let outcome: SweepOutcome?

  public enum Kind: Hashable, Sendable {
    case verdict(SweepVerdict)
    /// The fault cannot strike: JavaScript is on the way, or an exception.
    case outOfReach
    /// Another shard plays it.
    case elsewhere
  }
}

extension SweepResult {
  /// What is known of a point.
  public func kind(of point: SweepPoint) -> SweepStretch.Kind {
    guard point.classNumber != nil else { return .outOfReach }
    return outcome(of: point).map { .verdict($0.verdict) } ?? .elsewhere
  }

  /// All points, in stretches.
  public var stretches: [SweepStretch] {
    var stretches: [SweepStretch] = []
    for point in points {
      let kind = kind(of: point)
      if stretches.last?.kind == kind {
        stretches[stretches.count - 1].last = point
        stretches[stretches.count - 1].count += 1
      } else {
        stretches.append(
          SweepStretch(
            kind: kind, first: point, last: point, count: 1, outcome: outcome(of: point)))
      }
    }
    return stretches
  }

  /// How many points have each verdict.
  public var counts: [SweepVerdict: Int] {
    points.reduce(into: [:]) { counts, point in
      if let verdict = outcome(of: point)?.verdict { counts[verdict, default: 0] += 1 }
    }
  }
}
