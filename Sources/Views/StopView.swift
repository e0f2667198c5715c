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
  /// So many frames of the backtrace are shown.
  private static let shownFrames = 8

  /// The report; empty if the machine stands at no stop. `notUndone` is what the request has left so
  /// far, in a few words.
  public static func sheet(
    _ worker: Worker, side: String, _ verbosity: Verbosity = .normal, notUndone: String? = nil,
    suggests: Bool = true
  ) -> Sheet {
    var sheet = Sheet()
    guard let explanation = explanation(worker) else { return sheet }
    sheet.say(title(worker, side: side))
    if let place = place(worker) { sheet.say(place) }
    if verbosity != .terse {
      if let detail = StopDetail.text(worker) { sheet.say("  \(detail)") }
      sheet.say("  \(injected(worker) ?? explanation.sentence)")
      if verbosity == .tutor { sheet.say("  \(explanation.details)") }
      sheet.append(backtrace(worker))
      if let notUndone {
        sheet.say(
          StyledText("not undone: ", .dim) + StyledText(notUndone, .warning)
            + StyledText("   (`ledger`)", .dim))
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

  private static func backtrace(_ worker: Worker) -> Sheet {
    var sheet = Sheet()
    let frames = StateView.backtrace(worker)
    var lines = [StyledText("backtrace, innermost first:", .dim)] + frames.prefix(shownFrames)
    if frames.count > shownFrames {
      lines.append("      … \(frames.count - shownFrames) more: `bt`")
    }
    sheet.list(lines, saying: lines.map { Sheet.Fact("", $0) })
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
