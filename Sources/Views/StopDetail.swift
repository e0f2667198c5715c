// The numbers behind a trap: addresses, limits, types, operands.

import Recovery
import WasmMachine
import WasmModel

/// What a trap was about, in numbers.
enum StopDetail {
  /// As in `address 2147483647 + 4 bytes > memory of 65536 bytes`; nil where numbers say nothing.
  static func text(_ worker: Worker) -> String? {
    guard case .trapped(let trap) = worker.machine.status else { return nil }
    // The instruction of an injected trap did not run: its operands mean nothing.
    let isInjected =
      if case .fault? = worker.realm.events.dropLast().last?.kind { true } else { false }
    let operands = isInjected ? [] : worker.machine.operands(ofFrame: 0)
    switch trap {
    case .outOfBoundsMemoryAccess(let address, let width, let size):
      return "address \(address) + \(bytes(width)) > memory of \(bytes(size))"
    case .outOfBoundsTableAccess(let index, let count, let size):
      return "index \(index) + \(elements(count)) > table\(table(worker)) of \(elements(size))"
    case .undefinedElement(let index, let size):
      return "element \(index) > last of table\(table(worker)) with \(elements(size))"
    case .uninitializedElement(let index):
      return "element \(index) of table\(table(worker)) is null"
    case .indirectCallTypeMismatch(let expected, let found):
      let index = operands.last.map { "element \(UInt32(truncatingIfNeeded: $0.slot)): " } ?? ""
      return "\(index)expected \(expected), found \(found)"
    case .outOfBoundsArrayAccess(let index, let count, let size):
      return "index \(index) + \(elements(count)) > array of \(elements(size))"
    case .integerDivideByZero where operands.count >= 2, .integerOverflow where operands.count >= 2:
      return operands.suffix(2).map { NumberText.text($0.type, $0.slot, high: $0.high) }
        .joined(separator: " divided by ")
    case .conversionOverflow, .invalidConversionToInteger:
      return operands.last.map {
        "the operand is \(NumberText.text($0.type, $0.slot, high: $0.high)), of \($0.type)"
      }
    default: return trap.detail
    }
  }

  /// The number of the table that the instruction names, as in ` 0`.
  private static func table(_ worker: Worker) -> String {
    guard let place = worker.machine.findPlace(ofFrame: 0), let frame = worker.machine.frames.last
    else { return "" }
    return switch worker.machine.code(of: frame).body[place.pc].immediate {
    case .typeTable(_, let table), .table(let table), .elementTable(_, let table): " \(table)"
    default: ""
    }
  }

  private static func bytes(_ count: UInt64) -> String { "\(count) byte\(count == 1 ? "" : "s")" }

  private static func elements(_ count: UInt64) -> String {
    "\(count) element\(count == 1 ? "" : "s")"
  }
}
