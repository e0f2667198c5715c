// Time: one world, everything that ever reached it, and the way to any moment of it.

/// A world that can be moved forwards and backwards, and put at any place of its history.
///
/// The past is exact. Near moves are undone by the journal of the world. Farther back, the world is
/// made what it was at the nearest checkpoint, and the same moves are made again: most of them at
/// once, the last ones step by step. Inputs come again where they were given. A new input in the past
/// begins another future; the old one is kept as a branch.
///
/// What is called for each move is inlinable: in the rooms that use it, it is compiled for their
/// world.
public struct Timeline<World: Steppable>: Sendable {
  @inlinable
  public var world: World { now }
  /// Where the world stands.
  @inlinable
  public var position: Position { here }
  /// How many ticks are complete.
  @inlinable
  public var tick: Int { here.tick }
  /// How many moves and inputs there were. Inputs go by it; a tick would not do: a stop and what is
  /// given before and behind it are at the same tick.
  @inlinable
  public var place: Int { here.place }
  /// How much of the history is kept at hand; lower limits are kept from the next checkpoint on.
  public var limits: TimelineLimits
  /// How moves are made again that a run had made.
  public var replayGoal = World.replayGoal
  /// What all snapshots hold, also those of other timelines that were given the same meter.
  public let meter: MemoryMeter

  @usableFromInline var now: World
  @usableFromInline var here = Position(place: 0, tick: 0)
  @usableFromInline var history: History<World>
  /// The other branches.
  var others: [Branch<World>] = []
  /// How many branches there ever were.
  var branchesMade = 1
  /// How many checkpoints there ever were.
  var checkpointsMade = 1
  /// The number of the newest checkpoint that is not behind the world.
  @usableFromInline var base = 0
  /// True if the world has noted every change since the base.
  @usableFromInline var notesAreWhole = true
  /// The number of the next input that lies ahead.
  @usableFromInline var nextInput = 0
  /// The newest places that the journal of the world can undo, with the mark before each.
  @usableFromInline var past: [Entry] = []

  @usableFromInline struct Entry: Sendable {
    @usableFromInline let mark: World.Mark
    @usableFromInline let event: Event

    @inlinable init(mark: World.Mark, event: Event) {
      self.mark = mark
      self.event = event
    }
  }

  @usableFromInline enum Event: Sendable {
    case tick
    /// A move that completed no instruction: a trap.
    case stop
    case input
  }

  public init(
    _ world: World, limits: TimelineLimits = TimelineLimits(), meter: MemoryMeter = MemoryMeter()
  ) {
    now = world
    self.limits = limits
    self.meter = meter
    let snapshot = now.takeSnapshot(after: nil, meter)
    let beginning = Self.checkpoint(0, Position(place: 0, tick: 0), now.effort, snapshot, limits)
    history = History(number: 0, name: Branch<World>.first, checkpoints: [beginning])
  }

  /// The last place of this branch that was ever reached.
  public var end: Position { history.end }

  /// The first place that can be gone back to: behind the inputs that no move precedes.
  public var beginning: Position {
    let inputs = history.inputs.enumerated().prefix { $0.offset == $0.element.place }.count
    return Position(place: min(inputs, place), tick: 0)
  }

  /// True if ``forward()`` has something to do.
  @inlinable
  public var canStep: Bool { now.canStep || nextInputIsDue }

  /// True if inputs lie ahead that were undone.
  @inlinable
  public var hasFuture: Bool { nextInput < history.inputs.count }

  /// True if moves or inputs lie ahead that were undone.
  @inlinable
  public var isInPast: Bool { place < history.end.place }

  /// The inputs that lie ahead, each with the place at which it was given.
  public var inputsAhead: [(place: Int, input: World.Input)] {
    history.inputs[nextInput...].map { ($0.place, $0.input) }
  }

  /// How many moves can be made before the next input that lies ahead; nil if none does.
  @inlinable
  public var movesToNextInput: Int? { hasFuture ? history.inputs[nextInput].place - place : nil }

  @inlinable
  var nextInputIsDue: Bool { hasFuture && history.inputs[nextInput].place == place }

  // MARK: Inputs

  /// What this branch was given, each with its place.
  public var inputs: [(place: Int, input: World.Input)] { history.inputs }

  /// Gives the world an input now. What lay ahead becomes a branch; its name is returned: the given
  /// one, unless it is taken, or one that is made.
  @discardableResult
  public mutating func give(_ input: World.Input, keepingFutureAs name: String? = nil) -> String? {
    let kept = isInPast ? keepFuture(as: name) : nil
    history.inputs.append((place, input))
    take(input)
    history.end = position
    return kept
  }

  @inlinable
  mutating func take(_ input: World.Input) {
    passCheckpoint()
    past.append(Entry(mark: now.mark, event: .input))
    here.place += 1
    nextInput += 1
    now.apply(input)
  }

