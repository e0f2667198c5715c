// Tables, memories, globals and tags.
//
// Standard: Text Format, Modules, Tables, Memories, Globals, Tags; Types, Limits.

import WasmModel

// Indices, in the order of the text.
extension ModuleParser {
  mutating func nextFunction(_ binding: Binding?) -> FunctionIndex {
    let index = FunctionIndex(counts.functions)
    counts.functions += 1
    if let binding { module.names.functions[index] = binding.text }
    return index
  }

  mutating func nextTable(_ binding: Binding?) -> TableIndex {
    let index = TableIndex(counts.tables)
    counts.tables += 1
    if let binding { module.names.tables[index] = binding.text }
    return index
  }

  mutating func nextMemory(_ binding: Binding?) -> MemoryIndex {
    let index = MemoryIndex(counts.memories)
    counts.memories += 1
    if let binding { module.names.memories[index] = binding.text }
    return index
  }

  mutating func nextGlobal(_ binding: Binding?) -> GlobalIndex {
    let index = GlobalIndex(counts.globals)
    counts.globals += 1
    if let binding { module.names.globals[index] = binding.text }
    return index
  }

  mutating func nextTag(_ binding: Binding?) -> TagIndex {
    let index = TagIndex(counts.tags)
    counts.tags += 1
    if let binding { module.names.tags[index] = binding.text }
    return index
  }
}

// Types.
extension ModuleParser {
  mutating func readTableType() throws(TextError) -> TableType {
    let address = readAddressType()
    let limits = try readLimits()
    return TableType(element: try readReferenceType(), limits: limits, address: address)
  }

  mutating func readMemoryType() throws(TextError) -> MemoryType {
    let address = readAddressType()
    return MemoryType(limits: try readLimits(), address: address)
  }

  mutating func readGlobalType() throws(TextError) -> GlobalType {
    guard cursor.readIfOpen(.mut) else {
      return GlobalType(value: try readValueType(), isMutable: false)
    }
    let type = try readValueType()
    try cursor.readRightParenthesis()
    return GlobalType(value: type, isMutable: true)
  }

  private mutating func readAddressType() -> AddressType {
    if cursor.readIf(.i64) { return .i64 }
    _ = cursor.readIf(.i32)
    return .i32
  }

  private mutating func readLimits() throws(TextError) -> Limits {
    let minimum = try cursor.readNatural64()
    let maximum = cursor.token.kind == .natural ? try cursor.readNatural64() : nil
    return Limits(minimum: minimum, maximum: maximum)
  }
}

// Definitions.
extension ModuleParser {
  mutating func parseTable() throws(TextError) {
    let offset = cursor.token.start
    cursor.move(to: cursor.position + 2)
    let index = nextTable(try readBinding())
    try readInlineExports(.table(index))
    if let names = try readInlineImport() {
      try importTable(names, index, at: offset)
    } else {
      module.places.tables.append(offset)
      module.tables.append(try readTable(index))
    }
    try cursor.readRightParenthesis()
  }

  private mutating func readTable(_ index: TableIndex) throws(TextError) -> Table {
    let start = cursor.position
    let address = readAddressType()
    guard cursor.token.kind != .natural else {
      cursor.move(to: start)
      let type = try readTableType()
      return Table(
        type: type, initial: cursor.isAtRightParenthesis ? nil : try readConstantExpression())
    }
    let element = try readReferenceType()
    let count = UInt64(try readInlineElements(of: index, address, element))
    let limits = Limits(minimum: count, maximum: count)
    return Table(type: TableType(element: element, limits: limits, address: address))
  }

  mutating func parseMemory() throws(TextError) {
    let offset = cursor.token.start
    cursor.move(to: cursor.position + 2)
    let index = nextMemory(try readBinding())
    try readInlineExports(.memory(index))
    if let names = try readInlineImport() {
      try importMemory(names, index, at: offset)
    } else {
      module.places.memories.append(offset)
      module.memories.append(try readMemory(index))
    }
    try cursor.readRightParenthesis()
  }

  private mutating func readMemory(_ index: MemoryIndex) throws(TextError) -> MemoryType {
    let start = cursor.position
    let address = readAddressType()
    guard cursor.openKeyword == .data else {
      cursor.move(to: start)
      return try readMemoryType()
    }
    let count = try readInlineData(of: index, address)
    let pages = UInt64((count + MemoryType.pageSize - 1) / MemoryType.pageSize)
    return MemoryType(limits: Limits(minimum: pages, maximum: pages), address: address)
  }

  mutating func parseGlobal() throws(TextError) {
    let offset = cursor.token.start
    cursor.move(to: cursor.position + 2)
    let index = nextGlobal(try readBinding())
    try readInlineExports(.global(index))
    if let names = try readInlineImport() {
      try importGlobal(names, index, at: offset)
    } else {
      module.places.globals.append(offset)
      let type = try readGlobalType()
      module.globals.append(Global(type: type, initial: try readConstantExpression()))
    }
    try cursor.readRightParenthesis()
  }

  mutating func parseTag() throws(TextError) {
    let offset = cursor.token.start
    cursor.move(to: cursor.position + 2)
    let index = nextTag(try readBinding())
    try readInlineExports(.tag(index))
    if let names = try readInlineImport() {
      try importTag(names, index, at: offset)
    } else {
      module.places.tags.append(offset)
      module.tags.append(try readTypeUse(allowsNames: true))
    }
    try cursor.readRightParenthesis()
  }
}
