// Reports: a trap, the outcome of a request, requests so far, costs, a divergence.

import Recovery
import Styling
import WasmMachine
import WasmModel

/// Views of what happened.
public enum ReportView {
  /// A trap or exhaustion where the machine stands: kind, place, sentence, backtrace, what to try.
  public static func stop(_ worker: Worker, side: String, width: Int) -> [StyledText] {
    stopLines(worker, side).map { $0.truncated(to: width) }
  }

  private static func stopLines(_ worker: Worker, _ side: String) -> [StyledText] {
    let explanation: Explanation
    let kind: String
    var detail: String?
    switch worker.machine.status {
    case .trapped(let trap):
      (kind, detail) = ("TRAP", trap.detail)
      explanation = isGuardTrap(worker) ? Explanation.guardTrap : Explanation.of(trap)
    case .exhausted: (explanation, kind) = (Explanation.exhaustion, "EXHAUSTED")
    case .storeExhausted: (explanation, kind) = (Explanation.storeExhaustion, "EXHAUSTED")
    default: return []
    }
    let request = worker.realm.currentRequest.map { "   request #\($0)" } ?? ""
    var lines: [StyledText] = [
      StyledText("\(kind)  \(explanation.code) \(explanation.title)", .trap)
        + StyledText(
          "   tick \(worker.ticks)\(request)   instance \(side)\(worker.realm.instanceCount)",
          .dim)
    ]
    if let place = worker.machine.findPlace(ofFrame: 0), let frame = worker.machine.frames.last {
      let code = CodeText(worker.source.program.module)
      let text = code.text(worker.machine.code(of: frame).body[place.pc])
      let offset = place.offset.map { " (module \(NumberText.hex($0)))" } ?? ""
      lines.append(
        StyledText("  at \(MovePreview.placeText(place, code))\(offset)   |   ")
          + StyledText(text, .pc))
    }
    if let detail { lines.append("  \(detail)") }
    lines.append("  \(injected(worker) ?? explanation.sentence)")
    lines.append(StyledText("backtrace, innermost first:", .dim))
    let frames = StateView.backtrace(worker)
    lines += frames.prefix(8)
    if frames.count > 8 { lines.append("      … \(frames.count - 8) more: `bt`") }
    lines.append(
      StyledText("next: ", .dim)
        + commands(["bt", "stack", "locals", "back", "continue", "explain \(explanation.code)"]))
    return lines
  }

  /// What to say if an experimenter made the instruction trap.
  private static func injected(_ worker: Worker) -> String? {
    guard let event = worker.realm.events.dropLast().last, case .fault(let text) = event.kind
    else { return nil }
    let what = worker.machine.status == .exhausted ? "exhausted the call stack" : "made it trap"
    return "you \(what) here by `\(text)`; the instruction did not run"
  }

  /// True if the check behind an import has just found the flag set.
  private static func isGuardTrap(_ worker: Worker) -> Bool {
    if case .guardInWasm(let flag, _)? = worker.realm.events.dropLast().last?.kind {
      flag != 0
    } else {
      false
    }
  }

  private static func commands(_ texts: [String]) -> StyledText {
    texts.map { StyledText("`\($0)`", .command) }.joined(separator: "  ")
  }

  /// The details behind the line, or below it if there is no room.
  private static func fit(
    _ line: StyledText, _ details: StyledText, _ width: Int
  ) -> [StyledText] {
    (line + details).displayWidth <= width
      ? [line + details] : line.wrapped(to: width, indent: 4) + [details]
  }

  /// How a request or call ended.
  public static func outcome(
    _ request: Request, _ realm: Realm, side: String, width: Int
  ) -> [StyledText] {
    let name = request.number > 0 ? "#\(request.number) \(request.call.text)" : request.call.text
    let details = StyledText(
      "   instance \(side)\(request.instance), ticks "
        + "\(request.firstTick)-\(request.lastTick ?? request.firstTick)", .dim)
    let head = StyledText("\(name)  ")
    switch request.outcome {
    case .answered(let value):
      return fit(head + StyledText("=> \(realm.describe(value))", .ok), details, width)
    case .failed(let value):
      let status = request.number > 0 ? "500 " : ""
      return fit(
        head + StyledText("\(status)\(realm.describe(value))", .trap), details, width)
    case .hung:
      return fit(head + StyledText("500 \(WorkerText.cancelled)", .trap), details, width)
    case nil: return [head + "on the way"]
    }
  }

