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
