// What the rest of a module says: the types behind its index spaces, and which indices exist.
//
// Standard: Validation, Conventions, Contexts.

import WasmModel

/// The part of the standard's context that is the same for a whole module; operands and labels are
/// in ``FunctionValidator``. It never changes, and is shared by reference.
final class ModuleContext: Sendable {
  let types: TypeContext
  let functions: [TypeIndex]
  let tables: [TableEntry]
  /// The address type of each memory.
  let memories: [OperandType]
  let globals: [GlobalEntry]
  let tags: [TypeIndex]
  let elements: [OperandType]
  let dataCount: Int
  let hasDataCountSection: Bool
  /// For each function whether `ref.func` may name it. The standard's name: `refs`.
  let isDeclared: [Bool]

  /// Takes the index spaces of a module.
  init(_ types: TypeContext, _ spaces: IndexSpaces, _ module: Module) {
    self.types = types
    functions = spaces.functions
    tables = spaces.tables
    memories = spaces.memories
    globals = spaces.globals
    tags = spaces.tags
    elements = spaces.elements
    dataCount = module.dataSegments.count
    hasDataCountSection = module.dataCount != nil
    isDeclared = Self.declaredFunctions(of: module, count: spaces.functions.count)
  }

  /// Finds the functions that are named outside of functions and the start section.
  private static func declaredFunctions(of module: Module, count: Int) -> [Bool] {
    var isDeclared = Array(repeating: false, count: count)
    func declare(_ index: FunctionIndex) {
      if index.value < count { isDeclared[index.value] = true }
    }
    func declare(_ expression: ConstantExpression) {
      for instruction in expression.body {
        if case .function(let index) = instruction.immediate { declare(index) }
      }
    }
    for global in module.globals { declare(global.initial) }
    for table in module.tables { if let initial = table.initial { declare(initial) } }
    for segment in module.elements { for element in segment.elements { declare(element) } }
    for export in module.exports {
      if case .function(let index) = export.description { declare(index) }
    }
    return isDeclared
  }
}

/// Index spaces in the making: they grow as the parts of the module are checked.
struct IndexSpaces {
  var functions: [TypeIndex] = []
  var tables: [TableEntry] = []
  var memories: [OperandType] = []
  var globals: [GlobalEntry] = []
  var tags: [TypeIndex] = []
  var elements: [OperandType] = []
}

/// A table: what it holds and how it is addressed.
struct TableEntry {
  let element: OperandType
  let address: OperandType
}

/// A global: what it holds and whether that may change.
struct GlobalEntry {
  let type: OperandType
  let isMutable: Bool
}
