// Instructions of arrays.
//
// Standard: Execution, Instructions, Aggregate Instructions.
// Bytes of a data segment stand in an array as they are: both have the low byte first.

import WasmModel

extension Machine {
  /// Checks that an array of so many elements may be made, or exhausts the store.
  private mutating func claimRoom(_ instruction: PreparedInstruction, _ count: UInt64) -> Bool {
    claimRoom(forObjectOf: count * UInt64(instruction.width))
  }

  /// Replaces operands by a new array. There must be room for it.
  private mutating func pushArray(
    _ instruction: PreparedInstruction, _ frame: Frame, instead count: Int, _ bytes: [UInt8]
  ) {
    pushObject(
      instruction.a, frame, instead: count, elementWidth: Int(instruction.width), bytes)
  }

  mutating func executeArrayNew(_ instruction: PreparedInstruction, _ frame: Frame) {
    let count = operand(0)
    guard claimRoom(instruction, count) else { return }
    let width = Int(instruction.width)
    let bytes = ObjectLayout.bytes(value(at: 1, width: width), width: width, count: Int(count))
    pushArray(instruction, frame, instead: 1 + slotCount(width), bytes)
  }

  mutating func executeArrayNewDefault(_ instruction: PreparedInstruction, _ frame: Frame) {
    let count = operand(0)
    guard claimRoom(instruction, count) else { return }
    let byte = layout(instruction.a, in: frame.instance).fields[0].storage.defaultByte
    let bytes = [UInt8](repeating: byte, count: Int(count) * Int(instruction.width))
    pushArray(instruction, frame, instead: 1, bytes)
  }

  mutating func executeArrayNewFixed(_ instruction: PreparedInstruction, _ frame: Frame) {
    let count = Int(instruction.b) * slotCount(Int(instruction.width))
    guard claimRoom(instruction, instruction.b) else { return }
    let layout = layout(instruction.a, in: frame.instance)
    pushArray(
      instruction, frame, instead: count,
      layout.bytes(ofElements: slots.array(top - count..<top)[...]))
  }

  mutating func executeArrayNewData(_ instruction: PreparedInstruction, _ frame: Frame) {
    let data = dataBytes(Int(instruction.b), frame)
    let count = operand(0)
    guard let range = dataRange(data, from: operand(1), count * UInt64(instruction.width)),
      claimRoom(instruction, count)
    else { return }
    pushArray(instruction, frame, instead: 2, Array(data[range]))
  }

  mutating func executeArrayNewElements(_ instruction: PreparedInstruction, _ frame: Frame) {
    let references = elementReferences(Int(instruction.b), of: frame.instance)
    let count = operand(0)
    guard let range = elementRange(references, from: operand(1), count),
      claimRoom(instruction, count)
    else { return }
    let layout = layout(instruction.a, in: frame.instance)
    pushArray(instruction, frame, instead: 2, layout.bytes(ofElements: references[range]))
  }

  mutating func executeArrayGet(_ instruction: PreparedInstruction, isSigned: Bool) {
    let width = Int(instruction.width)
    guard let array = array(at: 1), isInside(array, operand(0), 1) else { return }
    let value = objects[array.value].value(at: Int(operand(0)) * width, width: width)
    top -= 2
    pushField(value, width: width, isSigned: isSigned)
  }

  mutating func executeArraySet(_ instruction: PreparedInstruction) {
    let width = Int(instruction.width)
    let index = operand(slotCount(width))
    guard let array = array(at: slotCount(width) + 1), isInside(array, index, 1) else { return }
    setField(array, at: Int(index) * width, width: width)
    dropOperands(slotCount(width) + 2)
  }

  mutating func executeArrayLength() {
    guard let array = array(at: 0) else { return }
    replaceTop(UInt64(objects[array.value].elementCount))
  }

