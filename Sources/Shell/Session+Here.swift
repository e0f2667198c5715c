// Where a side stands in time, in a line.

import Recovery
import Stepping
import Styling
import Views
import WasmMachine

extension Session {
  /// As in `tick 214 of 230 · -16 ticks · request #2 · instance A.1`, and what else is worth a word;
  /// the distance is told within a branch.
  func stateLine(_ index: Int, from old: Bookmark? = nil, _ more: [String] = []) -> StyledText {
    let side = sides[index]
    let timeline = side.timeline
    var parts = ["tick \(timeline.tick) of \(timeline.end.tick)"]
    if let old, old.branch == timeline.bookmark.branch {
      parts.append(Self.distance(from: old.position.tick, to: timeline.tick))
    }
    if let request = side.worker.realm.currentRequest { parts.append("request #\(request)") }
    parts.append("instance \(side.label).\(side.worker.realm.instanceCount)")
    parts += more
    if timeline.branches.count > 1 { parts.append("branch \(timeline.branch)") }
    if side.changesByHand > 0 { parts.append("modified") }
    return parts.map { StyledText($0) }.joined(separator: StyledText(" · ", .dim))
  }

  /// As in `-16 ticks`.
  private static func distance(from old: Int, to new: Int) -> String {
    let ticks = new - old
    return "\(ticks > 0 ? "+" : "")\(ticks) tick\(abs(ticks) == 1 ? "" : "s")"
  }

  /// The state line of a side, and what stands there: a trap, or the next move.
  func arrival(_ index: Int, from old: Bookmark? = nil) -> [StyledText] {
    marked(index, [stateLine(index, from: old)] + here(index))
  }

  /// The same for the sides that are elsewhere now.
  func arrivals(from old: [Bookmark]) -> [StyledText] {
    sides.indices.flatMap { index -> [StyledText] in
      let isElsewhere = index < old.count && old[index] != sides[index].timeline.bookmark
      return isElsewhere ? arrival(index, from: old[index]) : []
    }
  }

  /// The next move of a side, broken between words where it is long.
  func preview(_ side: Side) -> [StyledText] {
    guard let preview = MovePreview(side.worker) else { return [] }
    return preview.line(width: .max).wrapped(to: laneWidth, indent: 4)
  }

  /// The trap that a side stands at, or its next move; nothing where nothing is on the way.
  func here(_ index: Int) -> [StyledText] {
    let side = sides[index]
    if side.worker.machine.status.isTrap, side.timeline.lastMoveWasStop {
      // The state line says the rest of the title.
      return [StopView.shortTitle(side.worker)] + [StopView.place(side.worker)].compactMap { $0 }
    }
    return preview(side)
  }
}

extension Side {
  /// How often somebody wrote into the state.
  var changesByHand: Int {
    worker.realm.events.count { if case .changed = $0.kind { true } else { false } }
  }
}
