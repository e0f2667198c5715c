// The picture of an unwinding: frames, clauses, cleanups and drops; and its negative, of a trap.

import Recovery
import Styling
import WasmMachine
import WasmModel

/// The view of `unwind`.
public enum UnwindView {
  /// An unwinding that began, and what was seen of it. `thrown` is the worker right behind the throw,
  /// `now` the worker at the end of what was looked at.
  public static func sheet(_ record: UnwindRecord, thrown: Worker, now: Worker) -> Sheet {
    var sheet = Sheet()
    sheet.say(title(thrown))
    sheet.show(
      table(
        record.stories.map { ($0.prediction, action($0, thrown)) }, thrown, "what happened"),
      keys: 2)
    for story in record.stories { sheet.append(cleanup(story, thrown)) }
    if record.end == .onItsWay {
      sheet.state("so far", "it is on its way; what is not done yet is told by the handlers")
    } else {
      sheet.state("predicted", comparison(record, thrown))
    }
    if let first = earlierThrow(thrown) {
      sheet.state(
        "within", "the cleanup of the throw at tick \(first), which this one takes the place of")
    }
    for tick in record.replacements {
      sheet.state(
        "replaced", "at tick \(tick) by another exception: a destructor panicked, or threw anew")
    }
    sheet.append(ending(record, thrown, now))
    return sheet
  }

  /// What the handlers say about an exception that nobody threw.
  public static func sheet(predicting tag: TagAddress, _ worker: Worker) -> Sheet {
    var sheet = Sheet()
    sheet.say(
      StyledText("UNWIND", .heading) + "  if \(worker.tagName(tag)) were thrown here, at tick "
        + "\(worker.ticks): by the handlers, nothing was run")
    let frames = worker.predict(.exception(tag))
    sheet.show(table(frames.map { ($0, action($0, worker)) }, worker, "would happen"), keys: 2)
    sheet.append(HandlersView.script(worker))
    return sheet
  }

  private static func title(_ thrown: Worker) -> StyledText {
    let tag = thrown.tagOnItsWay.map(thrown.tagName) ?? "exception"
    let request = thrown.realm.currentRequest.map { ", request #\($0)" } ?? ""
    return StyledText("UNWIND", .heading) + "  " + StyledText(tag, .exception)
      + "  thrown at tick \(thrown.ticks)\(request)"
  }

  private static func action(_ story: UnwindRecord.Story, _ worker: Worker) -> StyledText {
    switch story.fate {
    case .notYet: action(story.prediction, worker)
    case .popped: "popped"
    case .pad(_, nil): StyledText("~ cleanup runs", .exception)
    case .pad(_, _?):
      StyledText(story.drops.isEmpty ? "~ cleanup ran" : "~ cleanup", .exception)
        + drops(story.drops)
    case .caught: StyledText("CAUGHT", .ok) + landing(story.prediction, worker)
    case .kept: StyledText("stays", .dim)
    }
  }

  private static func drops(_ numbers: [Int32]) -> StyledText {
    numbers.isEmpty
      ? "" : StyledText(", drop \(numbers.map(String.init).joined(separator: " "))", .ok)
  }

  static func action(_ frame: PredictedFrame, _ worker: Worker) -> StyledText {
    switch frame.action {
    case .popped: StyledText("would be popped", .dim)
    case .pad: StyledText("~ cleanup would run", .exception)
    case .caught: StyledText("would CATCH", .ok) + landing(frame, worker)
    case .kept: StyledText("would stay", .dim)
    case .discarded: discarded(frame)
    }
  }

  /// What a trap leaves undone in a frame.
  private static func discarded(_ frame: PredictedFrame) -> StyledText {
    let clauses = frame.coverings.flatMap(\.clauses)
    if clauses.isEmpty { return StyledText("discarded", .dim) }
    return StyledText(
      clauses.contains { $0.tag == nil } ? "# cleanup never ran" : "# never asked", .trap)
  }

  private static func landing(_ frame: PredictedFrame, _ worker: Worker) -> StyledText {
    guard case .caught(let covering, let clause) = frame.action else { return "" }
    return StyledText(" → \(HandlerText(worker, frame.place).target(covering, clause))")
  }

  // MARK: Below the table

  /// The tick of an exception of the same request that nobody had caught yet.
  private static func earlierThrow(_ thrown: Worker) -> Int? {
    var open: Int?
    for event in thrown.realm.events.dropLast()
    where event.request == thrown.realm.currentRequest {
      switch event.kind {
      case .thrown: open = event.tick
      case .caught, .request: open = nil
      default: continue
      }
    }
    return open
  }