  mutating func executeArrayFill(_ instruction: PreparedInstruction) {
    let width = Int(instruction.width)
    let start = operand(slotCount(width) + 1)
    let count = operand(0)
    guard let array = array(at: slotCount(width) + 2), isInside(array, start, count) else { return }
    let bytes = ObjectLayout.bytes(value(at: 1, width: width), width: width, count: Int(count))
    write(array, at: Int(start) * width, bytes)
    dropOperands(slotCount(width) + 3)
  }

  mutating func executeArrayCopy(_ instruction: PreparedInstruction) {
    let width = Int(instruction.width)
    let (to, from, count) = (operand(3), operand(1), operand(0))
    guard let destination = array(at: 4), let source = array(at: 2),
      isInside(destination, to, count), isInside(source, from, count)
    else { return }
    let bytes = Array(
      objects[source.value].bytes[Int(from) * width..<Int(from + count) * width])
    write(destination, at: Int(to) * width, bytes)
    dropOperands(5)
  }

  mutating func executeArrayInitData(_ instruction: PreparedInstruction, _ frame: Frame) {
    let width = Int(instruction.width)
    let (to, from, count) = (operand(2), operand(1), operand(0))
    guard let array = array(at: 3), isInside(array, to, count) else { return }
    let data = dataBytes(Int(instruction.b), frame)
    guard let range = dataRange(data, from: from, count * UInt64(width)) else { return }
    write(array, at: Int(to) * width, data[range])
    dropOperands(4)
  }

  mutating func executeArrayInitElements(_ instruction: PreparedInstruction, _ frame: Frame) {
    let width = Int(instruction.width)
    let (to, from, count) = (operand(2), operand(1), operand(0))
    guard let array = array(at: 3), isInside(array, to, count) else { return }
    let references = elementReferences(Int(instruction.b), of: frame.instance)
    guard let range = elementRange(references, from: from, count) else { return }
    let layout = layout(instruction.a, in: frame.instance)
    write(array, at: Int(to) * width, layout.bytes(ofElements: references[range]))
    dropOperands(4)
  }

  // MARK: Operands and ranges

  /// How many slots an element takes on the operand stack.
  private func slotCount(_ width: Int) -> Int { width == 16 ? 2 : 1 }

  /// The value whose last slot is at a depth.
  private func value(at depth: Int, width: Int) -> SlotPair {
    width == 16
      ? SlotPair(slot: operand(depth + 1), high: operand(depth)) : SlotPair(slot: operand(depth))
  }

  /// The array at a depth, or nil after a trap.
  private mutating func array(at depth: Int) -> ObjectAddress? {
    if case .object(let address) = Reference.target(operand(depth)) {
      return ObjectAddress(address)
    }
    trap(.nullArrayReference)
    return nil
  }

  /// Checks a range of elements, or traps.
  private mutating func isInside(_ array: ObjectAddress, _ index: UInt64, _ count: UInt64) -> Bool {
    let size = UInt64(objects[array.value].elementCount)
    if isRange(index, count, within: size) { return true }
    trap(.outOfBoundsArrayAccess(index: index, count: count, size: size))
    return false
  }

  /// The range of some bytes of a data segment, or nil after a trap.
  private mutating func dataRange(_ data: [UInt8], from start: UInt64, _ count: UInt64)
    -> Range<Int>?
  {
    let size = UInt64(data.count)
    if isRange(start, count, within: size) { return Int(start)..<Int(start + count) }
    trap(.outOfBoundsMemoryAccess(address: start, width: count, size: size))
    return nil
  }

  /// The range of some references of an element segment, or nil after a trap.
  private mutating func elementRange(_ elements: [UInt64], from start: UInt64, _ count: UInt64)
    -> Range<Int>?
  {
    let size = UInt64(elements.count)
    if isRange(start, count, within: size) { return Int(start)..<Int(start + count) }
    trap(.outOfBoundsTableAccess(index: start, count: count, size: size))
    return nil
  }
}
