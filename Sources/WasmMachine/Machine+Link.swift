// Imports: whether what stands in the store is what a module asks for.
//
// Standard: Validation, Matching, External Types; Execution, Modules, Instantiation.

import WasmModel

extension Machine {
  /// Resolves one import, or says why that cannot be.
  func link(
    _ item: Import, _ value: ExternalValue?, into instance: inout Instance
  ) throws(InstantiationError) {
    guard let value else {
      throw .missingImport(
        module: item.module, name: item.name, expected: describe(item.description, instance.module))
    }
    guard matches(value, item.description, instance.types) else {
      throw .incompatibleImport(
        module: item.module, name: item.name, expected: describe(item.description, instance.module),
        found: describe(value))
    }
    switch value {
    case .function(let address): instance.functions.append(address)
    case .table(let address): instance.tables.append(address)
    case .memory(let address): instance.memories.append(address)
    case .global(let address): instance.globals.append(address)
    case .tag(let address): instance.tags.append(address)
    }
  }

  private func matches(
    _ value: ExternalValue, _ expected: Import.Description, _ numbers: [TypeIndex]
  ) -> Bool {
    switch (value, expected) {
    case (.function(let address), .function(let type)):
      registry.matches(functions.typeNumber(of: address), numbers[type.value])
    case (.table(let address), .table(let type)): matches(tables[address.value], type, numbers)
    case (.memory(let address), .memory(let type)): matches(memories[address.value], type)
    case (.global(let address), .global(let type)):
      matches(globals[address.value].type, type, numbers)
    case (.tag(let address), .tag(let type)):
      tags[address.value].typeNumber == numbers[type.value]
    default: false
    }
  }

  private func matches(
    _ table: TableInstance, _ type: TableType, _ numbers: [TypeIndex]
  ) -> Bool {
    table.element == TypeRegistry.canonical(type.element, numbers) && table.address == type.address
      && matches(UInt64(table.elements.count), table.declaredMaximum, type.limits)
  }

  private func matches(_ memory: LinearMemory, _ type: MemoryType) -> Bool {
    memory.address == type.address
      && matches(UInt64(memory.pages), memory.declaredMaximum, type.limits)
  }

  /// A global that can be written must have the very type; else a subtype will do.
  private func matches(
    _ global: GlobalType, _ type: GlobalType, _ numbers: [TypeIndex]
  ) -> Bool {
    let expected = TypeRegistry.canonical(type.value, numbers)
    return global.isMutable == type.isMutable
      && (type.isMutable ? global.value == expected : registry.matches(global.value, expected))
  }

  /// Standard: Validation, Matching, Limits. The limits of the machine play no part in it.
  private func matches(_ size: UInt64, _ maximum: UInt64?, _ limits: Limits) -> Bool {
    guard size >= limits.minimum else { return false }
    guard let allowed = limits.maximum else { return true }
    return maximum.map { $0 <= allowed } ?? false
  }

  private func describe(_ description: Import.Description, _ module: Module) -> String {
    switch description {
    case .function(let type): "a function \(module.functionType(type))"
    case .table(let type): "a table of \(type.element)"
    case .memory(let type): "a memory of at least \(type.limits.minimum) pages"
    case .global(let type): "a \(type.isMutable ? "mutable " : "")global \(type.value)"
    case .tag(let type): "a tag \(module.functionType(type))"
    }
  }

  private func describe(_ value: ExternalValue) -> String {
    switch value {
    case .function(let address): "a function \(functions[address.value].type)"
    case .table(let address): "a table of \(tables[address.value].element)"
    case .memory(let address): "a memory of \(memories[address.value].pages) pages"
    case .global(let address): "a global \(globals[address.value].type.value)"
    case .tag(let address): "a tag \(tags[address.value].type)"
    }
  }
}
