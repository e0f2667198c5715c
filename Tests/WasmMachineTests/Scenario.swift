// A program of the suite: what runs, what the host answers, and how it must end.

import Testing
import WasmMachine
import WasmModel

/// Modules of which the last one's `run` is called. The first one is imported as `m0`, the second
/// as `m1`, and so on; what is imported from `host` is made for it.
struct Scenario: Sendable, CustomTestStringConvertible {
  let name: String
  /// The instruction that this program is the case of, if it is one.
  let card: Opcode?
  let modules: [Module]
  let arguments: [UInt64]
  let answers: [Answer]
  let limits: MachineLimits
  let outcome: Outcome

  init(
    _ name: String, card: Opcode? = nil, _ modules: [Module], arguments: [UInt64] = [],
    answers: [Answer] = [], limits: MachineLimits = MachineLimits(), _ outcome: Outcome
  ) {
    self.name = name
    self.card = card
    self.modules = modules
    self.arguments = arguments
    self.answers = answers
    self.limits = limits
    self.outcome = outcome
  }

  init(
    _ name: String, card: Opcode? = nil, arguments: [UInt64] = [], answers: [Answer] = [],
    limits: MachineLimits = MachineLimits(), _ outcome: Outcome, _ build: (inout Module) -> Void
  ) {
    self.init(
      name, card: card, [Module(build)], arguments: arguments, answers: answers, limits: limits,
      outcome)
  }

  var testDescription: String { name }
}

/// What the host does when the machine waits for it.
enum Answer: Sendable {
  case returns([UInt64])
  /// Throws an exception of a tag that a module imports from `host` under this name.
  case throwsException(tag: String, [UInt64])
  case traps(Trap)
  case exhausts
  /// Calls an export of the last module; what comes next answers once that has ended.
  case calls(String, [UInt64])
}

/// How a program ends.
enum Outcome: Sendable {
  case returns([UInt64])
  case returnsNaN(ValueType, canonical: Bool)
  case traps(Trap)
  case trapsAs(phrase: String)
  case exhausts
  case exhaustsStore
  /// The payload of an exception that nobody caught.
  case throwsPayload([UInt64])
  /// It returns, and the first memory begins with these bytes.
  case memory([UInt8])
  /// It returns, and the first table holds these function addresses.
  case table([UInt64?])

  static func returns(_ values: UInt64...) -> Outcome { .returns(values) }
  static func returns(_ value: Int32) -> Outcome { .returns([UInt64(UInt32(bitPattern: value))]) }

  func matches(_ machine: Machine) -> Bool {
    switch (self, machine.status) {
    case (.returns(let expected), .finished): machine.results == expected
    case (.returnsNaN(let type, let canonical), .finished):
      machine.results.count == 1 && isNaN(machine.results[0], type, canonical)
    case (.traps(let expected), .trapped(let trap)): trap == expected
    case (.trapsAs(let phrase), .trapped(let trap)): trap.phrase == phrase
    case (.exhausts, .exhausted): true
    case (.exhaustsStore, .storeExhausted): true
    case (.throwsPayload(let payload), .uncaught(let exception)):
      machine.exceptions[exception.value].payload == payload
    case (.memory(let bytes), .finished): machine.memories[0].bytes.starts(with: bytes)
    case (.table(let elements), .finished):
      Array(machine.tables[0].elements) == elements.map { $0 ?? Reference.null }
    default: false
    }
  }

  /// True for a NaN whose highest payload bit is set, and, if it is canonical, no other.
  private func isNaN(_ slot: UInt64, _ type: ValueType, _ canonical: Bool) -> Bool {
    let payloadBits: UInt64 = type == .f32 ? 22 : 51
    let sign: UInt64 = type == .f32 ? 1 << 31 : 1 << 63
    let quiet: UInt64 = type == .f32 ? 0x7FC0_0000 : 0x7FF8_0000_0000_0000
    let payload = slot & ((1 << payloadBits) - 1)
    return slot & quiet == quiet && (!canonical || payload == 0)
      && (type != .f32 || slot <= UInt64(UInt32.max)) && slot & ~sign >= quiet
  }
}
