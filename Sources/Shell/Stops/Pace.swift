// How far a run goes before it looks around.

/// How many moves are made at once. What is short is stepped, so that its history is all there and
/// `back` is immediate; what is long is run in leaps. A leap in which something was touched that is
/// watched is taken back, and looked at in smaller parts.
struct Pace {
  /// So many moves are stepped before a run leaps. A leap of fewer is not worth it.
  static let steppedMoves = 4096
  /// How many moves a leap makes before it is asked whether the person interrupts: in a moment with
  /// the fast engine, in the blink of an eye with the faithful one.
  private static let mostMoves = 4_000_000
  /// Where something is watched, leaps begin with so many moves.
  private static let fewMoves = 65_536

  private var size: Int
  private var stepsLeft = Pace.steppedMoves
  /// How many moves are stepped when leaps turn out to be touched again and again.
  private var steps = Pace.steppedMoves
  private let isWatching: Bool

  init(isWatching: Bool) {
    self.isWatching = isWatching
    size = isWatching ? Self.fewMoves : Self.mostMoves
  }

  /// How many moves the next leap may make; 0 to make one step.
  func leap(atMost limit: Int) -> Int {
    if stepsLeft > 0 || limit < Self.steppedMoves { return 0 }
    return min(size, limit)
  }

  mutating func stepped() { stepsLeft = max(0, stepsLeft - 1) }

  /// The next move is to be looked at.
  mutating func stepNext() { stepsLeft = max(stepsLeft, 1) }

  /// A leap in which nothing was touched.
  mutating func wasQuiet() {
    size = min(4 * size, Self.mostMoves)
    steps = Self.steppedMoves
  }

  /// A leap that was taken back.
  mutating func wasTouched() {
    if size > Self.fewMoves {
      size = max(Self.fewMoves, size / 16)
    } else {
      stepsLeft = steps
      steps = min(2 * steps, 1_000_000)
    }
  }
}
