// What a timeline draws: bars of requests and of new instances, read off the history of a side.

import Recovery
import Styling

/// A request, a call, or the making of an instance, as a stretch of ticks.
struct TimelineRow: Sendable {
  /// As in `#2 transfer(1, 2, 500)` or `(init)`.
  let label: String
  let ticks: ClosedRange<Int>
  /// When it began to run; before that it waited in line.
  let begins: Int
  /// Stretches and moments in it with a sign of their own; later ones are drawn over earlier ones.
  let marks: [(ticks: ClosedRange<Int>, sign: TimelineSign)]
  /// How it ended; nil if it is on the way.
  let end: TimelineSign?
  let outcome: StyledText
  /// What linear mode says of it.
  let fact: StyledText
}

/// The signs of the picture, in the order of the legend.
enum TimelineSign: Character, CaseIterable, Sendable {
  case waits = "."
  case runs = "="
  case unwinds = "~"
  case starts = "#"
  case trap = "T"
  case fault = "!"
  case ok = "o"
  case lost = "x"
  case panicError = "P"
  case failed = "X"
  case refused = "R"
  case hung = "?"

  var meaning: String {
    switch self {
    case .waits: "waits in line"
    case .runs: "on the way"
    case .unwinds: "unwinding, with its landing pads"
    case .starts: "a new instance is made"
    case .trap: "a trap or an exhaustion on the way"
    case .fault: "a fault of yours struck"
    case .ok: "ok"
    case .lost: "ok, but lost later: what it left went with its instance"
    case .panicError: "500, a PanicError"
    case .failed: "500, a trap or another error"
    case .refused: "500, refused by the guard"
    case .hung: "500, never answered"
    }
  }

  var style: Style {
    switch self {
    case .waits: .dim
    case .runs: .plain
    case .unwinds, .panicError: .exception
    case .starts, .fault: .warning
    case .ok: .ok
    case .lost, .refused: .poison
    case .failed, .hung, .trap: .trap
    }
  }
}

/// Reads rows off a realm.
struct TimelineRows {
  private let label: String
  private let realm: Realm
  private let now: Int

  init(label: String, _ realm: Realm, now: Int) {
    (self.label, self.realm, self.now) = (label, realm, now)
  }

  /// All rows, by the tick at which they begin.
  var all: [TimelineRow] {
    let rows = realm.requests.map(row) + instances
    return rows.enumerated().sorted {
      ($0.element.ticks.lowerBound, $0.offset) < ($1.element.ticks.lowerBound, $1.offset)
    }.map(\.element)
  }

  // MARK: Requests

  private func row(_ request: Request) -> TimelineRow {
    let events = realm.events.filter {
      $0.tick >= request.firstTick && $0.tick <= request.lastTick ?? now
        && ($0.request ?? 0) == request.number
    }
    let ticks = request.firstTick...max(request.firstTick, request.lastTick ?? now)
    let loss = loss(of: request)
    let lost = loss != nil ? StyledText("lost: ", .poison) : ""
    let begin = begin(events)
    let isWaiting = request.number > 0 && request.lastTick == nil && begin == nil
    let state = isWaiting ? StyledText("in line") : CostView.outcome(request, realm)
    let call = request.number > 0 ? "#\(request.number) \(request.call.text)" : request.call.text
    return TimelineRow(
      label: call, ticks: ticks,
      begins: begin ?? (isWaiting ? now : request.firstTick),
      marks: unwindings(events) + resets(ticks) + moments(events),
      end: end(request, events, isLost: loss != nil), outcome: lost + state,
      fact: fact(request, state, events, loss))
  }

  private func begin(_ events: [Event]) -> Int? {
    events.first { if case .request = $0.kind { true } else { false } }?.tick
  }

  private func end(_ request: Request, _ events: [Event], isLost: Bool) -> TimelineSign? {
    switch request.outcome {
    case nil: nil
    case .hung: .hung
    case .answered: isLost ? .lost : .ok
    case .failed(let value):
      if events.contains(where: { $0.kind == .refused }) {
        .refused
      } else {
        realm.className(value) == "PanicError" ? .panicError : .failed
      }
    }
  }

