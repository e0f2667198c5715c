// What the passes share: the module so far, and how a function is added to it.

import WasmModel

/// A module on its way through the passes.
struct Passes {
  var module: Module
  var roles: [FunctionIndex: AddedRole] = [:]
  /// Where the functions of the compiled module stood.
  var origins: [FunctionIndex: FunctionIndex]
  let bindings: Bindings
  let options: BindgenOptions
  /// True if the module is no longer the compiled one.
  var isChanged = false

  init(_ module: Module, _ bindings: Bindings, _ options: BindgenOptions) {
    self.module = module
    self.bindings = bindings
    self.options = options
    let functions = (0..<module.importedFunctions.count + module.functions.count)
      .map { FunctionIndex($0) }
    origins = Dictionary(uniqueKeysWithValues: zip(functions, functions))
  }

  var importedFunctionCount: Int { module.importedFunctions.count }

  /// The index that the next added function gets. Functions are added last in the index space, so
  /// that no other one moves.
  var nextFunction: FunctionIndex {
    FunctionIndex(importedFunctionCount + module.functions.count)
  }

  /// Adds a function with a name made from that of the function that it stands for.
  mutating func addFunction(
    _ role: AddedRole, for name: String, type: TypeIndex, locals: [ValueType] = [],
    body: [Instruction]
  ) {
    isChanged = true
    roles[nextFunction] = role
    module.names.functions[nextFunction] = "\(name) [\(role.suffix)]"
    module.functions.append(Function(type: type, locals: locals, body: InstructionList(body)))
  }

  /// Gathers what a wrapper must know of the function that it wraps.
  mutating func describe(_ index: FunctionIndex) -> Original {
    let type = module.functionTypes[index.value]
    let signature = module.functionType(type)
    return Original(
      index: index, type: type, name: module.displayName(of: index), signature: signature,
      block: blockType(signature.results))
  }

  /// Replaces the instructions of all functions, one by one.
  mutating func replaceInstructions(_ change: (Instruction) -> Instruction) {
    isChanged = true
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

/// A function that gets a wrapper or an adapter.
struct Original {
  let index: FunctionIndex
  let type: TypeIndex
  let name: String
  let signature: FunctionType
  /// The type of a block that gives the results of the function.
  let block: BlockType

  /// Calls the function with the parameters of the wrapper: [] -> [results].
  var call: [Instruction] {
    let parameters = signature.parameters.indices.map { LocalIndex($0) }
    return parameters.map { Instruction(.localGet, .local($0)) }
      + [Instruction(.call, .function(index))]
  }

  /// The first local that the wrapper declares.
  var firstLocal: LocalIndex { LocalIndex(signature.parameters.count) }
}
