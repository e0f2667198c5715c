// What instantiation needs of a module, made ready once for all instances.

import WasmModel

struct InstancePreparation: Sendable {
  /// The type of each defined function.
  let functionTypes: [TypeIndex]
  /// Which element segments are declarative: those are dropped from the beginning.
  let declarative: [Bool]

  let importedMemories: Int

  init(_ module: Module) {
    importedMemories = module.importedMemories.count
    functionTypes = module.functions.map(\.type)
    declarative = module.elements.map { $0.mode == .declarative }
  }
}
