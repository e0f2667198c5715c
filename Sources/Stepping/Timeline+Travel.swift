// Going anywhere: by the journal, or from the nearest checkpoint by making the same moves again.

extension Timeline {
  /// Where to go.
  public enum Destination: Hashable, Sendable {
    /// So many moves and inputs from the beginning.
    case place(Int)
    /// The first place at which so many ticks are complete.
    case tick(Int)
  }

  /// Puts the world at a place of its history, or at the nearest one that there is. Returns false if
  /// `goesOn`, which is told now and then which part of the way is done, ended the journey; then the
  /// world is where it was.
  @discardableResult
  public mutating func go(
    to destination: Destination, goesOn: (Double) -> Bool = { _ in true }
  ) -> Bool {
    let destination = clamped(destination)
    if undo(to: destination) { return true }
    let number = history.checkpoint { destination.isBefore($0) }
    let isAhead = destination.isAhead(of: position) && number <= base
    let start = place
    if !isAhead { load(number) }
    if moveAgain(to: destination, goesOn) { return true }
    // Kept copies of a world cost more, each time, than this way back does.
    go(to: .place(start))
    return false
  }

  /// Goes back to a place, as if the moves since had never been made. Inputs must not be among them.
  public mutating func takeBack(to place: Int) {
    go(to: .place(place))
    makeNotesWhole()
    history.cut(at: position)
  }

  /// A destination that exists.
  private func clamped(_ destination: Destination) -> Destination {
    switch destination {
    case .place(let place): .place(min(max(place, beginning.place), end.place))
    case .tick(let tick):
      tick <= 0 ? .place(beginning.place) : .tick(min(tick, end.tick))
    }
  }

  /// Goes back by the journal, if it reaches so far.
  private mutating func undo(to destination: Destination) -> Bool {
    var index = past.count
    var here = position
    while !destination.isReached(here, by: index > 0 ? past[index - 1].event : nil) {
      guard index > 0, !destination.isAhead(of: here) else { return false }
      index -= 1
      here.place -= 1
      if past[index].event == .tick { here.tick -= 1 }
    }
    if index < past.count { undoSteps(downTo: index) }
    return true
  }

  private mutating func undoSteps(downTo count: Int) {
    now.undo(to: past[count].mark)
    while past.count > count, let entry = past.popLast() {
      here.place -= 1
      switch entry.event {
      case .tick: here.tick -= 1
      case .input: nextInput -= 1
      case .stop: break
      }
    }
    while history.checkpoints[base].position.place > place {
      base -= 1
      notesAreWhole = false
    }
  }

  /// Makes the world what it was at a checkpoint.
  mutating func load(_ number: Int) {
    now.restore(history.checkpoints[number].snapshot)
    base = number
    notesAreWhole = true
    here = history.checkpoints[number].position
    nextInput = history.inputs.partitioningIndex { $0.place >= place }
    past.removeAll(keepingCapacity: true)
  }

  /// Comes here again from the checkpoint before: the newest moves are steps then.
  mutating func reload() {
    let destination = Destination.place(place)
    let number = history.checkpoint { $0.place >= place && $0.place > 0 }
    load(number)
    _ = moveAgain(to: destination) { _ in true }
  }

  /// Sees to it that the world has noted every change since the base.
  mutating func makeNotesWhole() {
    guard !notesAreWhole else { return }
    let destination = Destination.place(place)
    load(base)
    _ = moveAgain(to: destination) { _ in true }
  }

  /// Makes moves again up to a destination that lies ahead. Returns false if it was ended.
  private mutating func moveAgain(
    to destination: Destination, _ goesOn: (Double) -> Bool
  ) -> Bool {
    let whole = destination.distance(from: position)
    while true {
      let left = destination.distance(from: position)
      if left <= 0 { return true }
      if nextInputIsDue {
        take(history.inputs[nextInput].input)
      } else if left <= limits.steppedAgain {
        checkReplay(now.canStep)
        move()
      } else {
        _ = runAgain(left - limits.steppedAgain)
        if !goesOn(1 - Double(left) / Double(whole)) { return false }
      }
    }
  }

  /// Makes up to so many moves again at once.
  mutating func runAgain(_ count: Int, to goal: World.Goal? = nil) -> RunOutcome {
    passCheckpoint()
    past.removeAll(keepingCapacity: true)
    let next = base + 1
    let toCheckpoint =
      next < history.checkpoints.count
      ? history.checkpoints[next].position.place - place : Int.max
    let size = min(count, toCheckpoint, movesToNextInput ?? .max)
    checkReplay(now.canStep)
    let outcome = now.run(size, effort: limits.spacing, to: goal ?? replayGoal)
    here.place += outcome.moves
    here.tick += outcome.ticks
    checkReplay(outcome.moves > 0 || outcome.end == .reached)
    return outcome
  }

  /// A world that is not deterministic, or whose ways to run do not agree, is an error of ours; to go
  /// on would show a history that never was.
  private func checkReplay(_ isSame: Bool) {
    guard isSame, place <= history.end.place else {
      preconditionFailure("the same moves led elsewhere")
    }
  }
}

extension Timeline.Destination {
  /// True if a position lies behind the destination.
  func isBefore(_ position: Position) -> Bool {
    switch self {
    case .place(let place): position.place > place
    case .tick(let tick): position.tick > tick
    }
  }

  func isAhead(of position: Position) -> Bool { distance(from: position) > 0 }

  /// How many moves it is away at least.
  func distance(from position: Position) -> Int {
    switch self {
    case .place(let place): place - position.place
    case .tick(let tick): tick - position.tick
    }
  }

  /// True if it is this position, which the event led to.
  func isReached(_ position: Position, by event: Timeline.Event?) -> Bool {
    switch self {
    case .place(let place): position.place == place
    case .tick(let tick): position.tick == tick && event == .tick
    }
  }
}
