// What differs between two moments of a worker.

import Recovery
import Styling
import WasmMachine
import WasmModel

/// Views of two moments, as `name  old → new`.
public enum DifferenceView {
  /// How many rows of each sort are shown.
  private static let shownRows = 16
  /// How many bytes of a range are shown.
  private static let shownBytes = 8

  /// All that differs, sort by sort; one line if nothing does.
  public static func lines(_ old: Worker, _ new: Worker, width: Int) -> [StyledText] {
    let sections: [(title: String, lines: [StyledText])] = [
      ("instance and flags", states(old, new)), ("frame", frames(old, new)),
      ("globals", globals(old, new)), ("memory", memory(old, new)), ("events", events(old, new)),
    ]
    let different = sections.filter { !$0.lines.isEmpty }
    if different.isEmpty { return ["nothing differs"] }
    return different.flatMap { section -> [StyledText] in
      [StyledText(section.title, .heading)] + section.lines.map { "  " + $0 }
    }.map { $0.truncated(to: width) }
  }

  private static func change(_ name: String, _ old: String, _ new: String) -> StyledText {
    StyledText(name) + "  " + StyledText(old, .dim) + " → " + StyledText(new, .value)
  }

  // MARK: Instance, frame, globals

  private static func states(_ old: Worker, _ new: Worker) -> [StyledText] {
    zip(GlueState(old).fields, GlueState(new).fields).compactMap { before, after in
      before.value == after.value ? nil : change(after.name, before.value, after.value)
    }
  }

  /// Locals and operands, if both moments are in the same function at the same depth; else where they
  /// are.
  private static func frames(_ old: Worker, _ new: Worker) -> [StyledText] {
    let (before, after) = (old.machine.findPlace(ofFrame: 0), new.machine.findPlace(ofFrame: 0))
    guard let before, let after, before.function == after.function,
      before.instance == after.instance, old.machine.frames.count == new.machine.frames.count
    else {
      let (from, to) = (frameText(old), frameText(new))
      return from == to ? [] : [change("in", from, to)]
    }
    let code = CodeText(new.source.program.module)
    return rows(
      zip(old.machine.locals(ofFrame: 0), new.machine.locals(ofFrame: 0)).enumerated().map {
        index, pair in
        let (local, other) = pair
        return (
          code.name(index, of: after.function),
          NumberText.text(local.type, local.slot, high: local.high),
          NumberText.text(other.type, other.slot, high: other.high)
        )
      }) + operands(old, new)
  }

  private static func frameText(_ worker: Worker) -> String {
    guard let place = worker.machine.findPlace(ofFrame: 0) else { return "no Wasm frame" }
    let name = CodeText(worker.source.program.module).name(place.function)
    return "\(name), depth \(worker.machine.frames.count)"
  }

  private static func operands(_ old: Worker, _ new: Worker) -> [StyledText] {
    func texts(_ worker: Worker) -> [String] {
      worker.machine.operands(ofFrame: 0).map {
        NumberText.text($0.type, $0.slot, high: $0.high)
      }
    }
    let (before, after) = (texts(old), texts(new))
    func text(_ values: [String]) -> String {
      values.isEmpty ? "empty" : values.joined(separator: " ")
    }
    return before == after ? [] : [change("operand stack", text(before), text(after))]
  }

  private static func globals(_ old: Worker, _ new: Worker) -> [StyledText] {
    guard let before = old.instance, let after = new.instance,
      before.globals.count == after.globals.count
    else { return [] }
    let code = CodeText(after.module)
    return rows(
      zip(before.globals, after.globals).enumerated().map { index, addresses in
        let global = old.machine.globals[addresses.0.value]
        let other = new.machine.globals[addresses.1.value]
        return (
          code.name(GlobalIndex(index)),
          NumberText.text(global.type.value, global.slot, high: global.high),
          NumberText.text(other.type.value, other.slot, high: other.high)
        )
      })
  }

  /// The rows whose values differ, as many as are shown.
  private static func rows(_ values: [(name: String, old: String, new: String)]) -> [StyledText] {
    let changed = values.filter { $0.old != $0.new }
    return changed.prefix(shownRows).map { change($0.name, $0.old, $0.new) }
      + more(changed.count, "")
  }

  private static func more(_ count: Int, _ what: String) -> [StyledText] {
    count > shownRows ? [StyledText("… \(count - shownRows) more\(what)", .dim)] : []
  }

  // MARK: Memory

  private static func memory(_ old: Worker, _ new: Worker) -> [StyledText] {
    guard let first = old.memory, let second = new.memory else { return [] }
    let before = old.machine.memories[first.value].bytes
    let after = new.machine.memories[second.value].bytes
    var lines: [StyledText] = []
    if before.count != after.count {
      lines.append(change("size in bytes", "\(before.count)", "\(after.count)"))
    }
    let ranges = before.withUnsafeBytes { a in
      after.withUnsafeBytes { b in ByteDifference.ranges(a, b) }
    }
    let total = ranges.reduce(0) { $0 + $1.count }
    guard total > 0 else { return lines }
    lines.append(
      "\(total) byte\(total == 1 ? "" : "s") in \(ranges.count) range\(ranges.count == 1 ? "" : "s")"
        + (first == second ? "" : " (they are memories of two instances)"))
    for range in ranges.prefix(shownRows) {
      let name = "[\(NumberText.hex(UInt64(range.lowerBound), digits: 5))] \(range.count)"
      lines.append(change(name, text(before[range]), text(after[range])))
    }
    return lines + more(ranges.count, " ranges")
  }

  private static func text(_ bytes: some Collection<UInt8>) -> String {
    let shown = bytes.prefix(shownBytes).map { byte in
      String(NumberText.hex(UInt64(byte), digits: 2).dropFirst(2))
    }
    return shown.joined(separator: " ") + (bytes.count > shownBytes ? " …" : "")
  }

  // MARK: Events

  /// What happened between the two, or, in two futures of one moment, in each.
  private static func events(_ old: Worker, _ new: Worker) -> [StyledText] {
    let (before, after) = (old.realm.events, new.realm.events)
    let common = zip(before, after).prefix { $0 == $1 }.count
    let (first, second) = (before.dropFirst(common), after.dropFirst(common))
    if first.isEmpty { return shown(second, "") }
    if second.isEmpty { return shown(first, "not yet: ") }
    return shown(first, "only first: ") + shown(second, "only then: ")
  }

  private static func shown(_ events: some Collection<Event>, _ title: String) -> [StyledText] {
    let lines = EventView.lines(Array(events), width: .max)
    return lines.prefix(shownRows).map { StyledText(title, .dim) + $0 }
      + more(lines.count, " events")
  }
}
