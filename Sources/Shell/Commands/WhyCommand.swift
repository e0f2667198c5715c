// `why`: who wrote a value last.

import Recovery
import Stepping
import Styling
import Views
import WasmMachine

/// `why EXPR`
enum WhyCommand: Command {
  static let card = CommandCard(
    "why", [], .time, usage: "why EXPRESSION | ADDRESS[,LENGTH]",
    "Say who wrote a value last, and when.",
    details: """
      Memory, globals, locals, %poison, %sp, %instance, and what is made of them. The whole history
      of this branch is searched, however long; the answer is the newest write before now, whether
      or not it changed the value.
      """,
    examples: ["why %sp", "why u8[0x10890]", "why %poison"])

  static func run(
    _ line: CommandLine, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    guard !line.rest.isEmpty else {
      throw CommandError("what to ask about is missing", try: "why u32[0x100]")
    }
    let target = try WatchTarget(parsing: line.rest)
    var lines: [StyledText] = []
    for index in try session.loadedSides() {
      lines += session.marked(index, try session.why(target, index))
    }
    return lines
  }
}

extension Session {
  fileprivate mutating func why(
    _ target: WatchTarget, _ index: Int
  ) throws(CommandError) -> [StyledText] {
    let names = WorkerValues(side: sides[index])
    let value = try target.expression.value(on: names)
    let locations = try target.locations(on: names)
    let head = StyledText("\(target.label) is ") + StyledText("\(value)", .value)
    let finding = environment.following("why") { goesOn in
      sides[index].findLastWriter(of: target.expression, at: locations, goesOn: goesOn)
    }
    switch finding {
    case .interrupted: throw Self.interruption("why")
    case .nobody: return [head, "  nobody wrote it: it is what it was at the beginning"]
    case .found(let write): return [head] + told(write, target, index)
    }
  }

  private func told(_ write: LastWrite, _ target: WatchTarget, _ index: Int) -> [StyledText] {
    let (before, after) = (write.before.world, write.after.world)
    let tick = write.after.tick
    let request = after.realm.currentRequest.map { ", request #\($0)" } ?? ""
    let instance = ", instance \(sides[index].label).\(after.realm.instanceCount)"
    let when = "tick \(tick)\(request)\(instance)"
    var lines: [StyledText] = []
    if case .write(let change)? = write.after.newestInput {
      lines.append(StyledText("  you wrote it: set \(change.text)", .warning) + "   \(when)")
    } else if let preview = MovePreview(before) {
      let verb = write.isEntry ? "since its function was entered by" : "written by"
      let (place, text) = Self.writer(preview, before, after)
      lines.append(
        StyledText("  \(verb) ") + StyledText(place, .emphasis) + StyledText("  \(text)", .code))
      lines.append("  \(when)")
    }
    let frame = max(
      0, after.machine.frames.count - 1 - sides[index].worker.machine.frames.count + 1)
    let old = try? target.expression.value(on: WorkerValues(before, side: "", frame: frame))
    let new = try? target.expression.value(on: WorkerValues(after, side: "", frame: frame))
    if let old, let new, !write.isEntry {
      lines.append(old == new ? "  it was \(old) before, too" : "  \(old) -> \(new)")
    }
    if suggestsCommands {
      lines.append(
        StyledText("next: ", .dim) + StyledText("`goto \(tick)`", .command)
          + StyledText(" goes there", .dim))
    }
    return lines
  }

  /// A move that ends a call of JavaScript goes on with the line that called: that line wrote.
  private static func writer(
    _ preview: MovePreview, _ before: Worker, _ after: Worker
  ) -> (place: String, text: String) {
    guard preview.isGlue, !before.isAtWasm, !after.isAtWasm,
      after.scriptDepth < before.scriptDepth,
      let caller = before.scriptPlace(ofFrame: after.scriptDepth - 1)
    else { return (preview.place, preview.text) }
    return (caller.name, caller.text)
  }
}