  /// The requests so far, a row each, one column a side.
  public static func requests(_ sides: [(name: String, realm: Realm)], width: Int) -> [StyledText] {
    let numbers = (sides.map { $0.realm.requests.map(\.number).max() ?? 0 }.max()) ?? 0
    guard numbers > 0 else { return ["no requests yet (try `request NAME ARGS`)"] }
    var grid = Grid(
      [.init("#", .right), .init("request")]
        + sides.map { .init($0.name, minimumWidth: 12, isFlexible: true) })
    for number in 1...numbers {
      let found = sides.map { side in side.realm.requests.first { $0.number == number } }
      grid.append(
        [
          StyledText("\(number)", .dim),
          StyledText(found.compactMap { $0?.call.text }.first ?? ""),
        ]
          + zip(sides, found).map { side, request in
            request.map { cell($0, side.realm) } ?? StyledText("-", .dim)
          })
    }
    return grid.lines(width: width)
  }

  private static func cell(_ request: Request, _ realm: Realm) -> StyledText {
    let instance = StyledText("  [\(request.instance)]", .dim)
    switch request.outcome {
    case .answered(let value): return StyledText("ok \(realm.describe(value))", .ok) + instance
    case .failed(let value): return StyledText("500 \(realm.className(value))", .trap) + instance
    case .hung: return StyledText("500 hung", .trap) + instance
    case nil: return "on the way"
    }
  }

  /// What each failure cost each side, and the totals.
  public static func costs(_ sides: [(name: String, realm: Realm)], width: Int) -> [StyledText] {
    var grid = Grid([
      .init("", isFlexible: true), .init("side"), .init("failed", .right), .init("lost", .right),
      .init("cold starts", .right), .init("drops run", .right),
    ])
    let failures = sides.map { Cost.ofFailures(in: $0.realm) }
    let requests = Set(failures.flatMap { $0.map(\.request) }).sorted()
    for request in requests {
      for (side, costs) in zip(sides, failures) {
        guard let cost = costs.first(where: { $0.request == request })?.cost else { continue }
        let call = side.realm.requests.first { $0.number == request }?.call.text ?? ""
        grid.append(
          row(request > 0 ? "#\(request) \(call)" : "outside requests", side.name, cost))
      }
    }
    for side in sides { grid.append(row("all", side.name, Cost(side.realm))) }
    return grid.lines(width: width) + [
      StyledText(
        "failed: answered with 500.  lost: requests that the instance thrown away had", .dim),
      StyledText("answered, with all they left in its memory.  cold starts: new instances.", .dim),
      StyledText("drops run: destructors of guards that ran while it failed.", .dim),
    ]
  }

  private static func row(_ what: String, _ side: String, _ cost: Cost) -> [StyledText] {
    [StyledText(what), StyledText(side)]
      + [cost.failed, cost.lostState, cost.coldStarts, cost.destructors].map { StyledText("\($0)") }
  }

  /// Where two sides part.
  public static func divergence(
    _ divergence: Divergence?, _ first: String, _ second: String
  ) -> [StyledText] {
    guard let divergence else { return ["no difference so far: the same events in both"] }
    func text(_ event: Event?) -> String {
      event.map { EventView.sentence($0.kind) + "   (tick \($0.tick))" } ?? "nothing more"
    }
    let common = divergence.common.map { EventView.sentence($0.kind) } ?? "the start"
    return [
      StyledText("first difference: request #\(divergence.request)", .heading),
      "  same through  \(common)",
      StyledText("  then \(first)", .sideA) + "  \(text(divergence.first))",
      StyledText("  then \(second)", .sideB) + "  \(text(divergence.second))",
    ]
  }
}
