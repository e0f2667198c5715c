// Time: one world, its past, and the inputs that lie ahead after going back.

/// A world that can be moved forwards and backwards.
///
/// The past is exact: each tick and each input can be undone. Near moves are undone by the journal
/// of the world; a leap, many ticks without a journal, by the copy of the world from before it and
/// the same moves again. Going back keeps the inputs that are undone; going forward again gives them
/// anew at the same place, so the same history happens. A new input in the past begins another
/// future.
///
/// Inlinable throughout: in the rooms that use it, it is compiled for their world.
public struct Timeline<World: Steppable> {
  @inlinable
  public var world: World { now }
  /// How many ticks are complete.
  @inlinable
  public var tick: Int { ticks }
  /// The first tick that can be gone back to; more than 0 once old history was forgotten.
  @inlinable
  public var firstTick: Int { forgottenTicks }
  /// How many changes may be held before old ones are forgotten; a copy counts as the changes that
  /// take as much memory.
  public let journalLimit: Int
  /// After how many ticks a leap keeps another copy of the world, if that is small.
  public let leapSize: Int
  /// How many moves are made again one by one, so that they can be undone, before the place that
  /// was gone back to.
  public let steppedAgain: Int
  /// How moves are made again that a leap had made.
  public var replayGoal = World.replayGoal

  @usableFromInline var now: World
  @usableFromInline var ticks = 0
  @usableFromInline var forgottenTicks = 0
  /// How many moves and inputs there were. The inputs that lie ahead go by it; a tick would not do:
  /// a stop and what is given before and behind it are at the same tick.
  @usableFromInline var place = 0
  /// What was done, with the mark before it; inputs stand in ``inputs``, leaps in ``leaps``.
  @usableFromInline var past: [Entry] = []
  @usableFromInline var inputs: [World.Input] = []
  @usableFromInline var leaps: [Leap] = []
  /// What ``leaps`` count in ``journalLimit``.
  @usableFromInline var heldByLeaps = 0
  /// Inputs that were undone, the next one last, each with its place in the history.
  @usableFromInline var future: [(place: Int, input: World.Input)] = []

  @usableFromInline struct Entry {
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
    case leap
  }

  @inlinable
  public init(
    _ world: World, journalLimit: Int = 4_000_000, leapSize: Int = 50_000_000,
    steppedAgain: Int = 1000
  ) {
    now = world
    self.journalLimit = journalLimit
    self.leapSize = leapSize
    self.steppedAgain = steppedAgain
  }

  /// True if ``forward()`` has something to do.
  @inlinable
  public var canStep: Bool { now.canStep || nextInputIsDue }

  /// True if inputs lie ahead that were undone.
  @inlinable
  public var hasFuture: Bool { !future.isEmpty }

  @inlinable
  var nextInputIsDue: Bool { future.last.map { $0.place == place } ?? false }

  /// Gives the world an input now. Inputs that lay ahead are dropped.
  @inlinable
  public mutating func give(_ input: World.Input) {
    future.removeAll()
    record(input)
  }

  @inlinable
  mutating func record(_ input: World.Input) {
    past.append(Entry(mark: now.mark, event: .input))
    inputs.append(input)
    place += 1
    now.apply(input)
  }

  @inlinable
  mutating func giveDueInputs() {
    while nextInputIsDue, let next = future.popLast() { record(next.input) }
  }

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
    let mark = now.mark
    let completed = now.step()
    past.append(Entry(mark: mark, event: completed ? .tick : .stop))
    place += 1
    if completed { ticks += 1 }
    if now.journalCount + heldByLeaps > journalLimit { forgetOldest() }
  }

  /// Undoes one move, and inputs that were given after it. Returns false at the beginning.
  @inlinable
  @discardableResult
  public mutating func back() -> Bool { back(1) == 1 }

  /// Undoes so many moves, and inputs that were given after them, or as many as there are. Returns
  /// how many it undid.
  @inlinable
  @discardableResult
  public mutating func back(_ count: Int) -> Int {
    var undone = 0
    while undone < count, past.contains(where: { $0.event != .input }),
      let entry = past.popLast()
    {
      if entry.event == .leap {
        undone += undoLeap(atMost: count - undone)
        continue
      }
      now.undo(to: entry.mark)
      place -= 1
      switch entry.event {
      case .input: if let input = inputs.popLast() { future.append((place, input)) }
      case .tick:
        ticks -= 1
        undone += 1
      case .stop, .leap: undone += 1
      }
    }
    return undone
  }

  /// Undoes and drops the newest input, if no move was made since, and with it those that lay
  /// ahead. Returns false if a move was made.
  @inlinable
  @discardableResult
  public mutating func dropInput() -> Bool {
    guard let entry = past.last, entry.event == .input else { return false }
    now.undo(to: entry.mark)
    place -= 1
    past.removeLast()
    inputs.removeLast()
    future.removeAll()
    return true
  }

  /// The mark before the newest move: what changed since then is what that move did. Nil if there
  /// is none, and if it was made in a leap: then ``unfold()`` comes first.
  @inlinable
  public var lastMoveMark: World.Mark? {
    past.last { $0.event != .input }.flatMap { $0.event == .leap ? nil : $0.mark }
  }

  /// True if the newest move completed no instruction: a trap.
  @inlinable
  public var lastMoveWasStop: Bool { past.last?.event == .stop }
}

extension Timeline: Sendable where World: Sendable {}
extension Timeline.Entry: Sendable where World: Sendable {}
