// Running sides, and telling why they stopped.

import Recovery
import Stepping
import Styling
import Views
import WasmMachine

extension Session {
  /// How many lines of moves are shown at once.
  private static let shownMoves = 24

  /// Runs a side and tells what happened; with `showsMoves`, what each of the last moves did.
  mutating func run(_ index: Int, _ goal: Goal, showsMoves: Bool = false) -> [StyledText] {
    let firstEvent = sides[index].worker.realm.events.count
    var lines: [StyledText] = []
    var reason = StopReason.arrived
    if showsMoves, case .moves(let count) = goal {
      let quiet = max(0, count - Self.shownMoves)
      if quiet > 0 {
        reason = runQuietly(index, .moves(quiet))
        lines = ["  … \(quiet) moves before these"]
      }
      if reason == .arrived { reason = runShowing(index, .moves(count - quiet), &lines) }
    } else {
      reason = runQuietly(index, goal)
    }
    if reason == .idle { return marked(index, [idleLine]) }
    let events = sides[index].worker.realm.events.dropFirst(firstEvent)
    let console = showsMoves ? [] : consoleLines(events)
    let told = report(index, reason, showsMove: !showsMoves)
    return marked(index, lines + console + told)
  }

  /// Runs several times towards a goal, as `next 5` does; stops early where there is more to see
  /// than the goal.
  mutating func run(_ index: Int, _ goal: Goal, times: Int) -> [StyledText] {
    let firstEvent = sides[index].worker.realm.events.count
    let start = sides[index].timeline.tick
    var reason = StopReason.idle
    for number in 1...times {
      let before = sides[index].timeline.tick
      reason = runQuietly(index, goal)
      let tick = sides[index].timeline.tick
      guard number < times, reason.canBePassed(goal), tick > before else { break }
      if tick - start >= settings.maxTicks {
        reason = .limit(tick - start)
        break
      }
      if number & 0xFF == 0, environment.isInterrupted() {
        reason = .interrupted
        break
      }
    }
    if reason == .idle { return marked(index, [idleLine]) }
    let events = sides[index].worker.realm.events.dropFirst(firstEvent)
    return marked(index, consoleLines(events) + report(index, reason))
  }

  private mutating func runQuietly(_ index: Int, _ goal: Goal) -> StopReason {
    sides[index].run(goal, limits(index))
  }

  /// What ends a run of a side besides its goal.
  mutating func limits(_ index: Int) -> RunLimits {
    RunLimits(
      stops: sides[index].table(of: stopPoints), maximum: settings.maxTicks,
      isInterrupted: environment.isInterrupted)
  }

  private mutating func runShowing(
    _ index: Int, _ goal: Goal, _ lines: inout [StyledText]
  ) -> StopReason {
    var shown: [StyledText] = []
    var preview = MovePreview(sides[index].worker)
    let isWhole = isLinear
    let reason = sides[index].run(goal, limits(index)) { side in
      guard let before = preview, let mark = side.timeline.lastMoveMark else { return }
      shown.append(MoveView.line(before, after: side.worker, since: mark, isWhole: isWhole))
      preview = MovePreview(side.worker)
    }
    lines += shown
    return reason
  }

  private var idleLine: StyledText {
    let hint: StyledText = lesson == nil ? "" : "; `more` goes on with the lesson"
    return "nothing is on the way (try `start NAME(ARGS)` or `request NAME ARGS`)" + hint
  }

  /// What the guest wrote to the console.
  func consoleLines(_ events: some Collection<Event>) -> [StyledText] {
    events.flatMap { event -> [StyledText] in
      guard case .console(let level, let text) = event.kind else { return [] }
      return (StyledText("  console.\(level.rawValue): ", .dim) + StyledText(text))
        .wrapped(to: laneWidth, indent: 4)
    }
  }

  /// Tells why a side stopped and where.
  mutating func report(
    _ index: Int, _ reason: StopReason, showsMove: Bool = true
  ) -> [StyledText] {
    let side = sides[index]
    switch reason {
    case .idle: return []
    case .arrived: return nextLine(side)
    case .ended: return ended(side)
    case .stop(let hits):
      let move = showsMove && hits.contains(where: \.isOfMove) ? newestMove(side) : []
      return stopLines(hits) + move + nextLine(side)
    case .trap: return stopReport(side)
    case .fault:
      return [StyledText("the armed fault struck", .warning) + struckName(side)]
        + (side.worker.machine.status.isTrap ? stopReport(side) : uncovered(side) + nextLine(side))
    case .limit(let moves):
      return [StyledText("paused after \(moves) ticks: no end in sight", .warning)]
        + nextLine(side) + (suggestsCommands ? limitAdvice : [])
    case .interrupted:
      return [StyledText("paused at tick \(side.timeline.tick)", .warning)] + nextLine(side)
    }
  }

  /// Tells what stopped a run, and notes it for what follows.
  private mutating func stopLines(_ hits: [StopHit]) -> [StyledText] {
    let lines = hits.map { stopLine($0, undone: false) }
    for hit in hits where !stopped.contains(hit.number) { stopped.append(hit.number) }
    stopPoints.removeAll { point in hits.contains { $0.isOver && $0.number == point.number } }
    return lines
  }

