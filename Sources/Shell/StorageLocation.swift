// Where the values of expressions stand, so that their writers can be found.

import WasmMachine
import WasmModel

/// A place that is written when a value changes.
enum StorageLocation: Hashable, Sendable {
  /// Bytes of a memory.
  case memory(MemoryAddress, Range<Int>)
  case global(GlobalAddress)
  /// A local: its frame, counted from the outermost, its index, and its slots in the machine.
  case local(frame: Int, index: Int, slots: Range<Int>)
  /// The list of events: it grows when something happens.
  case events
}

/// A number or reference of a worker, with its place.
struct StoredValue: Hashable, Sendable {
  /// How its bits are read.
  enum Form: Hashable, Sendable {
    case number(MemoryUnit)
    /// Only the lower half is known to expressions.
    case vector
    case reference

    init(_ type: ValueType) {
      switch type {
      case .i32: self = .number(.i32)
      case .i64: self = .number(.i64)
      case .f32: self = .number(.f32)
      case .f64: self = .number(.f64)
      case .v128: self = .vector
      case .reference: self = .reference
      }
    }

    /// The bits that stand for a value, or nil if it does not fit.
    func bits(_ value: Value) -> UInt64? {
      switch self {
      case .number(let unit): unit.bits(value)
      case .vector: nil
      case .reference: value == .null ? Reference.null : nil
      }
    }

    /// As in `i32`.
    var name: String {
      switch self {
      case .number(let unit): unit.rawValue
      case .vector: "v128"
      case .reference: "a reference, where only null can be put"
      }
    }
  }

  let form: Form
  let bits: UInt64
  /// Nil for operands, which have no lasting place.
  let location: StorageLocation?
  /// False for globals that the module declares as constant.
  var isMutable = true

  var value: Value {
    switch form {
    case .number(let unit): unit.value(bits)
    case .vector: .integer(Int64(bitPattern: bits))
    case .reference: bits == Reference.null ? .null : .integer(Int64(bitPattern: bits))
    }
  }

  /// In bytes.
  var width: Int { if case .number(let unit) = form { unit.width } else { 8 } }
}