  @inlinable
  mutating func giveDueInputs() {
    while nextInputIsDue { take(history.inputs[nextInput].input) }
  }

  /// Undoes the newest input, if no move was made since, and drops it if nothing lies ahead. Returns
  /// false if a move was made.
  @discardableResult
  public mutating func dropInput() -> Bool {
    guard nextInput > 0, history.inputs[nextInput - 1].place == place - 1 else { return false }
    let isNewest = !isInPast
    go(to: .place(place - 1))
    guard isNewest else { return true }
    makeNotesWhole()
    history.cut(at: position)
    return true
  }

  // MARK: Moves

  /// Makes one move, a tick or a stop at a trap; first gives the inputs that are due. Returns false
  /// if no move is left to make.
  @inlinable
  @discardableResult
  public mutating func forward() -> Bool {
    giveDueInputs()
    guard now.canStep else { return false }
    move()
    return true
  }

  @inlinable
  mutating func move() {
    passCheckpoint()
    // Before the move, so that what the newest one did can always be looked at.
    if isCheckpointDue { makeCheckpoint() }
    let mark = now.mark
    let completed = now.step()
    past.append(Entry(mark: mark, event: completed ? .tick : .stop))
    here.place += 1
    if completed { here.tick += 1 }
    noteProgress()
  }

  /// What has to be seen to behind moves.
  @inlinable
  mutating func noteProgress() {
    if place > history.end.place { history.end = position }
    if now.journalCount > limits.journal { forgetOldestSteps() }
  }

  /// The world has come to the next checkpoint by itself.
  @inlinable
  mutating func passCheckpoint() {
    let next = base + 1
    guard next < history.checkpoints.count, history.checkpoints[next].position.place == place
    else { return }
    base = next
    notesAreWhole = true
    now.noteChangesAnew()
  }

  @usableFromInline
  mutating func forgetOldestSteps() {
    let half = past.count / 2
    guard half > 0 else { return }
    now.forget(before: past[half].mark)
    past.removeFirst(half)
  }

  /// Undoes one move, and inputs that were given after it. Returns false at the beginning.
  @discardableResult
  public mutating func back() -> Bool { back(1) == 1 }

  /// Undoes so many moves, and inputs that were given after them, or as many as there are. Returns
  /// how many it undid.
  @discardableResult
  public mutating func back(_ count: Int) -> Int {
    let (target, moves) = findPlace(movesBack: count)
    go(to: .place(target))
    return moves
  }

  /// The place that many moves ago, and how many moves it is away: fewer at the beginning.
  public func findPlace(movesBack count: Int) -> (place: Int, moves: Int) {
    var (place, number, moves) = (self.place, nextInput, 0)
    while moves < count {
      // The inputs given behind a move are undone with it.
      var below = place
      while number > 0, history.inputs[number - 1].place == below - 1 {
        (below, number) = (below - 1, number - 1)
      }
      let low = number > 0 ? history.inputs[number - 1].place + 1 : 0
      guard below > low else { break }
      let some = min(count - moves, below - low)
      moves += some
      place = below - some
    }
    return (place, moves)
  }

  /// The mark before the newest move: what changed since then is what that move did. Nil if there
  /// is none, and if it was made in a run: then ``unfold()`` comes first.
  public var lastMoveMark: World.Mark? { past.last { $0.event != .input }?.mark }

  /// The mark before the newest move or input; nil if a run made it.
  public var newestMark: World.Mark? { past.last?.mark }

  /// The input that the world took in last, if no move was made since.
  public var newestInput: World.Input? {
    guard nextInput > 0, history.inputs[nextInput - 1].place == place - 1 else { return nil }
    return history.inputs[nextInput - 1].input
  }

  /// True if the newest move completed no instruction: a trap.
  @inlinable
  public var lastMoveWasStop: Bool { past.last?.event == .stop }

  /// Makes the newest moves again step by step if a run made them, so that ``lastMoveMark`` tells
  /// what the newest one did.
  public mutating func unfold() {
    if lastMoveMark == nil, place > beginning.place { reload() }
  }
}

/// How much of its history a timeline keeps at hand.
public struct TimelineLimits: Hashable, Sendable {
  /// How many bytes all snapshots of a meter may hold.
  public var bytes = 256 << 20
  /// How many snapshots a branch may have.
  public var checkpoints = 512
  /// How much effort lies between two snapshots at least.
  public var spacing = 4_000_000
  /// How much effort lies between two snapshots at most, before some are dropped.
  public var widestSpacing = 128_000_000
  /// How many undoable changes the world holds for the steps that are near.
  public var journal = 1_000_000
  /// How many moves are made again one by one, so that they can be undone, before the place that was
  /// gone to.
  public var steppedAgain = 1000

  public init() {}
}