  /// As in `watchpoint 2  u8[0x100]: 1 -> 5`.
  func stopLine(_ hit: StopHit, undone: Bool) -> StyledText {
    guard let point = stopPoints.first(where: { $0.number == hit.number }) else { return "" }
    let code = if case .event(let event, _) = point.kind { event.code } else { String?.none }
    let head =
      StyledText("\(point.noun) \(point.number)", .heading)
      + (code.map { StyledText("  \($0)", .dim) } ?? "")
    switch point.kind {
    case .place: return head + (hit.detail.isEmpty ? "" : "  \(hit.detail)")
    case .value(let target, _):
      let end = hit.isOver ? "; it is removed" : undone && hit.isOfMove ? ", undone" : ""
      return head + "  \(target.label): \(hit.detail)\(end)"
    case .event: return head + "  \(hit.detail)\(undone ? ", undone" : "")"
    }
  }

  /// The line of the move that was made last.
  private func newestMove(_ side: Side) -> [StyledText] {
    var past = side.timeline
    past.unfold()
    let after = past.world
    guard let mark = past.lastMoveMark, past.back(), let preview = MovePreview(past.world) else {
      return []
    }
    return [MoveView.line(preview, after: after, since: mark, isWhole: isLinear)]
  }

  private var limitAdvice: [StyledText] {
    [
      "  `continue` goes on, `back` goes back, `reset` starts anew,",
      "  `set max-ticks N` allows more",
    ]
  }

  /// The report of a trap where the machine stands.
  func stopReport(_ side: Side) -> [StyledText] {
    lines(
      of: StopView.sheet(
        side.worker, side: stopSide(side), settings.verbosity,
        notUndone: suggestsCommands ? side.notUndone : nil, suggests: suggestsCommands,
        isNarrow: !isLinear && environment.width < Layout.narrowestStack))
  }

  private func stopSide(_ side: Side) -> String { "\(side.label)." }

  func nextLine(_ side: Side) -> [StyledText] {
    side.worker.canStep ? preview(side) : ended(side)
  }

  /// How what was on the way ended.
  func endedLines(_ index: Int) -> [StyledText] { ended(sides[index]) }

  private func ended(_ side: Side) -> [StyledText] {
    guard let last = side.worker.realm.requests.last else { return [loadedLine(side)] }
    // Those that arrived together.
    return side.worker.realm.requests.filter { $0.firstTick == last.firstTick }.flatMap {
      ReportView.outcome($0, side.worker.realm, side: stopSide(side), width: laneWidth)
    }
  }

  private func loadedLine(_ side: Side) -> StyledText {
    let failed = side.worker.realm.events.last.flatMap {
      if case .failed(let text) = $0.kind { text } else { nil }
    }
    if let failed { return StyledText("loading failed: \(failed)", .trap) }
    return
      "instance \(side.label).\(side.worker.realm.instanceCount) ready, tick \(side.timeline.tick)"
  }

  /// Checks that nothing is on the way on the sides that commands act on, so that a request reaches
  /// all of them or none. A call that was given but has not made a move is dropped.
  mutating func makeIdle() throws(CommandError) -> [Int] {
    let indices = try loadedSides()
    for index in indices where sides[index].worker.realm.instance == nil {
      throw CommandError(
        "this is before the module is loaded", try: "continue   (or `step` through the loading)")
    }
    for index in indices where sides[index].isBusy {
      if sides[index].timeline.newestInput?.isCall ?? false { sides[index].timeline.dropInput() }
      guard sides[index].isBusy else { continue }
      let call = sides[index].worker.realm.requests.last?.call.text ?? "loading"
      let side = sides.count > 1 ? "\(sides[index].name): " : ""
      let isTrapped = sides[index].worker.machine.status.isTrap
      throw CommandError(
        "\(side)\(call) is \(isTrapped ? "stopped at a trap" : "still on the way")",
        try: "continue   (or `back` to its beginning, or `reset`)")
    }
    return indices
  }

  /// Goes back on a side and tells what was undone.
  mutating func back(_ index: Int, _ count: Int) throws(CommandError) -> [StyledText] {
    var undone = 0
    if count > Self.shownMoves {
      let quiet = sides[index].timeline.findPlace(movesBack: count - Self.shownMoves)
      try go(index, to: .place(quiet.place), what: "back \(count)")
      undone = quiet.moves
    }
    var lines: [StyledText] = undone > 0 ? ["  … \(undone) moves before these"] : []
    while undone < count, let line = undoOne(index) {
      undone += 1
      lines.append(line)
    }
    if undone < count {
      lines.append("this is the beginning of the history")
    }
    return marked(index, lines + nextLineAfterBack(index))
  }

  private mutating func undoOne(_ index: Int) -> StyledText? {
    sides[index].timeline.unfold()
    let before = sides[index].worker
    guard let mark = sides[index].timeline.lastMoveMark, sides[index].timeline.back() else {
      return nil
    }
    guard let preview = MovePreview(sides[index].worker) else { return "" }
    return MoveView.undoneLine(preview, before: before, since: mark, isWhole: isLinear)
  }

  private func nextLineAfterBack(_ index: Int) -> [StyledText] {
    let side = sides[index]
    guard side.worker.canStep else { return [] }
    return [StyledText("tick \(side.timeline.tick)", .dim)] + preview(side)
  }
}
