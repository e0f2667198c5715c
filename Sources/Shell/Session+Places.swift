// Finding places in time on each side.

import Recovery
import Stepping

/// A place of one side, and what is to be said of it.
struct FoundPlace: Sendable {
  let journey: Journey
  var note: String?
}

extension Session {
  /// Finds a place on a side; `what` names the command for the progress. Throws if the side lacks it.
  func find(_ place: TimePlace, on index: Int, what: String) throws(CommandError) -> FoundPlace {
    let timeline = sides[index].timeline
    switch place {
    case .tick(let tick): return try find(tick: tick, on: index)
    case .relative(let ticks): return try find(tick: timeline.tick + ticks, on: index)
    case .beginning: return FoundPlace(journey: .destination(.place(timeline.beginning.place)))
    case .end: return FoundPlace(journey: .destination(.place(timeline.end.place)))
    case .crash: return try find(place, on: index, what) { $0.isCrash }
    case .poison: return try find(place, on: index, what) { $0.setsFlag }
    case .divergence: return try findDivergence(on: index, what)
    case .request(let number): return try find(request: number, on: index, what)
    case .mark(let name): return try find(mark: name, on: index)
    }
  }

  private func find(tick: Int, on index: Int) throws(CommandError) -> FoundPlace {
    let end = sides[index].timeline.end.tick
    guard tick >= 0 else {
      throw CommandError("the history begins at tick 0, not at \(tick)", try: "goto begin")
    }
    guard tick <= end else {
      throw CommandError(
        "tick \(tick) is not reached yet: the history goes to tick \(end)",
        try: "goto end   (from there, `continue` goes on)")
    }
    return FoundPlace(journey: .destination(.tick(tick)))
  }

  private func find(mark name: String, on index: Int) throws(CommandError) -> FoundPlace {
    guard let bookmark = try findMark(name).bookmarks[sides[index].label] else {
      throw CommandError("the mark `\(name)` has no place on this side", try: "marks")
    }
    guard let branch = sides[index].timeline.findBranch(of: bookmark) else {
      throw CommandError("the branch with the mark `\(name)` was dropped", try: "unmark \(name)")
    }
    let isElsewhere = branch != sides[index].timeline.branch
    return FoundPlace(
      journey: .bookmark(bookmark), note: isElsewhere ? "switched to branch \(branch)" : nil)
  }

  // MARK: Events

  /// A copy of a side's timeline, at the end of its branch.
  func scout(_ index: Int, _ what: String) throws(CommandError) -> Timeline<Worker> {
    var scout = sides[index].timeline
    let arrived = environment.following(what) { scout.go(to: .place(scout.end.place), goesOn: $0) }
    guard arrived else { throw Self.interruption(what) }
    return scout
  }

  /// Finds the last event of a kind.
  private func find(
    _ place: TimePlace, on index: Int, _ what: String, where isMeant: (Event) -> Bool
  ) throws(CommandError) -> FoundPlace {
    var scout = try scout(index, what)
    let events = scout.world.realm.events
    guard let number = events.lastIndex(where: isMeant) else {
      throw place == .crash
        ? CommandError("nothing trapped in this history", try: "abort   (makes it trap)")
        : CommandError(
          "nothing set the terminated flag in this history", try: "abort host   (sets it)")
    }
    let tick = events[number].tick
    let arrived = environment.following(what) {
      scout.go(toEvent: number, at: tick, goesOn: $0)
    }
    guard arrived else { throw Self.interruption(what) }
    let ticks = events.filter(isMeant).map { "\($0.tick)" }
    return FoundPlace(
      journey: .destination(.place(scout.place)),
      note: ticks.count > 1
        ? "the last of \(ticks.count), at ticks \(ticks.count > 8 ? "… " : "")\(ticks.suffix(8).joined(separator: ", "))"
        : nil)
  }

  private func find(
    request number: Int, on index: Int, _ what: String
  ) throws(CommandError) -> FoundPlace {
    var scout = try scout(index, what)
    let requests = scout.world.realm.requests
    guard let request = requests.first(where: { $0.number == number }) else {
      let last = requests.map(\.number).max() ?? 0
      throw CommandError(
        "there is no request #\(number) in this history",
        try: last > 0 ? "goto request \(last)   (`requests` lists them)" : "request NAME ARGS")
    }
    let arrived = environment.following(what) {
      scout.go(toRequest: number, at: request.firstTick, goesOn: $0)
    }
    guard arrived else { throw Self.interruption(what) }
    return FoundPlace(journey: .destination(.place(scout.place)))
  }
}
