// Random stop points for a history: on what is really written, executed and happens in it.

import Recovery
import Stepping
import WasmMachine
import WasmModel

@testable import Shell

/// What can be watched in a history.
struct StopPointSource {
  private var addresses: [Int] = []
  private var places: [Int] = []
  private var words: [String] = []
  private var globals: Range<Int> = 0..<0

  init(_ run: StraightRun, of subject: Subject) {
    var walker = Walker(run, of: subject)
    while let (event, mark) = walker.advance() {
      guard event != .input else { continue }
      let worker = walker.worker
      for change in worker.machine.changes(since: mark.machine) {
        if case .memory(let address, _, _, _) = change { addresses.append(Int(address)) }
        if case .memoryRange(let address, let old, _) = change, !old.isEmpty {
          addresses.append(address + old.count / 2)
        }
      }
      if worker.machine.status == .running, let place = worker.machine.findPlace(ofFrame: 0),
        let offset = place.offset
      {
        places.append(offset)
      }
    }
    // What an input causes at once is no matter of a run.
    words = Set(walker.worker.realm.events.map { EventName.of($0.kind) })
      .subtracting(["request"]).sorted()
    globals = 0..<(walker.worker.instance?.globals.count ?? 0)
  }

  /// One to three points of any kinds.
  func points(_ dice: inout Dice) throws -> [StopPoint] {
    try (1...1 + dice.roll(3)).compactMap { number in
      switch dice.roll(6) {
      case 0:
        guard let word = dice.pick(words), let name = EventName.find(word) else { return nil }
        return StopPoint(number, .event(name, details: []))
      case 1:
        guard let place = dice.pick(places) else { return nil }
        var point = StopPoint(number, .place(try Location("*\(place)")))
        if dice.chance(60) {
          let conditions = ["%sp % 32 != 0", "%depth > 3", "count(import) < 3", "%tick % 7 < 4"]
          point.condition = try Expression(parsing: dice.pick(conditions) ?? "1")
        }
        return point
      default:
        guard let text = value(&dice) else { return nil }
        return StopPoint(number, .value(try WatchTarget(parsing: text), .change))
      }
    }
  }

  private func value(_ dice: inout Dice) -> String? {
    switch dice.roll(10) {
    case 0: return "%sp"
    case 1: return "%poison"
    case 2: return globals.isEmpty ? nil : "global[\(dice.roll(globals.count))]"
    case 3: return "%instance"
    default: break
    }
    guard let written = dice.pick(addresses) else { return nil }
    let address = max(0, written - dice.roll(3))
    switch dice.roll(8) {
    case 0: return "\(address),\(1 + dice.roll(40))"
    case 1: return "u8[\(address)] + u16[\(dice.pick(addresses) ?? 0)]"
    case 2: return "u32[u8[\(address)]]"
    default:
      let units = ["u8", "i8", "u16", "i16", "u32", "i32", "i64", "f32", "f64"]
      return "\(dice.pick(units) ?? "u8")[\(address)]"
    }
  }
}
