// Lookups in the index spaces of a module that fail for an index that names nothing.

import WasmModel

extension ModuleContext {
  func signature(of function: FunctionIndex) throws(ValidationError.Kind) -> Signature {
    try check(function)
    return try types.signature(functions[function.value])
  }

  func payload(of tag: TagIndex) throws(ValidationError.Kind) -> TypeList {
    guard tag.value < tags.count else { throw .unknown(.tag, tag.value) }
    return try types.signature(tags[tag.value]).parameters
  }

  func table(_ index: TableIndex) throws(ValidationError.Kind) -> TableEntry {
    guard index.value < tables.count else { throw .unknown(.table, index.value) }
    return tables[index.value]
  }

  /// The address type of a memory.
  func memory(_ index: MemoryIndex) throws(ValidationError.Kind) -> OperandType {
    guard index.value < memories.count else { throw .unknown(.memory, index.value) }
    return memories[index.value]
  }

  func check(_ index: GlobalIndex) throws(ValidationError.Kind) {
    guard index.value < globals.count else { throw .unknown(.global, index.value) }
  }

  func element(_ index: ElementIndex) throws(ValidationError.Kind) -> OperandType {
    guard index.value < elements.count else { throw .unknown(.element, index.value) }
    return elements[index.value]
  }

  func check(_ index: FunctionIndex) throws(ValidationError.Kind) {
    guard index.value < functions.count else { throw .unknown(.function, index.value) }
  }

  /// Checks a data segment that an instruction names.
  func checkUse(of segment: DataIndex) throws(ValidationError.Kind) {
    guard segment.value < dataCount else { throw .unknown(.data, segment.value) }
    guard hasDataCountSection else { throw .dataCountRequired }
  }
}

extension AddressType {
  var operandType: OperandType { self == .i32 ? .i32 : .i64 }
}
