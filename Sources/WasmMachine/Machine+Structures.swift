// Instructions of structures.
//
// Standard: Execution, Instructions, Aggregate Instructions.

import WasmModel

extension Machine {
  /// True if a structure or array with so many bytes of fields may be made.
  func hasRoom(forObjectOf count: UInt64) -> Bool {
    let left = limits.objectBytes - objectBytes - MachineLimits.objectOverhead
    return left >= 0 && count <= UInt64(left)
  }

  /// Checks that an object of so many bytes may be made, or exhausts the store.
  mutating func claimRoom(forObjectOf count: UInt64) -> Bool {
    if hasRoom(forObjectOf: count) { return true }
    set(.storeExhausted)
    return false
  }

  func layout(_ type: Int32, in instance: InstanceAddress) -> ObjectLayout {
    instances[instance.value].program.layouts[Int(type)]
  }

  /// Replaces operands by a new object. There must be room for it.
  mutating func pushObject(
    _ type: Int32, _ frame: Frame, instead count: Int, elementWidth: Int = 0, _ bytes: [UInt8]
  ) {
    let number = instances[frame.instance.value].types[Int(type)]
    let object = makeObject(
      ObjectInstance(type: number, bytes: bytes, elementWidth: elementWidth))
    top -= count
    pushAndAdvance(Reference.object(object.value))
  }

  mutating func executeStructNew(_ instruction: PreparedInstruction, _ frame: Frame) {
    let layout = layout(instruction.a, in: frame.instance)
    guard claimRoom(forObjectOf: UInt64(layout.byteCount)) else { return }
    let bytes = layout.bytes(ofFields: slots.array(top - layout.slotCount..<top)[...])
    pushObject(instruction.a, frame, instead: layout.slotCount, bytes)
  }

  mutating func executeStructNewDefault(_ instruction: PreparedInstruction, _ frame: Frame) {
    let layout = layout(instruction.a, in: frame.instance)
    guard claimRoom(forObjectOf: UInt64(layout.byteCount)) else { return }
    pushObject(instruction.a, frame, instead: 0, layout.defaultBytes)
  }

  mutating func executeStructGet(_ instruction: PreparedInstruction, isSigned: Bool) {
    guard case .object(let address) = Reference.target(operand(0)) else {
      return trap(.nullStructureReference)
    }
    let width = Int(instruction.width)
    let value = objects[address].value(at: Int(instruction.a), width: width)
    top -= 1
    pushField(value, width: width, isSigned: isSigned)
  }

  mutating func executeStructSet(_ instruction: PreparedInstruction) {
    let count = instruction.width == 16 ? 2 : 1
    guard case .object(let address) = Reference.target(operand(count)) else {
      return trap(.nullStructureReference)
    }
    setField(ObjectAddress(address), at: Int(instruction.a), width: Int(instruction.width))
    dropOperands(count + 1)
  }

  /// Pushes what was read from a field, an i8 or i16 extended to an i32.
  mutating func pushField(_ value: SlotPair, width: Int, isSigned: Bool) {
    push(isSigned ? signExtended(value.slot, from: width, to: 4) : value.slot)
    if width == 16 { push(value.high) }
    advance()
  }

  /// Writes the value on top of the stack to a field.
  mutating func setField(_ object: ObjectAddress, at offset: Int, width: Int) {
    if width == 16 {
      write(object, at: offset, width: 8, operand(1))
      write(object, at: offset + 8, width: 8, operand(0))
    } else {
      write(object, at: offset, width: width, operand(0))
    }
  }
}

/// The low bytes of a number with the sign extended to 4 or 8 bytes; the rest is zero.
func signExtended(_ number: UInt64, from width: Int, to result: Int) -> UInt64 {
  let shift = UInt64(64 - 8 * width)
  let extended = UInt64(bitPattern: Int64(bitPattern: number << shift) >> Int64(shift))
  return result == 4 ? extended & 0xFFFF_FFFF : extended
}
