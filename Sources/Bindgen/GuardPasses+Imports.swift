// Wraps imported functions: an instance that is terminated while JavaScript runs must not go on.

import WasmModel

extension GuardPasses {
  /// Adds a wrapper for each imported function, and makes the functions of the module call it.
  ///
  /// Only direct calls are redirected. A function that is called by way of a table or a reference
  /// is called without the check.
  ///
  /// Recovery: section 4.4.
  mutating func wrapImports(
    _ flag: TerminatedFlag, _ encoding: ExceptionEncoding, _ tags: GuardTags
  ) {
    redirectCalls(firstWrapper: nextFunction.value)
    for (position, type) in module.importedFunctions.enumerated() {
      let original = describe(FunctionIndex(position), type: type)
      switch encoding {
      case .standard:
        addWrapper(
          .importWrapper, of: original, locals: [.exnref],
          body: standardImportWrapper(of: original, flag, tags))
      case .legacy:
        addWrapper(
          .importWrapper, of: original, locals: [],
          body: legacyImportWrapper(of: original, flag, tags))
      }
    }
  }

  /// Must run before there are wrappers, as these call the imported functions themselves.
  private mutating func redirectCalls(firstWrapper: Int) {
    replaceInstructions { [importedFunctionCount] in
      guard $0.opcode == .call || $0.opcode == .returnCall,
        case .function(let callee) = $0.immediate, callee.value < importedFunctionCount
      else { return $0 }
      return Instruction($0.opcode, .function(FunctionIndex(firstWrapper + callee.value)))
    }
  }

  /// Two blocks around the call, one for each kind of exception; label 0 is the inner one.
  private func standardImportWrapper(
    of original: Original, _ flag: TerminatedFlag, _ tags: GuardTags
  ) -> [Instruction] {
    let clauses = [
      CatchClause(.tag(tags.javaScript), label: 0), CatchClause(.allReference, label: 1),
    ]
    let exception = Immediate.local(original.firstLocal)
    var body = [
      Instruction(.block, .blockType(.value(.exnref))),
      Instruction(.block, .blockType(.value(.externref))),
      Instruction(.tryTable, .tryTable(original.block, clauses)),
    ]
    body += original.call + [Instruction(.end)]
    body += flag.check + [Instruction(.return), Instruction(.end)]
    body += flag.check + [Instruction(.throw, .tag(tags.wrapped)), Instruction(.end)]
    body += [Instruction(.localSet, exception)] + flag.check
    return body + [
      Instruction(.localGet, exception), Instruction(.throwRef), Instruction(.end),
    ]
  }

  private func legacyImportWrapper(
    of original: Original, _ flag: TerminatedFlag, _ tags: GuardTags
  ) -> [Instruction] {
    var body = [Instruction(.try, .blockType(original.block))] + original.call
    body += [Instruction(.catch, .tag(tags.javaScript))] + flag.check
    body += [Instruction(.throw, .tag(tags.wrapped)), Instruction(.catchAll)] + flag.check
    body += [Instruction(.rethrow, .label(0)), Instruction(.end)]
    return body + flag.check + [Instruction(.end)]
  }
}
