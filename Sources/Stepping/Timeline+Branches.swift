// Branches: several futures of one moment.

/// A branch that the world is not in.
struct Branch<World: Steppable>: Sendable {
  var history: History<World>
  /// Where the world was when it left.
  var position: Position

  /// The name of the branch that is there from the beginning.
  static var first: String { "main" }
}

/// What people are told about a branch.
public struct BranchSummary: Hashable, Sendable {
  public let name: String
  /// Where the world is in it, or would be.
  public let position: Position
  public let end: Position
  /// The last place that it shares with the branch in which the world is; nil for that branch.
  public let parting: Position?
  public var isCurrent: Bool { parting == nil }
}

extension Timeline {
  /// The name of the branch that the world is in.
  public var branch: String { history.name }

  /// All branches, in the order in which they were made.
  public var branches: [BranchSummary] {
    let all = others.map { ($0.history, $0.position, false) } + [(history, position, true)]
    return all.sorted { $0.0.number < $1.0.number }.map { branch, position, isCurrent in
      BranchSummary(
        name: branch.name, position: position, end: branch.end,
        parting: isCurrent ? nil : branch.parting(from: history))
    }
  }

  /// Begins a branch here and goes on in it. What lies ahead stays in the branch that is left. The
  /// name must not be taken.
  public mutating func fork(_ name: String) {
    precondition(!branches.contains { $0.name == name }, "a name that is taken")
    makeNotesWhole()
    others.append(Branch(history: history, position: position))
    history = successor(named: name)
  }

  /// Goes on in another branch, at the place where it was left. Returns false if there is none of
  /// that name, or `goesOn` ended it.
  public mutating func switchBranch(
    to name: String, goesOn: (Double) -> Bool = { _ in true }
  ) -> Bool {
    guard let index = others.firstIndex(where: { $0.history.name == name }) else { return false }
    let start = self
    let target = others.remove(at: index)
    others.append(Branch(history: history, position: position))
    history = target.history
    load(history.checkpoint { $0.place > target.position.place })
    let arrived = go(to: .place(target.position.place), goesOn: goesOn)
    if !arrived { self = start }
    return arrived
  }

  /// Forgets another branch. Returns false if there is none of that name.
  public mutating func dropBranch(_ name: String) -> Bool {
    guard let index = others.firstIndex(where: { $0.history.name == name }) else { return false }
    others.remove(at: index)
    return true
  }

  /// Keeps what lies ahead as a branch of its own and cuts this one off here. Returns the name.
  mutating func keepFuture(as wanted: String?) -> String {
    makeNotesWhole()
    let name = history.name
    var kept = Branch(history: history, position: history.end)
    let names = Set(branches.map(\.name))
    let candidates = (1...).lazy.map { "old-\($0)" }
    kept.history.name =
      wanted.flatMap { names.contains($0) ? nil : $0 }
      ?? candidates.first { !names.contains($0) } ?? "old"
    others.append(kept)
    history = successor(named: name)
    return kept.history.name
  }

  /// The history of a branch that begins here.
  private mutating func successor(named name: String) -> History<World> {
    var next = History<World>(number: branchesMade, name: name, checkpoints: history.checkpoints)
    branchesMade += 1
    next.inputs = history.inputs
    next.ancestors =
      history.ancestors.map { ($0.branch, min($0.position, position)) }
      + [(history.number, position)]
    next.cut(at: position)
    return next
  }

  // MARK: Places to come back to

  /// This place, whatever branch the world will be in.
  public var bookmark: Bookmark { Bookmark(branch: history.number, position: position) }

  /// The name of the branch that a place lies in: this one if it does; nil if none has it any more.
  public func findBranch(of bookmark: Bookmark) -> String? {
    if history.contains(bookmark) { return history.name }
    return others.first { $0.history.contains(bookmark) }?.history.name
  }

  /// All that a timeline knows at a moment, without the world itself. Its snapshots are not kept
  /// alive: those that the timeline has dropped meanwhile are missed, and the way back is longer.
  public struct Moment: Sendable {
    let history: RememberedHistory<World>
    let others: [RememberedHistory<World>]
    let position: Position
  }

  public var moment: Moment {
    Moment(
      history: RememberedHistory(history, position),
      others: others.map { RememberedHistory($0.history, $0.position) }, position: position)
  }

  /// Makes everything as it was: what was given since has not happened. Returns false if `goesOn`
  /// ended it; then nothing has changed.
  @discardableResult
  public mutating func go(
    backTo moment: Moment, goesOn: (Double) -> Bool = { _ in true }
  ) -> Bool {
    let (branch, branches, start) = (history, others, place)
    let histories = [history] + others.map(\.history)
    let known = Dictionary(
      histories.flatMap(\.checkpoints).map { ($0.number, $0) },
      uniquingKeysWith: { first, _ in first })
    history = moment.history.history(with: known)
    others = moment.others.map {
      Branch(history: $0.history(with: known), position: $0.position)
    }
    load(history.checkpoint { $0.place > moment.position.place })
    if go(to: .place(moment.position.place), goesOn: goesOn) { return true }
    (history, others) = (branch, branches)
    load(history.checkpoint { $0.place > start })
    go(to: .place(start))
    return false
  }
}

extension Timeline.Moment {
  /// True if nothing was given, no branch was made or dropped, and the world did not move, between
  /// two moments.
  public func isSame(as other: Self) -> Bool {
    position == other.position && history.isSame(as: other.history)
      && others.elementsEqual(other.others) { $0.isSame(as: $1) }
  }

  /// True if the world is at the same place of the same branch.
  public func isSamePlace(as other: Self) -> Bool {
    position == other.position && history.number == other.history.number
  }
}

/// A history as it was, that knows only the numbers of its checkpoints.
struct RememberedHistory<World: Steppable>: Sendable {
  /// With no checkpoint but that of the beginning.
  private let history: History<World>
  private let checkpoints: [Int]
  let position: Position

  init(_ history: History<World>, _ position: Position) {
    checkpoints = history.checkpoints.map(\.number)
    var rest = history
    rest.checkpoints = Array(history.checkpoints.prefix(1))
    self.history = rest
    self.position = position
  }

  var number: Int { history.number }

  /// The history, with those of its checkpoints that are still there.
  func history(with known: [Int: Checkpoint<World>]) -> History<World> {
    var whole = history
    whole.checkpoints += checkpoints.dropFirst().compactMap { known[$0] }
    return whole
  }

  func isSame(as other: Self) -> Bool {
    number == other.number && history.name == other.history.name
      && history.inputs.count == other.history.inputs.count
  }
}
