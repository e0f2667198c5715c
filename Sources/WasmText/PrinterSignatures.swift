// The types that folding looks up: of functions, tags, structures and blocks.
//
// Standard: Structure, Types.

import WasmModel

/// The types of the functions and tags of a module, looked up often.
struct PrinterSignatures {
  private let module: Module
  private let functions: [TypeIndex]
  private let tags: [TypeIndex]

  init(_ module: Module) {
    self.module = module
    functions = module.functionTypes
    tags = module.tagTypes
  }

  func type(_ index: TypeIndex) -> FunctionType? { module.findFunctionType(index) }

  func function(_ index: FunctionIndex) -> FunctionType? {
    functions.indices.contains(index.value) ? type(functions[index.value]) : nil
  }

  func tag(_ index: TagIndex) -> FunctionType? {
    tags.indices.contains(index.value) ? type(tags[index.value]) : nil
  }

  func fieldCount(_ index: TypeIndex) -> Int? {
    guard module.types.indices.contains(index.value),
      case .structure(let fields) = module.types[index.value].composite
    else { return nil }
    return fields.count
  }

  /// Parameters and results of a block; nil if its type is no function.
  func arity(of block: BlockType) -> PrinterArity? {
    switch block {
    case .empty: .init(0, 0)
    case .value: .init(0, 1)
    case .type(let index): type(index).map(PrinterArity.init)
    }
  }
}
