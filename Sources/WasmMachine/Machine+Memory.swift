// Memory instructions.
//
// Standard: Execution, Instructions, Memory Instructions.
// An address of a 32-bit memory is an i32, whose slot is zero in its upper half: both kinds of
// memories are accessed alike.

import WasmModel

extension Machine {
  func memoryAddress(_ index: Int, _ frame: Frame) -> MemoryAddress {
    instances[frame.instance.value].memories[index]
  }

  /// The effective address of an access, or nil after a trap.
  mutating func effectiveAddress(
    _ base: UInt64, _ instruction: PreparedInstruction, _ memory: MemoryAddress
  ) -> Int? {
    let (address, overflow) = base.addingReportingOverflow(instruction.b)
    let size = UInt64(memories[memory.value].bytes.count)
    let width = UInt64(instruction.width)
    if !overflow, isRange(address, width, within: size) { return Int(address) }
    // A sum that does not fit into 64 bits is shown as the greatest number.
    trap(.outOfBoundsMemoryAccess(address: overflow ? .max : address, width: width, size: size))
    return nil
  }

  mutating func executeLoad(_ instruction: PreparedInstruction, _ frame: Frame) {
    let memory = memoryAddress(Int(instruction.a), frame)
    guard let address = effectiveAddress(operand(0), instruction, memory) else { return }
    let width = Int(instruction.width)
    let value = memories[memory.value].bytes.load(at: address, width: width)
    let detail = Int(instruction.detail)
    replaceTop(detail == 0 ? value : signExtended(value, from: width, to: detail))
  }

  mutating func executeStore(_ instruction: PreparedInstruction, _ frame: Frame) {
    let memory = memoryAddress(Int(instruction.a), frame)
    guard let address = effectiveAddress(operand(1), instruction, memory) else { return }
    write(memory, at: UInt64(address), width: instruction.width, operand(0))
    dropOperands(2)
  }

  mutating func executeMemorySize(_ instruction: PreparedInstruction, _ frame: Frame) {
    let memory = memoryAddress(Int(instruction.a), frame)
    pushAndAdvance(UInt64(memories[memory.value].pages))
  }

  /// Pushes the old size in pages, or -1 if the memory may not grow so far.
  mutating func executeMemoryGrow(_ instruction: PreparedInstruction, _ frame: Frame) {
    let memory = memoryAddress(Int(instruction.a), frame)
    let delta = operand(0)
    let old = UInt64(memories[memory.value].pages)
    guard isRange(old, delta, within: memories[memory.value].maximumPages) else {
      return replaceTop(memories[memory.value].address.maximum)
    }
    if delta > 0 { grow(memory, byPages: delta) }
    replaceTop(old)
  }

  mutating func executeMemoryFill(_ instruction: PreparedInstruction, _ frame: Frame) {
    let memory = memoryAddress(Int(instruction.a), frame)
    let (to, value, count) = (operand(2), operand(1), operand(0))
    guard isInside(memory, to, count) else { return }
    write(memory, at: Int(to), repeatElement(UInt8(truncatingIfNeeded: value), count: Int(count)))
    dropOperands(3)
  }

  mutating func executeMemoryCopy(_ instruction: PreparedInstruction, _ frame: Frame) {
    let destination = memoryAddress(Int(instruction.a), frame)
    let source = memoryAddress(Int(instruction.b), frame)
    let (to, from, count) = (operand(2), operand(1), operand(0))
    guard isInside(source, from, count), isInside(destination, to, count) else { return }
    let bytes = memories[source.value].bytes.array(Int(from)..<Int(from + count))
    write(destination, at: Int(to), bytes)
    dropOperands(3)
  }

  mutating func executeMemoryInit(_ instruction: PreparedInstruction, _ frame: Frame) {
    let memory = memoryAddress(Int(instruction.b), frame)
    let (to, from, count) = (operand(2), operand(1), operand(0))
    let bytes = dataBytes(Int(instruction.a), frame)
    guard isRange(from, count, within: UInt64(bytes.count)) else {
      return trap(
        .outOfBoundsMemoryAccess(address: from, width: count, size: UInt64(bytes.count)))
    }
    guard isInside(memory, to, count) else { return }
    write(memory, at: Int(to), bytes[Int(from)..<Int(from + count)])
    dropOperands(3)
  }

  mutating func executeDropData(_ instruction: PreparedInstruction, _ frame: Frame) {
    dropData(Int(instruction.a), of: frame.instance)
    advance()
  }

  /// The bytes of a data segment; none once it is dropped.
  func dataBytes(_ segment: Int, _ frame: Frame) -> [UInt8] {
    instances[frame.instance.value].droppedData[segment]
      ? [] : instances[frame.instance.value].program.module.dataSegments[segment].bytes
  }

  /// Checks a range, or traps.
  private mutating func isInside(
    _ memory: MemoryAddress, _ address: UInt64, _ count: UInt64
  ) -> Bool {
    let size = UInt64(memories[memory.value].bytes.count)
    if isRange(address, count, within: size) { return true }
    trap(.outOfBoundsMemoryAccess(address: address, width: count, size: size))
    return false
  }
}
