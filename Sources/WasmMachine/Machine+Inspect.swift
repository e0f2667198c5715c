// Looking at the machine: where it is, and what stands in its frames.

import WasmModel
import WasmValidation

/// A place in code.
public struct Place: Hashable, Sendable {
  public let instance: InstanceAddress
  public let function: FunctionIndex
  public let pc: Int
  /// The byte offset in the module, or nil for code that no file holds.
  public let offset: Int?
  /// The byte offset in the function body, or the pc for code that no file holds.
  public let bodyOffset: Int
}

extension Machine {
  /// The place of a frame; 0 is the innermost one.
  public func findPlace(ofFrame depth: Int) -> Place? {
    guard depth < frames.count else { return nil }
    let frame = frames[frames.count - 1 - depth]
    let code = code(of: frame)
    let pc = Int(frame.pc)
    let offset = code.offsets.indices.contains(pc) ? code.offsets[pc] : nil
    return Place(
      instance: frame.instance, function: code.function.index, pc: pc, offset: offset,
      bodyOffset: offset.map { $0 - code.bodyOffset } ?? pc)
  }

  /// The instruction that the next step executes, if the machine is about to execute one.
  public var nextInstruction: Instruction? {
    guard status == .running, let frame = frames.last else { return nil }
    return code(of: frame).body[Int(frame.pc)]
  }

  /// The opcode of ``nextInstruction``, without its immediates.
  public var nextOpcode: Opcode? {
    guard status == .running, let frame = frames.last else { return nil }
    return code(of: frame).steps[Int(frame.pc)].opcode
  }

  /// The locals of a frame with their types; a vector has an upper half, `high`.
  public func locals(ofFrame depth: Int) -> [(type: ValueType, slot: UInt64, high: UInt64)] {
    let frame = frames[frames.count - 1 - depth]
    return values(code(of: frame).function.locals, from: Int(frame.base), to: Int(frame.operands))
  }

  /// The operands of a frame with their types, bottom first; a vector has an upper half, `high`.
  public func operands(ofFrame depth: Int) -> [(type: ValueType, slot: UInt64, high: UInt64)] {
    let frame = frames[frames.count - 1 - depth]
    let program = instances[frame.instance.value].program
    let index = code(of: frame).function.index
    let types = program.validated.operandTypes(of: index)[Int(frame.pc)] ?? []
    let end = depth == 0 ? top : Int(frames[frames.count - depth].base)
    return values(types, from: Int(frame.operands), to: end)
  }

  /// The values of some types that stand between two slots; those that would lie beyond are left out.
  private func values(_ types: [ValueType], from start: Int, to end: Int)
    -> [(type: ValueType, slot: UInt64, high: UInt64)]
  {
    var values: [(type: ValueType, slot: UInt64, high: UInt64)] = []
    var slot = start
    for type in types {
      let next = slot + type.slotCount
      guard next <= end else { break }
      values.append((type, slots[slot], type == .v128 ? slots[slot + 1] : 0))
      slot = next
    }
    return values
  }

  /// The fields of a structure, or up to `limit` elements of an array, with their types, whose
  /// references hold numbers of the registry. Packed ones are extended with zeros.
  public func fields(of address: ObjectAddress, limit: Int = .max)
    -> [(type: StorageType, slot: UInt64, high: UInt64)]
  {
    let object = objects[address.value]
    let composite = registry.types[object.type.value].composite
    let fields = ObjectLayout(composite).fields
    func read(_ storage: StorageType, _ offset: Int)
      -> (type: StorageType, slot: UInt64, high: UInt64)
    {
      let value = object.value(at: offset, width: storage.width)
      return (storage, value.slot, value.high)
    }
    if case .array(let element) = composite {
      return (0..<min(limit, object.elementCount)).map {
        read(element.storage, $0 * object.elementWidth)
      }
    }
    return fields.map { read($0.storage, $0.offset) }
  }
}
