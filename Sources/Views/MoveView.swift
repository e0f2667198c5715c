// What a move did: one line a move, in both directions.

import Recovery
import Styling
import WasmMachine
import WasmModel
import WasmValidation

/// The line that tells what a move changed.
public enum MoveView {
  /// The line for a move that was made: tick, place, what it was, what changed. Places that are
  /// not whole keep to a column.
  public static func line(
    _ preview: MovePreview, after worker: Worker, since mark: Worker.Mark,
    isWhole: Bool = false
  ) -> StyledText {
    let changes = describe(preview, worker, mark.machine, forward: true)
    let place = isWhole ? StyledText(preview.place, .dim) : column(preview.place)
    return compose("\(worker.ticks)", place, preview.text, changes)
  }

  /// The line for a move that is about to be undone. `worker` is still as the move left it.
  public static func undoneLine(
    _ preview: MovePreview, before worker: Worker, since mark: Worker.Mark,
    isWhole: Bool = false
  ) -> StyledText {
    let changes = describe(preview, worker, mark.machine, forward: false)
    let place = isWhole ? StyledText(preview.place, .dim) : column(preview.place)
    return compose("\(preview.tick)", place, "undone: \(preview.text)", changes)
  }

  private static func compose(
    _ tick: String, _ place: StyledText, _ text: String, _ changes: [String]
  ) -> StyledText {
    let padding = String(repeating: " ", count: max(0, 5 - tick.count))
    var line = StyledText(padding + tick + "  ", .dim)
    line += place
    line += StyledText("  " + (changes.isEmpty ? text : text.padded(to: 20)), .code)
    if !changes.isEmpty { line += StyledText("  " + changes.joined(separator: ", "), .changed) }
    return line
  }

  private static let placeWidth = 25

  /// A place as wide as its column, cut at the left, where Rust's names say least.
  private static func column(_ place: String) -> StyledText {
    let text = place.count <= placeWidth ? place : "…" + place.suffix(placeWidth - 1)
    return StyledText(text.padded(to: placeWidth), .dim)
  }

  /// What a move changed.
  static func describe(
    _ preview: MovePreview, _ worker: Worker, _ mark: Int, forward: Bool
  ) -> [String] {
    let changes = worker.machine.changes(since: mark)
    // The locals of a frame that comes or goes are no news of their own.
    let changesFrame = changes.contains(where: \.isOfFrame)
    var texts = changes.compactMap { change -> String? in
      if case .slot = change, changesFrame { return nil }
      return describe(change, worker, forward)
    }
    if let name = target(of: preview.text) {
      texts = texts.map { $0.hasPrefix("\(name) ") ? String($0.dropFirst(name.count + 1)) : $0 }
    }
    if !preview.isGlue, forward, texts.isEmpty || preview.text.hasPrefix("local.tee"),
      let effect = stackEffect(preview, worker)
    {
      texts.append(effect)
    }
    texts += frames(preview, worker, changes, forward)
    let now = GlueState(worker)
    texts += forward ? now.differences(from: preview.state) : preview.state.differences(from: now)
    let events = worker.realm.events[min(preview.eventCount, worker.realm.events.count)...]
    texts += events.compactMap { EventView.short($0.kind, undone: !forward) }
    return texts
  }

  /// What a setting instruction names already: its change need not say it again.
  private static func target(of text: String) -> String? {
    let words = text.split(separator: " ")
    guard words.count == 2 else { return nil }
    switch words[0] {
    case "global.set": return String(words[1])
    case "local.set", "local.tee": return "local[\(words[1])]"
    default: return nil
    }
  }

  /// A memory, global or local that changed, as `where old→new`.
  static func describe(_ change: Change, _ worker: Worker, _ forward: Bool) -> String? {
    let machine = worker.machine
    func arrow(_ old: String, _ new: String) -> String {
      forward ? "\(old)→\(new)" : "\(new)→\(old)"
    }
    switch change {
    case .memory(let address, let old, let memory, let width):
      let new = machine.memories[memory.value].load(at: Int(address), width: Int(width))
      return "[\(NumberText.hex(address))] \(arrow(bytes(old, width), bytes(new, width)))"
    case .memoryRange(let address, let old, _):
      return "[\(NumberText.hex(address))] \(old.count) bytes"
    case .memoryGrown(let memory, let old):
      let new = machine.memories[memory.value].pages
      return "memory \(arrow("\(old / MemoryType.pageSize)", "\(new)")) pages"
    case .global(let address, let old): return self.global(address, old, worker, arrow)
    case .slot(let index, let old): return local(Int(index), old, worker, arrow)
    case .tableRange(let index, let old, _): return "table[\(index)] \(old.count) elements"
    case .tableGrown(let table, let old):
      return "table \(arrow("\(old)", "\(machine.tables[table.value].elements.count)")) elements"
    case .object(_, let object, let offset, _):
      return "object#\(object) at +\(offset)"
    case .objectRange(let offset, let old, let object):
      return "object#\(object) +\(offset) \(old.count) bytes"
    default: return nil
    }
  }

