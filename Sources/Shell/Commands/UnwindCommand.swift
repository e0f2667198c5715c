// `unwind`: frame by frame, what an exception did, or would do.

import Recovery
import Stepping
import Styling
import Views
import WasmMachine

/// `unwind [TAG | trap]`
enum UnwindCommand: Command {
  static let card = CommandCard(
    "unwind", [], .looking, usage: "unwind [TAG | trap]",
    "Frame by frame: popped, cleaned up, caught, lost.",
    details: """
      Shows the last exception of the history up to here, or the last trap if that came later: then
      the table is a negative, and says what never ran. `~` is cleanup that ran, `#` what never did.
      With the name of a tag, or with `trap`: what would happen if that were thrown here, by the
      handlers alone. Functions have their last names; `bt` has the whole ones.
      """, examples: ["unwind"])

  static func run(
    _ line: CommandLine, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    let words = line.arguments
    if let word = words.dropFirst().first {
      throw CommandError("one tag is enough, and `\(word)` is another", try: "unwind \(words[0])")
    }
    var sheets: [String: Sheet] = [:]
    for index in try session.loadedSides() {
      let side = session.sides[index]
      if let word = words.first {
        sheets[side.label] = try predicted(word, side.worker)
      } else {
        sheets[side.label] = try seen(session, index)
      }
    }
    return try session.showSheets { sheets[$0.label] ?? Sheet() }
  }

  private static func predicted(_ word: String, _ worker: Worker) throws(CommandError) -> Sheet {
    guard worker.isAtWasm else {
      throw CommandError("no Wasm frame: nothing is on the way", try: "start NAME(ARGS)")
    }
    if word == "trap" { return UnwindView.sheet(trapAt: worker, isHypothetical: true) }
    guard let tag = worker.findTag(word) else {
      let names = worker.tagNames
      throw CommandError(
        "no tag `\(word)` in \(worker.source.name)",
        try: names.isEmpty ? "unwind trap" : "unwind \(names.joined(separator: "   or   unwind "))")
    }
    return UnwindView.sheet(predicting: tag, worker)
  }

  private static func seen(_ session: Session, _ index: Int) throws(CommandError) -> Sheet {
    let now = session.sides[index].worker
    switch try session.lastFailure(index, what: "unwind") {
    case .thrown(let timeline):
      let record = UnwindRecord(timeline, upTo: session.sides[index].timeline.place)
      return UnwindView.sheet(record, thrown: timeline.world, now: now)
    case .trapped(let timeline): return UnwindView.sheet(trapAt: timeline.world)
    case nil:
      var sheet = Sheet()
      let isBusy = session.sides[index].isBusy
      sheet.say(
        "nothing was thrown by Wasm and nothing trapped up to here (try "
          + (isBusy ? "`continue`, or `unwind trap`)" : "`panic`, then `request NAME ARGS`)"))
      return sheet
    }
  }
}
