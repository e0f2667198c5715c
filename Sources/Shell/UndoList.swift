// What `undo` takes back: the session before each command that changed something.

import Recovery
import Stepping

/// What a session is at a moment, as far as `undo` brings it back.
struct SessionMoment: Sendable {
  fileprivate let timelines: [Timeline<Worker>.Moment]
  fileprivate let stopPoints: [StopPoint]
  fileprivate let marks: [Mark]
  fileprivate let focus: Int?
  fileprivate let stops: StopList
  /// Counts how often modules were loaded: there is no way back over that.
  fileprivate let loads: Int

  fileprivate func isSame(as other: Self) -> Bool {
    timelines.elementsEqual(other.timelines) { $0.isSame(as: $1) }
      && stopPoints == other.stopPoints && marks == other.marks && focus == other.focus
  }

  /// True if no side is elsewhere.
  fileprivate func isSamePlace(as other: Self) -> Bool {
    timelines.elementsEqual(other.timelines) { $0.isSamePlace(as: $1) }
  }
}

/// The commands that can be undone, and those that were.
struct UndoList: Sendable {
  /// A command, and the session to come back to.
  struct Entry: Sendable {
    let command: String
    let moment: SessionMoment
  }

  fileprivate(set) var done: [Entry] = []
  fileprivate(set) var undone: [Entry] = []
  /// The command at which everything began, as `load bank`.
  fileprivate(set) var beginning: String?
  /// How many commands are being done, one within the other; only the outermost one counts.
  fileprivate var depth = 0
  /// True if the command on the way is `undo` or `redo`.
  fileprivate var isWalking = false

  fileprivate static let most = 100
}

extension Session {
  private var moment: SessionMoment {
    SessionMoment(
      timelines: sides.map(\.timeline.moment), stopPoints: stopPoints, marks: marks,
      focus: focus, stops: stops, loads: loads)
  }

  /// Begins a command. Returns the session as it is, unless another command is on the way.
  mutating func beginCommand() -> SessionMoment? {
    undoList.depth += 1
    guard undoList.depth == 1 else { return nil }
    keptFutureName = freeNameOfFuture
    return moment
  }

  /// Ends a command: notes what can be undone, and a stop if a side was moved.
  mutating func endCommand(_ line: CommandLine, _ before: SessionMoment?) {
    undoList.depth -= 1
    guard let before else { return }
    if undoList.isWalking {
      undoList.isWalking = false
      return
    }
    let now = moment
    if now.loads != before.loads {
      undoList.done = []
      undoList.undone = []
      undoList.beginning = line.text
      marks = []
      stops = StopList()
      stops.note(sides.map(\.timeline.bookmark))
    } else if !now.isSame(as: before) {
      undoList.done.append(UndoList.Entry(command: line.text, moment: before))
      if undoList.done.count > UndoList.most { undoList.done.removeFirst() }
      undoList.undone = []
      // Walking through stops makes none.
      if !now.isSamePlace(as: before), stops == before.stops {
        stops.note(sides.map(\.timeline.bookmark))
      }
    }
  }

  /// Takes back the last command that changed something. Returns what it was.
  mutating func undo() throws(CommandError) -> String {
    guard let entry = undoList.done.last else {
      let start = undoList.beginning.map { "nothing was changed since `\($0)`" }
      let isEdited = source?.text?.changes.isEmpty == false
      throw CommandError(
        start ?? "there is nothing to undo",
        try: isEdited ? "edit undo   (for the text)" : "back   (it undoes moves)")
    }
    let now = moment
    try restore(entry.moment, what: "undo")
    undoList.done.removeLast()
    undoList.undone.append(UndoList.Entry(command: entry.command, moment: now))
    return entry.command
  }

  /// Does again what was undone last. Returns what it was.
  mutating func redo() throws(CommandError) -> String {
    guard let entry = undoList.undone.last else {
      throw CommandError("nothing was undone since the last change", try: "undo")
    }
    let now = moment
    try restore(entry.moment, what: "redo")
    undoList.undone.removeLast()
    undoList.done.append(UndoList.Entry(command: entry.command, moment: now))
    return entry.command
  }

  private mutating func restore(_ moment: SessionMoment, what: String) throws(CommandError) {
    undoList.isWalking = true
    let now = self.moment
    let changed = sides.indices.filter { !now.timelines[$0].isSame(as: moment.timelines[$0]) }
    try go(changed.map { ($0, .moment(moment.timelines[$0])) }, what: what)
    stopPoints = moment.stopPoints
    marks = moment.marks
    focus = moment.focus
    stops = moment.stops
  }

  /// The first name for a future that is kept which no side has.
  private var freeNameOfFuture: String {
    let names = Set(sides.flatMap { $0.timeline.branches.map(\.name) })
    return (1...).lazy.map { "old-\($0)" }.first { !names.contains($0) } ?? "old"
  }
}
