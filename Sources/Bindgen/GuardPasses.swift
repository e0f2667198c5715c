// What the passes share: the module so far, and how a wrapper is added to it.

import WasmModel

/// A module on its way through the passes.
struct GuardPasses {
  var module: Module
  private(set) var roles: [FunctionIndex: AddedRole] = [:]
  /// The passes add tags to the imports, but no functions.
  let importedFunctionCount: Int

  init(_ module: Module) {
    self.module = module
    importedFunctionCount = module.importedFunctions.count
  }

  /// The index that the next added function gets. Wrappers come last in the index space, so that
  /// the index of no other function changes.
  var nextFunction: FunctionIndex {
    FunctionIndex(importedFunctionCount + module.functions.count)
  }

  /// Adds a function with the type of the original and a name made from the original's.
  mutating func addWrapper(
    _ role: AddedRole, of original: Original, locals: [ValueType], body: [Instruction]
  ) {
    let suffix = role == .importWrapper ? "import wrapper" : "export wrapper"
    roles[nextFunction] = role
    module.names.functions[nextFunction] = "\(original.name) [\(suffix)]"
    module.functions.append(
      Function(type: original.type, locals: locals, body: InstructionList(body)))
  }

  /// Gathers what a wrapper must know of the function that it wraps.
  mutating func describe(_ index: FunctionIndex, type: TypeIndex) -> Original {
    let signature = module.functionType(type)
    return Original(
      index: index, type: type, name: module.displayName(of: index),
      parameterCount: signature.parameters.count, block: blockType(signature.results))
  }

  /// Replaces the instructions of all functions, one by one.
  mutating func replaceInstructions(_ change: (Instruction) -> Instruction) {
    for position in module.functions.indices {
      module.functions[position].body = InstructionList(
        module.functions[position].body.lazy.map(change))
    }
  }

  /// Finds a type in the module, or adds it.
  mutating func typeIndex(of type: FunctionType) -> TypeIndex {
    let wanted = SubType(type)
    if let position = module.types.firstIndex(of: wanted) { return TypeIndex(position) }
    module.types.append(wanted)
    return TypeIndex(module.types.count - 1)
  }

  /// The type of a block without parameters. Only several results need a type of the module.
  private mutating func blockType(_ results: [ValueType]) -> BlockType {
    switch results.count {
    case 0: .empty
    case 1: .value(results[0])
    default: .type(typeIndex(of: FunctionType([], results)))
    }
  }
}

/// A function that gets a wrapper.
struct Original {
  let index: FunctionIndex
  let type: TypeIndex
  let name: String
  let parameterCount: Int
  /// The type of a block that gives the results of the function.
  let block: BlockType

  /// Calls the function with the parameters of the wrapper: [] -> [results].
  var call: [Instruction] {
    let parameters = (0..<parameterCount).map { LocalIndex($0) }
    return parameters.map { Instruction(.localGet, .local($0)) }
      + [Instruction(.call, .function(index))]
  }

  /// The first local that the wrapper declares.
  var firstLocal: LocalIndex { LocalIndex(parameterCount) }
}
