// Structures and arrays in the store, and how their fields stand in bytes.
//
// Standard: Execution, Runtime Structure, Structure Instances, Array Instances.

import WasmModel

/// A structure or an array.
///
/// Objects are deliberately never collected: they are the past that steps are taken back to.
/// ``MachineLimits/objectBytes`` limits them.
public struct ObjectInstance: Hashable, Sendable {
  /// The number of its type in the registry of the machine.
  public let type: TypeIndex
  /// The fields or elements, one behind the other, each in as many bytes as its type needs.
  public internal(set) var bytes: [UInt8]
  /// The bytes of an element of an array; 0 for a structure.
  let elementWidth: Int

  /// The length of an array; 0 for a structure.
  public var elementCount: Int { elementWidth == 0 ? 0 : bytes.count / elementWidth }

  /// What it counts in ``MachineLimits/objectBytes``.
  var cost: Int { bytes.count + MachineLimits.objectOverhead }
}

extension StorageType {
  /// How many bytes a field takes; a reference takes a whole slot.
  var width: Int { byteCount ?? 8 }

  /// The byte that a field of zero or null is made of.
  var defaultByte: UInt8 {
    if case .value(.reference) = self { 0xFF } else { 0 }
  }
}

/// A value as one slot or, if it is a vector, two.
struct SlotPair: Hashable, Sendable {
  var slot: UInt64
  var high: UInt64 = 0
}

/// Where the fields of a structure stand, or the first element of an array.
struct ObjectLayout: Sendable {
  struct Field: Sendable {
    let storage: StorageType
    let offset: Int
    var width: Int { storage.width }
  }

  let fields: [Field]
  /// The bytes of a structure.
  let byteCount: Int
  /// How many slots the fields of a structure take on the operand stack.
  let slotCount: Int
  let isArray: Bool

  /// A subtype begins with the fields of its supertype, so that those stand at the same places.
  init(_ type: CompositeType) {
    let storages: [StorageType] =
      switch type {
      case .function: []
      case .structure(let fields): fields.map(\.storage)
      case .array(let element): [element.storage]
      }
    var offset = 0
    fields = storages.map { storage in
      defer { offset += storage.width }
      return Field(storage: storage, offset: offset)
    }
    byteCount = offset
    slotCount = storages.reduce(0) { $0 + $1.unpacked.slotCount }
    if case .array = type { isArray = true } else { isArray = false }
  }

  /// The bytes of a structure whose fields have these values.
  func bytes(ofFields slots: ArraySlice<UInt64>) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: byteCount)
    var next = slots.startIndex
    for field in fields {
      bytes.store(slots[next], at: field.offset, width: min(field.width, 8))
      if field.width == 16 { bytes.store(slots[next + 1], at: field.offset + 8, width: 8) }
      next += field.storage.unpacked.slotCount
    }
    return bytes
  }

  /// The bytes of a structure of zeros and nulls.
  var defaultBytes: [UInt8] {
    fields.flatMap { repeatElement($0.storage.defaultByte, count: $0.width) }
  }

  /// The bytes of an array whose elements have these values.
  func bytes(ofElements slots: ArraySlice<UInt64>) -> [UInt8] {
    let width = min(byteCount, 8)
    var bytes = [UInt8](repeating: 0, count: width * slots.count)
    for (index, slot) in slots.enumerated() { bytes.store(slot, at: index * width, width: width) }
    return bytes
  }

  /// The bytes of an array of `count` elements of the same value, given as one or two slots.
  func bytes(repeating slots: ArraySlice<UInt64>, count: Int) -> [UInt8] {
    let value = SlotPair(slot: slots.first ?? 0, high: slots.count > 1 ? slots.last ?? 0 : 0)
    return Self.bytes(value, width: byteCount, count: count)
  }

  /// The bytes of `count` elements of the same value.
  static func bytes(_ value: SlotPair, width: Int, count: Int) -> [UInt8] {
    var bytes = [UInt8](repeating: UInt8(truncatingIfNeeded: value.slot), count: width * count)
    guard width > 1 else { return bytes }
    for start in stride(from: 0, to: bytes.count, by: width) {
      bytes.store(value.slot, at: start, width: min(width, 8))
      if width == 16 { bytes.store(value.high, at: start + 8, width: 8) }
    }
    return bytes
  }
}

extension ObjectInstance {
  /// The value at an offset, extended with zeros.
  func value(at offset: Int, width: Int) -> SlotPair {
    guard width == 16 else { return SlotPair(slot: bytes.load(at: offset, width: width)) }
    return SlotPair(
      slot: bytes.load(at: offset, width: 8), high: bytes.load(at: offset + 8, width: 8))
  }
}