  /// The tick at which the instance that answered a request was thrown away.
  private func loss(of request: Request) -> Int? {
    guard request.number > 0, case .answered = request.outcome, let last = request.lastTick
    else { return nil }
    return realm.events.first { event in
      if case .reset(let from, _) = event.kind {
        from == request.instance && event.tick >= last
      } else {
        false
      }
    }?.tick
  }

  /// From each throw to the last landing pad or catch that follows it.
  private func unwindings(
    _ events: [Event]
  ) -> [(ticks: ClosedRange<Int>, sign: TimelineSign)] {
    var stretches: [ClosedRange<Int>] = []
    var isOpen = false
    for event in events {
      switch event.kind {
      case .thrown:
        stretches.append(event.tick...event.tick)
        isOpen = true
      case .landingPad, .caught:
        if isOpen, let last = stretches.popLast() {
          stretches.append(last.lowerBound...event.tick)
        } else {
          stretches.append(event.tick...event.tick)
        }
        if case .caught = event.kind { isOpen = false }
      default: continue
      }
    }
    return stretches.map { ($0, .unwinds) }
  }

  private func moments(_ events: [Event]) -> [(ticks: ClosedRange<Int>, sign: TimelineSign)] {
    events.compactMap { event in
      switch event.kind {
      case .fault, .changed: (event.tick...event.tick, .fault)
      case .trap, .exhausted: (event.tick...event.tick, .trap)
      default: nil
      }
    }
  }

  /// As in `ticks 97-214, instance A.1, 500 PanicError, 2 landing pads ran`.
  private func fact(
    _ request: Request, _ state: StyledText, _ events: [Event], _ loss: Int?
  ) -> StyledText {
    var parts = ["ticks \(request.firstTick)-\(request.lastTick.map(String.init) ?? "now")"]
    parts.append("instance \(label).\(request.instance)")
    parts.append(state.text())
    let pads = events.count { if case .landingPad = $0.kind { true } else { false } }
    if pads > 0 { parts.append("\(pads) landing pad\(pads == 1 ? "" : "s") ran") }
    for event in events {
      switch event.kind {
      case .fault(let text): parts.append("`\(text)` struck at tick \(event.tick)")
      case .changed(let text): parts.append("changed by hand at tick \(event.tick): \(text)")
      case .trap: parts.append("trap at tick \(event.tick)")
      case .exhausted: parts.append("exhausted at tick \(event.tick)")
      case .refused: parts.append("refused by the guard")
      default: continue
      }
    }
    if let loss {
      parts.append("lost at tick \(loss): instance \(label).\(request.instance) was thrown away")
    }
    return StyledText(parts.joined(separator: ", "))
  }

  // MARK: Instances

  /// From the reset, or the beginning, to the end of the start function.
  private var makings: [(ticks: ClosedRange<Int>, from: Int?, number: Int)] {
    var makings: [(ticks: ClosedRange<Int>, from: Int?, number: Int)] = []
    var reset: (tick: Int, from: Int)?
    for event in realm.events {
      switch event.kind {
      case .reset(let from, _): reset = (event.tick, from)
      case .instantiated(let number):
        let isFirst = makings.isEmpty && reset == nil
        let start = reset?.tick ?? (isFirst ? 0 : event.tick)
        makings.append((start...max(start, event.tick), reset?.from, number))
        reset = nil
      case .startRan:
        if let last = makings.popLast() {
          makings.append((last.ticks.lowerBound...event.tick, last.from, last.number))
        }
      default: continue
      }
    }
    return makings
  }

  private func resets(
    _ ticks: ClosedRange<Int>
  ) -> [(ticks: ClosedRange<Int>, sign: TimelineSign)] {
    makings.filter { $0.from != nil && ticks.overlaps($0.ticks) }.map { ($0.ticks, .starts) }
  }

  private var instances: [TimelineRow] {
    makings.map { making in
      let new = "\(label).\(making.number)"
      let text = making.from.map { "\(label).\($0) -> \(new)" } ?? new
      let length = making.ticks.upperBound - making.ticks.lowerBound
      return TimelineRow(
        label: "(init)", ticks: making.ticks, begins: making.ticks.lowerBound,
        marks: [(making.ticks, .starts)], end: nil,
        outcome: StyledText("\(text), \(length) ticks", .dim),
        fact: StyledText(
          "ticks \(making.ticks.lowerBound)-\(making.ticks.upperBound), instance \(text)"))
    }
  }
}
