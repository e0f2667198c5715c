// Time: one world, its past, and the inputs that lie ahead after going back.

/// A world that can be moved forwards and backwards.
///
/// The past is exact: each tick and each input can be undone by the journal of the world. Going
/// back keeps the inputs that are undone; going forward again gives them anew at the same tick, so
/// the same history happens. A new input in the past begins another future.
public struct Timeline<World: Steppable> {
  public private(set) var world: World
  /// How many ticks are complete.
  public private(set) var tick = 0
  /// The first tick that can be gone back to; more than 0 once old history was forgotten.
  public private(set) var firstTick = 0
  /// How many changes may be held before the older half is forgotten.
  public let journalLimit: Int

  private var past: [Entry] = []
  private var future: [(tick: Int, input: World.Input)] = []

  private struct Entry {
    var mark: World.Mark
    var event: Event
  }

  private enum Event {
    case tick
    /// A move that completed no instruction: a trap.
    case stop
    case input(World.Input)

    var isMove: Bool { if case .input = self { false } else { true } }
  }

  public init(_ world: World, journalLimit: Int = 6_000_000) {
    self.world = world
    self.journalLimit = journalLimit
  }

  /// True if ``forward()`` has something to do.
  public var canStep: Bool { world.canStep || nextInputIsDue }

  /// True if inputs lie ahead that were undone.
  public var hasFuture: Bool { !future.isEmpty }

  private var nextInputIsDue: Bool { future.last.map { $0.tick <= tick } ?? false }

  /// Gives the world an input now. Inputs that lay ahead are dropped.
  public mutating func give(_ input: World.Input) {
    future.removeAll()
    record(input)
  }

  private mutating func record(_ input: World.Input) {
    past.append(Entry(mark: world.mark, event: .input(input)))
    world.apply(input)
  }

  /// Makes one move, a tick or a stop at a trap; first gives the input that is due. Returns false if
  /// there is nothing to do.
  @discardableResult
  public mutating func forward() -> Bool {
    if !world.canStep, nextInputIsDue, let next = future.popLast() { record(next.input) }
    guard world.canStep else { return false }
    let mark = world.mark
    let completed = world.step()
    past.append(Entry(mark: mark, event: completed ? .tick : .stop))
    if completed { tick += 1 }
    if world.journalCount > journalLimit { forgetOlderHalf() }
    return true
  }

  /// Undoes one move, and inputs that were given after it. Returns false at the beginning.
  @discardableResult
  public mutating func back() -> Bool {
    guard past.contains(where: \.event.isMove) else { return false }
    while let entry = past.popLast() {
      world.undo(to: entry.mark)
      switch entry.event {
      case .input(let input): future.append((tick, input))
      case .tick:
        tick -= 1
        return true
      case .stop: return true
      }
    }
    return false
  }

  /// Undoes and drops the newest input, if no move was made since. Returns false if one was.
  @discardableResult
  public mutating func dropInput() -> Bool {
    guard let entry = past.last, case .input = entry.event else { return false }
    world.undo(to: entry.mark)
    past.removeLast()
    return true
  }

  /// The mark before the newest move: what changed since then is what that move did.
  public var lastMoveMark: World.Mark? { past.last(where: \.event.isMove)?.mark }

  /// True if the newest move completed no instruction: a trap.
  public var lastMoveWasStop: Bool {
    if case .stop? = past.last?.event { true } else { false }
  }

  private mutating func forgetOlderHalf() {
    let middle = past.count / 2
    guard let mark = past.indices.contains(middle) ? past[middle].mark : nil else { return }
    let ticks = past[..<middle].count { if case .tick = $0.event { true } else { false } }
    world.forget(before: mark)
    past.removeFirst(middle)
    firstTick += ticks
  }
}

extension Timeline: Sendable where World: Sendable {}
