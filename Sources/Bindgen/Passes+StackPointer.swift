// Wraps exported functions: an exception must not leave the shadow stack pointer too low.

import WasmModel

extension Passes {
  /// Lets the exports of a module point at wrappers, one for each function.
  ///
  /// Wrapped are the functions of the program: those with a line in the section, the drop functions
  /// of classes, and all whose names do not begin with `__`, which belong to the runtime. Imported
  /// functions that are exported again are not wrapped. Nothing is wrapped if the module does not
  /// export a mutable `__stack_pointer`.
  ///
  /// Recovery: section 4.6.
  mutating func wrapExports(_ encoding: ExceptionEncoding) {
    guard let pointer = module.findStackPointer() else { return }
    let definitions = importedFunctionCount..<nextFunction.value
    let declared = bindings.exportSignatures
    var wrappers: [FunctionIndex: FunctionIndex] = [:]
    for (position, export) in module.exports.enumerated() {
      guard case .function(let index) = export.description, definitions.contains(index.value),
        declared[export.name] != nil || Self.isOfProgram(export.name)
      else { continue }
      let wrapper = wrappers[index] ?? addExportWrapper(of: index, pointer, encoding)
      wrappers[index] = wrapper
      module.exports[position].description = .function(wrapper)
    }
    declareReferences(to: wrappers)
  }

  private static func isOfProgram(_ name: String) -> Bool {
    !name.hasPrefix("__") || name.hasPrefix("__wbg_") && name.hasSuffix("_free")
      || name.hasPrefix("__wbg_upcast_")
  }

  private mutating func addExportWrapper(
    of index: FunctionIndex, _ pointer: GlobalIndex, _ encoding: ExceptionEncoding
  ) -> FunctionIndex {
    let original = describe(index)
    // A function that had no other name than that of its export keeps it.
    module.names.functions[index] = original.name
    let wrapper = nextFunction
    let body =
      switch encoding {
      case .standard: standardExportWrapper(of: original, pointer)
      case .legacy: legacyExportWrapper(of: original, pointer)
      }
    addFunction(
      .exportWrapper, for: original.name, type: original.type, locals: [.i32], body: body)
    return wrapper
  }

  private func standardExportWrapper(
    of original: Original, _ pointer: GlobalIndex
  ) -> [Instruction] {
    let clause = CatchClause(.allReference, label: 0)
    var body = save(pointer, original)
    body += [
      Instruction(.block, .blockType(.value(.exnref))),
      Instruction(.tryTable, .tryTable(original.block, [clause])),
    ]
    body += original.call + [Instruction(.end), Instruction(.return), Instruction(.end)]
    return body + restore(pointer, original) + [Instruction(.throwRef), Instruction(.end)]
  }

  private func legacyExportWrapper(
    of original: Original, _ pointer: GlobalIndex
  ) -> [Instruction] {
    var body = save(pointer, original) + [Instruction(.try, .blockType(original.block))]
    body += original.call + [Instruction(.catchAll)] + restore(pointer, original)
    return body + [Instruction(.rethrow, .label(0)), Instruction(.end), Instruction(.end)]
  }

  private func save(_ pointer: GlobalIndex, _ original: Original) -> [Instruction] {
    [
      Instruction(.globalGet, .global(pointer)),
      Instruction(.localSet, .local(original.firstLocal)),
    ]
  }

  private func restore(_ pointer: GlobalIndex, _ original: Original) -> [Instruction] {
    [
      Instruction(.localGet, .local(original.firstLocal)),
      Instruction(.globalSet, .global(pointer)),
    ]
  }

  /// An export also permits `ref.func` to name its function. Where the export has moved on to a new
  /// function, a declarative element segment permits it instead.
  mutating func declareReferences(to moved: [FunctionIndex: FunctionIndex]) {
    var referenced: Set<FunctionIndex> = []
    for instruction in module.functions.lazy.flatMap(\.body) where instruction.opcode == .refFunc {
      guard case .function(let index) = instruction.immediate, moved[index] != nil else {
        continue
      }
      referenced.insert(index)
    }
    guard !referenced.isEmpty else { return }
    let elements = referenced.sorted().map {
      ConstantExpression([Instruction(.refFunc, .function($0)), Instruction(.end)])
    }
    module.elements.append(
      ElementSegment(type: .nonNull(.function), elements: elements, mode: .declarative))
  }
}