  /// What the cleanup of a frame did.
  private static func cleanup(_ story: UnwindRecord.Story, _ worker: Worker) -> Sheet {
    var sheet = Sheet()
    guard case .pad(let entered, let left) = story.fate else { return sheet }
    var parts = ["ticks \(entered)-\(left.map(String.init) ?? "…")"]
    parts += story.events.compactMap { event in
      switch event.kind {
      case .dropped(let number): "drop \(number) at \(event.tick)"
      case .thrown: "a second throw at \(event.tick)"
      case .trap(let trap, _): "trap \(trap.phrase) at \(event.tick)"
      default: nil
      }
    }
    if story.drops.isEmpty { parts.append("no guard dropped") }
    if let move = pointerText(story.stackPointer) { parts.append("shadow stack \(move)") }
    let name = HandlerText.function(worker, story.prediction.place)
    sheet.state(
      "cleanup", StyledText("\(story.prediction.depth) \(name): \(parts.joined(separator: ", "))"))
    return sheet
  }

  private static func pointerText(_ move: UnwindRecord.PointerMove) -> String? {
    guard let before = move.before, let after = move.after, before != after else { return nil }
    return "\(before) → \(after)"
  }

  /// Whether the handlers had said it.
  private static func comparison(_ record: UnwindRecord, _ thrown: Worker) -> StyledText {
    if record.isAsPredicted { return "by the handlers alone, and it happened so" }
    let other = record.stories.first { story in
      switch (story.prediction.action, story.fate) {
      case (_, .notYet), (.popped, .popped), (.pad, .pad), (.caught, .caught), (.kept, .kept): false
      default: true
      }
    }
    let frame = other.map {
      "\($0.prediction.depth) \(HandlerText.function(thrown, $0.prediction.place))"
    }
    return StyledText(
      "by the handlers, and it went otherwise in frame \(frame ?? "-")", .warning)
  }

  private static func ending(_ record: UnwindRecord, _ thrown: Worker, _ now: Worker) -> Sheet {
    var sheet = Sheet()
    switch record.end {
    case .onItsWay: break
    case .caught(let tick):
      sheet.state("ended", StyledText("caught at tick \(tick)", .ok) + catcher(record, thrown))
    case .left(let tick):
      sheet.state(
        "ended", StyledText("left Wasm at tick \(tick), uncaught there", .warning))
      sheet.append(HandlersView.script(thrown))
    case .trapped(let tick):
      sheet.state(
        "ended", StyledText("by a trap at tick \(tick): the frames left are discarded", .trap))
    }
    sheet.state("shadow stack", shadowStack(record, thrown, now))
    return sheet
  }

  /// As in ` by catch __cpp_exception in transfer`.
  private static func catcher(_ record: UnwindRecord, _ thrown: Worker) -> StyledText {
    for story in record.stories {
      guard case .caught = story.fate,
        case .caught(let covering, let clause) = story.prediction.action
      else { continue }
      let text = HandlerText(thrown, story.prediction.place)
      return StyledText(" by \(text.text(covering.clauses[clause])) in ")
        + StyledText(HandlerText.function(thrown, story.prediction.place))
    }
    return ""
  }

  /// Where the shadow stack pointer went, and who put it back.
  private static func shadowStack(
    _ record: UnwindRecord, _ thrown: Worker, _ now: Worker
  ) -> StyledText {
    guard let before = record.stackPointer.before, let after = record.stackPointer.after else {
      return "not known: this module names no __stack_pointer"
    }
    let cleanups = record.stories.count { story in
      pointerText(story.stackPointer) != nil
    }
    var text = "\(before) at the throw → \(after)"
    text += record.end == .onItsWay ? " now" : " at the end"
    if cleanups > 0 { text += ", by \(cleanups) cleanup\(cleanups == 1 ? "" : "s")" }
    let restored = now.realm.events.dropFirst(thrown.realm.events.count).last { event in
      if case .stackPointerRestored = event.kind {
        event.request == thrown.realm.currentRequest
      } else {
        false
      }
    }
    if let restored, case .stackPointerRestored(let from, let to) = restored.kind {
      text += "; the export wrapper put \(from) → \(to) at tick \(restored.tick)"
    }
    return StyledText(text)
  }
}
