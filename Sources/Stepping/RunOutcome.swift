// How far a run came, and how it ended.

/// What a run came to.
public struct RunOutcome: Hashable, Sendable {
  /// How many ticks it completed.
  public let ticks: Int
  /// True if the move behind these ticks stopped short, as at a trap. The world stands behind it.
  public let stoppedShort: Bool

  @inlinable
  public init(ticks: Int, stoppedShort: Bool) {
    self.ticks = ticks
    self.stoppedShort = stoppedShort
  }
}
