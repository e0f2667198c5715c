// Gives functions other indices, where an imported function comes or goes.

import WasmModel

extension Passes {
  /// Adds an imported function behind the others; all defined functions move by one.
  mutating func importFunction(
    _ name: String, _ role: AddedRole, _ type: FunctionType
  ) -> FunctionIndex {
    let index = FunctionIndex(importedFunctionCount)
    moveFunctions { $0 < index ? $0 : FunctionIndex($0.value + 1) }
    let description = Import.Description.function(typeIndex(of: type))
    module.imports.append(
      Import(module: Intrinsic.module, name: name, description: description))
    module.names.functions[index] = name
    roles[index] = role
    return index
  }

  /// Puts a new function in the place of an imported function, which is no longer imported.
  mutating func replaceImport(
    _ intrinsic: Intrinsic, _ role: AddedRole, body: [Instruction]
  ) {
    guard let index = findImport(intrinsic.rawValue) else { return }
    let original = describe(index)
    let replacement = FunctionIndex(nextFunction.value - 1)
    module.imports.removeAll {
      $0.module == Intrinsic.module && $0.name == intrinsic.rawValue
    }
    origins[index] = nil
    module.names.functions[index] = nil
    module.names.locals[index] = nil
    moveFunctions {
      if $0 == index { return replacement }
      return $0 < index ? $0 : FunctionIndex($0.value - 1)
    }
    addFunction(role, for: original.name, type: original.type, body: body)
  }

  /// Finds an imported function of wasm-bindgen.
  func findImport(_ name: String) -> FunctionIndex? {
    let functions = module.imports.filter {
      if case .function = $0.description { true } else { false }
    }
    return functions.firstIndex { $0.module == Intrinsic.module && $0.name == name }
      .map { FunctionIndex($0) }
  }

  /// Gives functions other indices, wherever one is named.
  private mutating func moveFunctions(_ moved: (FunctionIndex) -> FunctionIndex) {
    replaceUses(moved)
    module.names.functions = rekey(module.names.functions, moved)
    module.names.locals = rekey(module.names.locals, moved)
    module.names.labels = rekey(module.names.labels, moved)
    roles = rekey(roles, moved)
    origins = rekey(origins, moved)
  }

  private func rekey<Value>(
    _ table: [FunctionIndex: Value], _ moved: (FunctionIndex) -> FunctionIndex
  ) -> [FunctionIndex: Value] {
    Dictionary(uniqueKeysWithValues: table.map { (moved($0.key), $0.value) })
  }

  /// Lets everything that uses a function use another one: code, exports, constants, the start.
  mutating func replaceUses(_ replacement: (FunctionIndex) -> FunctionIndex) {
    func replaced(_ instruction: Instruction) -> Instruction {
      guard case .function(let index) = instruction.immediate else { return instruction }
      return Instruction(instruction.opcode, .function(replacement(index)))
    }
    isChanged = true
    for position in module.functions.indices {
      module.functions[position].body =
        module.functions[position].body.replacingFunctions(replacement)
    }
    for position in module.exports.indices {
      guard case .function(let index) = module.exports[position].description else { continue }
      module.exports[position].description = .function(replacement(index))
    }
    module.start = module.start.map(replacement)
    for position in module.globals.indices {
      module.globals[position].initial.replaceInstructions(replaced)
    }
    for position in module.tables.indices {
      module.tables[position].initial?.replaceInstructions(replaced)
    }
    for position in module.elements.indices {
      for element in module.elements[position].elements.indices {
        module.elements[position].elements[element].replaceInstructions(replaced)
      }
    }
  }
}

extension ConstantExpression {
  fileprivate mutating func replaceInstructions(_ change: (Instruction) -> Instruction) {
    body = body.map(change)
  }
}
