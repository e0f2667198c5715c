// Leaps: many ticks at once, and how they are undone.
//
// A leap has no journal. It keeps a copy of the world from before; the world behind any of its ticks
// is that copy after as many ticks again. Inputs never lie inside a leap, and neither do stops.

extension Timeline {
  /// Many ticks at once.
  @usableFromInline struct Leap {
    /// The world before them, with the journal of the steps since the leap before.
    @usableFromInline var before: World
    /// The place in the history where they begin.
    @usableFromInline let place: Int
    @usableFromInline var ticks = 0

    @inlinable init(before: World, place: Int) {
      self.before = before
      self.place = place
    }
  }

  /// How many moves can be made before the next input that lies ahead; nil if none does.
  @inlinable
  public var movesToNextInput: Int? { future.last.map { $0.place - place } }

  /// Makes up to `count` moves at once, but not beyond the next input that lies ahead; first gives
  /// the inputs that are due. Returns the number of moves, 0 if there was nothing to do.
  ///
  /// It ends early where the goal says so, and behind a move that stops short, as at a trap. That
  /// move is a step of its own: what it did can be looked at.
  @inlinable
  @discardableResult
  public mutating func leap(_ count: Int, to goal: World.Goal) -> Int {
    giveDueInputs()
    guard now.canStep, count > 0 else { return 0 }
    let outcome = run(min(count, movesToNextInput ?? count), to: goal)
    if outcome.stoppedShort { move() }
    if now.journalCount + heldByLeaps > journalLimit { forgetOldest() }
    return outcome.stoppedShort ? outcome.ticks + 1 : outcome.ticks
  }

  /// Runs and notes leaps. If a move stopped short, the world stands before it.
  @inlinable
  mutating func run(_ count: Int, to goal: World.Goal) -> RunOutcome {
    var done = 0
    while done < count, now.canStep {
      openLeap()
      let newest = leaps.count - 1
      let room = spacing - leaps[newest].ticks
      let size = min(count - done, room > 0 ? room : spacing)
      let outcome = now.run(size, to: goal)
      if outcome.stoppedShort { rewind(to: leaps[newest].ticks + outcome.ticks) }
      leaps[newest].ticks += outcome.ticks
      place += outcome.ticks
      ticks += outcome.ticks
      done += outcome.ticks
      if leaps[newest].ticks == 0 { dropLeap() }
      if outcome.ticks < size { return RunOutcome(ticks: done, stoppedShort: outcome.stoppedShort) }
    }
    return RunOutcome(ticks: done, stoppedShort: false)
  }

  /// Goes back to where so many ticks of the newest leap are complete.
  @usableFromInline
  mutating func rewind(to ticks: Int) {
    guard let newest = leaps.last else { preconditionFailure("a leap that was not opened") }
    now = newest.before
    guard ticks > 0 else { return }
    now.forget(before: now.mark)
    let outcome = now.run(ticks, to: replayGoal)
    checkReplay(outcome, ticks)
  }

  /// A world that is not deterministic, or whose ways to run do not agree, is an error of ours; to go
  /// on would show a history that never was.
  private func checkReplay(_ outcome: RunOutcome, _ ticks: Int) {
    guard outcome == RunOutcome(ticks: ticks, stoppedShort: false) else {
      preconditionFailure("the same moves led elsewhere")
    }
  }

  /// After how many ticks another copy is kept: making copies must take less time than running.
  @inlinable
  var spacing: Int { max(leapSize, 100 * now.copyCost) }

  /// Sees to it that the newest entry is a leap that takes more ticks.
  @usableFromInline
  mutating func openLeap() {
    if past.last?.event == .leap, let newest = leaps.last {
      if newest.ticks < spacing { return }
      mergeOldLeaps()
      if held + newest.before.copyCost > journalLimit { mergeAdjacentLeaps() }
      // Without room for another copy this leap gets longer.
      if held + newest.before.copyCost > journalLimit { return }
    }
    past.append(Entry(mark: now.mark, event: .leap))
    leaps.append(Leap(before: now, place: place))
    now.forget(before: now.mark)
    weighLeaps()
  }

  @usableFromInline
  mutating func dropLeap() {
    past.removeLast()
    leaps.removeLast()
    weighLeaps()
  }

  /// Undoes the newest leap, whose entry is gone, or the last ticks of it. Returns how many.
  @usableFromInline
  mutating func undoLeap(atMost count: Int) -> Int {
    guard let leap = leaps.popLast() else { preconditionFailure("an entry without its leap") }
    weighLeaps()
    now = leap.before
    ticks -= leap.ticks
    place -= leap.ticks
    let undone = min(count, leap.ticks)
    moveAgain(leap.ticks - undone)
    return undone
  }

  /// Makes moves that were made before: most of them at once, the last ones step by step, so that
  /// the next way back is short.
  private mutating func moveAgain(_ count: Int) {
    let steps = min(count, steppedAgain)
    if count > steps {
      let outcome = run(count - steps, to: replayGoal)
      checkReplay(outcome, count - steps)
    }
    for _ in 0..<steps { move() }
  }

  /// Makes the newest moves again step by step if a leap made them, so that ``lastMoveMark`` tells
  /// what the newest one did.
  @inlinable
  public mutating func unfold() {
    guard let newest = past.last(where: { $0.event != .input }), newest.event == .leap else {
      return
    }
    unfoldLeap()
  }

  @usableFromInline
  mutating func unfoldLeap() {
    var given: [World.Input] = []
    while let entry = past.popLast(), entry.event == .input, let input = inputs.popLast() {
      place -= 1
      given.append(input)
    }
    _ = undoLeap(atMost: 0)
    for input in given.reversed() { record(input) }
  }
}

extension Timeline.Leap: Sendable where World: Sendable {}
