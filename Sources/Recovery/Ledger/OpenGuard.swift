// Guards that were begun and not dropped.

import WasmMachine
import WasmModel

/// A guard of the example workers: it tells when it begins and when it is dropped.
public struct OpenGuard: Hashable, Sendable {
  public let number: Int32
  /// When it began.
  public let tick: Int
}

extension Worker {
  /// The guards that a request began and that were not dropped since, by the history.
  public func openGuards(ofRequest request: Int?) -> [OpenGuard] {
    let areKinds = dropsAreKinds
    var open: [OpenGuard] = []
    for event in realm.events where event.request == request {
      switch event.kind {
      case .began(let number): open.append(OpenGuard(number: number, tick: event.tick))
      case .dropped(let number):
        // Numbers begin anew in a new instance: the newest one is meant.
        let index = open.lastIndex { areKinds ? number == 1 : $0.number == number }
        if let index { open.remove(at: index) }
      default: continue
      }
    }
    return open
  }

  /// True if the number of a drop is a kind of guard, of which 1 is the one whose beginning is told:
  /// the bank, which counts with exports what is alive, has it so. Else a guard is begun and dropped
  /// with the same number.
  private var dropsAreKinds: Bool {
    let names = Set(source.program.module.exports.map(\.name))
    if names.isSuperset(of: ["in_flight", "holds"]) { return true }
    var begun: Set<Int32> = []
    for event in realm.events {
      switch event.kind {
      case .began(let number): begun.insert(number)
      case .dropped(let number) where !begun.contains(number): return true
      default: continue
      }
    }
    return false
  }
}
