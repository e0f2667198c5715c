// Whether a value is what a script expects.
//
// Standard: the interpreter's documentation, Scripts, the production `result`.

import WasmMachine
import WasmModel
import WasmText

extension ScriptValue {
  /// The value as slots of the machine.
  var slots: [UInt64] {
    switch self {
    case .i32(let bits), .f32(let bits): [UInt64(bits)]
    case .i64(let bits), .f64(let bits): [bits]
    case .v128(let vector): [vector.low, vector.high]
    case .null: [Reference.null]
    case .extern(let number), .host(let number): [number]
    }
  }

  var text: String {
    switch self {
    case .i32(let bits): "i32 \(NumberText.text(.i32, UInt64(bits)))"
    case .i64(let bits): "i64 \(NumberText.text(.i64, bits))"
    case .f32(let bits): "f32 \(NumberText.text(.f32, UInt64(bits)))"
    case .f64(let bits): "f64 \(NumberText.text(.f64, bits))"
    case .v128(let vector): "v128 \(NumberText.text(.v128, vector.low, high: vector.high))"
    case .null(let heap): "ref.null \(heap)"
    case .extern(let number): "ref.extern \(number)"
    case .host(let number): "ref.host \(number)"
    }
  }

  /// True if a value is this one: of the same type, with the same bits.
  func matches(_ value: TypedValue) -> Bool {
    switch (self, value.type) {
    case (.i32(let bits), .i32), (.f32(let bits), .f32): value.slot == UInt64(bits)
    case (.i64(let bits), .i64), (.f64(let bits), .f64): value.slot == bits
    case (.v128(let vector), .v128): vector == V128(low: value.slot, high: value.high)
    case (.null, .reference): value.slot == Reference.null
    case (.extern(let number), .reference), (.host(let number), .reference):
      Reference.target(value.slot) == .host(number)
    default: false
    }
  }
}

extension ScriptResult {
  var text: String {
    switch self {
    case .value(let value): value.text
    case .f32(let pattern): "f32 nan:\(pattern)"
    case .f64(let pattern): "f64 nan:\(pattern)"
    case .vector(let shape, let lanes): "v128 \(shape) " + lanes.map(\.text).joined(separator: " ")
    case .reference(let pattern): "a reference: \(pattern)"
    case .either(let choices): choices.map(\.text).joined(separator: " or ")
    }
  }

  /// True if a value is one that this allows.
  func matches(_ value: TypedValue, _ machine: Machine) -> Bool {
    switch self {
    case .value(let expected): return expected.matches(value)
    case .f32(let pattern): return value.type == .f32 && pattern.matches(value.slot, bits: 32)
    case .f64(let pattern): return value.type == .f64 && pattern.matches(value.slot, bits: 64)
    case .vector(let shape, let lanes):
      guard value.type == .v128 else { return false }
      let vector = V128(low: value.slot, high: value.high)
      return lanes.enumerated().allSatisfy { $1.matches(vector, lane: $0, bits: shape.laneBits) }
    case .reference(let pattern): return pattern.matches(value, machine)
    case .either(let choices): return choices.contains { $0.matches(value, machine) }
    }
  }
}

extension LanePattern {
  fileprivate var text: String {
    switch self {
    case .bits(let bits): NumberText.hex(bits)
    case .nan(let pattern): "nan:\(pattern)"
    }
  }

  fileprivate func matches(_ vector: V128, lane: Int, bits: Int) -> Bool {
    let position = lane * bits
    let half = (position < 64 ? vector.low : vector.high) >> UInt64(position % 64)
    let found = bits == 64 ? half : half & (1 << UInt64(bits) - 1)
    return switch self {
    case .bits(let expected): found == expected
    case .nan(let pattern): pattern.matches(found, bits: bits)
    }
  }
}

extension NaNPattern {
  /// True for a NaN of this kind, of either sign; `bits` is 32 or 64.
  fileprivate func matches(_ value: UInt64, bits: Int) -> Bool {
    let quiet: UInt64 = bits == 32 ? 0x7FC0_0000 : 0x7FF8_0000_0000_0000
    let unsigned = value & (bits == 32 ? 0x7FFF_FFFF : 0x7FFF_FFFF_FFFF_FFFF)
    return switch self {
    case .canonical: unsigned == quiet
    case .arithmetic: unsigned & quiet == quiet
    }
  }
}

extension ReferencePattern {
  fileprivate func matches(_ value: TypedValue, _ machine: Machine) -> Bool {
    guard case .reference(let type) = value.type else { return false }
    if value.slot == Reference.null { return self == .null }
    let top = machine.registry.top(of: type.heap)
    switch self {
    case .null: return false
    case .function: return top == .function
    case .exception: return top == .exception
    case .extern: return top == .extern
    case .any: return top == .any
    case .eq, .i31, .structure, .array: return top == .any && hasKind(value.slot, machine)
    }
  }

  private func hasKind(_ slot: UInt64, _ machine: Machine) -> Bool {
    switch Reference.target(slot) {
    case .i31: return self == .eq || self == .i31
    case .object(let address):
      let composite = machine.registry.types[machine.objects[address].type.value].composite
      return self == .eq || self == (composite.heap == .structure ? .structure : .array)
    case .null, .host: return false
    }
  }
}
