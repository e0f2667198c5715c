// Table instructions.
//
// Standard: Execution, Instructions, Table Instructions.

import WasmModel

extension Machine {
  func table(_ index: Int32, _ frame: Frame) -> TableInstance {
    tables[tableAddress(Int(index), frame).value]
  }

  private func tableAddress(_ index: Int, _ frame: Frame) -> TableAddress {
    instances[frame.instance.value].tables[index]
  }

  mutating func executeTableGet(_ instruction: PreparedInstruction, _ frame: Frame) {
    let index = UInt64(UInt32(truncatingIfNeeded: operand(0)))
    let table = tableAddress(Int(instruction.a), frame)
    guard isInside(table, index, 1) else { return }
    replaceTop(tables[table.value].elements[Int(index)])
  }

  mutating func executeTableSet(_ instruction: PreparedInstruction, _ frame: Frame) {
    let index = UInt64(UInt32(truncatingIfNeeded: operand(1)))
    let table = tableAddress(Int(instruction.a), frame)
    guard isInside(table, index, 1) else { return }
    write(table, at: Int(index), CollectionOfOne(operand(0)))
    top -= 2
    advance()
  }

  mutating func executeTableGrow(_ instruction: PreparedInstruction, _ frame: Frame) {
    let address = tableAddress(Int(instruction.a), frame)
    let count = UInt64(UInt32(truncatingIfNeeded: operand(0)))
    let old = UInt64(tables[address.value].elements.count)
    let fits = old + count <= tables[address.value].maximum
    if fits { grow(address, by: count, filling: operand(1)) }
    top -= 1
    replaceTop(fits ? old : 0xFFFF_FFFF)
  }

  mutating func executeTableFill(_ instruction: PreparedInstruction, _ frame: Frame) {
    let table = tableAddress(Int(instruction.a), frame)
    let (to, _, count) = threeOperands()
    guard isInside(table, to, count) else { return }
    write(table, at: Int(to), repeatElement(operand(1), count: Int(count)))
    dropThree()
  }

  mutating func executeTableCopy(_ instruction: PreparedInstruction, _ frame: Frame) {
    let destination = tableAddress(Int(instruction.a), frame)
    let source = tableAddress(Int(instruction.b), frame)
    let (to, from, count) = threeOperands()
    guard isInside(source, from, count), isInside(destination, to, count) else { return }
    let references = Array(tables[source.value].elements[Int(from)..<Int(from + count)])
    write(destination, at: Int(to), references)
    dropThree()
  }

  mutating func executeTableInit(_ instruction: PreparedInstruction, _ frame: Frame) {
    let table = tableAddress(Int(instruction.b), frame)
    let (to, from, count) = threeOperands()
    let references = elementReferences(Int(instruction.a), of: frame.instance)
    guard from + count <= UInt64(references.count) else {
      return trap(
        .outOfBoundsTableAccess(index: from, count: count, size: UInt64(references.count)))
    }
    guard isInside(table, to, count) else { return }
    write(table, at: Int(to), references[Int(from)..<Int(from + count)])
    dropThree()
  }

  mutating func executeDropElements(_ instruction: PreparedInstruction, _ frame: Frame) {
    dropElements(Int(instruction.a), of: frame.instance)
    advance()
  }

  /// The references of an element segment; none once it is dropped.
  func elementReferences(_ segment: Int, of address: InstanceAddress) -> [UInt64] {
    let instance = instances[address.value]
    if instance.droppedElements[segment] { return [] }
    return instance.module.elements[segment].elements.map { evaluate($0, in: instance) }
  }

  /// Checks a range, or traps.
  private mutating func isInside(_ table: TableAddress, _ index: UInt64, _ count: UInt64) -> Bool {
    let size = UInt64(tables[table.value].elements.count)
    if index + count <= size { return true }
    trap(.outOfBoundsTableAccess(index: index, count: count, size: size))
    return false
  }
}
