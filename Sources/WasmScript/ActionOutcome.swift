// What an action ends in, and how the machine gets there.

import WasmMachine
import WasmModel

/// What came of a call.
enum ActionOutcome {
  case returned([TypedValue])
  case trapped(Trap)
  case exhausted
  /// Of structures and arrays there are more than the machine holds.
  case storeExhausted
  case threw
  case endless

  /// What the suite calls it.
  var phrase: String {
    switch self {
    case .returned: "results"
    case .trapped(let trap): trap.phrase + (trap.detail.map { ": \($0)" } ?? "")
    case .exhausted: "call stack exhausted"
    case .storeExhausted: "store exhausted"
    case .threw: "an exception"
    case .endless: "no end in sight after \(ScriptRunner.maximumTicks) ticks"
    }
  }
}

/// A value with its type; a vector has a second slot.
struct TypedValue {
  let type: ValueType
  let slot: UInt64
  let high: UInt64

  init(_ type: ValueType, _ slot: UInt64, _ high: UInt64 = 0) {
    self.type = type
    self.slot = slot
    self.high = high
  }

  var text: String { "\(type) \(NumberText.text(type, slot, high: high))" }

  /// Takes the values of these types out of a list of slots.
  static func list(_ types: [ValueType], _ slots: [UInt64]) -> [TypedValue] {
    var position = 0
    return types.map { type in
      defer { position += type.slotCount }
      return TypedValue(type, slots[position], type == .v128 ? slots[position + 1] : 0)
    }
  }
}

extension Machine {
  /// Calls a function and lets it run to its end.
  mutating func play(
    _ address: FunctionAddress, _ arguments: [UInt64], _ form: ExecutionForm
  ) -> ActionOutcome {
    invoke(address, arguments)
    // Nobody steps back in a script.
    var goal = RunGoal()
    goal.ticks = ScriptRunner.maximumTicks
    if canStep { _ = run(goal, form: form) }
    defer { endActivation() }
    switch status {
    case .finished:
      return .returned(TypedValue.list(functions[address.value].type.results, results))
    case .trapped(let trap): return .trapped(trap)
    case .exhausted: return .exhausted
    case .storeExhausted: return .storeExhausted
    case .uncaught: return .threw
    default: return .endless
    }
  }
}
