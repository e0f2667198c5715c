// Where a side stands, in one block: code, operands, locals, handlers, poison, request.

import Recovery
import Styling
import WasmMachine
import WasmModel

/// The view of a stop.
public enum ContextView {
  /// How many lines of code stand before and behind the next one.
  private static let around = 3
  /// How many operands, locals, handlers or frames are told.
  private static let shown = 6

  /// The block of a worker; `title` says where it is in time, `old` is what it was at the last stop.
  public static func sheet(_ worker: Worker, title: StyledText, since old: FrameImage?) -> Sheet {
    var sheet = Sheet(saying: title)
    if !worker.canStep {
      sheet.state("next", "nothing is on the way")
    } else if worker.isAtWasm, let place = worker.machine.findPlace(ofFrame: 0) {
      tellWasm(worker, place, old, &sheet)
    } else if let place = worker.scriptPlace {
      tellScript(worker, place, &sheet)
    } else {
      sheet.state("next", "the next task of the event loop")
    }
    sheet.state("poison", poison(worker))
    if let number = worker.realm.currentRequest,
      let request = worker.realm.requests.first(where: { $0.number == number })
    {
      sheet.state("request", "#\(number) \(request.call.text)")
    }
    return sheet
  }

  private static func poison(_ worker: Worker) -> StyledText {
    switch worker.terminatedFlag {
    case 0?: StyledText("0 live", .ok)
    case let flag?: StyledText("\(flag) terminated !", .poison)
    case nil: "no flag in this module"
    }
  }

  // MARK: Wasm

  private static func tellWasm(
    _ worker: Worker, _ place: Place, _ old: FrameImage?, _ sheet: inout Sheet
  ) {
    guard let frame = worker.machine.frames.last else { return }
    let code = worker.machine.code(of: frame)
    let text = CodeText(worker.source.program.module)
    let range = max(0, place.pc - around)..<min(code.body.count, place.pc + around + 1)
    let lines = range.map { pc in (pc, offset(pc, code), text.text(code.body[pc])) }
    sheet.list(
      [StyledText(text.name(place.function), .heading)]
        + lines.map { line($0.1, $0.2, isNext: $0.0 == place.pc) },
      saying: [Sheet.Fact("function", StyledText(text.name(place.function)))]
        + lines.map { fact($0.1, $0.2, isNext: $0.0 == place.pc) })
    if worker.machine.status != .running, let preview = MovePreview(worker) {
      sheet.state("now", StyledText(status(worker) ?? preview.text, .warning))
    }
    sheet.state("operands", operands(worker))
    sheet.state(
      "locals", locals(worker, place, text, FrameImage(worker)?.changes(since: old) ?? []))
    sheet.state("handlers", handlers(worker, code, text))
  }

  private static func offset(_ pc: Int, _ code: Code) -> String {
    let offset = code.offsets.indices.contains(pc) ? code.offsets[pc] - code.bodyOffset : pc
    return "+" + NumberText.hex(offset, digits: 2)
  }

  private static func line(_ place: String, _ text: String, isNext: Bool) -> StyledText {
    let start = StyledText(isNext ? "> " : "  ", .pc)
    if text.isEmpty { return start + StyledText(place, .dim) }
    return start + StyledText(place, .dim).padded(to: 8)
      + StyledText(text, isNext ? .pc : .code)
  }

  private static func fact(_ place: String, _ text: String, isNext: Bool) -> Sheet.Fact {
    Sheet.Fact(isNext ? "next, \(place)" : place, StyledText(text))
  }

  private static func status(_ worker: Worker) -> String? {
    switch worker.machine.status {
    case .trapped(let trap): "trap: \(trap.phrase); the instruction was not completed"
    case .exhausted: "exhaustion: the call stack is full"
    case .storeExhausted: "exhaustion: the store is full"
    default: nil
    }
  }

  private static func operands(_ worker: Worker) -> StyledText {
    let texts = worker.machine.operands(ofFrame: 0).reversed().map { operand in
      "\(operand.type) "
        + StyledText(NumberText.text(operand.type, operand.slot, high: operand.high), .value)
    }
    return texts.isEmpty ? "none" : "top first: " + listed(texts, "stack")
  }

  private static func locals(
    _ worker: Worker, _ place: Place, _ code: CodeText, _ changed: Set<Int>
  ) -> StyledText {
    let all = worker.machine.locals(ofFrame: 0)
    // What changed comes first: there may not be room for all.
    let order = all.indices.filter(changed.contains) + all.indices.filter { !changed.contains($0) }
    let texts = order.map { index -> StyledText in
      let (local, isChanged) = (all[index], changed.contains(index))
      return "\(code.name(index, of: place.function)) \(local.type) "
        + StyledText(
          NumberText.text(local.type, local.slot, high: local.high) + (isChanged ? "*" : ""),
          isChanged ? .changed : .value)
    }
    return texts.isEmpty ? "none" : listed(texts, "locals")
  }

  /// The tries around the pc that an exception would come to, innermost first.
  private static func handlers(
    _ worker: Worker, _ code: Code, _ text: CodeText
  ) -> StyledText {
    let texts = worker.coverings(ofFrame: 0).map { covering in
      StyledText(offset(covering.pc, code)) + " "
        + StyledText(text.text(code.body[covering.pc]), .exception)
    }
    return texts.isEmpty ? "none: an exception leaves this frame" : listed(texts, "handlers")
  }

  /// The first of several texts, and the command that shows the others.
  private static func listed(_ texts: [StyledText], _ command: String) -> StyledText {
    let more = texts.count - shown
    return texts.prefix(shown).joined(separator: ", ")
      + (more > 0 ? StyledText(", … \(more) more: `\(command)`", .dim) : "")
  }

  // MARK: JavaScript

  private static func tellScript(_ worker: Worker, _ place: ScriptPlace, _ sheet: inout Sheet) {
    let lines = worker.scriptLines(around: place, around)
    let indent = lines.map { $0.text.prefix { $0 == " " }.count }.min() ?? 0
    let title = "\(place.function) in \(place.module)"
    sheet.list(
      [StyledText(title, .heading)]
        + lines.map {
          line("\($0.number)", String($0.text.dropFirst(indent)), isNext: $0.number == place.line)
        },
      saying: [Sheet.Fact("function", StyledText(title))]
        + lines.map { fact("line \($0.number)", $0.text.trimmed, isNext: $0.number == place.line) })
    let frames = (0..<worker.scriptDepth).reversed().compactMap {
      worker.scriptPlace(ofFrame: $0)?.name
    }
    sheet.state("frames", "innermost first: " + listed(frames.map { StyledText($0) }, "bt"))
  }
}

extension String {
  fileprivate var trimmed: String { String(drop { $0 == " " }) }
}
