// Faults at moments of the history: at a tick, and on a request that was given already.

import Recovery
import Stepping
import Styling
import Views
import WasmMachine

extension Session {
  // MARK: At a tick

  /// Goes to a tick of the first focused side and to the same logical point of the others, and lets
  /// a fault strike there.
  mutating func fault(
    atTick tick: Int, _ lead: String, _ make: FaultMaker
  ) throws(CommandError) -> [StyledText] {
    let old = sides.map(\.timeline.bookmark)
    let points = try findPoints(atTick: tick, lead)
    var faults: [Fault] = []
    for point in points {
      do throws(CommandError) {
        faults.append(try make(point.scout.world, nil))
      } catch { throw onSide(point.index, error) }
    }
    try go(
      points.map { ($0.index, .destination(.place($0.scout.place))) }, what: "at tick \(tick)")
    var lines: [StyledText] = []
    for (point, fault) in zip(points, faults) {
      lines += marked(point.index, [stateLine(point.index, from: old[point.index])])
      if let behind = point.behind {
        lines += marked(point.index, [StyledText("behind: \(behind)", .dim)])
      }
      lines += give(point.index, .fault(fault))
      if case .hostError = fault {
        lines += marked(
          point.index,
          [StyledText("armed: `\(fault.text)` at the next call of an import", .warning)])
      } else {
        lines += marked(point.index, struck(point.index, fault))
      }
    }
    return lines
  }

  /// A point of a side's history at which a fault can strike.
  private struct Point {
    let index: Int
    let scout: Timeline<Worker>
    /// The event that it lies behind, if it was found by it.
    let behind: String?
  }

  private func findPoints(
    atTick tick: Int, _ lead: String
  ) throws(CommandError) -> [Point] {
    let indices = try loadedSides()
    var first = sides[indices[0]].timeline
    guard tick <= first.end.tick else {
      throw onSide(
        indices[0],
        CommandError(
          "tick \(tick) lies ahead: the history goes to tick \(first.end.tick)",
          try: "\(lead) at NAME   or   \(lead) on request N"))
    }
    try travel(&first, "at tick \(tick)") { $0.go(to: .tick(tick), goesOn: $1) }
    let request = first.world.realm.currentRequest
    try goOnToStrike(&first, indices[0], request)
    let events = request.map { first.world.realm.logicalEvents(ofRequest: $0) } ?? []
    var points = [Point(index: indices[0], scout: first, behind: Self.behind(events.last))]
    for index in indices.dropFirst() {
      guard let request else {
        throw CommandError(
          "tick \(tick) lies outside the requests: sides can be compared within one only",
          try: "@\(sides[indices[0]].label) \(lead) at tick \(tick)")
      }
      points.append(try findPoint(behind: events.count, of: request, on: index))
    }
    return points
  }

  /// Finds the first place of a side behind so many logical events of a request at which a fault can
  /// strike.
  private func findPoint(
    behind count: Int, of request: Int, on index: Int
  ) throws(CommandError) -> Point {
    var scout = sides[index].timeline
    try travel(&scout, "at tick") { $0.go(to: .place($0.end.place), goesOn: $1) }
    let realm = scout.world.realm
    let events = realm.logicalEvents(ofRequest: request)
    guard events.count >= count, count > 0, let tick = events[..<count].last?.tick else {
      throw onSide(
        index,
        CommandError(
          "it has no such point: \(events.count) events in request #\(request), not \(count)",
          try: "compare"))
    }
    let isThere = { (worker: Worker) in
      worker.realm.logicalEvents(ofRequest: request).count >= count
    }
    try travel(&scout, "at tick") { $0.go(toFirst: isThere, atTick: tick, goesOn: $1) }
    try goOnToStrike(&scout, index, request)
    return Point(index: index, scout: scout, behind: Self.behind(events[count - 1]))
  }

  private static func behind(_ event: Event?) -> String? {
    event.map { EventView.sentence($0.kind) }
  }

