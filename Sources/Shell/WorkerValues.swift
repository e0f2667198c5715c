// The values that expressions can name.

import Recovery
import Stepping
import Views
import WasmMachine
import WasmModel

/// Looks values of a side up by name.
struct WorkerValues {
  let side: Side
  private var worker: Worker { side.worker }

  /// `%tick` and the other registers.
  func register(_ name: String) -> Int64? {
    switch name.hasPrefix("$") ? "%" + name.dropFirst() : name {
    case "%tick": Int64(side.timeline.tick)
    case "%pc": worker.machine.findPlace(ofFrame: 0)?.offset.map(Int64.init)
    case "%depth": Int64(worker.machine.frames.count)
    case "%poison": Int64(worker.terminatedFlag ?? 0)
    case "%sp": worker.stackPointer.map { Int64(Int32(bitPattern: $0)) }
    case "%instance": Int64(worker.realm.instanceCount)
    case "%request": Int64(worker.realm.requests.map(\.number).max() ?? 0)
    default: nil
    }
  }

  /// A local by its name, as `$amount`.
  func named(_ name: String) -> Int64? {
    guard name.hasPrefix("$"), let place = worker.machine.findPlace(ofFrame: 0) else { return nil }
    let code = CodeText(worker.source.program.module)
    let locals = worker.machine.locals(ofFrame: 0)
    let index = locals.indices.first { code.name($0, of: place.function) == name }
    return index.map { Self.number(locals[$0]) }
  }

  /// A global by its name or export.
  func global(named name: String) -> Int64? {
    guard let instance = worker.instance else { return nil }
    let code = CodeText(instance.module)
    let index = instance.globals.indices.first { code.name(GlobalIndex($0)) == name }
    return index.flatMap { indexed("global", Int64($0)) }
  }

  /// `local[0]`, `stack[0]`, `global[2]`, `u8[0x100]` and so on.
  func indexed(_ name: String, _ index: Int64) -> Int64? {
    switch name {
    case "local":
      guard !worker.machine.frames.isEmpty else { return nil }
      return element(worker.machine.locals(ofFrame: 0), index)
    case "stack":
      guard !worker.machine.frames.isEmpty else { return nil }
      return element(worker.machine.operands(ofFrame: 0).reversed(), index)
    case "global":
      guard let instance = worker.instance,
        let address = instance.globals.element(at: index)
      else { return nil }
      let global = worker.machine.globals[address.value]
      return Self.number((global.type.value, global.slot, global.high))
    default: return memory(name, UInt64(bitPattern: index))
    }
  }

  private func element(_ values: [(type: ValueType, slot: UInt64, high: UInt64)], _ index: Int64)
    -> Int64?
  {
    values.element(at: index).map(Self.number)
  }

  /// The lower half of a vector; the expressions have numbers of 64 bits.
  private static func number(_ value: (type: ValueType, slot: UInt64, high: UInt64)) -> Int64 {
    value.type == .i32 ? Int64(Int32(slot: value.slot)) : Int64(bitPattern: value.slot)
  }

  private static let units: [String: (width: Int, isSigned: Bool)] = [
    "u8": (1, false), "i8": (1, true), "u16": (2, false), "i16": (2, true), "u32": (4, false),
    "i32": (4, true), "i64": (8, true),
  ]

  private func memory(_ unit: String, _ address: UInt64) -> Int64? {
    guard let (width, isSigned) = Self.units[unit], let memory = worker.memory,
      worker.machine.memories[memory.value].contains(address, count: UInt64(width))
    else { return nil }
    let value = worker.machine.memories[memory.value].load(at: Int(address), width: width)
    guard isSigned else { return Int64(bitPattern: value) }
    let shift = Int64(64 - 8 * width)
    return (Int64(bitPattern: value) << shift) >> shift
  }

  /// How often an event of a name happened.
  func count(_ name: String) -> Int64? {
    guard EventName.all.contains(name) else { return nil }
    return Int64(worker.realm.events.count { EventName.of($0.kind) == name })
  }
}

extension Array {
  fileprivate func element(at index: Int64) -> Element? {
    index >= 0 && index < Int64(count) ? self[Int(index)] : nil
  }
}

/// The names of events in expressions and checks.
enum EventName {
  static let all = [
    "trap", "exhausted", "throw", "catch", "pad", "drop", "begin", "call", "return", "import",
    "abort", "poison",
    "refuse", "hook", "reinit", "request", "console",
  ]

  static var list: String { all.joined(separator: " ") }

  /// The name of a kind, or nil for those that have none.
  static func of(_ kind: Event.Kind) -> String? {
    switch kind {
    case .trap: "trap"
    case .exhausted: "exhausted"
    case .thrown: "throw"
    case .caught: "catch"
    case .landingPad: "pad"
    case .dropped: "drop"
    case .began: "begin"
    case .enter: "call"
    case .leave: "return"
    case .imported: "import"
    case .leaveUnwrapped: "abort"
    case .flagSet: "poison"
    case .refused: "refuse"
    case .hook: "hook"
    case .reset: "reinit"
    case .request: "request"
    case .console: "console"
    default: nil
    }
  }
}
