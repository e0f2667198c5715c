// How far a run came, and why it ended.

/// What a run came to.
public struct RunOutcome: Hashable, Sendable {
  /// How many ticks it completed.
  public var ticks: Int
  public var end: End
  /// True if what its goal watches may have been touched on the way. Never false if it was.
  public var isTouched: Bool

  /// Why a run ended.
  public enum End: Hashable, Sendable {
    /// Its moves are made, or it took as much effort as it may.
    case spent
    /// The goal was reached.
    case reached
    /// The move behind its ticks stopped short, as at a trap. The world stands behind it.
    case stoppedShort
    /// Nothing is left to do.
    case idle
  }

  @inlinable
  public init(ticks: Int, _ end: End, isTouched: Bool = false) {
    (self.ticks, self.end, self.isTouched) = (ticks, end, isTouched)
  }

  /// How many moves it made.
  @inlinable public var moves: Int { end == .stoppedShort ? ticks + 1 : ticks }
}