  /// Goes on, within a request, to where Wasm code can be struck.
  private func goOnToStrike(
    _ scout: inout Timeline<Worker>, _ index: Int, _ request: Int?
  ) throws(CommandError) {
    while !scout.world.canBeStruck {
      guard scout.place < scout.end.place, scout.forward(),
        scout.world.realm.currentRequest == request
      else {
        throw onSide(
          index,
          CommandError(
            "no Wasm code runs from there on that could fail", try: "`requests`, or an earlier tick"
          ))
      }
    }
  }

  private func travel(
    _ scout: inout Timeline<Worker>, _ what: String,
    _ journey: (inout Timeline<Worker>, (Double) -> Bool) -> Bool
  ) throws(CommandError) {
    let arrived = environment.following(what) { journey(&scout, $0) }
    guard arrived else { throw Self.interruption(what) }
  }

  // MARK: On a request that was given

  /// True if a side was given a request, also if it lies ahead.
  func hasRequest(_ number: Int, on index: Int) -> Bool {
    if sides[index].worker.realm.requests.contains(where: { $0.number == number }) { return true }
    let ahead = sides[index].timeline.inputsAhead.count { $0.input.isRequest }
    let given = sides[index].worker.realm.requests.map(\.number).max() ?? 0
    return given + ahead >= number
  }

  /// Goes back to before a request on some sides, arms a fault there, and gives the request and
  /// everything behind it again.
  mutating func replay(
    _ request: Int, _ faults: [(index: Int, armed: ArmedFault)]
  ) throws(CommandError) -> [StyledText] {
    var places: [(index: Int, to: Journey)] = []
    for (index, _) in faults {
      var scout = sides[index].timeline
      try travel(&scout, "on request") { $0.go(to: .place($0.end.place), goesOn: $1) }
      let tick = scout.world.realm.requests.first { $0.number == request }?.firstTick ?? 0
      try travel(&scout, "on request") { $0.go(toRequest: request, at: tick, goesOn: $1) }
      places.append((index, .destination(.place(scout.place - 1))))
    }
    try go(places, what: "on request \(request)")
    var lines: [StyledText] = []
    for (index, armed) in faults { lines += replay(index, armed) }
    return lines
  }

  private mutating func replay(_ index: Int, _ armed: ArmedFault) -> [StyledText] {
    let inputs = sides[index].timeline.inputsAhead
    let firstRequest = sides[index].worker.realm.requests.count
    var lines = give(index, .arm(armed))
    lines += marked(
      index,
      [
        StyledText("armed: ", .warning) + "`\(armed.fault.text)` \(armed.whenText)",
        "given again, with what came behind it:",
      ])
    var before: Int?
    var dropped = 0
    for (place, input) in inputs {
      if let before, place != before + 1 { runThrough(index) }
      before = place
      if input.isBoundToPlace { dropped += 1 } else { lines += give(index, input) }
    }
    runThrough(index)
    let worker = sides[index].worker
    for request in worker.realm.requests[firstRequest...] {
      lines += marked(
        index,
        ReportView.outcome(
          request, worker.realm, side: "\(sides[index].label).", width: laneWidth))
    }
    if dropped > 0 {
      lines += marked(
        index,
        [
          "not given again: \(dropped) fault\(dropped == 1 ? "" : "s") or writes in the middle of a call"
        ])
    }
    return lines
  }

  /// Runs a side to the end of what is on the way, past faults that strike.
  private mutating func runThrough(_ index: Int) {
    let limits = RunLimits(
      stops: StopTable([], in: sides[index].worker), maximum: settings.maxTicks,
      isInterrupted: environment.isInterrupted)
    while sides[index].run(.toEnd, limits) == .fault {}
  }
}

extension Worker.Input {
  /// True for a request or a call.
  var isCall: Bool {
    switch self {
    case .request, .serve, .call, .run: true
    default: false
    }
  }

  /// True for what counts as a request.
  fileprivate var isRequest: Bool {
    switch self {
    case .request, .serve: true
    default: false
    }
  }

  /// True for what means something only where it was given.
  fileprivate var isBoundToPlace: Bool {
    switch self {
    case .fault(.abort(.host)), .fault(.hostError): false
    case .fault, .write: true
    default: false
    }
  }
}
