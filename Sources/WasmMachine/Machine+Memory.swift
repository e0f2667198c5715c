// Memory instructions.
//
// Standard: Execution, Instructions, Memory Instructions.

import WasmModel

extension Machine {
  func memory(_ index: Int32, _ frame: Frame) -> LinearMemory {
    memories[instances[frame.instance.value].memories[Int(index)].value]
  }

  private func memoryAddress(_ index: Int, _ frame: Frame) -> MemoryAddress {
    instances[frame.instance.value].memories[index]
  }

  /// The effective address of an access, or nil after a trap.
  private mutating func effectiveAddress(
    _ base: UInt64, _ instruction: PreparedInstruction, _ memory: MemoryAddress
  ) -> UInt64? {
    let address = UInt64(UInt32(truncatingIfNeeded: base)) &+ instruction.b
    let size = UInt64(memories[memory.value].bytes.count)
    if address &+ UInt64(instruction.width) <= size { return address }
    trap(
      .outOfBoundsMemoryAccess(address: address, width: UInt64(instruction.width), size: size))
    return nil
  }

  mutating func executeLoad(_ instruction: PreparedInstruction, _ frame: Frame) {
    let memory = memoryAddress(Int(instruction.a), frame)
    guard let address = effectiveAddress(operand(0), instruction, memory) else { return }
    var value = memories[memory.value].load(at: Int(address), width: Int(instruction.width))
    if case .load(let fill) = instruction.opcode.card.meaning, fill != .none {
      let shift = 64 - 8 * UInt64(instruction.width)
      value = UInt64(bitPattern: Int64(bitPattern: value << shift) >> Int64(shift))
      if fill == .signed32 { value &= 0xFFFF_FFFF }
    }
    replaceTop(value)
  }

  mutating func executeStore(_ instruction: PreparedInstruction, _ frame: Frame) {
    let memory = memoryAddress(Int(instruction.a), frame)
    guard let address = effectiveAddress(operand(1), instruction, memory) else { return }
    write(memory, at: address, width: instruction.width, operand(0))
    top -= 2
    advance()
  }

  /// Pushes the old size in pages, or -1 if the memory may not grow so far.
  mutating func executeMemoryGrow(_ instruction: PreparedInstruction, _ frame: Frame) {
    let address = memoryAddress(Int(instruction.a), frame)
    let memory = memories[address.value]
    let delta = UInt64(UInt32(truncatingIfNeeded: operand(0)))
    let old = UInt64(memory.pages)
    guard old + delta <= memory.maximumPages else { return replaceTop(0xFFFF_FFFF) }
    if delta > 0 { grow(address, byPages: delta) }
    replaceTop(old)
  }

  mutating func executeMemoryFill(_ instruction: PreparedInstruction, _ frame: Frame) {
    let memory = memoryAddress(Int(instruction.a), frame)
    let (to, value, count) = threeOperands()
    guard isInside(memory, to, count) else { return }
    write(memory, at: Int(to), repeatElement(UInt8(truncatingIfNeeded: value), count: Int(count)))
    dropThree()
  }

  mutating func executeMemoryCopy(_ instruction: PreparedInstruction, _ frame: Frame) {
    let destination = memoryAddress(Int(instruction.a), frame)
    let source = memoryAddress(Int(instruction.b), frame)
    let (to, from, count) = threeOperands()
    guard isInside(source, from, count), isInside(destination, to, count) else { return }
    let bytes = Array(memories[source.value].bytes[Int(from)..<Int(from + count)])
    write(destination, at: Int(to), bytes)
    dropThree()
  }

  mutating func executeMemoryInit(_ instruction: PreparedInstruction, _ frame: Frame) {
    let memory = memoryAddress(Int(instruction.b), frame)
    let (to, from, count) = threeOperands()
    let bytes = dataBytes(Int(instruction.a), frame)
    guard from + count <= UInt64(bytes.count) else {
      return trap(
        .outOfBoundsMemoryAccess(address: from, width: count, size: UInt64(bytes.count)))
    }
    guard isInside(memory, to, count) else { return }
    write(memory, at: Int(to), bytes[Int(from)..<Int(from + count)])
    dropThree()
  }

  mutating func executeDropData(_ instruction: PreparedInstruction, _ frame: Frame) {
    dropData(Int(instruction.a), of: frame.instance)
    advance()
  }

  /// The bytes of a data segment; none once it is dropped.
  private func dataBytes(_ segment: Int, _ frame: Frame) -> [UInt8] {
    let instance = instances[frame.instance.value]
    return instance.droppedData[segment] ? [] : instance.module.dataSegments[segment].bytes
  }

  /// Checks a range, or traps.
  private mutating func isInside(
    _ memory: MemoryAddress, _ address: UInt64, _ count: UInt64
  ) -> Bool {
    let size = UInt64(memories[memory.value].bytes.count)
    if address + count <= size { return true }
    trap(.outOfBoundsMemoryAccess(address: address, width: count, size: size))
    return false
  }

  /// The three top operands of a bulk instruction as unsigned numbers.
  func threeOperands() -> (UInt64, UInt64, UInt64) {
    func number(_ depth: Int) -> UInt64 { UInt64(UInt32(truncatingIfNeeded: operand(depth))) }
    return (number(2), number(1), number(0))
  }

  mutating func dropThree() {
    top -= 3
    advance()
  }
}
