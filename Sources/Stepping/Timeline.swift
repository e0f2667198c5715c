// Time: one world, its past, and the inputs that lie ahead after going back.

/// A world that can be moved forwards and backwards.
///
/// The past is exact: each tick and each input can be undone by the journal of the world. Going
/// back keeps the inputs that are undone; going forward again gives them anew at the same tick, so
/// the same history happens. A new input in the past begins another future.
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
  /// How many changes may be held before the older half is forgotten.
  public let journalLimit: Int

  @usableFromInline var now: World
  @usableFromInline var ticks = 0
  @usableFromInline var forgottenTicks = 0
  /// What was done, with the mark before it; inputs stand in ``inputs``.
  @usableFromInline var past: [Entry] = []
  @usableFromInline var inputs: [World.Input] = []
  /// How many of the oldest entries are gone.
  @usableFromInline var forgottenEntries = 0
  /// Inputs that were undone, the next one last, each with its place in the history. A tick would
  /// not do: a stop and what is given before and behind it are at the same tick.
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
  }

  @inlinable
  public init(_ world: World, journalLimit: Int = 4_000_000) {
    now = world
    self.journalLimit = journalLimit
  }

  /// True if ``forward()`` has something to do.
  @inlinable
  public var canStep: Bool { now.canStep || nextInputIsDue }

  /// True if inputs lie ahead that were undone.
  @inlinable
  public var hasFuture: Bool { !future.isEmpty }

  /// How many moves and inputs there were.
  @inlinable
  var place: Int { forgottenEntries + past.count }

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
    now.apply(input)
  }

  /// Makes one move, a tick or a stop at a trap; first gives the inputs that are due. Returns false
  /// if no move is left to make.
  @inlinable
  @discardableResult
  public mutating func forward() -> Bool {
    while nextInputIsDue, let next = future.popLast() { record(next.input) }
    guard now.canStep else { return false }
    let mark = now.mark
    let completed = now.step()
    past.append(Entry(mark: mark, event: completed ? .tick : .stop))
    if completed { ticks += 1 }
    if now.journalCount > journalLimit { forgetOlderHalf() }
    return true
  }

  /// Undoes one move, and inputs that were given after it. Returns false at the beginning.
  @inlinable
  @discardableResult
  public mutating func back() -> Bool {
    guard past.contains(where: { $0.event != .input }) else { return false }
    while let entry = past.popLast() {
      now.undo(to: entry.mark)
      switch entry.event {
      case .input: if let input = inputs.popLast() { future.append((place, input)) }
      case .tick:
        ticks -= 1
        return true
      case .stop: return true
      }
    }
    return false
  }

  /// Undoes and drops the newest input, if no move was made since, and with it those that lay
  /// ahead. Returns false if a move was made.
  @inlinable
  @discardableResult
  public mutating func dropInput() -> Bool {
    guard let entry = past.last, entry.event == .input else { return false }
    now.undo(to: entry.mark)
    past.removeLast()
    inputs.removeLast()
    future.removeAll()
    return true
  }

  /// The mark before the newest move: what changed since then is what that move did.
  @inlinable
  public var lastMoveMark: World.Mark? { past.last { $0.event != .input }?.mark }

  /// True if the newest move completed no instruction: a trap.
  @inlinable
  public var lastMoveWasStop: Bool { past.last?.event == .stop }

  @usableFromInline
  mutating func forgetOlderHalf() {
    let middle = past.count / 2
    guard past.indices.contains(middle) else { return }
    now.forget(before: past[middle].mark)
    forgottenTicks += past[..<middle].count { $0.event == .tick }
    inputs.removeFirst(past[..<middle].count { $0.event == .input })
    past.removeFirst(middle)
    forgottenEntries += middle
  }
}

extension Timeline: Sendable where World: Sendable {}
extension Timeline.Entry: Sendable where World: Sendable {}
