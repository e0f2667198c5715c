// The rules of memories and tables.
//
// Standard: Validation, Instructions, Memory Instructions, Table Instructions.

import WasmModel

// Memories.
extension FunctionValidator {
  /// Checks a memory argument and gives the address type of its memory.
  mutating func address(_ argument: MemoryArgument, _ rule: OpcodeRule) throws(ValidationError.Kind)
    -> OperandType
  {
    let address = try context.memory(argument.memory)
    guard argument.alignment <= rule.naturalAlignment else {
      throw .alignmentTooLarge(
        found: argument.alignment, natural: UInt32(rule.naturalAlignment))
    }
    guard argument.offset <= UInt32.max || address == .i64 else {
      throw .offsetOutOfRange(argument.offset)
    }
    return address
  }

  mutating func checkMemoryGrow(_ memory: MemoryIndex) throws(ValidationError.Kind) {
    let address = try context.memory(memory)
    try pop(address)
    operands.push(address)
  }

  mutating func checkMemoryFill(_ memory: MemoryIndex) throws(ValidationError.Kind) {
    let address = try context.memory(memory)
    try pop(address, .i32, address)
  }

  mutating func checkMemoryCopy(_ to: MemoryIndex, _ from: MemoryIndex)
    throws(ValidationError.Kind)
  {
    let (to, from) = (try context.memory(to), try context.memory(from))
    try pop(to, from, smaller(to, from))
  }

  mutating func checkMemoryInit(_ segment: DataIndex, _ memory: MemoryIndex)
    throws(ValidationError.Kind)
  {
    let address = try context.memory(memory)
    try context.checkUse(of: segment)
    try pop(address, .i32, .i32)
  }

  /// The length of a copy must be an address on both sides.
  private func smaller(_ first: OperandType, _ second: OperandType) -> OperandType {
    first == .i64 && second == .i64 ? .i64 : .i32
  }
}

// Tables.
extension FunctionValidator {
  mutating func checkTableGet(_ index: TableIndex) throws(ValidationError.Kind) {
    let table = try context.table(index)
    try pop(table.address)
    operands.push(table.element)
  }

  mutating func checkTableSet(_ index: TableIndex) throws(ValidationError.Kind) {
    let table = try context.table(index)
    try pop(table.address, table.element)
  }

  mutating func checkTableGrow(_ index: TableIndex) throws(ValidationError.Kind) {
    let table = try context.table(index)
    try pop(table.element, table.address)
    operands.push(table.address)
  }

  mutating func checkTableFill(_ index: TableIndex) throws(ValidationError.Kind) {
    let table = try context.table(index)
    try pop(table.address, table.element, table.address)
  }

  mutating func checkTableInit(_ segment: ElementIndex, _ index: TableIndex)
    throws(ValidationError.Kind)
  {
    let table = try context.table(index)
    try typeContext.requireReferences(try context.element(segment), in: table.element)
    try pop(table.address, .i32, .i32)
  }

  mutating func checkTableCopy(_ to: TableIndex, _ from: TableIndex) throws(ValidationError.Kind) {
    let (to, from) = (try context.table(to), try context.table(from))
    try typeContext.requireReferences(from.element, in: to.element)
    try pop(to.address, from.address, smaller(to.address, from.address))
  }
}
