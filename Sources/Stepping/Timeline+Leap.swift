// Leaps: many moves at once, with checkpoints on the way.

extension Timeline {
  /// Makes up to `count` moves at once, but not beyond the next input that lies ahead; first gives
  /// the inputs that are due.
  ///
  /// It ends early where the goal says so, and behind a move that stops short, as at a trap. That
  /// move is a step of its own: what it did can be looked at.
  @discardableResult
  public mutating func leap(_ count: Int, to goal: World.Goal) -> RunOutcome {
    giveDueInputs()
    var whole = RunOutcome(ticks: 0, now.canStep ? .spent : .idle)
    let limit = min(count, movesToNextInput ?? count)
    while whole.ticks < limit, whole.end == .spent, now.canStep {
      let outcome = run(limit - whole.ticks, to: goal)
      whole.ticks += outcome.ticks
      whole.end = outcome.end
      whole.isTouched = whole.isTouched || outcome.isTouched
    }
    return whole
  }

  /// Runs to the next checkpoint at most, and makes one if it is time.
  private mutating func run(_ count: Int, to goal: World.Goal) -> RunOutcome {
    passCheckpoint()
    past.removeAll(keepingCapacity: true)
    let next = base + 1
    let size: Int
    if next < history.checkpoints.count {
      size = min(count, history.checkpoints[next].position.place - place)
    } else {
      size = count
    }
    let outcome = now.run(size, effort: max(1, effortToCheckpoint), to: goal)
    here.place += outcome.ticks
    here.tick += outcome.ticks
    if outcome.end == .stoppedShort {
      here.place += 1
      past.append(Entry(mark: now.oldestMark, event: .stop))
    }
    if place > history.end.place { history.end = position }
    if isCheckpointDue {
      makeCheckpoint()
    }
    return outcome
  }
}
