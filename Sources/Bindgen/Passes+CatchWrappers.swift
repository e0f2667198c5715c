// Wraps imported functions: what JavaScript throws is caught, and a terminated instance stops.

import WasmModel

extension Passes {
  /// Adds a wrapper for each imported function, and makes the functions of the module call it.
  ///
  /// Only direct calls are redirected. A function that is called by way of a table or a reference
  /// is called without the check.
  ///
  /// Recovery: section 4.4.
  mutating func wrapImports(_ flag: TerminatedFlag, _ encoding: ExceptionEncoding) {
    let count = importedFunctionCount
    let tags = importTags()
    let critical =
      options.mode.unwinds
      ? nil
      : importFunction(
        Intrinsic.rethrowCritical, .criticalImport, FunctionType([.externref], []))
    let firstWrapper = nextFunction.value
    redirectCalls(
      to: Dictionary(
        uniqueKeysWithValues: (0..<count).map {
          (FunctionIndex($0), FunctionIndex(firstWrapper + $0))
        }))
    let catching = findCatchingImports()
    let code = CatchWrapperCode(module, flag, tags)
    for index in (0..<count).map({ FunctionIndex($0) }) {
      let original = describe(index)
      let verdict: CatchWrapperCode.Verdict =
        if catching.contains(index) {
          .store
        } else if let critical {
          .rethrowCritical(critical)
        } else {
          .throwWrapped
        }
      addFunction(
        .importWrapper, for: original.name, type: original.type,
        locals: code.locals(verdict, encoding), body: code.body(of: original, verdict, encoding))
    }
  }

  /// Adds a wrapper for each import that is declared with `catch`, as from 0.2.109 on, when there was
  /// no flag to check yet. What it does not catch passes through.
  ///
  /// Recovery: section 1.1, 2026-01-20.
  mutating func wrapCatchingImports() {
    let catching = findCatchingImports()
    guard !catching.isEmpty else { return }
    let first = module.importedTags.count
    let tag = importTag("__wbindgen_jstag", at: first, moving: 1)
    var wrappers: [FunctionIndex: FunctionIndex] = [:]
    let code = CatchWrapperCode(module, nil, GuardTags(javaScript: tag, wrapped: tag))
    for (number, index) in catching.sorted().enumerated() {
      wrappers[index] = FunctionIndex(nextFunction.value + number)
    }
    redirectCalls(to: wrappers)
    for index in catching.sorted() {
      let original = describe(index)
      addFunction(
        .importWrapper, for: original.name, type: original.type,
        locals: code.locals(.store, .standard), body: code.uncheckedBody(of: original))
    }
  }

  /// Must run before there are wrappers, as these call the imported functions themselves.
  private mutating func redirectCalls(to wrappers: [FunctionIndex: FunctionIndex]) {
    replaceInstructions {
      guard $0.opcode == .call || $0.opcode == .returnCall,
        case .function(let callee) = $0.immediate, let wrapper = wrappers[callee]
      else { return $0 }
      return Instruction($0.opcode, .function(wrapper))
    }
  }

  private func findCatchingImports() -> Set<FunctionIndex> {
    Set(bindings.imports.filter(\.catches).compactMap { findImport($0.symbol) })
  }
}
