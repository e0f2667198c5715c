// What the request on the way has left so far, for the report of a stop.

import Recovery
import Stepping
import WasmMachine

extension Side {
  /// A request that has made more moves is not looked through for a report; `ledger` does.
  private static let longestWay = 200_000

  /// As in `212 bytes changed, 1 guard alive, stack pointer -160`; nil if nothing is left, or it is
  /// far to look.
  var notUndone: String? {
    let realm = worker.realm
    guard let request = realm.requests.last(where: { $0.outcome == nil }), worker.isAtWasm,
      timeline.tick - request.firstTick < Self.longestWay,
      let enter = realm.events.lastIndex(where: { event in
        if case .enter = event.kind { event.tick >= request.firstTick } else { false }
      })
    else { return nil }
    var start = timeline
    _ = start.go(toEvent: enter, at: realm.events[enter].tick) { _ in true }
    let ledger = Ledger(
      request, start: start.world, trap: nil, end: worker, allocations: nil)
    var parts: [String] = []
    if let stores = ledger.stores, stores.bytes > 0 {
      parts.append("\(stores.bytes) byte\(stores.bytes == 1 ? "" : "s") changed")
    }
    let guards = ledger.openGuards.count
    if guards > 0 { parts.append("\(guards) guard\(guards == 1 ? "" : "s") alive") }
    if let pointer = ledger.stackPointer, pointer.before != pointer.after {
      parts.append("stack pointer \(Int64(pointer.after) - Int64(pointer.before))")
    }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }
}