  private static func global(
    _ address: GlobalAddress, _ old: UInt64, _ worker: Worker, _ arrow: (String, String) -> String
  ) -> String {
    let global = worker.machine.globals[address.value]
    let type = global.type.value
    let name = globalName(address, worker)
    // Of a vector only the lower half is in this change.
    if type == .v128 { return "\(name) → \(NumberText.text(type, global.slot, high: global.high))" }
    return "\(name) \(arrow(NumberText.text(type, old), NumberText.text(type, global.slot)))"
  }

  private static func bytes(_ value: UInt64, _ width: UInt8) -> String {
    width == 1 ? "\(UInt8(truncatingIfNeeded: value))" : "\(value)"
  }

  private static func globalName(_ address: GlobalAddress, _ worker: Worker) -> String {
    guard let instance = worker.instance,
      let index = instance.globals.firstIndex(of: address)
    else { return "global" }
    return CodeText(instance.module).name(GlobalIndex(index))
  }

  private static func local(
    _ index: Int, _ old: UInt64, _ worker: Worker, _ arrow: (String, String) -> String
  ) -> String? {
    guard let frame = worker.machine.frames.last, let place = worker.machine.findPlace(ofFrame: 0)
    else { return nil }
    let function = worker.machine.code(of: frame).function
    let slot = index - Int(frame.base)
    guard
      let number = function.locals.indices.first(where: { function.slot(ofLocal: $0) == slot })
    else { return nil }
    let name = CodeText(worker.source.program.module).name(number, of: place.function)
    let type = function.locals[number]
    let new = worker.machine.slots[index]
    if type == .v128 {
      return "\(name) → \(NumberText.text(type, new, high: worker.machine.slots[index + 1]))"
    }
    return "\(name) \(arrow(NumberText.text(type, old), NumberText.text(type, new)))"
  }

  /// What stands on top of the operand stack if it is new, or how many operands went.
  private static func stackEffect(_ preview: MovePreview, _ worker: Worker) -> String? {
    let machine = worker.machine
    guard machine.frames.count == preview.frameCount, machine.status == .running else {
      return nil
    }
    let difference = machine.top - preview.top
    let produced = preview.text.hasPrefix("local.get") || difference > 0 || isComputation(preview)
    if produced, let value = machine.operands(ofFrame: 0).last {
      return "→ \(NumberText.text(value.type, value.slot, high: value.high))"
    }
    return difference < 0 ? "stack \(difference)" : nil
  }

  /// Instructions that replace operands by a result, with rules of their own.
  private static let irregularComputations: Set<Opcode> = [
    .select, .selectTyped, .refIsNull, .refTest, .refTestNull, .structNew, .structGet, .structGetS,
    .structGetU, .arrayNew, .arrayNewDefault, .arrayNewFixed, .arrayNewData, .arrayNewElem,
    .arrayGet, .arrayGetS, .arrayGetU, .tableGet, .tableGrow, .memoryGrow, .anyConvertExtern,
    .externConvertAny,
  ]

  private static func isComputation(_ preview: MovePreview) -> Bool {
    let mnemonic = preview.text.prefix { $0 != " " }
    guard let card = InstructionCard.find(mnemonic: String(mnemonic)).first else { return false }
    switch card.typing {
    case .stack(_, let results), .access(_, let results): return !results.isEmpty
    case .irregular: return irregularComputations.contains(card.opcode)
    }
  }

  private static func frames(
    _ preview: MovePreview, _ worker: Worker, _ changes: ArraySlice<Change>, _ forward: Bool
  ) -> [String] {
    let code = CodeText(worker.source.program.module)
    let isPlainCall = preview.text.hasPrefix("call ")
    let words: [String] = changes.compactMap { change in
      switch change {
      case .frameEntered:
        if isPlainCall { return nil }
        guard let place = worker.machine.findPlace(ofFrame: 0) else { return nil }
        return (forward ? "enter " : "left again: ") + code.name(place.function)
      case .frameLeft(let frame):
        guard case .wasm(_, let function) = worker.machine.functions[frame.function.value].kind
        else { return nil }
        return (forward ? "leave " : "back in ") + code.name(function.function.index)
      default: return nil
      }
    }
    // A trap leaves all frames at once, and an exhausted stack has thousands.
    if words.count <= shownFrames { return words }
    return words.prefix(shownFrames) + ["\(words.count - shownFrames) more frames"]
  }

  /// How many frames that come or go in one move are named.
  private static let shownFrames = 4
}

extension Change {
  fileprivate var isOfFrame: Bool {
    switch self {
    case .frameEntered, .frameLeft: true
    default: false
    }
  }
}

extension String {
  /// The text with spaces behind it, at least so many columns wide.
  func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
