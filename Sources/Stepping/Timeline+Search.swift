// Searching the past: the last place at which something was so, without playing all of it.

extension Timeline {
  /// What became of a search.
  public enum Finding: Hashable, Sendable {
    case found(Int)
    case nothing
    /// It was ended before it was done.
    case interrupted
  }

  /// Finds the last place, behind the beginning and up to `upper`, at which `isHit` holds.
  ///
  /// `goal` says where that can be at all: `isHit` is asked only near places that a run to the goal
  /// may end at, about worlds that came there by a step or an input, one after the other; where a
  /// row of them begins it is told so, and what it says does not count.
  /// `goesOn` is told now and then which part of the way back is done.
  public func findLast(
    upTo upper: Int, _ goal: World.Goal, goesOn: @escaping (Double) -> Bool = { _ in true },
    isHit: @escaping (_ here: Timeline, _ isStart: Bool) -> Bool
  ) -> Finding {
    var search = PastSearch(scout: self, goal: goal, isHit: isHit, goesOn: goesOn)
    return search.run(upTo: min(upper, end.place))
  }

  /// Comes to the next place: by an input that is due, or by a move.
  mutating func advance() {
    if nextInputIsDue {
      take(history.inputs[nextInput].input)
    } else {
      move()
    }
  }
}

/// A search through the past of a timeline.
private struct PastSearch<World: Steppable> {
  /// A copy that goes where it has to look.
  var scout: Timeline<World>
  let goal: World.Goal
  let isHit: (Timeline<World>, Bool) -> Bool
  let goesOn: (Double) -> Bool
  private var upper = 1

  /// So few places are looked at one by one.
  private static var stepped: Int { 4096 }
  /// Larger stretches are divided into so many.
  private static var parts: Int { 16 }

  init(
    scout: Timeline<World>, goal: World.Goal, isHit: @escaping (Timeline<World>, Bool) -> Bool,
    goesOn: @escaping (Double) -> Bool
  ) {
    (self.scout, self.goal, self.isHit, self.goesOn) = (scout, goal, isHit, goesOn)
  }

  mutating func run(upTo upper: Int) -> Timeline<World>.Finding {
    self.upper = max(1, upper)
    let first = scout.beginning.place
    var end = upper
    // What is near is most often what is looked for.
    for size in [Self.stepped, Self.parts * Self.stepped] where end > first {
      let start = max(first, end - size)
      if let place = last(in: start..<end) { return .found(place) }
      end = start
    }
    var number = scout.history.checkpoint { $0.place >= end }
    while end > first {
      guard goesOn(1 - Double(end) / Double(self.upper)) else { return .interrupted }
      let start = max(first, scout.history.checkpoints[number].position.place)
      if start < end {
        if mayReach(number, end), let place = last(in: start..<end) { return .found(place) }
        end = start
      }
      number -= 1
    }
    return .nothing
  }

  /// False if the goal cannot be reached between a checkpoint and an end before the next one.
  private func mayReach(_ number: Int, _ end: Int) -> Bool {
    let next = number + 1
    guard next < scout.history.checkpoints.count else { return true }
    let start = scout.history.checkpoints[number].position.place
    let hasInput = scout.history.inputs.contains { start <= $0.place && $0.place < end }
    return hasInput
      || scout.history.checkpoints[next].snapshot.mayReach(
        goal, after: scout.history.checkpoints[number].snapshot)
  }

  /// The last hit behind the start of a range and up to its end.
  private mutating func last(in range: Range<Int>) -> Int? {
    if range.count <= Self.stepped { return step(through: range) }
    let size = (range.count + Self.parts - 1) / Self.parts
    var suspects: [Range<Int>] = []
    scout.go(to: .place(range.lowerBound))
    for start in stride(from: range.lowerBound, to: range.upperBound, by: size) {
      let part = start..<min(start + size, range.upperBound)
      if glance(at: part) { suspects.append(part) }
    }
    for part in suspects.reversed() {
      if let place = last(in: part) { return place }
    }
    return nil
  }

  /// Runs through a range. Returns true if a hit may be in it.
  private mutating func glance(at range: Range<Int>) -> Bool {
    // A run that begins where its goal ends does not end there: its first move is looked at.
    _ = isHit(scout, true)
    scout.advance()
    var mayBe = isHit(scout, false)
    while scout.place < range.upperBound {
      if scout.nextInputIsDue {
        scout.advance()
        mayBe = true
        continue
      }
      let outcome = scout.runAgain(
        range.upperBound - scout.place, to: mayBe ? nil : goal)
      if outcome.isTouched || outcome.end == .reached || outcome.end == .stoppedShort {
        mayBe = true
      }
    }
    return mayBe
  }

  private mutating func step(through range: Range<Int>) -> Int? {
    scout.go(to: .place(range.lowerBound))
    var found: Int?
    _ = isHit(scout, true)
    while scout.place < range.upperBound {
      scout.advance()
      if isHit(scout, false) { found = scout.place }
    }
    return found
  }
}
