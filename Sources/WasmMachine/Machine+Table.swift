// Table instructions.
//
// Standard: Execution, Instructions, Table Instructions.
// An index into a 32-bit table is an i32, whose slot is zero in its upper half: both kinds of tables
// are accessed alike.

import WasmModel

extension Machine {
  func tableAddress(_ index: Int, _ frame: Frame) -> TableAddress {
    instances[frame.instance.value].tables[index]
  }

  mutating func executeTableSize(_ instruction: PreparedInstruction, _ frame: Frame) {
    let table = tableAddress(Int(instruction.a), frame)
    pushAndAdvance(UInt64(tables[table.value].elements.count))
  }

  mutating func executeTableGet(_ instruction: PreparedInstruction, _ frame: Frame) {
    let index = operand(0)
    let table = tableAddress(Int(instruction.a), frame)
    guard isInside(table, index, 1) else { return }
    replaceTop(tables[table.value].elements[Int(index)])
  }

  mutating func executeTableSet(_ instruction: PreparedInstruction, _ frame: Frame) {
    let index = operand(1)
    let table = tableAddress(Int(instruction.a), frame)
    guard isInside(table, index, 1) else { return }
    write(table, at: Int(index), CollectionOfOne(operand(0)))
    dropOperands(2)
  }

  /// Pushes the old size, or -1 if the table may not grow so far.
  mutating func executeTableGrow(_ instruction: PreparedInstruction, _ frame: Frame) {
    let table = tableAddress(Int(instruction.a), frame)
    let count = operand(0)
    let old = UInt64(tables[table.value].elements.count)
    let fits = isRange(old, count, within: tables[table.value].maximum)
    if fits { grow(table, by: count, filling: operand(1)) }
    top -= 1
    replaceTop(fits ? old : tables[table.value].address.maximum)
  }

  mutating func executeTableFill(_ instruction: PreparedInstruction, _ frame: Frame) {
    let table = tableAddress(Int(instruction.a), frame)
    let (to, count) = (operand(2), operand(0))
    guard isInside(table, to, count) else { return }
    write(table, at: Int(to), repeatElement(operand(1), count: Int(count)))
    dropOperands(3)
  }

  mutating func executeTableCopy(_ instruction: PreparedInstruction, _ frame: Frame) {
    let destination = tableAddress(Int(instruction.a), frame)
    let source = tableAddress(Int(instruction.b), frame)
    let (to, from, count) = (operand(2), operand(1), operand(0))
    guard isInside(source, from, count), isInside(destination, to, count) else { return }
    let references = tables[source.value].elements.array(Int(from)..<Int(from + count))
    write(destination, at: Int(to), references)
    dropOperands(3)
  }

  mutating func executeTableInit(_ instruction: PreparedInstruction, _ frame: Frame) {
    let table = tableAddress(Int(instruction.b), frame)
    let (to, from, count) = (operand(2), operand(1), operand(0))
    let references = elementReferences(Int(instruction.a), of: frame.instance)
    guard isRange(from, count, within: UInt64(references.count)) else {
      return trap(
        .outOfBoundsTableAccess(index: from, count: count, size: UInt64(references.count)))
    }
    guard isInside(table, to, count) else { return }
    write(table, at: Int(to), references[Int(from)..<Int(from + count)])
    dropOperands(3)
  }

  mutating func executeDropElements(_ instruction: PreparedInstruction, _ frame: Frame) {
    dropElements(Int(instruction.a), of: frame.instance)
    advance()
  }

  /// The references of an element segment; none once it is dropped.
  func elementReferences(_ segment: Int, of address: InstanceAddress) -> [UInt64] {
    instances[address.value].droppedElements[segment]
      ? [] : instances[address.value].elements[segment]
  }

  /// Checks a range, or traps.
  private mutating func isInside(_ table: TableAddress, _ index: UInt64, _ count: UInt64) -> Bool {
    let size = UInt64(tables[table.value].elements.count)
    if isRange(index, count, within: size) { return true }
    trap(.outOfBoundsTableAccess(index: index, count: count, size: size))
    return false
  }
}
