// The report of a trap or an exhaustion where the machine stands.

import Recovery
import Styling
import WasmMachine
import WasmModel

/// How much a report says.
public enum Verbosity: String, CaseIterable, Hashable, Sendable {
  /// What, where, and what to type next.
  case terse
  /// With the reason, the frames, and what is not undone.
  case normal
  /// With what it means, too.
  case tutor
}

/// Views of stops.
public enum StopView {
  /// So many frames of the backtrace are shown, and on a screen of a few rows.
  private static let (shownFrames, fewFrames) = (8, 4)

  /// The report; empty if the machine stands at no stop. `notUndone` is what the request has left so
  /// far, in a few words. A narrow screen has few rows, too, and gets fewer frames.
  public static func sheet(
    _ worker: Worker, side: String, _ verbosity: Verbosity = .normal, notUndone: String? = nil,
    suggests: Bool = true, isNarrow: Bool = false
  ) -> Sheet {
    var sheet = Sheet()
    guard let explanation = explanation(worker) else { return sheet }
    sheet.say(title(worker, side: side), saying: titleFacts(worker, side: side))
    if let place = place(worker) { sheet.say(place, saying: placeFacts(worker)) }
    if verbosity != .terse {
      if let detail = StopDetail.text(worker) { sheet.say("  \(detail)") }
      sheet.say("  \(injected(worker) ?? explanation.sentence)")
      if verbosity == .tutor { sheet.say("  \(explanation.details)") }
      sheet.append(backtrace(worker, isNarrow ? fewFrames : shownFrames))
      if let notUndone {
        sheet.say(
          StyledText("not undone: ", .dim) + StyledText(notUndone, .warning)
            + StyledText("   (`ledger`)", .dim),
          saying: [.init("not undone", StyledText(notUndone, .warning) + " (`ledger`)")])
      }
    }
    if suggests {
      let more = verbosity == .terse ? [] : ["stack", "unwind", "ledger"]
      let texts = ["bt"] + more + ["back", "continue", "explain \(explanation.code)"]
      sheet.say(
        StyledText("next: ", .dim)
          + texts.map { StyledText("`\($0)`", .command) }.joined(separator: "  "))
    }
    return sheet
  }

  /// As in `TRAP  L001 unreachable   tick 214   request #2   instance A.1`.
  public static func title(_ worker: Worker, side: String) -> StyledText {
    let request = worker.realm.currentRequest.map { "   request #\($0)" } ?? ""
    return shortTitle(worker)
      + StyledText(
        "   tick \(worker.ticks)\(request)   instance \(side)\(worker.realm.instanceCount)", .dim)
  }

  private static func titleFacts(_ worker: Worker, side: String) -> [Sheet.Fact] {
    let request = worker.realm.currentRequest.map { Sheet.Fact("request", "#\($0)") }
    return [.init("", shortTitle(worker)), .init("tick", "\(worker.ticks)")]
      + (request.map { [$0] } ?? [])
      + [.init("instance", "\(side)\(worker.realm.instanceCount)")]
  }

  /// As in `TRAP  L001 unreachable`.
  public static func shortTitle(_ worker: Worker) -> StyledText {
    guard let explanation = explanation(worker) else { return "" }
    let kind = if case .trapped = worker.machine.status { "TRAP" } else { "EXHAUSTED" }
    return StyledText("\(kind)  \(explanation.code) \(explanation.title)", .trap)
  }

  /// As in `  at leaf+0x06 (module 0x5f)   |   unreachable`.
  public static func place(_ worker: Worker) -> StyledText? {
    guard let place = worker.machine.findPlace(ofFrame: 0), let frame = worker.machine.frames.last
    else { return nil }
    let code = CodeText(worker.source.program.module)
    let text = code.text(worker.machine.code(of: frame).body[place.pc])
    let offset = place.offset.map { " (module \(NumberText.hex($0)))" } ?? ""
    return StyledText("  at \(MovePreview.placeText(place, code))\(offset)   |   ")
      + StyledText(text, .pc)
  }

  private static func placeFacts(_ worker: Worker) -> [Sheet.Fact] {
    guard let place = worker.machine.findPlace(ofFrame: 0), let frame = worker.machine.frames.last
    else { return [] }
    let code = CodeText(worker.source.program.module)
    let text = code.text(worker.machine.code(of: frame).body[place.pc])
    let offset = place.offset.map { Sheet.Fact("module offset", "\(NumberText.hex($0))") }
    return [.init("at", StyledText(MovePreview.placeText(place, code)))]
      + (offset.map { [$0] } ?? []) + [.init("instruction", StyledText(text, .pc))]
  }

  private static func backtrace(_ worker: Worker, _ shown: Int) -> Sheet {
    let title: StateView.FrameLine = (
      StyledText("backtrace, innermost first:", .dim), .init("", "backtrace, innermost first")
    )
    let frames = StateView.frames(worker)
    var lines = [title] + frames.prefix(shown)
    if frames.count > shown {
      let more = "\(frames.count - shown) more"
      lines.append(("      … \(more): `bt`", .init("", "\(more) frames: `bt`")))
    }
    var sheet = Sheet()
    sheet.list(lines.map(\.line), saying: lines.map(\.fact))
    return sheet
  }

  /// What explains the stop.
  static func explanation(_ worker: Worker) -> Explanation? {
    switch worker.machine.status {
    case .trapped(let trap): isGuardTrap(worker) ? Explanation.guardTrap : Explanation.of(trap)
    case .exhausted: Explanation.exhaustion
    case .storeExhausted: Explanation.storeExhaustion
    default: nil
    }
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
}
