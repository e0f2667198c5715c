// The rules of the types of imports and definitions.
//
// Standard: Validation, Types, Limits, Table Types, Memory Types; Validation, Modules.

import WasmModel

extension ModuleValidator {
  /// Checks the types of imports and definitions; what these contain may refer to any of them.
  mutating func checkIndexSpaces(_ types: TypeContext) throws(ValidationError.Kind) -> IndexSpaces {
    var spaces = IndexSpaces()
    for (position, item) in module.imports.enumerated() {
      locate(.import(position), module.places.imports, position)
      switch item.description {
      case .function(let type): spaces.functions.append(try checkedFunction(type, types))
      case .table(let type): spaces.tables.append(try checked(type, types))
      case .memory(let type): spaces.memories.append(try checked(type))
      case .global(let type): spaces.globals.append(try checked(type, types))
      case .tag(let type): spaces.tags.append(try checkedTag(type, types))
      }
    }
    try checkFunctionTypes(types, &spaces)
    try checkDefinitions(types, &spaces)
    return spaces
  }

  private mutating func checkFunctionTypes(_ types: TypeContext, _ spaces: inout IndexSpaces)
    throws(ValidationError.Kind)
  {
    for position in module.functions.indices {
      do throws(ValidationError.Kind) {
        spaces.functions.append(try checkedFunction(module.functions[position].type, types))
      } catch {
        locateFunction(position, spaces.functions.count)
        throw error
      }
    }
  }

  private mutating func checkDefinitions(_ types: TypeContext, _ spaces: inout IndexSpaces)
    throws(ValidationError.Kind)
  {
    for (position, table) in module.tables.enumerated() {
      locate(.table(TableIndex(spaces.tables.count)), module.places.tables, position)
      spaces.tables.append(try checked(table.type, types))
    }
    for (position, type) in module.memories.enumerated() {
      locate(.memory(MemoryIndex(spaces.memories.count)), module.places.memories, position)
      spaces.memories.append(try checked(type))
    }
    for (position, type) in module.tags.enumerated() {
      locate(.tag(TagIndex(spaces.tags.count)), module.places.tags, position)
      spaces.tags.append(try checkedTag(type, types))
    }
    for (position, global) in module.globals.enumerated() {
      locate(.global(GlobalIndex(spaces.globals.count)), module.places.globals, position)
      spaces.globals.append(try checked(global.type, types))
    }
    for (position, segment) in module.elements.enumerated() {
      locate(.element(ElementIndex(position)), module.places.elements, position)
      spaces.elements.append(try types.packed(segment.type))
    }
  }

  private func checkedFunction(_ index: TypeIndex, _ types: TypeContext)
    throws(ValidationError.Kind) -> TypeIndex
  {
    _ = try types.signature(index)
    return index
  }

  private func checked(_ type: TableType, _ types: TypeContext) throws(ValidationError.Kind)
    -> TableEntry
  {
    let element = try types.packed(type.element)
    try check(type.limits)
    let largest = max(type.limits.minimum, type.limits.maximum ?? 0)
    guard largest <= type.address.maximum else { throw .tableTooLarge(elements: largest) }
    return TableEntry(element: element, address: type.address.operandType)
  }

  /// Gives the type of a memory's addresses.
  private func checked(_ type: MemoryType) throws(ValidationError.Kind) -> OperandType {
    let largest = max(type.limits.minimum, type.limits.maximum ?? 0)
    let limit = type.address == .i32 ? UInt64(1) << 16 : 1 << 48
    guard largest <= limit else { throw .memoryTooLarge(pages: largest, limit: limit) }
    try check(type.limits)
    return type.address.operandType
  }

  private func check(_ limits: Limits) throws(ValidationError.Kind) {
    guard let maximum = limits.maximum, limits.minimum > maximum else { return }
    throw .minimumAboveMaximum(minimum: limits.minimum, maximum: maximum)
  }

  private func checked(_ type: GlobalType, _ types: TypeContext) throws(ValidationError.Kind)
    -> GlobalEntry
  {
    GlobalEntry(type: try types.packed(type.value), isMutable: type.isMutable)
  }

  private func checkedTag(_ index: TypeIndex, _ types: TypeContext) throws(ValidationError.Kind)
    -> TypeIndex
  {
    let results = try types.signature(index).results
    guard results.isEmpty else { throw .nonEmptyTagResult(types.valueTypes(results)) }
    return index
  }
}
