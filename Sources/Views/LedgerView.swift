// What did not happen, as facts.

import Recovery
import Styling
import WasmMachine
import WasmModel

/// The view of `ledger`.
public enum LedgerView {
  /// A word that went from 0 to 1, and who wrote it.
  public struct Raised: Hashable, Sendable {
    public let address: Int
    /// As in `bank::lock_ledger+0x21`; nil if it is not known.
    public let writer: String?
    public let tick: Int

    public init(address: Int, writer: String?, tick: Int) {
      (self.address, self.writer, self.tick) = (address, writer, tick)
    }
  }

  /// The balance of a request; `raised` says who wrote the first of the raised bytes, `end` is the
  /// worker when the request was over, `now` as it is.
  public static func sheet(
    _ ledger: Ledger, raised: [Raised], end: Worker, now: Worker
  ) -> Sheet {
    var sheet = Sheet()
    sheet.say(title(ledger))
    if ledger.isBalanced {
      sheet.say(balanced(ledger))
      return sheet
    }
    sheet.state("drops", drops(ledger))
    if let discarded = ledger.discarded { sheet.state("cleanups", cleanups(discarded)) }
    sheet.state("locks", locks(ledger, raised))
    sheet.state("borrows", borrows(ledger))
    sheet.state("allocations", allocations(ledger))
    sheet.state("shadow stack", shadowStack(ledger))
    sheet.state("requests", requests(ledger))
    sheet.state("stores", stores(ledger))
    if let fate = fate(ledger, end, now) { sheet.state("since then", fate) }
    return sheet
  }

  private static func title(_ ledger: Ledger) -> StyledText {
    let request = ledger.request
    let name =
      request.number > 0 ? "request #\(request.number) \(request.call.text)" : request.call.text
    let how: StyledText
    switch (ledger.stop?.kind, request.outcome) {
    case (.trap(let trap, _)?, _):
      how = StyledText("trap \(trap.phrase), tick \(ledger.stop?.tick ?? 0)", .trap)
    case (.exhausted?, _):
      how = StyledText("call stack exhausted, tick \(ledger.stop?.tick ?? 0)", .trap)
    case (_, .answered?): how = StyledText("answered", .ok)
    case (_, .failed?): how = StyledText("failed without a trap", .exception)
    case (_, .hung?): how = StyledText("never settled", .trap)
    case (_, nil): how = "on the way"
    }
    return StyledText("LEDGER", .heading) + "  \(name): " + how
  }

  /// All of it, where nothing is missing.
  private static func balanced(_ ledger: Ledger) -> StyledText {
    var parts: [String] = []
    if ledger.guardsBegun > 0 {
      parts.append("drops \(ledger.guardsBegun) of \(ledger.guardsBegun)")
    }
    if let pointer = ledger.stackPointer {
      parts.append("shadow stack back at \(pointer.after)")
    }
    if let allocations = ledger.allocations {
      parts.append("allocations alive \(allocations.alive)")
    }
    if let stores = ledger.stores { parts.append("bytes it changed \(stores.bytes)") }
    let head =
      ledger.request.outcome == nil ? "nothing is missing so far: " : "nothing is missing: "
    return StyledText(head, .ok) + StyledText(parts.joined(separator: ", "))
  }

  private static func drops(_ ledger: Ledger) -> StyledText {
    if ledger.guardsBegun == 0 { return "no guard was begun" }
    if ledger.openGuards.isEmpty { return StyledText("all \(ledger.guardsBegun) ran", .ok) }
    let list = ledger.openGuards.map { "\($0.number) (begun at tick \($0.tick))" }
    return StyledText(
      "# \(ledger.openGuards.count) of \(ledger.guardsBegun) never ran: guard "
        + list.joined(separator: ", "), .trap)
  }

  private static func cleanups(_ discarded: (frames: Int, covered: Int)) -> StyledText {
    discarded.covered == 0
      ? "none was there to run: no handler around \(discarded.frames) frames"
      : StyledText(
        "# never ran in \(discarded.covered) of the \(discarded.frames) frames discarded", .trap)
  }

  private static func locks(_ ledger: Ledger, _ raised: [Raised]) -> StyledText {
    if ledger.raised.isEmpty { return "nothing looks like one: no word went from 0 to 1" }
    let texts = raised.map { raised in
      let address = "u8[\(NumberText.hex(UInt64(raised.address)))]"
      return address + (raised.writer.map { ", set by \($0) at tick \(raised.tick)" } ?? "")
    }
    let more = ledger.raised.count - raised.count
    return StyledText("0 → 1 and not cleared, may be locks or counters: ", .warning)
      + StyledText(texts.joined(separator: "; ") + (more > 0 ? "; and \(more) more" : ""))
  }

  private static func borrows(_ ledger: Ledger) -> StyledText {
    guard let handles = ledger.handles else {
      return "not known: this module has no externref table"
    }
    let more = handles.after - handles.before
    return more > 0
      ? StyledText("\(more) more JavaScript values in the externref table", .warning)
      : "no more JavaScript values in the externref table"
  }

  private static func allocations(_ ledger: Ledger) -> StyledText {
    guard let allocations = ledger.allocations else {
      return "not known: no function has the name of an allocator"
    }
    let text = "\(allocations.made) made, \(allocations.freed) freed"
    if allocations.alive == 0, allocations.bytes == 0 { return StyledText(text) }
    return StyledText(text + ": ")
      + StyledText("\(allocations.alive) alive, \(allocations.bytes) bytes", .warning)
      + StyledText("   (calls of \(allocations.name) and its relatives)", .dim)
  }

  private static func shadowStack(_ ledger: Ledger) -> StyledText {
    guard let pointer = ledger.stackPointer else {
      return "not known: this module names no __stack_pointer"
    }
    if pointer.before == pointer.after { return "given back: \(pointer.after)" }
    let bytes = Int64(pointer.before) - Int64(pointer.after)
    return StyledText("\(bytes) bytes not given back: ", .trap)
      + StyledText("\(pointer.before) → \(pointer.after)")
  }

  private static func requests(_ ledger: Ledger) -> StyledText {
    ledger.openRequests.isEmpty
      ? "no other is open"
      : StyledText(
        "open: " + ledger.openRequests.map { "#\($0)" }.joined(separator: ", "), .warning)
  }

  private static func stores(_ ledger: Ledger) -> StyledText {
    guard let stores = ledger.stores else { return "no memory" }
    if stores.bytes == 0 { return "no byte differs from before" }
    let bytes = "\(stores.bytes) byte\(stores.bytes == 1 ? "" : "s")"
    let places = "\(stores.ranges) place\(stores.ranges == 1 ? "" : "s")"
    return StyledText("\(bytes) in \(places) differ from before")
      + StyledText(
        ledger.isShared ? ", some by other requests" : ": what it wrote stays written", .dim)
  }

  /// What became of the instance.
  private static func fate(_ ledger: Ledger, _ end: Worker, _ now: Worker) -> StyledText? {
    let later = now.realm.events.dropFirst(end.realm.events.count)
    for event in later {
      if case .reset(let from, let to) = event.kind {
        return StyledText(
          "at tick \(event.tick) instance \(from) was replaced by \(to): its memory is gone",
          .warning)
      }
    }
    if ledger.request.outcome == nil { return nil }
    if let flag = now.terminatedFlag, flag != 0 {
      return StyledText("the instance is marked as terminated, and still has all of this", .poison)
    }
    return now.strategy.resetsByShim && now.criticalError
      ? "the instance still has all of this; the shim will replace it before the next request"
      : "the same instance goes on, with all of this"
  }
}
